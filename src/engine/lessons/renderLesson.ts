import * as l10n from '@vscode/l10n';
import { stageName } from '../checklist/names';
import { skillName } from '../checklist/skillName';
import type { Rule } from '../model/rule';

/** What a lesson can say about the repository that its reader works in. */
export interface LessonHere {
  /** Where the check stands, in words: `open · 4 places`. */
  readonly state: string;
  /** A few of the reader's own lines, in the order of a tour through them. */
  readonly places: readonly OwnPlace[];
  /** Frameworks that the code imports; of the lesson's variants, theirs are shown. */
  readonly frameworks: readonly string[];
}

/** A line of the reader's own. */
export interface OwnPlace {
  /** `notebooks/train.ipynb · cell 3, line 2` */
  readonly where: string;
  /** The line as it is written; empty when it cannot be shown. */
  readonly line: string;
  /** What follows from it. */
  readonly says: string;
}

/**
 * The rule's page as Markdown: why it matters, what carries over, the reader's own lines, how to mend it, when it is
 * met, more. Needs no network. Without `here` it speaks of no repository.
 */
export function renderLesson(rule: Rule, here?: LessonHere): string {
  const { lesson } = rule;
  const sections = [
    `# ${rule.title}`,
    factsOf(rule),
    section(l10n.t('Why it matters in production'), lesson.why),
    section(l10n.t('What you know already'), lesson.bridge),
    section(l10n.t('In your repository'), here === undefined ? '' : hereText(here)),
    section(l10n.t('How to mend it'), lesson.how),
    ...variantsOf(rule, here).map(([framework, text]) => section(l10n.t('With {0}', framework), text)),
    section(l10n.t('Check'), here === undefined ? '' : checkText(rule)),
    section(l10n.t('More'), lesson.more),
    section(l10n.t('References'), rule.references.map(reference => `- ${reference}`).join('\n')),
    silenceText(rule),
  ];
  return `${sections.filter(text => text !== '').join('\n\n')}\n`;
}

function factsOf({ stage, skills, level, gates, minutes }: Rule): string {
  const gate = gates !== false ? l10n.t('gates Level {0}', level) : l10n.t('belongs to Level {0}', level);
  return [stageName(stage), skills.map(skillName).join(', '), gate, l10n.t('about {0} min', minutes)].join(' · ');
}

function hereText({ state, places }: LessonHere): string {
  const shown = places.map(({ where, line, says }) => [`**${where}**`, codeBlock(line), says].filter(Boolean));
  const tour =
    places.length > 1 ? l10n.t('The tour (*Start the tour* beside this lesson) goes through them one by one.') : '';
  return [l10n.t('Here the check is: {0}.', state.replace(/\.$/, '')), ...shown.flat(), tour]
    .filter(Boolean)
    .join('\n\n');
}

/** Indented code cannot be closed by what stands in it. */
function codeBlock(line: string): string {
  return line.trim() === '' ? '' : `    ${line.trim()}`;
}

/** Those of the frameworks that are used here; all of them where none is, or where nobody knows. */
function variantsOf({ lesson }: Rule, here: LessonHere | undefined): readonly (readonly [string, string])[] {
  const all = Object.entries(lesson.variants);
  const used = all.filter(([framework]) => here?.frameworks.includes(framework));
  return used.length === 0 ? all : used;
}

/** What ends the lesson: the same engine reads the files again. */
function checkText({ met, title, confirm, fix }: Rule): string {
  const goal = l10n.t('The check is met when this is true: *{0}*.', met === '' ? title : met);
  const who = confirm
    ? l10n.t('Only a person can know: *Confirm…* in the checklist asks for what shows it.')
    : l10n.t('Preflight reads the files again after every change, and this page says what it found.');
  const built =
    fix?.kind === 'scaffold'
      ? l10n.t('*Preview fix…* in the checklist builds it from what is in your repository.')
      : '';
  return [goal, built, who].filter(Boolean).join(' ');
}

/** A comment where there is a line, and a waiver where something is missing as a whole. */
function silenceText({ id, detect }: Rule): string {
  return detect.kind === 'practice'
    ? l10n.t('Rule `{0}`. To leave it out here, name it below `waive` in `.preflight.yaml`, with a reason.', id)
    : l10n.t('Rule `{0}`. To silence one place, write `# preflight: ignore[{0}] -- reason` behind the line.', id);
}

function section(heading: string, text: string): string {
  return text === '' ? '' : `## ${heading}\n\n${text.trim()}`;
}

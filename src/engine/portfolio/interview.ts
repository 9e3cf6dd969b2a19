import * as l10n from '@vscode/l10n';
import { skillName } from '../checklist/skillName';
import { type CheckOfRule, isMet, titleOf } from '../checklist/summary';
import { skills } from '../model/skills';
import content from './interview.json';
import { linkTo } from './evidenceLink';

/** What can be said about a skill, and what is asked about it, once a repository shows it. */
export interface SkillTalk {
  readonly points: readonly string[];
  readonly questions: readonly string[];
}

const talks: Readonly<Record<string, SkillTalk>> = content;

/** The words for a skill of the table. */
export function talkOf(skill: string): SkillTalk | undefined {
  return Object.hasOwn(talks, skill) ? talks[skill] : undefined;
}

const SHOWN = 3;

/** For each skill that a line of the repository shows: the line, what to say, and the questions it answers. */
export function interviewLines(pairs: readonly CheckOfRule[]): readonly string[] {
  const shown = pairs.filter(({ check }) => isMet(check) && check.evidence.length > 0);
  const parts = skills.flatMap(skill => {
    const ofSkill = shown.filter(({ rule }) => rule.skills.includes(skill));
    const talk = talkOf(skill);
    return ofSkill.length === 0 || talk === undefined ? [] : skillLines(skill, ofSkill, talk);
  });
  return parts.length === 0 ? [] : [`## ${l10n.t('Skills, and what to say about them')}`, '', ...parts];
}

function skillLines(skill: string, shown: readonly CheckOfRule[], { points, questions }: SkillTalk): readonly string[] {
  return [
    `### ${headingOf(skill)}`,
    '',
    l10n.t('Shown by:'),
    '',
    ...shown
      .slice(0, SHOWN)
      .flatMap(pair => pair.check.evidence.slice(0, 1).map(place => `- ${titleOf(pair)}: ${linkTo(place)}`)),
    '',
    l10n.t('To say, where the lines above bear it out:'),
    '',
    ...points.map(point => `- ${point}`),
    '',
    l10n.t('You may be asked:'),
    '',
    ...questions.map(question => `- ${question}`),
    '',
  ];
}

/** `unit-tests` → `Unit tests` */
function headingOf(skill: string): string {
  const words = skillName(skill);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

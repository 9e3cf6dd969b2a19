import { l10n } from 'vscode';
import {
  type Check,
  type CheckOfRule,
  type Finding,
  type ProjectReport,
  type Rule,
  describeGate,
  rungName,
  standsBefore,
  stateName,
  titleOf,
} from '../engine/index';
import { type Checkbox, type ChecklistNode, type Subject, makeNode } from './checklistNode';
import { evidenceNode, findingNode } from './checklistPlaces';
import type { FolderScan } from './scanController';

export interface CheckContext {
  readonly scan: FolderScan;
  readonly project: ProjectReport;
  /** How many findings a check shows, by the id of its row. */
  readonly limits: ReadonlyMap<string, number>;
  /** The one file whose findings are shown; `undefined` for all. */
  readonly path: string | undefined;
}

/** Findings of one check that are shown at first, and more at each step. */
export const STEP = 50;

/** A check with its places: what is in the way, or what shows that it is met. */
export function checkNode(pair: CheckOfRule, context: CheckContext): ChecklistNode {
  const { check, rule } = pair;
  const { scan, project } = context;
  const id = [scan.folder.key, project.root, 'check', rule.id].join(' | ');
  const findings = findingsOf(rule, context);
  // The evidence of what is in the way are the findings themselves.
  const evidence = findings.length === 0 && context.path === undefined ? check.evidence : [];
  const children = [
    ...findingNodes(findings, id, context),
    ...evidence.map((place, index) => evidenceNode(place, `${id} | evidence ${index}`, scan)),
  ];
  const title = titleOf(pair);
  const state = describeState(check, findings.length);
  // How long it takes, where there are no places to count.
  const hasMinutes = check.status === 'open' && findings.length === 0;
  const description = hasMinutes ? joinWords(state, minutesOf(rule)) : state;
  const checkbox = checkboxOf(pair);
  return makeNode({
    id,
    label: title,
    description,
    spoken: speak(pair, title, capitalize(state)),
    // The box says the state already.
    icon: checkbox === undefined ? icons[check.status] : undefined,
    checkbox,
    tooltip: tooltipOf(pair, joinWords(title, description), check.reason),
    context: contextOf(check),
    subject: subjectOf(pair, context),
    action: children.length === 0 ? { kind: 'explain', rule: rule.id } : undefined,
    children,
  });
}

/** Only what a person has to know can be ticked: what is verified cannot. */
function checkboxOf({ check, rule }: CheckOfRule): Checkbox | undefined {
  switch (check.status) {
    case 'to-confirm':
      return { isChecked: false, says: l10n.t('Confirm, with one line of evidence') };
    case 'confirmed':
      return rule.confirm ? { isChecked: true, says: l10n.t('Take the confirmation back') } : undefined;
    default:
      return undefined;
  }
}

/**
 * A check as a next step: a click goes to its first place, or to the lesson when there is none. Its minutes come first,
 * or a narrow side bar would cut them off.
 */
export function stepNode(pair: CheckOfRule, context: CheckContext): ChecklistNode {
  const { rule } = pair;
  const gate = describeGate(pair, context.project.level);
  const spoken = l10n.t('Next step: {0}. {1}.', rule.title, joinWords(minutesOf(rule), gate));
  const label = l10n.t('{0} min · {1}', rule.minutes, titleOf(pair));
  return shortNode(pair, context, { kind: 'step', label, words: gate, spoken });
}

/** A step that was put off, with the day on which it comes back. */
export function snoozedNode(pair: CheckOfRule, context: CheckContext, until: string): ChecklistNode {
  const words = l10n.t('until {0}', until);
  const spoken = l10n.t('Put off: {0}, {1}.', pair.rule.title, words);
  return shortNode(pair, context, { kind: 'snoozed', label: titleOf(pair), words, spoken });
}

/** A check that turned met within a week. */
export function doneNode(pair: CheckOfRule, context: CheckContext): ChecklistNode {
  const spoken = l10n.t('Done this week: {0}.', titleOf(pair));
  return shortNode(pair, context, { kind: 'done', label: titleOf(pair), words: l10n.t('done'), spoken });
}

interface ShortRow {
  readonly kind: 'step' | 'snoozed' | 'done';
  readonly label: string;
  readonly words: string;
  readonly spoken: string;
}

/** A check once more, outside its group: one row without its places. */
function shortNode(pair: CheckOfRule, context: CheckContext, row: ShortRow): ChecklistNode {
  const { kind, label, words, spoken } = row;
  const { check, rule } = pair;
  const id = [context.scan.folder.key, context.project.root, kind, rule.id].join(' | ');
  const [first] = findingsOf(rule, context);
  return makeNode({
    id,
    label,
    description: words,
    spoken,
    tooltip: tooltipOf(pair, joinWords(label, words), ''),
    icon: icons[check.status],
    context: `${contextOf(check)} ${kind}`,
    subject: subjectOf(pair, context),
    action: first === undefined ? { kind: 'explain', rule: rule.id } : findingNode(first, id, context.scan).action,
  });
}

/** The whole of a row that may be cut off, and why it matters while there is something to do. */
function tooltipOf({ check, rule }: CheckOfRule, row: string, reason: string): string {
  const isLeft = check.status === 'open' || check.status === 'partly';
  const parts = [
    row,
    row.includes(reason) ? '' : reason,
    isLeft ? unwrap(rule.lesson.why) : '',
    l10n.t('{0} · Level {1}', rule.id, rule.level),
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** Paragraphs as they are said, without the line breaks of their file. */
function unwrap(text: string): string {
  return text.trim().replaceAll(/(?<!\n)\n(?!\n)/g, ' ');
}

export function subjectOf({ rule }: CheckOfRule, { scan, project }: CheckContext): Subject {
  return { folder: scan.folder.key, root: project.root, rule: rule.id };
}

/** What the menus of `package.json` look for: `check open fixable`. */
function contextOf({ status, fixes }: Check): string {
  return ['check', status, ...(fixes.length > 0 ? ['fixable'] : [])].join(' ');
}

/** The findings of a rule in this project, or in its one file that is asked for. */
export function findingsOf(rule: Rule, { scan, project, path }: CheckContext): readonly Finding[] {
  return scan.report.findings.filter(
    one => one.rule === rule.id && one.project === project.root && (path === undefined || one.location.path === path),
  );
}

const icons: Readonly<Record<Check['status'], string>> = {
  met: 'pass-filled',
  confirmed: 'verified-filled',
  partly: 'color-mode',
  open: 'circle-large-outline',
  'to-confirm': 'person',
  waived: 'bell-slash',
  'not-applicable': 'circle-slash',
  unknown: 'question',
};

/** The state in words: nobody has to see the icon. */
export function describeState(check: Check, findings: number): string {
  switch (check.status) {
    case 'met':
      return joinWords(stateName('met'), check.rung === null ? '' : rungName(check.rung));
    case 'partly':
      return joinWords(stateName('partly'), rungName(check.rung), check.reason);
    case 'open':
      return joinWords(stateName('open'), findings === 0 ? '' : countPlaces(findings));
    case 'to-confirm':
      return stateName('to-confirm');
    default:
      return joinWords(stateName(check.status), check.reason);
  }
}

function joinWords(...words: readonly string[]): string {
  return words.filter(word => word !== '').join(' · ');
}

function minutesOf({ minutes }: Rule): string {
  return l10n.t('{0} min', minutes);
}

function countPlaces(count: number): string {
  return count === 1 ? l10n.t('1 place') : l10n.t('{0} places', count);
}

function speak({ check, rule }: CheckOfRule, title: string, said: string): string {
  const { level, minutes } = rule;
  const state = said.replace(/\.$/, '');
  return standsBefore(rule, check, level)
    ? l10n.t('{title}. {state}. Gates Level {level}. About {minutes} minutes.', { title, state, level, minutes })
    : l10n.t('{title}. {state}. About {minutes} minutes.', { title, state, minutes });
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function findingNodes(findings: readonly Finding[], check: string, context: CheckContext): readonly ChecklistNode[] {
  const limit = context.limits.get(check) ?? STEP;
  const nodes = findings.slice(0, limit).map(finding => findingNode(finding, check, context.scan));
  const rest = findings.length - nodes.length;
  const more = { id: `${check} | more`, label: l10n.t('{0} more…', rest), action: { kind: 'more', check } } as const;
  return rest === 0 ? nodes : [...nodes, makeNode(more)];
}

import {
  type Check,
  type CheckOfRule,
  type Finding,
  type ProjectReport,
  type Rule,
  describeGate,
  isMet,
  titleOf,
} from '../engine/index';
import { type ChecklistNode, makeNode } from './checklistNode';
import { evidenceNode, findingNode } from './checklistPlaces';
import type { FolderScan } from './scanController';

export interface CheckContext {
  readonly scan: FolderScan;
  readonly project: ProjectReport;
  /** How many findings a check shows, by the id of its row. */
  readonly limits: ReadonlyMap<string, number>;
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
  const evidence = findings.length === 0 ? check.evidence : [];
  const children = [
    ...findingNodes(findings, id, context),
    ...evidence.map((place, index) => evidenceNode(place, `${id} | evidence ${index}`, scan)),
  ];
  const title = titleOf(pair);
  const state = describeState(check, findings.length);
  return makeNode({
    id,
    label: title,
    description: state,
    spoken: `${title}. ${capitalize(state)}. ${gateOf(pair)}About ${rule.minutes} minutes.`,
    icon: icons[check.status],
    tooltip: [check.reason, `${rule.id} · Level ${rule.level}`].filter(Boolean).join('\n\n'),
    context: ['check', check.status, ...(check.fixes.length > 0 ? ['fixable'] : [])].join(' '),
    subject: { folder: scan.folder.key, root: project.root, rule: rule.id },
    action: children.length === 0 ? { kind: 'explain', rule: rule.id } : undefined,
    children,
  });
}

/** A check as a next step, with its minutes: a click goes to its first place, or to the lesson when there is none. */
export function stepNode(pair: CheckOfRule, context: CheckContext): ChecklistNode {
  const { rule } = pair;
  const { scan, project } = context;
  const id = [scan.folder.key, project.root, 'step', rule.id].join(' | ');
  const [first] = findingsOf(rule, context);
  const words = joinWords(`${rule.minutes} min`, describeGate(rule, project.level));
  return {
    ...checkNode(pair, context),
    id,
    description: words,
    spoken: `Next step: ${rule.title}. ${words}.`,
    tooltip: '',
    action: first === undefined ? { kind: 'explain', rule: rule.id } : findingNode(first, id, scan).action,
    children: [],
  };
}

function findingsOf(rule: Rule, { scan, project }: CheckContext): readonly Finding[] {
  return scan.report.findings.filter(one => one.rule === rule.id && one.project === project.root);
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
function describeState(check: Check, findings: number): string {
  switch (check.status) {
    case 'met':
      return joinWords('met', check.rung ?? '');
    case 'partly':
      return joinWords('partly', check.rung, check.reason);
    case 'open':
      return findings === 0 ? 'missing' : joinWords('open', `${findings} ${findings === 1 ? 'place' : 'places'}`);
    case 'to-confirm':
      return 'yours to confirm';
    default:
      return joinWords(check.status.replace('-', ' '), check.reason);
  }
}

function joinWords(...words: readonly string[]): string {
  return words.filter(word => word !== '').join(' · ');
}

function gateOf({ check, rule }: CheckOfRule): string {
  return rule.gates && !isMet(check) ? `Gates Level ${rule.level}. ` : '';
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function findingNodes(findings: readonly Finding[], check: string, context: CheckContext): readonly ChecklistNode[] {
  const limit = context.limits.get(check) ?? STEP;
  const nodes = findings.slice(0, limit).map(finding => findingNode(finding, check, context.scan));
  const rest = findings.length - nodes.length;
  const more = { id: `${check} | more`, label: `${rest} more…`, action: { kind: 'more', check } } as const;
  return rest === 0 ? nodes : [...nodes, makeNode(more)];
}

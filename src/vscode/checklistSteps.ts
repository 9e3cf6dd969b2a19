import { l10n } from 'vscode';
import { type CheckOfRule, type Rule, chooseSteps, fitSteps, isMet, pairChecks, stepsOf } from '../engine/index';
import { localDay } from '../host/localDay';
import { type CheckContext, doneNode, snoozedNode, stepNode, subjectOf } from './checklistCheck';
import { type ChecklistNode, makeNode } from './checklistNode';
import type { LearnerMemory } from './learnerMemory';

/** What the rows of steps are made from beside the report. */
export interface StepWishes {
  readonly memory: LearnerMemory;
  /** Minutes that the learner has now; `undefined` for any time. */
  readonly minutes: number | undefined;
  readonly count: number;
}

/** What to do next, and what was done within a week. */
export function stepRows(context: CheckContext, wishes: StepWishes): readonly ChecklistNode[] {
  return [...nextStepRows(context, wishes), ...doneRows(context, wishes.memory)];
}

/** How many steps can be done one after the other in so many minutes. */
export function countSteps(context: CheckContext, memory: LearnerMemory, minutes: number): number {
  return fitSteps(awakeSteps(context, memory), minutes).length;
}

/** Steps that were put off, with the days on which they come back. */
export function snoozedRows(context: CheckContext, memory: LearnerMemory): readonly ChecklistNode[] {
  const children = pairChecks(context.project, context.scan.report).flatMap(pair => {
    const until = isMet(pair.check) ? undefined : memory.snoozedUntil(subjectOf(pair, context));
    return until === undefined ? [] : [snoozedNode(pair, context, localDay(until))];
  });
  return group({ id: idOf(context, 'snoozed'), label: l10n.t('Put off'), icon: 'clock', children });
}

function nextStepRows(context: CheckContext, { memory, minutes, count }: StepWishes): readonly ChecklistNode[] {
  const ordered = awakeSteps(context, memory);
  const chosen = minutes === undefined ? chooseSteps(ordered, count) : fitSteps(ordered, minutes);
  const steps = chosen.map(pair => stepNode(pair, context));
  const id = idOf(context, 'steps');
  const none = makeNode({ id: `${id} | none`, label: l10n.t('No step takes {0} minutes or less', minutes ?? 0) });
  const children = steps.length === 0 && ordered.length > 0 ? [none] : steps;
  const description = minutes === undefined ? '' : l10n.t('{0} in {1} minutes', chosen.length, minutes);
  const shared = { id, label: l10n.t('Next steps'), description, icon: 'rocket', isOpen: true };
  return children.length === 0 ? [] : [makeNode({ ...shared, children })];
}

/** Everything that can be done now and was not put off; what is in a file that is open is near. */
function awakeSteps(context: CheckContext, memory: LearnerMemory): readonly CheckOfRule[] {
  const { scan, project } = context;
  const near = scan.report.findings.filter(({ location }) => scan.open.has(location.path)).map(({ rule }) => rule);
  const nearRules = new Set(near);
  const isNear = ({ id }: Rule): boolean => nearRules.has(id);
  return stepsOf(project, scan.report, isNear).filter(
    pair => memory.snoozedUntil(subjectOf(pair, context)) === undefined,
  );
}

function doneRows(context: CheckContext, memory: LearnerMemory): readonly ChecklistNode[] {
  const children = pairChecks(context.project, context.scan.report)
    .filter(pair => isMet(pair.check) && memory.isDoneThisWeek(subjectOf(pair, context)))
    .map(pair => doneNode(pair, context));
  return group({ id: idOf(context, 'done'), label: l10n.t('Done this week'), icon: 'check-all', children });
}

/** A heading with its rows and how many there are, if there are any. */
function group(given: Pick<ChecklistNode, 'id' | 'label' | 'icon' | 'children'>): readonly ChecklistNode[] {
  const { children } = given;
  return children.length === 0 ? [] : [makeNode({ ...given, description: String(children.length) })];
}

function idOf({ scan, project }: CheckContext, kind: string): string {
  return [scan.folder.key, project.root, kind].join(' | ');
}

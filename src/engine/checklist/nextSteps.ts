import type { ProjectReport, ScanReport } from '../model/report';
import type { Level, Rule, RuleId } from '../model/rule';
import { type Answered, isLater, isSettled, standsBefore } from './level';
import { type CheckOfRule, pairChecks } from './summary';

const STEPS = 3;
const QUICK_MINUTES = 10;

/** The three things to do next, one of ten minutes or less among them if there is any. */
export function nextSteps(answers: readonly Answered[], level: Level): readonly RuleId[] {
  return chooseSteps(orderSteps(answers, level, nowhere), STEPS).map(({ rule }) => rule.id);
}

/**
 * Every step that can be taken now, the best first: what gates the next level, what a lower level asks, what takes the
 * fewest minutes, and what is near: in files that the learner has in hand. A check waits for those that it requires.
 */
export function stepsOf(
  project: ProjectReport,
  report: ScanReport,
  isNear: (rule: Rule) => boolean,
): readonly CheckOfRule[] {
  const answers = pairChecks(project, report).map(({ rule, check }) => ({ rule, answer: check, check }));
  return orderSteps(answers, project.level, isNear);
}

/** The first `count` steps; where none of them takes ten minutes or less, the last makes room for one that does. */
export function chooseSteps<Step extends HasRule>(ordered: readonly Step[], count: number): readonly Step[] {
  const first = ordered.slice(0, count);
  const quick = ordered.find(isQuick);
  return quick === undefined || count < 2 || first.some(isQuick) ? first : [...first.slice(0, count - 1), quick];
}

/** Steps in their order that can be done one after the other in the time there is. */
export function fitSteps<Step extends HasRule>(ordered: readonly Step[], minutes: number): readonly Step[] {
  const fitting: Step[] = [];
  let left = minutes;
  for (const step of ordered) {
    if (step.rule.minutes <= left) {
      fitting.push(step);
      left -= step.rule.minutes;
    }
  }
  return fitting;
}

interface HasRule {
  readonly rule: Rule;
}

function nowhere(): boolean {
  return false;
}

function orderSteps<Step extends Answered>(
  answers: readonly Step[],
  level: Level,
  isNear: (rule: Rule) => boolean,
): readonly Step[] {
  const settled = new Set<string>(answers.filter(({ answer }) => isSettled(answer)).map(({ rule }) => rule.id));
  const known = new Set<string>(answers.map(({ rule }) => rule.id));
  return answers
    .filter(({ rule, answer }) => isStep(answer) && !isLater(rule, answer, level))
    .filter(({ rule }) => rule.requires.every(id => !known.has(id) || settled.has(id)))
    .sort(
      (a, b) =>
        Number(standsBefore(b.rule, b.answer, level + 1)) - Number(standsBefore(a.rule, a.answer, level + 1)) ||
        a.rule.level - b.rule.level ||
        a.rule.minutes - b.rule.minutes ||
        Number(isNear(b.rule)) - Number(isNear(a.rule)) ||
        (a.rule.id < b.rule.id ? -1 : 1),
    );
}

function isStep(answer: Answered['answer']): boolean {
  return answer.status === 'open' || answer.status === 'partly' || answer.status === 'to-confirm';
}

function isQuick({ rule }: HasRule): boolean {
  return rule.minutes <= QUICK_MINUTES;
}

import type { Level, RuleId } from '../model/rule';
import { type Answered, isLater, isSettled } from './level';

const STEPS = 3;
const QUICK_MINUTES = 10;

/**
 * The three things to do next: what gates the next level first, what it requires before it, then what takes the
 * fewest minutes; one of them takes ten minutes or less, if there is any.
 */
export function nextSteps(answers: readonly Answered[], level: Level): readonly RuleId[] {
  const settled = new Set<string>(answers.filter(({ answer }) => isSettled(answer)).map(({ rule }) => rule.id));
  const known = new Set<string>(answers.map(({ rule }) => rule.id));
  const ready = answers
    .filter(({ rule, answer }) => isStep(answer) && !isLater(rule, answer, level))
    .filter(({ rule }) => rule.requires.every(id => !known.has(id) || settled.has(id)))
    .sort((a, b) => compare(a, b, level));
  const first = ready.slice(0, STEPS);
  const quick = ready.find(isQuick);
  const steps = quick === undefined || first.some(isQuick) ? first : [...first.slice(0, STEPS - 1), quick];
  return steps.map(({ rule }) => rule.id);
}

function isStep(answer: Answered['answer']): boolean {
  return answer.status === 'open' || answer.status === 'partly' || answer.status === 'to-confirm';
}

function isQuick({ rule }: Answered): boolean {
  return rule.minutes <= QUICK_MINUTES;
}

function compare(a: Answered, b: Answered, level: Level): number {
  return (
    Number(gatesNext(b, level)) - Number(gatesNext(a, level)) ||
    a.rule.level - b.rule.level ||
    a.rule.minutes - b.rule.minutes ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}

function gatesNext({ rule }: Answered, level: Level): boolean {
  return rule.gates && rule.level <= level + 1;
}

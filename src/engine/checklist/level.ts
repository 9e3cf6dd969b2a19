import type { CheckAnswer } from '../model/report';
import type { Level, Rule } from '../model/rule';

/** A rule and its answer, before the project's level is known. */
export interface Answered {
  readonly rule: Rule;
  readonly answer: CheckAnswer;
}

export const levels = [0, 1, 2, 3, 4] as const;

/**
 * An answer that lets a level through: met, settled by a person, or open in places that no level waits for. `unknown`
 * does not, and says why.
 */
export function isSettled(answer: CheckAnswer): boolean {
  switch (answer.status) {
    case 'met':
    case 'confirmed':
    case 'waived':
    case 'not-applicable':
      return true;
    case 'open':
      return answer.isAside === true;
    case 'partly':
    case 'to-confirm':
    case 'unknown':
      return false;
  }
}

/**
 * The highest level all of whose gating checks, and those of the levels below, are settled. A level none of whose
 * gates applies is not claimed: nothing was shown for it.
 */
export function levelOf(answers: readonly Answered[]): Level {
  const gates = answers.filter(({ rule }) => rule.gates !== false);
  const isReached = (level: Level): boolean => gates.every(gate => gate.rule.level > level || isSettled(gate.answer));
  const isAsked = (level: Level): boolean =>
    gates.some(({ rule, answer }) => rule.level === level && answer.status !== 'not-applicable');
  return levels.filter(level => level === 0 || (isReached(level) && isAsked(level))).at(-1) ?? 0;
}

/** More than one level away: shown apart, and no next step. */
export function isLater(rule: Rule, answer: CheckAnswer, level: Level): boolean {
  return (answer.status === 'open' || answer.status === 'partly') && rule.level > level + 1;
}

/** Whether this level, from 1 to 4, or one below it waits for the check to be settled. */
export function standsBefore(rule: Rule, answer: CheckAnswer, level: number): boolean {
  return rule.gates !== false && rule.level <= level && !isSettled(answer);
}

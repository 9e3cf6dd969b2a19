import { type CheckOfRule, isMet } from '../checklist/summary';
import type { CheckStatus } from '../model/report';
import { type HistoryRecord, countStates } from './record';

/** One commit of a project on the way from the first to the last. */
export interface TrendPoint {
  readonly record: HistoryRecord;
  readonly met: number;
  readonly applicable: number;
  readonly findings: number;
  /** Rules whose checks were met since the commit before. */
  readonly done: readonly string[];
  /** Rules whose checks were met before and are no longer. */
  readonly undone: readonly string[];
  /** Set where other rules ask than at the commit before: how many checks are new. */
  readonly packChange: { readonly pack: string; readonly added: number } | undefined;
}

/** The records of one project as a trend, the oldest first. A change of rules is no achievement and no loss. */
export function trendOf(records: readonly HistoryRecord[], project: string): readonly TrendPoint[] {
  const own = records.filter(record => record.project === project);
  return own.map((record, index) => {
    const before = own[index - 1];
    const turned = before?.pack === record.pack ? changesBetween(before, record) : { done: [], undone: [] };
    return {
      record,
      ...countStates(record),
      ...turned,
      findings: Object.values(record.findings).reduce((sum, count) => sum + count, 0),
      packChange: packChange(before, record),
    };
  });
}

function changesBetween(before: HistoryRecord, after: HistoryRecord): Pick<TrendPoint, 'done' | 'undone'> {
  const rules = Object.keys(after.states);
  return {
    done: rules.filter(rule => isDone(after.states[rule]) && isLeft(before.states[rule])),
    undone: rules.filter(rule => isLeft(after.states[rule]) && isDone(before.states[rule])),
  };
}

function packChange(before: HistoryRecord | undefined, { pack, states }: HistoryRecord): TrendPoint['packChange'] {
  return before === undefined || before.pack === pack
    ? undefined
    : { pack, added: Object.keys(states).filter(rule => before.states[rule] === undefined).length };
}

function isDone(status: CheckStatus | undefined): boolean {
  return status === 'met' || status === 'confirmed';
}

function isLeft(status: CheckStatus | undefined): boolean {
  return status === 'open' || status === 'partly' || status === 'to-confirm';
}

/**
 * Checks that are met now and were left a week ago, which is the last commit before `day` (`2026-11-16`), or the first
 * one there is.
 */
export function doneSince(
  pairs: readonly CheckOfRule[],
  trend: readonly TrendPoint[],
  day: string,
): readonly CheckOfRule[] {
  const then = trend.findLast(({ record }) => record.time.slice(0, 10) <= day) ?? trend[0];
  return pairs.filter(({ check, rule }) => isMet(check) && isLeft(then?.record.states[rule.id]));
}

/** `2026-11-23` and 7 → `2026-11-16` */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

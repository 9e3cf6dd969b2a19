import { type CheckOfRule, isMet } from '../checklist/summary';
import type { TrendPoint } from '../history/trend';
import type { HistoryRecord } from '../history/record';

/** A check that was a gap at one commit, is met from the next one on, and is met now. */
export interface Improvement {
  readonly pair: CheckOfRule;
  readonly before: HistoryRecord;
  readonly after: HistoryRecord;
}

const SHOWN = 3;

/** The three largest: what gates a level first, of the highest level, then what takes the most minutes. */
export function improvementsOf(pairs: readonly CheckOfRule[], trend: readonly TrendPoint[]): readonly Improvement[] {
  const found = pairs.filter(({ check }) => isMet(check)).flatMap(pair => improvementOf(pair, trend));
  return found
    .sort(({ pair: { rule: a } }, { pair: { rule: b } }) => {
      return (
        Number(b.gates !== false) - Number(a.gates !== false) ||
        b.level - a.level ||
        b.minutes - a.minutes ||
        (a.id < b.id ? -1 : 1)
      );
    })
    .slice(0, SHOWN);
}

/** The last time it turned met counts: what was lost and found again was found then. */
function improvementOf(pair: CheckOfRule, trend: readonly TrendPoint[]): readonly Improvement[] {
  const at = trend.findLastIndex(({ done }) => done.includes(pair.rule.id));
  const before = trend[at - 1]?.record;
  const after = trend[at]?.record;
  return before === undefined || after === undefined ? [] : [{ pair, before, after }];
}

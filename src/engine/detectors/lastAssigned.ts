import type { AssignmentFact, Place } from '../python/facts/facts';
import type { FactsDocument } from './sources';

/** What a name was last bound to above a place of the same function; `undefined` for a parameter. */
export function lastAssigned(
  { facts }: FactsDocument,
  name: string,
  at: { readonly place: Place; readonly scope: number },
): AssignmentFact | undefined {
  return facts.assignments.findLast(
    ({ scope, augmented, targets, place }) =>
      scope === at.scope && !augmented && targets.includes(name) && isBefore(place, at.place),
  );
}

/** Whether one place ends before another begins; sources stand in the order of their cells. */
export function isBefore(one: Place, other: Place): boolean {
  return one.source < other.source || (one.source === other.source && one.end <= other.start);
}

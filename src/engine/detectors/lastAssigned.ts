import { type AssignmentFact, type Place, isBefore } from '../python/index';
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

import { sourceAt, type FactsDocument } from '../../detectors/sources';
import type { Location } from '../../model/location';
import type { CallFact } from '../../python/facts/facts';

/** The call whose callee, or one of whose arguments, is marked. */
export function callAt(document: FactsDocument, location: Location): CallFact | undefined {
  if (location.kind === 'document') {
    return undefined;
  }
  const source = sourceAt(document, location);
  const { start, end } = location.span;
  return document.facts.calls.find(
    ({ calleePlace, arguments: given }) =>
      calleePlace.source === source &&
      [calleePlace, ...given.map(({ place }) => place)].some(place => place.start === start && place.end >= end),
  );
}

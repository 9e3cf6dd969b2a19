import type { Location } from '../../model/location';
import type { CallFact, Place } from '../../python/facts/facts';
import { sourceAt, type FactsDocument } from '../../detectors/sources';

/** The call whose callee is marked, or else the one of which an argument is. */
export function callAt(document: FactsDocument, marked: Location): CallFact | undefined {
  if (marked.kind === 'document') {
    return undefined;
  }
  const source = sourceAt(document, marked);
  const { start, end } = marked.span;
  const isMarked = (place: Place): boolean => place.source === source && place.start === start && place.end === end;
  const { calls } = document.facts;
  return (
    calls.find(({ calleePlace }) => isMarked(calleePlace)) ??
    calls.find(call => call.arguments.some(({ place }) => isMarked(place)))
  );
}

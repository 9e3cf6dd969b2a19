import type { FactsDocument } from '../../../detectors/sources';
import { type NameFact, type Place, comparePlaces } from '../../../python/index';

/** Where a name is read, bound or deleted, in the order of the text. */
export function usesOf({ facts }: FactsDocument, name: string): readonly NameFact[] {
  return facts.names.filter(fact => fact.name === name).sort((a, b) => comparePlaces(a.place, b.place));
}

export function isBehind(place: Place, other: Place): boolean {
  return comparePlaces(place, other) > 0;
}

/** Whether a place begins where another one has ended. */
export function isAfter(place: Place, { source, end }: Place): boolean {
  return place.source > source || (place.source === source && place.start >= end);
}

export function isWithin(place: Place, { source, start, end }: Place): boolean {
  return place.source === source && place.start >= start && place.end <= end;
}

/** A name that the file does not have yet: `scaler`, `scaler_2`, … */
export function freeName({ facts }: FactsDocument, wanted: string): string {
  const taken = new Set(facts.names.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}

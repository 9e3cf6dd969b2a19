import type { Place } from '../python/facts/facts';

/**
 * The number of the first fact that begins at an offset of a source or behind it. Facts stand in the order of the text,
 * source after source.
 */
export function firstFrom(facts: readonly { readonly place: Place }[], source: number, offset: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = facts[middle]?.place;
    const isBefore =
      place !== undefined && (place.source < source || (place.source === source && place.start < offset));
    low = isBefore ? middle + 1 : low;
    high = isBefore ? high : middle;
  }
  return low;
}

import type { Location } from '../model/location';
import type { Anchor, Capture, Match } from './detector';

/** A match with nothing but what is given; texts become captures without a place. */
export function matchAt(
  location: Location,
  captures: Readonly<Record<string, Capture | string>> = {},
  anchors: Readonly<Record<string, Anchor>> = {},
): Match {
  const pieces = Object.entries(captures).map(([name, piece]): [string, Capture] => [
    name,
    typeof piece === 'string' ? { text: piece } : piece,
  ]);
  return { location, captures: Object.fromEntries(pieces), anchors, fixable: true };
}

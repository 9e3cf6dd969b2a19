import type { Place, PythonFacts } from './facts';

/** Orders places by cell, then by offset: negative when `a` begins first. */
export function comparePlaces(a: Place, b: Place): number {
  return a.source - b.source || a.start - b.start;
}

/** Whether one place ends before another begins; sources stand in the order of their cells. */
export function isBefore(one: Place, other: Place): boolean {
  return one.source < other.source || (one.source === other.source && one.end <= other.start);
}

/** Whether one place lies in another, which may be the same. */
export function isPlaceInside(inner: Place, outer: Place): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether a scope is another one or lies in it, at whatever depth. */
export function isScopeInside({ scopes }: Pick<PythonFacts, 'scopes'>, scope: number, outer: number): boolean {
  for (let at = scope; at >= 0; at = scopes[at]?.parent ?? -1) {
    if (at === outer) {
      return true;
    }
  }
  return false;
}

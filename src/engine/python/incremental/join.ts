import { takeBytes, takeNumbers, type Room } from '../treeRoom';

/** Entries of an array that give way: those from `from` to `to` become `added` others. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly added: number;
}

/** How many entries more there are behind a cut; their numbers grow by that. */
export function growthOf({ from, to, added }: Cut): number {
  return added - (to - from);
}

/** The array with the first of the other one's entries in the cut. */
export function joinBytes(room: Room, before: Uint8Array, others: Uint8Array, cut: Cut): Uint8Array {
  const joined = takeBytes(room, before.length + growthOf(cut));
  joined.set(before.subarray(0, cut.from));
  joined.set(others.subarray(0, cut.added), cut.from);
  joined.set(before.subarray(cut.to), cut.from + cut.added);
  return joined;
}

/** As `joinBytes`. */
export function joinNumbers(room: Room, before: Int32Array, others: Int32Array, cut: Cut): Int32Array {
  const joined = takeNumbers(room, before.length + growthOf(cut));
  joined.set(before.subarray(0, cut.from));
  joined.set(others.subarray(0, cut.added), cut.from);
  joined.set(before.subarray(cut.to), cut.from + cut.added);
  return joined;
}

/** As `joinNumbers`, for offsets in the text: what stands behind the cut moves. */
export function joinOffsets(
  room: Room,
  arrays: readonly [Int32Array, Int32Array],
  cut: Cut,
  shift: number,
): Int32Array {
  const joined = joinNumbers(room, ...arrays, cut);
  for (let index = cut.from + cut.added; index < joined.length; index++) {
    joined[index] += shift;
  }
  return joined;
}

/**
 * As `joinNumbers`, for numbers of nodes: those behind the cut are counted on. The others count from 1, and 0 stands
 * for their parent.
 */
export function joinLinks(room: Room, arrays: readonly [Int32Array, Int32Array], cut: Cut, parent: number): Int32Array {
  const joined = joinNumbers(room, ...arrays, cut);
  const end = cut.from + cut.added;
  for (let index = cut.from; index < end; index++) {
    const link = joined[index];
    joined[index] = link > 0 ? link - 1 + cut.from : link === 0 ? parent : -1;
  }
  const growth = growthOf(cut);
  if (growth !== 0) {
    growLinks(joined.subarray(0, cut.from), cut.to, growth);
    growLinks(joined.subarray(end), cut.to, growth);
  }
  return joined;
}

function growLinks(links: Int32Array, from: number, growth: number): void {
  for (let index = 0; index < links.length; index++) {
    if (links[index] >= from) {
      links[index] += growth;
    }
  }
}

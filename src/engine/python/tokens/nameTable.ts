/**
 * Names as small numbers. Fixed names have the same id in every text; the others get ids per text, so that memory
 * stays bounded however many files are scanned. The bytes of a name are copied once, at its first appearance.
 */
export interface NameTable {
  readonly fixedCount: number;
  /** Number of names now; ids run from 0. */
  count: number;
  /** Pairs of hash and id + 1, open addressing; a 0 id means a free slot. */
  slots: Int32Array;
  mask: number;
  /** Where each id sits in `slots`, so that a text's names can be taken out again. */
  slotOf: Int32Array;
  /** The bytes of an id run from `starts[id]` to `starts[id + 1]`. */
  starts: Int32Array;
  bytes: Uint8Array;
}

/** A name to look up: it ends at `offset`. */
export interface NameSource {
  readonly bytes: Uint8Array;
  readonly offset: number;
}

const FIRST_SLOTS = 1 << 12;

/** A table that knows only the fixed names; their ids are their places in the list. */
export function createNameTable(fixedNames: readonly string[]): NameTable {
  const table = {
    fixedCount: fixedNames.length,
    count: 0,
    slots: new Int32Array(FIRST_SLOTS * 2),
    mask: FIRST_SLOTS - 1,
    slotOf: new Int32Array(FIRST_SLOTS / 2),
    starts: new Int32Array(FIRST_SLOTS / 2 + 1),
    bytes: new Uint8Array(FIRST_SLOTS * 8),
  };
  for (const name of fixedNames) {
    internText(table, name);
  }
  return table;
}

/** Forgets the names of the last text; costs as much as there were. */
export function resetNames(table: NameTable): void {
  for (let id = table.fixedCount; id < table.count; id++) {
    table.slots[table.slotOf[id] * 2 + 1] = 0;
  }
  table.count = table.fixedCount;
}

/** Takes up the names of an earlier text under the ids that they had: those from `fixedCount` to `count`. */
export function restoreNames(
  table: NameTable,
  { count, starts, bytes }: Pick<NameTable, 'count' | 'starts' | 'bytes'>,
): void {
  resetNames(table);
  const source = { bytes, offset: 0 };
  for (let id = table.fixedCount; id < count; id++) {
    source.offset = starts[id + 1];
    let hash = 0;
    for (let at = starts[id]; at < source.offset; at++) {
      hash = hashStep(hash, bytes[at]);
    }
    internName(table, source, starts[id], hash);
  }
}

/** One step of the hash of a name; begin with 0 and close with `internName`. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** The id of the name from `start` to the source's offset, whose bytes were hashed with `hashStep`. */
export function internName(table: NameTable, source: NameSource, start: number, rawHash: number): number {
  const { slots, mask, starts } = table;
  const hash = rawHash ^ (rawHash >>> 15);
  const length = source.offset - start;
  let slot = hash & mask;
  for (let entry = slots[slot * 2 + 1]; entry !== 0; entry = slots[slot * 2 + 1]) {
    if (
      slots[slot * 2] === hash &&
      starts[entry] - starts[entry - 1] === length &&
      isSame(table, entry, source, start)
    ) {
      return entry - 1;
    }
    slot = (slot + 1) & mask;
  }
  addName(table, source, start);
  slots[slot * 2] = hash;
  slots[slot * 2 + 1] = table.count;
  table.slotOf[table.count - 1] = slot;
  if (table.count * 2 > mask) {
    growSlots(table);
  }
  return table.count - 1;
}

/** As `internName`, for a name that is not in the source as it stands. */
export function internText(table: NameTable, name: string): number {
  const bytes = new TextEncoder().encode(name);
  return internName(table, { bytes, offset: bytes.length }, 0, bytes.reduce(hashStep, 0));
}

function isSame(table: NameTable, entry: number, source: NameSource, start: number): boolean {
  const to = table.starts[entry];
  let at = start;
  for (let from = table.starts[entry - 1]; from < to; from++) {
    if (table.bytes[from] !== source.bytes[at++]) {
      return false;
    }
  }
  return true;
}

function addName(table: NameTable, source: NameSource, start: number): void {
  const from = table.starts[table.count];
  const to = from + source.offset - start;
  if (to > table.bytes.length) {
    const bytes = new Uint8Array(to * 2);
    bytes.set(table.bytes);
    table.bytes = bytes;
  }
  for (let at = start; at < source.offset; at++) {
    table.bytes[from + at - start] = source.bytes[at];
  }
  table.count++;
  table.starts[table.count] = to;
}

function growSlots(table: NameTable): void {
  const old = table.slots;
  const size = (table.mask + 1) * 2;
  table.slots = new Int32Array(size * 2);
  table.mask = size - 1;
  table.slotOf = new Int32Array(size / 2);
  for (let index = 0; index < old.length; index += 2) {
    if (old[index + 1] !== 0) {
      moveEntry(table, old[index], old[index + 1]);
    }
  }
  const starts = new Int32Array(size / 2 + 1);
  starts.set(table.starts);
  table.starts = starts;
}

function moveEntry(table: NameTable, hash: number, entry: number): void {
  let slot = hash & table.mask;
  while (table.slots[slot * 2 + 1] !== 0) {
    slot = (slot + 1) & table.mask;
  }
  table.slots[slot * 2] = hash;
  table.slots[slot * 2 + 1] = entry;
  table.slotOf[entry - 1] = slot;
}

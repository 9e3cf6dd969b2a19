import { decodeUtf8 } from './utf8';

/** How a tree turns byte offsets into text and UTF-16 offsets. */
export interface TextIndex {
  readonly textBetween: (start: number, end: number) => string;
  readonly utf16Offset: (byteOffset: number) => number;
}

/** Bytes between two entries of the table of UTF-16 offsets. */
const STRIDE = 512;

/** An index over UTF-8 bytes; the table is made at the first question, and not at all for ASCII. */
export function createTextIndex(source: Uint8Array): TextIndex {
  let table: Int32Array | undefined;
  return {
    textBetween: (start, end) => decodeUtf8(source, start, end),
    utf16Offset: byteOffset => {
      table ??= createTable(source);
      if (table.length === 0) {
        return byteOffset;
      }
      const entry = Math.floor(byteOffset / STRIDE);
      return table[entry] + countUnits(source, entry * STRIDE, byteOffset);
    },
  };
}

/** UTF-16 offsets at every multiple of the stride; empty if every byte is a character. */
function createTable(source: Uint8Array): Int32Array {
  if (source.every(code => code < 128)) {
    return new Int32Array(0);
  }
  const table = new Int32Array(Math.floor(source.length / STRIDE) + 1);
  for (let entry = 1; entry < table.length; entry++) {
    table[entry] = table[entry - 1] + countUnits(source, (entry - 1) * STRIDE, entry * STRIDE);
  }
  return table;
}

/** UTF-16 units that begin in a stretch: two for characters of four bytes, none for continuation bytes. */
function countUnits(source: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let index = start; index < end; index++) {
    const code = source[index];
    if (code < 128 || code >= 192) {
      units += code >= 240 ? 2 : 1;
    }
  }
  return units;
}

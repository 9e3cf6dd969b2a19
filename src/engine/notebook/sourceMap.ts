import { jsonText } from './jsonScanner';
import { isArrayAt, readItemSpans } from './jsonValues';
import type { ByteSpan, NotebookCell } from './notebookModel';
import { sequenceLength } from './utf8';

const enum Byte {
  Quote = 0x22,
  Backslash = 0x5c,
  LowerU = 0x75,
  FirstNonAscii = 0x80,
}

/**
 * Where each character of a cell's source stands in the file. From a mark to the next, characters and bytes go side by
 * side; there are marks at both ends of every string, and at both ends of every escape and every character of several bytes.
 */
export interface SourceMap {
  /** UTF-16 offsets of the marks in the source, ascending. */
  readonly offsets: readonly number[];
  /** Bytes of the same marks in the file, ascending. */
  readonly bytes: readonly number[];
}

/** Maps the source of a cell to the bytes it was read from. */
export function mapSource(file: Uint8Array, cell: NotebookCell): SourceMap {
  const offsets: number[] = [];
  const bytes: number[] = [];
  let offset = 0;
  for (const { start, end } of stringSpans(file, cell) ?? []) {
    let at = start + 1;
    mark(offset, at);
    while (at < end - 1) {
      const width = characterWidth(file, at);
      if (width > 1) mark(offset, at);
      // A raw character of four bytes is two UTF-16 units, and both stand where it begins.
      if (width === 4) mark(++offset, at);
      at += width;
      offset++;
      if (width > 1) mark(offset, at);
    }
    mark(offset, at);
  }
  return { offsets, bytes };

  function mark(sourceOffset: number, byte: number): void {
    offsets.push(sourceOffset);
    bytes.push(byte);
  }
}

/** The strings a source is made of, quotes included: a single one, or one for each line. `undefined` when it is no text. */
export function stringSpans(file: Uint8Array, { sourceSpan }: NotebookCell): readonly ByteSpan[] | undefined {
  if (sourceSpan === undefined) return undefined;
  const spans = isArrayAt(file, sourceSpan.start)
    ? readItemSpans(jsonText(file), sourceSpan.start).value
    : [sourceSpan];
  return spans.every(span => file[span.start] === Byte.Quote) ? spans : undefined;
}

/** Byte of the file at which the character at `offset` begins. */
export function startByte({ offsets, bytes }: SourceMap, offset: number): number {
  const mark = lastAtMost(offsets, offset);
  return bytes[mark] + offset - offsets[mark];
}

/** Byte of the file at which the character before `offset` ends; another one than `startByte` between two lines. */
export function endByte({ offsets, bytes }: SourceMap, offset: number): number {
  const mark = lastAtMost(offsets, offset - 1) + 1;
  if (offsets[mark] === offset) return bytes[mark];
  return bytes[mark - 1] + offset - offsets[mark - 1];
}

/** UTF-16 offset, in the source, of the character that `byte` belongs to. */
export function sourceOffset({ offsets, bytes }: SourceMap, byte: number): number {
  let mark = Math.max(lastAtMost(bytes, byte), 0);
  // Both halves of a character of four bytes stand where it begins; it is the first that counts.
  while (bytes[mark - 1] === byte) mark--;
  const after = Math.max(byte - bytes[mark], 0);
  const isPlain = offsets[mark + 1] - offsets[mark] === bytes[mark + 1] - bytes[mark];
  return offsets[mark] + (isPlain ? after : 0);
}

/** Bytes of the character or escape at `at`. */
function characterWidth(file: Uint8Array, at: number): number {
  if (file[at] === Byte.Backslash) return file[at + 1] === Byte.LowerU ? 6 : 2;
  return file[at] < Byte.FirstNonAscii ? 1 : sequenceLength(file, at);
}

/** Index of the last number that is not above `value`, or -1. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

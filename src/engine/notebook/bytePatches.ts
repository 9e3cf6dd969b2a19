import type { ByteSpan } from './notebookModel';

/** Bytes that take the place of a span. */
export interface BytePatch {
  readonly span: ByteSpan;
  readonly bytes: Uint8Array;
}

/** A copy of the file with the patches applied, which must not overlap; every other byte stays. */
export function applyPatches(file: Uint8Array, patches: readonly BytePatch[]): Uint8Array {
  const ordered = [...patches].sort((left, right) => left.span.start - right.span.start);
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { span, bytes } of ordered) {
    pieces.push(file.subarray(at, span.start), bytes);
    at = span.end;
  }
  return joinBytes([...pieces, file.subarray(at)]);
}

/** One array of many. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

import type { SyntaxTree } from '../syntaxTree';

/** Where two texts differ, in bytes: `start` to `oldEnd` of the old one became `start` to `newEnd` of the new one. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** A text, and the number of its bytes in UTF-8. */
export interface NewText {
  readonly text: string;
  readonly length: number;
}

/** The stretch outside of which both texts are the same; `undefined` when they are the same everywhere. */
export function findChange(before: SyntaxTree, { text, length }: NewText): Change | undefined {
  const old = before.text();
  const shorter = Math.min(old.length, text.length);
  const start = commonStart(old, text, shorter);
  const end = commonEnd(old, text, shorter - start);
  if (start === old.length && start === text.length) {
    return undefined;
  }
  const oldLength = before.source.length;
  if (oldLength === old.length && length === text.length) {
    return { start, oldEnd: oldLength - end, newEnd: length - end };
  }
  const behind = byteLength(text.slice(text.length - end));
  return { start: byteLength(text.slice(0, start)), oldEnd: oldLength - behind, newEnd: length - behind };
}

/** Texts are compared in pieces, which is many times faster than unit by unit. */
const piece = 1024;

function commonStart(old: string, text: string, most: number): number {
  let length = 0;
  while (length + piece <= most && old.slice(length, length + piece) === text.slice(length, length + piece)) {
    length += piece;
  }
  while (length < most && old.charCodeAt(length) === text.charCodeAt(length)) {
    length++;
  }
  // Never between the halves of a character.
  return (old.charCodeAt(length - 1) & surrogateMask) === highSurrogate ? length - 1 : length;
}

function commonEnd(old: string, text: string, most: number): number {
  let oldEnd = old.length;
  let end = text.length;
  const last = oldEnd - most;
  while (oldEnd - piece >= last && old.slice(oldEnd - piece, oldEnd) === text.slice(end - piece, end)) {
    oldEnd -= piece;
    end -= piece;
  }
  while (oldEnd > last && old.charCodeAt(oldEnd - 1) === text.charCodeAt(end - 1)) {
    oldEnd--;
    end--;
  }
  const length = old.length - oldEnd;
  return (old.charCodeAt(oldEnd) & surrogateMask) === lowSurrogate ? length - 1 : length;
}

const surrogateMask = 0xfc00;
const highSurrogate = 0xd800;
const lowSurrogate = 0xdc00;

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

import { StringFlag } from '../nodeKind';
import { Code, STRING_TEXT } from './characters';
import { findAfterContinuation } from './comments';
import { checkLiteral } from './escapes';
import { scanFormatStart } from './formatStrings';
import { addProblem, beginLiteral, emit, type Scanner } from './scanner';
import { Token } from './token';

/** Scans a string literal that begins at `start`; the offset is at its first quote, after any prefix. */
export function scanString(s: Scanner, start: number, prefixFlags: number): void {
  const quote = s.bytes[s.offset];
  const isTriple = s.bytes[s.offset + 1] === quote && s.bytes[s.offset + 2] === quote;
  const flags = isTriple ? prefixFlags | StringFlag.Triple : prefixFlags;
  s.offset += isTriple ? 3 : 1;
  if ((flags & (StringFlag.Formatted | StringFlag.Template)) !== 0) {
    scanFormatStart(s, start, flags);
    return;
  }
  beginLiteral(s);
  if (isTriple) {
    scanTriple(s, start, quote);
  } else {
    scanSingle(s, start, quote);
  }
  if ((s.hasEscape && (flags & StringFlag.Raw) === 0) || (flags & StringFlag.Bytes) !== 0) {
    checkLiteral(s, start, flags);
  }
  emit(s, Token.String, start, flags);
}

function scanSingle(s: Scanner, start: number, quote: number): void {
  for (;;) {
    const code = skipText(s);
    if (code === quote) {
      s.offset++;
      return;
    }
    if (code === Code.LineFeed || code === Code.CarriageReturn || s.offset >= s.length) {
      addProblem(s, start, 'This string is never closed.');
      return;
    }
    stepOver(s, code);
  }
}

function scanTriple(s: Scanner, start: number, quote: number): void {
  for (;;) {
    const code = skipText(s);
    if (code === quote && s.bytes[s.offset + 1] === quote && s.bytes[s.offset + 2] === quote) {
      s.offset += 3;
      return;
    }
    if (s.offset >= s.length) {
      addProblem(s, start, 'This string is never closed.');
      return;
    }
    stepOver(s, code);
  }
}

/** Moves to the next byte that may matter, and tells which it is. */
function skipText(s: Scanner): number {
  const { bytes } = s;
  let offset = s.offset;
  while (STRING_TEXT[bytes[offset]] === 1) {
    offset++;
  }
  s.offset = offset;
  return bytes[offset];
}

function stepOver(s: Scanner, code: number): void {
  if (code === Code.Backslash) {
    s.hasEscape = true;
    stepOverEscape(s);
    return;
  }
  if (code === Code.Null) {
    addProblem(s, s.offset, 'Python code cannot contain null bytes.');
  }
  s.offset++;
}

/** Moves over a backslash and the character or line end behind it, but never out of the text. */
export function stepOverEscape(s: Scanner): void {
  const next = findAfterContinuation(s, s.offset);
  s.offset = Math.min(next === s.offset ? s.offset + 2 : next, s.length);
}

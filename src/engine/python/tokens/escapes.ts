import { StringFlag } from '../nodeKind';
import { Code, HEXADECIMAL } from './characters';
import { addProblem, type Scanner } from './scanner';

/** Notes what CPython refuses inside a literal: malformed escapes, and non-ASCII characters in bytes. */
export function checkLiteral(s: Scanner, start: number, flags: number): void {
  const isBytes = (flags & StringFlag.Bytes) !== 0;
  const isRaw = (flags & StringFlag.Raw) !== 0;
  for (let offset = start; offset < s.offset; offset++) {
    const code = s.bytes[offset];
    if (isBytes && code >= Code.FirstNonAscii) {
      addProblem(s, start, 'Bytes can only contain ASCII characters.');
      return;
    }
    if (code === Code.Backslash && !isRaw) {
      offset++;
      if (!isEscapeGood(s, offset, isBytes)) {
        addProblem(s, start, 'This string has a malformed escape sequence.');
        return;
      }
    }
  }
}

/** `offset` is at the character after the backslash. */
function isEscapeGood(s: Scanner, offset: number, isBytes: boolean): boolean {
  switch (s.bytes[offset]) {
    case Code.LowerX:
      return hasDigits(s, offset, 2);
    case Code.LowerU:
      return isBytes || hasDigits(s, offset, 4);
    case Code.UpperU:
      return isBytes || (hasDigits(s, offset, 8) && isCodePoint(s, offset));
    case Code.UpperN:
      return isBytes || isNamedCharacter(s, offset + 1);
    default:
      return true;
  }
}

function hasDigits(s: Scanner, offset: number, count: number): boolean {
  for (let index = 1; index <= count; index++) {
    if (offset + index >= s.offset || HEXADECIMAL[s.bytes[offset + index]] === 0) {
      return false;
    }
  }
  return true;
}

/** Eight digits must not exceed 0010ffff. */
function isCodePoint(s: Scanner, offset: number): boolean {
  const digit = (index: number): number => HEXADECIMAL[s.bytes[offset + index]] - 1;
  return digit(1) === 0 && digit(2) === 0 && (digit(3) === 0 || (digit(3) === 1 && digit(4) === 0));
}

/** `\N{DASH}`: the name itself is not looked up. */
function isNamedCharacter(s: Scanner, brace: number): boolean {
  if (s.bytes[brace] !== Code.LeftBrace) {
    return false;
  }
  let end = brace + 1;
  while (end < s.offset && s.bytes[end] !== Code.RightBrace) {
    end++;
  }
  return end < s.offset && end > brace + 1;
}

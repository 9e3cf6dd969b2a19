import { NumberKind } from '../nodeKind';
import { decodeUtf8 } from '../utf8';
import { CharacterClass, CLASSES, Code, HEXADECIMAL } from './characters';
import { addProblem, emit, type Scanner } from './scanner';
import { Token } from './token';

/** CPython refuses to read longer decimal integers, because converting them takes quadratic time. */
const MAX_DIGITS = 4300;

/** Words that may follow a number without a blank, as in `1if x else 2`; CPython looks no further than this. */
const AFTER_NUMBER = /^(and|else|for|i[fns]|or|not)/;

/** Scans a number; the offset is at its first digit, or at a dot with a digit behind it. */
export function scanNumber(s: Scanner): void {
  const start = s.offset;
  const base = s.bytes[start] === Code.Zero ? baseOf(s.bytes[start + 1]) : 10;
  const kind = base === 10 ? scanDecimal(s) : scanBased(s, base);
  if (CLASSES[s.bytes[s.offset]] === CharacterClass.Name && !isWordAllowed(s)) {
    do {
      s.offset++;
    } while (isNamePart(s.bytes[s.offset]));
    addProblem(s, start, 'This number is malformed.');
  }
  emit(s, Token.Number, start, kind);
}

function baseOf(code: number): number {
  switch (code | 32) {
    case Code.LowerX:
      return 16;
    case Code.LowerO:
      return 8;
    case Code.LowerB:
      return 2;
    default:
      return 10;
  }
}

/** `0x_ff`: an underscore may stand before every digit, and every digit must be below the base. */
function scanBased(s: Scanner, base: number): NumberKind {
  const start = s.offset;
  s.offset += 2;
  let isGood = false;
  for (;;) {
    const at = s.bytes[s.offset] === Code.Underscore ? s.offset + 1 : s.offset;
    const digit = HEXADECIMAL[s.bytes[at]];
    if (digit === 0 || digit > base) {
      break;
    }
    isGood = true;
    s.offset = at + 1;
  }
  if (!isGood || CLASSES[s.bytes[s.offset]] === CharacterClass.Digit) {
    addProblem(s, start, 'This number is malformed.');
  }
  return NumberKind.Integer;
}

function scanDecimal(s: Scanner): NumberKind {
  const start = s.offset;
  scanDigits(s);
  let kind = NumberKind.Integer;
  if (s.bytes[s.offset] === Code.Dot) {
    s.offset++;
    scanFraction(s);
    kind = NumberKind.Float;
  }
  if (scanExponent(s)) {
    kind = NumberKind.Float;
  }
  if ((s.bytes[s.offset] | 32) === Code.LowerJ) {
    s.offset++;
    return NumberKind.Imaginary;
  }
  if (kind === NumberKind.Integer) {
    checkInteger(s, start);
  }
  return kind;
}

function scanFraction(s: Scanner): void {
  if (isDigit(s.bytes[s.offset])) {
    scanDigits(s);
  }
}

/** Digits with single underscores between them. */
function scanDigits(s: Scanner): void {
  for (;;) {
    while (isDigit(s.bytes[s.offset])) {
      s.offset++;
    }
    if (s.bytes[s.offset] !== Code.Underscore || !isDigit(s.bytes[s.offset + 1])) {
      return;
    }
    s.offset++;
  }
}

function scanExponent(s: Scanner): boolean {
  if ((s.bytes[s.offset] | 32) !== Code.LowerE) {
    return false;
  }
  const sign = s.bytes[s.offset + 1];
  const digits = sign === Code.Plus || sign === Code.Minus ? s.offset + 2 : s.offset + 1;
  if (!isDigit(s.bytes[digits])) {
    return false;
  }
  s.offset = digits;
  scanDigits(s);
  return true;
}

function checkInteger(s: Scanner, start: number): void {
  if (s.bytes[start] === Code.Zero && s.offset > start + 1) {
    const text = textOf(s, start);
    if (/[1-9]/.test(text)) {
      addProblem(s, start, 'A decimal number cannot begin with 0; an octal one begins with 0o.');
    }
  }
  if (s.offset - start > MAX_DIGITS && textOf(s, start).replaceAll('_', '').length > MAX_DIGITS) {
    addProblem(s, start, 'This number has too many digits.');
  }
}

function textOf(s: Scanner, start: number): string {
  return decodeUtf8(s.bytes, start, s.offset);
}

function isWordAllowed(s: Scanner): boolean {
  return AFTER_NUMBER.test(String.fromCharCode(...s.bytes.subarray(s.offset, s.offset + 4)));
}

function isDigit(code: number): boolean {
  return code >= Code.Zero && code <= Code.Nine;
}

function isNamePart(code: number): boolean {
  return CLASSES[code] === CharacterClass.Name || isDigit(code);
}

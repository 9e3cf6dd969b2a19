import { StringFlag } from '../nodeKind';
import { CharacterClass, CLASSES, Code, STRING_TEXT } from './characters';
import { checkLiteral } from './escapes';
import { addProblem, beginLiteral, emit, MAX_BRACKETS, MAX_FORMATS, type Scanner } from './scanner';
import { stepOverEscape } from './strings';
import { Token } from './token';

/** Marks an entry of the stack that is the specification of a field rather than a string. */
const SPECIFICATION = 128;

/** Begins an f-string or t-string; the offset is behind its first quotes. */
export function scanFormatStart(s: Scanner, start: number, flags: number): void {
  const quote = s.bytes[s.offset - 1];
  emit(s, Token.FormatStart, start, flags);
  if (s.formatCount >= MAX_FORMATS) {
    addProblem(s, start, 'Formatted strings are nested too deeply.');
    return;
  }
  pushFormat(s, quote, flags);
  scanFormatText(s);
}

function pushFormat(s: Scanner, quote: number, flags: number): void {
  s.formatQuotes[s.formatCount] = quote;
  s.formatFlags[s.formatCount] = flags;
  s.formatDepths[s.formatCount] = 0;
  s.formatCount++;
}

/** Whether the innermost open bracket is the `{` of a field. */
export function isAtField(s: Scanner): boolean {
  return s.formatCount > 0 && s.formatDepths[s.formatCount - 1] === s.depth;
}

/** The `:` of a field, and the text behind it. */
export function scanFormatSpecification(s: Scanner): void {
  const start = s.offset++;
  emit(s, Token.Colon, start, 0);
  if (s.formatCount >= MAX_FORMATS) {
    addProblem(s, start, 'Formatted strings are nested too deeply.');
    return;
  }
  const top = s.formatCount - 1;
  pushFormat(s, s.formatQuotes[top], s.formatFlags[top] | SPECIFICATION);
  scanFormatText(s);
}

/** The `}` of a field, and the text behind it. */
export function closeField(s: Scanner): void {
  const start = s.offset++;
  emit(s, Token.RightBrace, start, 0);
  s.depth--;
  s.formatDepths[s.formatCount - 1] = 0;
  scanFormatText(s);
}

/** Scans literal text of the innermost string or specification, up to its next field or its end. */
function scanFormatText(s: Scanner): void {
  const start = s.offset;
  const flags = s.formatFlags[s.formatCount - 1];
  beginLiteral(s);
  skipFormatText(s);
  if (s.offset > start) {
    if (s.hasEscape) {
      checkLiteral(s, start, flags);
    }
    emit(s, Token.FormatText, start, 0);
  }
  const code = s.bytes[s.offset];
  if (code === Code.LeftBrace && s.depth < MAX_BRACKETS) {
    openField(s);
  } else if ((flags & SPECIFICATION) === 0) {
    endFormat(s, code);
  } else if (code === Code.RightBrace) {
    s.formatCount--;
    closeField(s);
  } else {
    abandonFormat(s);
  }
}

function openField(s: Scanner): void {
  const start = s.offset++;
  if (isTooDeep(s)) {
    addProblem(s, start, 'Formatted strings are nested too deeply.');
  }
  s.brackets[s.depth++] = start;
  s.formatDepths[s.formatCount - 1] = s.depth;
  emit(s, Token.LeftBrace, start, 0);
}

/** CPython allows specifications two levels deep, in `{a:{b:{c}}}`. */
function isTooDeep(s: Scanner): boolean {
  const top = s.formatCount - 1;
  const flags = s.formatFlags;
  return top >= 3 && (flags[top] & flags[top - 1] & flags[top - 2] & SPECIFICATION) !== 0;
}

/** The closing quotes, or the place where they are missing. */
function endFormat(s: Scanner, code: number): void {
  const top = s.formatCount - 1;
  if (code !== s.formatQuotes[top]) {
    abandonFormat(s);
    return;
  }
  const start = s.offset;
  s.offset += (s.formatFlags[top] & StringFlag.Triple) !== 0 ? 3 : 1;
  s.formatCount--;
  emit(s, Token.FormatEnd, start, 0);
}

/** Closes the innermost string, and the specifications and fields that are open in it, without its quotes. */
function abandonFormat(s: Scanner): void {
  while ((s.formatFlags[s.formatCount - 1] & SPECIFICATION) !== 0) {
    s.formatCount--;
    s.depth = s.formatDepths[s.formatCount - 1] - 1;
  }
  s.formatCount--;
  addProblem(s, s.offset, 'This string is never closed.');
  emit(s, Token.FormatEnd, s.offset, 0);
}

function skipFormatText(s: Scanner): void {
  let step = 0;
  do {
    s.offset += step;
    while (STRING_TEXT[s.bytes[s.offset]] === 1) {
      s.offset++;
    }
    step = stepOf(s, s.bytes[s.offset]);
  } while (step > 0);
}

/** How many bytes at the offset are still literal text; 0 where the text stops. */
function stepOf(s: Scanner, code: number): number {
  const flags = s.formatFlags[s.formatCount - 1];
  switch (CLASSES[code]) {
    case CharacterClass.Quote:
      return isClosingQuote(s, code, flags) ? 0 : 1;
    case CharacterClass.Open:
      return (flags & SPECIFICATION) === 0 && s.bytes[s.offset + 1] === Code.LeftBrace ? 2 : 0;
    case CharacterClass.Close:
      return stepOfRightBrace(s, flags);
    case CharacterClass.LineEnd:
      return (flags & (StringFlag.Triple | SPECIFICATION)) === StringFlag.Triple ? 1 : 0;
    default:
      return stepOfOther(s, code, flags);
  }
}

function isClosingQuote(s: Scanner, code: number, flags: number): boolean {
  if (code !== s.formatQuotes[s.formatCount - 1]) {
    return false;
  }
  return (flags & StringFlag.Triple) === 0 || (s.bytes[s.offset + 1] === code && s.bytes[s.offset + 2] === code);
}

function stepOfRightBrace(s: Scanner, flags: number): number {
  if ((flags & SPECIFICATION) !== 0) {
    return 0;
  }
  if (s.bytes[s.offset + 1] === Code.RightBrace) {
    return 2;
  }
  addProblem(s, s.offset, 'A single } in a formatted string must be doubled.');
  return 1;
}

function stepOfOther(s: Scanner, code: number, flags: number): number {
  if (code !== Code.Backslash) {
    return s.offset >= s.length ? 0 : 1;
  }
  const next = s.bytes[s.offset + 1];
  if (next === Code.LeftBrace || next === Code.RightBrace) {
    return 1;
  }
  const isRaw = (flags & StringFlag.Raw) !== 0;
  s.hasEscape ||= !isRaw;
  const start = s.offset;
  stepOverEscape(s);
  const step = !isRaw && next === Code.UpperN ? findEndOfNamedCharacter(s) - start : s.offset - start;
  s.offset = start;
  return step;
}

/** Behind the `}` of `\N{DASH}`, or the offset if there is none on this line. */
function findEndOfNamedCharacter(s: Scanner): number {
  if (s.bytes[s.offset] !== Code.LeftBrace) {
    return s.offset;
  }
  let end = s.offset + 1;
  while (STRING_TEXT[s.bytes[end]] === 1) {
    end++;
  }
  return s.bytes[end] === Code.RightBrace ? end + 1 : s.offset;
}

import { Operator } from '../nodeKind';
import { CharacterClass, CLASSES, Code } from './characters';
import { closeField, isAtField, scanFormatSpecification } from './formatStrings';
import { scanAssignedMagic } from './magics';
import { scanNumber } from './numbers';
import { addProblem, emit, MAX_BRACKETS, type Scanner } from './scanner';
import { Token } from './token';

type Marks = readonly (readonly [character: string, mark: number])[];

function makeTable(marks: Marks): Uint8Array {
  const table = new Uint8Array(256);
  for (const [character, mark] of marks) {
    table[character.charCodeAt(0)] = mark;
  }
  return table;
}

/** Byte → the token it is by itself. */
const ALONE = makeTable([
  ...([
    ['(', Token.LeftParenthesis],
    [')', Token.RightParenthesis],
    ['[', Token.LeftBracket],
  ] as const),
  ...([
    [']', Token.RightBracket],
    ['{', Token.LeftBrace],
    ['}', Token.RightBrace],
    [',', Token.Comma],
  ] as const),
  ...([
    [':', Token.Colon],
    [';', Token.Semicolon],
    ['.', Token.Dot],
    ['=', Token.Equal],
  ] as const),
  ...([
    ['!', Token.Exclamation],
    ['~', Token.Tilde],
    ['|', Token.VerticalBar],
    ['^', Token.Caret],
  ] as const),
  ...([
    ['&', Token.Ampersand],
    ['+', Token.Plus],
    ['-', Token.Minus],
    ['*', Token.Star],
    ['/', Token.Slash],
  ] as const),
  ...([
    ['%', Token.Percent],
    ['@', Token.At],
    ['<', Token.Less],
    ['>', Token.Greater],
  ] as const),
]);

/** Byte → the token it is with `=` behind it. */
const WITH_EQUAL = makeTable([
  ...([
    [':', Token.Walrus],
    ['=', Token.EqualEqual],
    ['!', Token.NotEqual],
  ] as const),
  ...([
    ['<', Token.LessOrEqual],
    ['>', Token.GreaterOrEqual],
  ] as const),
  ...Array.from('|^&+-*/%@', character => [character, Token.AugmentedAssign] as const),
]);

/** Byte → the token it is when doubled. */
const DOUBLED = makeTable([
  ...([
    ['*', Token.DoubleStar],
    ['/', Token.DoubleSlash],
    ['<', Token.ShiftLeft],
    ['>', Token.ShiftRight],
  ] as const),
]);

/** Token → its `Operator`. */
export const OPERATORS: Uint8Array = makeOperatorTable();

function makeOperatorTable(): Uint8Array {
  const table = new Uint8Array(Token.Count);
  for (let step = 0; step <= Token.DoubleStar - Token.VerticalBar; step++) {
    table[Token.VerticalBar + step] = Operator.BitOr + step;
  }
  for (let step = 0; step <= Token.NotEqual - Token.Less; step++) {
    table[Token.Less + step] = Operator.Less + step;
  }
  table[Token.Tilde] = Operator.Invert;
  return table;
}

/** Scans an operator or a delimiter that is no bracket. */
export function scanOperator(s: Scanner, code: number): void {
  const start = s.offset;
  const next = s.bytes[start + 1];
  if (code === Code.Colon && isAtField(s)) {
    scanFormatSpecification(s);
  } else if (next === Code.Equal && WITH_EQUAL[code] !== 0) {
    s.offset += 2;
    emit(s, WITH_EQUAL[code], start, OPERATORS[ALONE[code]]);
  } else if (next === code && DOUBLED[code] !== 0) {
    scanDoubled(s, DOUBLED[code]);
  } else {
    scanAlone(s, code, next);
  }
}

function scanAlone(s: Scanner, code: number, next: number): void {
  if (code === Code.Dot || code === Code.Minus) {
    scanDotOrMinus(s, code, next);
    return;
  }
  const start = s.offset++;
  emit(s, ALONE[code], start, 0);
  if (code === Code.Equal && s.isNotebook && s.depth === 0) {
    scanAssignedMagic(s);
  }
}

function scanDoubled(s: Scanner, token: number): void {
  const start = s.offset;
  s.offset += 2;
  if (s.bytes[s.offset] === Code.Equal) {
    s.offset++;
    emit(s, Token.AugmentedAssign, start, OPERATORS[token]);
  } else {
    emit(s, token, start, 0);
  }
}

/** `.5`, `...`, `.`, `->` or `-`. */
function scanDotOrMinus(s: Scanner, code: number, next: number): void {
  const start = s.offset;
  if (code === Code.Dot && CLASSES[next] === CharacterClass.Digit) {
    scanNumber(s);
  } else if (code === Code.Dot && next === Code.Dot && s.bytes[start + 2] === Code.Dot) {
    s.offset += 3;
    emit(s, Token.Ellipsis, start, 0);
  } else if (code === Code.Minus && next === Code.Greater) {
    s.offset += 2;
    emit(s, Token.Arrow, start, 0);
  } else {
    s.offset++;
    emit(s, ALONE[code], start, 0);
  }
}

export function scanOpen(s: Scanner, code: number): void {
  const start = s.offset++;
  if (s.depth >= MAX_BRACKETS) {
    addProblem(s, start, 'Brackets are nested too deeply.');
    emit(s, Token.Invalid, start, 0);
    return;
  }
  s.brackets[s.depth++] = start;
  emit(s, ALONE[code], start, 0);
}

export function scanClose(s: Scanner, code: number): void {
  if (isAtField(s)) {
    if (code === Code.RightBrace) {
      closeField(s);
      return;
    }
  } else if (s.depth > 0) {
    s.depth--;
  }
  const start = s.offset++;
  emit(s, ALONE[code], start, 0);
}

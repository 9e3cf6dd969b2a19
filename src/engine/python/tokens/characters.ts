/** Bytes the scanner asks for by name. */
export const enum Code {
  Null = 0,
  Tab = 9,
  LineFeed = 10,
  FormFeed = 12,
  CarriageReturn = 13,
  Space = 32,
  Exclamation = 33,
  DoubleQuote = 34,
  Hash = 35,
  Percent = 37,
  SingleQuote = 39,
  LeftParenthesis = 40,
  RightParenthesis = 41,
  Star = 42,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  One = 49,
  Seven = 55,
  Nine = 57,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equal = 61,
  Greater = 62,
  Question = 63,
  At = 64,
  UpperN = 78,
  UpperU = 85,
  LeftBracket = 91,
  Backslash = 92,
  RightBracket = 93,
  Underscore = 95,
  LowerB = 98,
  LowerE = 101,
  LowerF = 102,
  LowerJ = 106,
  LowerO = 111,
  LowerR = 114,
  LowerT = 116,
  LowerU = 117,
  LowerX = 120,
  LeftBrace = 123,
  RightBrace = 125,
  FirstNonAscii = 128,
}

/** What a byte can begin. */
export const enum CharacterClass {
  /** Comments, continuations, the end of the text, and bytes with no place in Python. */
  Other,
  Name,
  Digit,
  Blank,
  LineEnd,
  Quote,
  Operator,
  Open,
  Close,
}

function makeTable(marks: readonly (readonly [characters: string, mark: number])[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const [characters, mark] of marks) {
    for (const character of characters) {
      table[character.charCodeAt(0)] = mark;
    }
  }
  return table;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_';
const DIGITS = '0123456789';

/** Byte → `CharacterClass`. */
export const CLASSES: Uint8Array = makeTable([
  [LETTERS, CharacterClass.Name],
  [DIGITS, CharacterClass.Digit],
  [' \t\f', CharacterClass.Blank],
  ['\n\r', CharacterClass.LineEnd],
  ['"\'', CharacterClass.Quote],
  ['!%&*+,-./:;<=>@^|~', CharacterClass.Operator],
  ['([{', CharacterClass.Open],
  [')]}', CharacterClass.Close],
]).fill(CharacterClass.Name, Code.FirstNonAscii);

/** Byte → 1 if it can continue a name. */
export const NAME_PART: Uint8Array = makeTable([[LETTERS + DIGITS, 1]]).fill(1, Code.FirstNonAscii);

/** Byte → 1 if a string literal runs on over it whatever its quotes are. */
export const STRING_TEXT: Uint8Array = makeTable([['"\'\\\n\r{}\0', 1]]).map(stops => 1 - stops);

/** Byte → 1 if a comment ends before it; a null byte may be the end of the text. */
export const LINE_STOP: Uint8Array = makeTable([['\n\r\0', 1]]);

/** Byte → value of a hexadecimal digit plus one, or 0. */
export const HEXADECIMAL: Uint8Array = makeTable(
  Array.from('0123456789abcdef', (digit, value) => [digit + digit.toUpperCase(), value + 1] as const),
);

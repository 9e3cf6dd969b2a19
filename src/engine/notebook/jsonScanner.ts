import { skipLiteral, skipNumber } from './jsonScalars';

/**
 * A validating walk over JSON bytes that builds nothing: every function takes the index where something starts and
 * returns the index after it, or the complement (`~offset`, always negative) of the byte where the text stops being
 * JSON. Strings are hopped four bytes at a time, so a 10 MB picture in an output costs a few milliseconds.
 *
 * Constants live in this file, because a bundler inlines an enum of the same file everywhere.
 */
const enum Byte {
  Tab = 0x09,
  LineFeed = 0x0a,
  Return = 0x0d,
  Space = 0x20,
  Quote = 0x22,
  Comma = 0x2c,
  Zero = 0x30,
  Nine = 0x39,
  Colon = 0x3a,
  UpperN = 0x4e,
  OpenArray = 0x5b,
  Backslash = 0x5c,
  CloseArray = 0x5d,
  LowerA = 0x61,
  LowerF = 0x66,
  LowerU = 0x75,
  LowerY = 0x79,
  OpenObject = 0x7b,
  CloseObject = 0x7d,
}

/** Containers inside one another, as deep as Python's own `json` reads them; nothing deeper was ever a notebook. */
export const depthLimit = 1000;

/** The file under the scanner. `nonFiniteAt` is the offset of the first `NaN` or `Infinity`, or -1. */
export interface JsonText {
  readonly bytes: Uint8Array;
  /** The same memory, four bytes at a time. */
  readonly words: Int32Array;
  nonFiniteAt: number;
  /** Offset of the first container that is nested too deep, or -1. */
  tooDeepAt: number;
}

/** What was read, and the index after it, or the complement of where the text stops being JSON. */
export interface Read<Value> {
  readonly end: number;
  readonly value: Value;
}

/** Prepares bytes for the scanner. They are copied only when their memory is not aligned to four bytes. */
export function jsonText(source: Uint8Array): JsonText {
  const isAligned = source.byteOffset % 4 === 0;
  // A plain view even of a Node Buffer, whose own methods are slower and whose type would make the loops here generic.
  const bytes = isAligned ? new Uint8Array(source.buffer, source.byteOffset, source.length) : new Uint8Array(source);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  return { bytes, words, nonFiniteAt: -1, tooDeepAt: -1 };
}

/** Index of the first byte at or after `at` that is not JSON white space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  while (at < bytes.length && isSpace(bytes[at])) at++;
  return at;
}

/** Index after the value that starts at `at`, which `depth` containers enclose. */
export function skipValue(text: JsonText, at: number, depth = 0): number {
  const byte = text.bytes[at];
  if (byte === Byte.Quote) return skipString(text, at);
  const isObject = byte === Byte.OpenObject;
  if (!isObject && byte !== Byte.OpenArray) return skipScalar(text, at);
  if (depth === depthLimit) return ~(text.tooDeepAt = at);
  return isObject ? skipObject(text, at, depth + 1) : skipArray(text, at, depth + 1);
}

/** Index after the string whose opening quote is at `at`. */
export function skipString(text: JsonText, at: number): number {
  const { bytes } = text;
  at = nextStop(text, at + 1);
  while (bytes[at] !== Byte.Quote) {
    if (bytes[at] !== Byte.Backslash) return ~at;
    at = skipEscape(bytes, at);
    if (at < 0) return at;
    at = nextStop(text, at);
  }
  return at + 1;
}

/**
 * Walks the object at `at`. `visit` is asked for each member whose key is one of `names`, with the index of its value,
 * and returns the index after that value; other values are skipped. A repeated key is visited again: as in `JSON.parse`,
 * the last one counts.
 */
export function readObject<Name extends string>(
  text: JsonText,
  at: number,
  names: readonly Name[],
  visit: (name: Name, valueAt: number) => number,
): number {
  return readMembers(text, at, keyAt => {
    const valueAt = skipKey(text, keyAt);
    if (valueAt < 0) return valueAt;
    const name = nameAt(text.bytes, keyAt, names);
    return name === undefined ? skipValue(text, valueAt) : visit(name, valueAt);
  });
}

/** Walks the object at `at`. `visit` gets the index of each key and returns the index after the member's value. */
export function readMembers(text: JsonText, at: number, visit: (keyAt: number) => number): number {
  return walk(text, at, Byte.CloseObject, visit);
}

/** Walks the array at `at`. `visit` gets the index of each item and returns the index after it. */
export function readArray(text: JsonText, at: number, visit: (itemAt: number) => number): number {
  return walk(text, at, Byte.CloseArray, visit);
}

function walk({ bytes }: JsonText, at: number, closer: Byte, visit: (at: number) => number): number {
  at = skipSpace(bytes, at + 1);
  if (bytes[at] === closer) return at + 1;
  for (;;) {
    at = visit(at);
    if (at < 0) return at;
    at = skipSpace(bytes, at);
    if (bytes[at] === closer) return at + 1;
    if (bytes[at] !== Byte.Comma) return ~at;
    at = skipSpace(bytes, at + 1);
  }
}

function isSpace(byte: number): boolean {
  return byte === Byte.Space || byte === Byte.LineFeed || byte === Byte.Return || byte === Byte.Tab;
}

function skipScalar(text: JsonText, at: number): number {
  const { bytes } = text;
  const numberEnd = skipNumber(bytes, at);
  if (numberEnd >= 0) return numberEnd;
  const literalEnd = skipLiteral(bytes, at);
  if (literalEnd >= 0 && isNonFinite(bytes, literalEnd) && text.nonFiniteAt < 0) text.nonFiniteAt = at;
  return literalEnd;
}

/** The literal that ends at `end` is `NaN` or `Infinity`: `true`, `false` and `null` end in `e` or `l`. */
function isNonFinite(bytes: Uint8Array, end: number): boolean {
  return bytes[end - 1] === Byte.UpperN || bytes[end - 1] === Byte.LowerY;
}

function skipArray(text: JsonText, at: number, depth: number): number {
  const { bytes } = text;
  at = skipSpace(bytes, at + 1);
  if (bytes[at] === Byte.CloseArray) return at + 1;
  for (;;) {
    at = skipValue(text, at, depth);
    if (at < 0) return at;
    at = skipSpace(bytes, at);
    if (bytes[at] === Byte.CloseArray) return at + 1;
    if (bytes[at] !== Byte.Comma) return ~at;
    at = skipSpace(bytes, at + 1);
  }
}

function skipObject(text: JsonText, at: number, depth: number): number {
  const { bytes } = text;
  at = skipSpace(bytes, at + 1);
  if (bytes[at] === Byte.CloseObject) return at + 1;
  for (;;) {
    at = skipKey(text, at);
    if (at >= 0) at = skipValue(text, at, depth);
    if (at < 0) return at;
    at = skipSpace(bytes, at);
    if (bytes[at] === Byte.CloseObject) return at + 1;
    if (bytes[at] !== Byte.Comma) return ~at;
    at = skipSpace(bytes, at + 1);
  }
}

/** Index of the value that belongs to the key at `at`. */
export function skipKey(text: JsonText, at: number): number {
  const { bytes } = text;
  if (bytes[at] !== Byte.Quote) return ~at;
  at = skipString(text, at);
  if (at < 0) return at;
  at = skipSpace(bytes, at);
  return bytes[at] === Byte.Colon ? skipSpace(bytes, at + 1) : ~at;
}

function nameAt<Name extends string>(bytes: Uint8Array, at: number, names: readonly Name[]): Name | undefined {
  for (const name of names) if (isStringAt(bytes, at, name)) return name;
  return undefined;
}

/** Whether the string at `at` is `name`, however it is escaped. */
export function isStringAt(bytes: Uint8Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    const byte = bytes[at + 1 + index];
    if (byte === Byte.Backslash) return isEscapedStringAt(bytes, at, name);
    if (byte !== name.charCodeAt(index)) return false;
  }
  return bytes[at + 1 + name.length] === Byte.Quote;
}

function isEscapedStringAt(bytes: Uint8Array, at: number, name: string): boolean {
  const end = skipString(jsonText(bytes), at);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(at, end))) === name;
}

/** 1 for the bytes at which the hop over a string has to look: quote, backslash and control characters. */
const stops = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < Byte.Space || byte === Byte.Quote || byte === Byte.Backslash ? 1 : 0,
);

/** Index of the first quote, backslash or control character at or after `at`, or the length of the text. */
export function nextStop({ bytes, words }: JsonText, at: number): number {
  const aligned = Math.min((at + 3) & ~3, bytes.length);
  for (; at < aligned; at++) if (stops[bytes[at]] === 1) return at;
  let word = at >> 2;
  while (word < words.length && !hasStop(words[word])) word++;
  at = Math.max(at, word << 2);
  while (at < bytes.length && stops[bytes[at]] === 0) at++;
  return at;
}

/**
 * Whether one of the four bytes is a stop. `(x - 0x01…) & ~x & 0x80…` is not 0 when a byte of x is 0; with 0x21 in
 * place of 0x01, when a byte is below 0x21. Exclusive-or with 2 brings the quote there and takes the space away.
 */
function hasStop(word: number): boolean {
  const low = word ^ 0x02020202;
  const backslash = word ^ 0x5c5c5c5c;
  return ((((low - 0x21212121) & ~low) | ((backslash - 0x01010101) & ~backslash)) & 0x80808080) !== 0;
}

/** 1 for the characters that may follow a backslash, `u` aside. */
const escapes = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Index after the escape whose backslash is at `at`. */
export function skipEscape(bytes: Uint8Array, at: number): number {
  const byte = bytes[at + 1];
  if (escapes[byte] === 1) return at + 2;
  if (byte !== Byte.LowerU) return ~at;
  for (let index = at + 2; index < at + 6; index++) if (!isHexDigit(bytes[index])) return ~at;
  return at + 6;
}

function isHexDigit(byte: number): boolean {
  const letter = byte | Byte.Space;
  return (byte >= Byte.Zero && byte <= Byte.Nine) || (letter >= Byte.LowerA && letter <= Byte.LowerF);
}

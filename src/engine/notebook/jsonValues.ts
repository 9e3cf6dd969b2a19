import { readArray, readMembers, readObject, skipKey, skipValue, type JsonText, type Read } from './jsonScanner';
import type { ByteSpan } from './notebookModel';

const enum Byte {
  Quote = 0x22,
  Comma = 0x2c,
  Zero = 0x30,
  OpenArray = 0x5b,
  LowerN = 0x6e,
  OpenObject = 0x7b,
}

const decoder = new TextDecoder();

export function isTextAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === Byte.Quote;
}

export function isArrayAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === Byte.OpenArray;
}

export function isObjectAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === Byte.OpenObject;
}

export function isNullAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === Byte.LowerN;
}

/** The value of the JSON in the span, which the scanner has found valid; `undefined` when there is a `NaN` in it. */
export function valueAt(text: JsonText, { start, end }: ByteSpan): unknown {
  const json = decoder.decode(text.bytes.subarray(start, end));
  if (text.nonFiniteAt < 0) return JSON.parse(json);
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `valueAt` of many spans in one decoding and one `JSON.parse`, which is what makes it cheap; `null` for no span. */
export function valuesAt(text: JsonText, spans: readonly (ByteSpan | undefined)[]): readonly unknown[] {
  if (spans.every(span => span === undefined)) return [];
  if (text.nonFiniteAt >= 0) return spans.map(span => span && valueAt(text, span));
  const values: unknown = JSON.parse(`[${decoder.decode(joined(text.bytes, spans))}]`);
  return Array.isArray(values) ? values : [];
}

/** What stands in the spans, with commas between. */
function joined(bytes: Uint8Array, spans: readonly (ByteSpan | undefined)[]): Uint8Array {
  const list = new Uint8Array(spans.reduce((length, span) => length + lengthOf(span) + 1, 0));
  let at = 0;
  for (const span of spans) {
    if (at > 0) list[at++] = Byte.Comma;
    list.set(span === undefined ? nullBytes : bytes.subarray(span.start, span.end), at);
    at += lengthOf(span);
  }
  return list.subarray(0, at);
}

const nullBytes = new TextEncoder().encode('null');

function lengthOf(span: ByteSpan | undefined): number {
  return span === undefined ? nullBytes.length : span.end - span.start;
}

/** The string in the span, or `undefined` when another value stands there. */
export function stringAt(text: JsonText, span: ByteSpan): string | undefined {
  const value = valueAt(text, span);
  return typeof value === 'string' ? value : undefined;
}

/** The whole number in the span, if there is one. */
export function integerAt(text: JsonText, span: ByteSpan): number | undefined {
  const value = digitsAt(text.bytes, span) ?? valueAt(text, span);
  return Number.isInteger(value) ? Number(value) : undefined;
}

/** The number of a span of at most nine digits and nothing else, which is what nearly every number in a notebook is. */
function digitsAt(bytes: Uint8Array, { start, end }: ByteSpan): number | undefined {
  if (end - start > 9) return undefined;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at] - Byte.Zero;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads the named string members of the object at `at`; empty strings count as absent. */
export function readStringMembers<Name extends string>(
  text: JsonText,
  at: number,
  names: readonly Name[],
): Read<ReadonlyMap<Name, string>> {
  const value = new Map<Name, string>();
  if (!isObjectAt(text.bytes, at)) return { end: skipValue(text, at), value };
  const end = readObject(text, at, names, (name, start) => {
    const memberEnd = skipValue(text, start);
    const member = memberEnd < 0 ? undefined : stringAt(text, { start, end: memberEnd });
    if (member === undefined || member === '') value.delete(name);
    else value.set(name, member);
    return memberEnd;
  });
  return { end, value };
}

/** Where the items of the array at `at` stand. */
export function readItemSpans(text: JsonText, at: number): Read<readonly ByteSpan[]> {
  const value: ByteSpan[] = [];
  const end = readArray(text, at, start => {
    const itemEnd = skipValue(text, start);
    value.push({ start, end: itemEnd });
    return itemEnd;
  });
  return { end, value };
}

/** Where the members of the object at `at` stand, key and value. */
export function readMemberSpans(text: JsonText, at: number): Read<readonly ByteSpan[]> {
  const value: ByteSpan[] = [];
  const end = readMembers(text, at, start => {
    const valueAt = skipKey(text, start);
    const memberEnd = valueAt < 0 ? valueAt : skipValue(text, valueAt);
    value.push({ start, end: memberEnd });
    return memberEnd;
  });
  return { end, value };
}

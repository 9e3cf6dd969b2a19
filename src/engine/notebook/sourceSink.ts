import { nextStop, readArray, skipEscape, skipValue, type JsonText, type Read } from './jsonScanner';
import { isArrayAt, isTextAt } from './jsonValues';

/**
 * Collects the sources of all cells as UTF-8 while the scanner passes over them, so that one decoding serves the whole
 * notebook: a decoding for each cell would cost more than all the rest of reading.
 */
export interface SourceSink {
  readonly bytes: Uint8Array;
  length: number;
  /** UTF-16 units that the bytes will decode to. */
  units: number;
  /** A half of a surrogate pair was alone, which UTF-8 cannot write. */
  hasLoneSurrogate: boolean;
}

/** A source in the sink, in UTF-16 units. */
export interface SinkRange {
  readonly start: number;
  readonly end: number;
  /** The value was a string or a list of strings. */
  readonly isText: boolean;
}

/** Serves one notebook after the other, since new memory would cost as much as reading a small one. */
const scratch = new Uint8Array(1024 * 1024);

/** A sink for a file of so many bytes; what a string says never takes more room than its JSON. */
export function sourceSink(fileLength: number): SourceSink {
  return {
    bytes: fileLength > scratch.length ? new Uint8Array(fileLength) : scratch,
    length: 0,
    units: 0,
    hasLoneSurrogate: false,
  };
}

/** All that was collected, or `undefined` when ranges would not fit: with halves of pairs, or bytes that are no UTF-8. */
export function decodeSink(sink: SourceSink): string | undefined {
  const decoded = decoder.decode(sink.bytes.subarray(0, sink.length));
  return sink.hasLoneSurrogate || decoded.includes('\uFFFD') ? undefined : decoded;
}

/** A mark at the start of the first cell is a character of that cell. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads the value at `at` as a source, a string or lines, into the sink. */
export function readSource(text: JsonText, sink: SourceSink, at: number): Read<SinkRange> {
  const start = sink.units;
  let isText = true;
  const end = isArrayAt(text.bytes, at) ? readArray(text, at, copyOrSkip) : copyOrSkip(at);
  return { end, value: { start, end: sink.units, isText } };

  function copyOrSkip(valueAt: number): number {
    if (isTextAt(text.bytes, valueAt)) return copyString(text, sink, valueAt);
    isText = false;
    return skipValue(text, valueAt);
  }
}

const enum Byte {
  Quote = 0x22,
  Backslash = 0x5c,
  LowerU = 0x75,
}

/** As `skipString`, and appends what the string says to the sink. */
function copyString(text: JsonText, sink: SourceSink, at: number): number {
  const { bytes } = text;
  at = copyRun(text, sink, at + 1);
  while (bytes[at] !== Byte.Quote) {
    at = bytes[at] === Byte.Backslash ? copyEscape(bytes, sink, at) : ~at;
    if (at < 0) return at;
    at = copyRun(text, sink, at);
  }
  return at + 1;
}

/** 1 for ASCII that stands for itself in a string. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x80 && byte !== Byte.Quote && byte !== Byte.Backslash ? 1 : 0,
);

/** Runs longer than this are pictures: finding their end and copying them whole is faster than byte by byte. */
const longRun = 128;

/**
 * Copies ASCII and short escapes, each of which is one byte and one unit, and gives the index of what has to be looked
 * at: the closing quote, `\u`, or what may not be there.
 */
function copyRun(text: JsonText, sink: SourceSink, start: number): number {
  const { bytes } = text;
  const target = sink.bytes;
  const limit = Math.min(start + longRun, bytes.length);
  let { length } = sink;
  let at = start;
  while (at < limit) {
    const byte = bytes[at];
    if (plain[byte] === 1) {
      target[length++] = byte;
      at++;
    } else if (byte === Byte.Backslash && shortEscapes[bytes[at + 1]] !== 0) {
      target[length++] = shortEscapes[bytes[at + 1]];
      at += 2;
    } else break;
  }
  sink.units += length - sink.length;
  sink.length = length;
  return at >= limit || bytes[at] >= 0x80 ? copyRest(text, sink, at) : at;
}

function copyRest(text: JsonText, sink: SourceSink, start: number): number {
  const end = nextStop(text, start);
  sink.bytes.set(text.bytes.subarray(start, end), sink.length);
  sink.length += end - start;
  sink.units += unitsIn(text.bytes, start, end);
  return end;
}

/** A character has one byte that continues none; one of four bytes has two units. */
function unitsIn(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    if ((bytes[at] & 0xc0) !== 0x80) units += bytes[at] >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** What the character after a backslash stands for: `n` for a line feed, a quote for itself; 0 for no such escape. */
const shortEscapes = new Uint8Array(256);
for (const [index, letter] of Array.from('"\\/bfnrt').entries()) {
  shortEscapes[letter.charCodeAt(0)] = '"\\/\b\f\n\r\t'.charCodeAt(index);
}

/** Appends what the escape at `at` stands for, and gives the index after it. */
function copyEscape(bytes: Uint8Array, sink: SourceSink, at: number): number {
  const end = skipEscape(bytes, at);
  if (end < 0) return end;
  if (bytes[at + 1] === Byte.LowerU) return copyUnicode(bytes, sink, at);
  return appended(sink, shortEscapes[bytes[at + 1]], end);
}

/** Appends the valid `\u00e9` at `at`, or the pair `\ud83d\ude00`, and gives the index after it. */
function copyUnicode(bytes: Uint8Array, sink: SourceSink, at: number): number {
  const unit = unitAt(bytes, at);
  if (unit < 0xd800 || unit > 0xdfff) return appended(sink, unit, at + 6);
  const isEscape = bytes[at + 6] === Byte.Backslash && bytes[at + 7] === Byte.LowerU && skipEscape(bytes, at + 6) > 0;
  const low = isEscape && unit < 0xdc00 ? unitAt(bytes, at + 6) : 0;
  if (low >= 0xdc00 && low <= 0xdfff) return appended(sink, 0x10000 + ((unit - 0xd800) << 10) + low - 0xdc00, at + 12);
  sink.hasLoneSurrogate = true;
  return at + 6;
}

/** The number in the valid `\u00e9` at `at`. */
function unitAt(bytes: Uint8Array, at: number): number {
  let unit = 0;
  for (let index = at + 2; index < at + 6; index++) unit = unit * 16 + digitOf(bytes[index]);
  return unit;
}

function digitOf(byte: number): number {
  return byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57;
}

/** Appends a character as UTF-8, and gives back `end`. */
function appended(sink: SourceSink, code: number, end: number): number {
  const { bytes } = sink;
  const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  bytes[sink.length++] = leads[more] | (code >> (6 * more));
  for (let rest = more - 1; rest >= 0; rest--) bytes[sink.length++] = 0x80 | ((code >> (6 * rest)) & 0x3f);
  sink.units += more === 3 ? 2 : 1;
  return end;
}

/** The high bits of the first byte of a character, by how many bytes follow. */
const leads = [0, 0xc0, 0xe0, 0xf0];

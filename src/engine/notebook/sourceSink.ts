import { nextStop, readArray, skipEscape, skipValue, type JsonText, type Read } from './jsonScanner';
import { isArrayAt, isTextAt } from './jsonValues';

/**
 * Collects the sources of all cells as UTF-8 while the scanner passes over them, so that one decoding serves the whole
 * notebook: a decoding for each cell would cost more than all the rest of reading.
 */
export interface SourceSink {
  bytes: Uint8Array;
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

export function sourceSink(): SourceSink {
  return { bytes: new Uint8Array(4096), length: 0, units: 0, hasLoneSurrogate: false };
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
  for (let from = at + 1; ;) {
    const stop = nextStop(text, from);
    copyRun(bytes, from, stop, sink);
    if (bytes[stop] === Byte.Quote) return stop + 1;
    if (bytes[stop] !== Byte.Backslash) return ~stop;
    from = skipEscape(bytes, stop);
    if (from < 0) return from;
    if (bytes[stop + 1] !== Byte.LowerU) append(sink, plainEscapes[bytes[stop + 1]]);
    else from = copyUnicode(bytes, stop, sink);
  }
}

function copyRun(bytes: Uint8Array, from: number, to: number, sink: SourceSink): void {
  const target = withRoom(sink, to - from);
  let { length } = sink;
  let seen = 0;
  for (let at = from; at < to; at++) {
    target[length++] = bytes[at];
    seen |= bytes[at];
  }
  sink.length = length;
  sink.units += seen < 0x80 ? to - from : unitsIn(bytes, from, to);
}

/** A character has one byte that continues none; one of four bytes has two units. */
function unitsIn(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    if ((bytes[at] & 0xc0) !== 0x80) units += bytes[at] >= 0xf0 ? 2 : 1;
  }
  return units;
}

const controls: ReadonlyMap<string, number> = new Map([
  ['b', 8],
  ['t', 9],
  ['n', 10],
  ['f', 12],
  ['r', 13],
]);

/** What the character after a backslash stands for: `n` for a line feed, a quote for itself. */
const plainEscapes = Uint8Array.from({ length: 128 }, (_, byte) => controls.get(String.fromCharCode(byte)) ?? byte);

/** Appends the `\u00e9` at `at`, or the pair `\ud83d\ude00`, and gives the index after it. */
function copyUnicode(bytes: Uint8Array, at: number, sink: SourceSink): number {
  const unit = unitAt(bytes, at);
  if (unit < 0xd800 || unit > 0xdfff) {
    append(sink, unit);
    return at + 6;
  }
  const isEscape = bytes[at + 6] === Byte.Backslash && bytes[at + 7] === Byte.LowerU && skipEscape(bytes, at + 6) > 0;
  const low = isEscape && unit < 0xdc00 ? unitAt(bytes, at + 6) : 0;
  if (low < 0xdc00 || low > 0xdfff) {
    sink.hasLoneSurrogate = true;
    return at + 6;
  }
  append(sink, 0x10000 + ((unit - 0xd800) << 10) + low - 0xdc00);
  return at + 12;
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

/** Appends a character as UTF-8. */
function append(sink: SourceSink, code: number): void {
  if (code < 0x80) put(sink, code);
  else appendLong(sink, code);
  sink.units += code < 0x10000 ? 1 : 2;
}

function appendLong(sink: SourceSink, code: number): void {
  if (code < 0x800) put(sink, 0xc0 | (code >> 6));
  else if (code < 0x10000) put(sink, 0xe0 | (code >> 12));
  else put(sink, 0xf0 | (code >> 18));
  if (code >= 0x10000) put(sink, 0x80 | ((code >> 12) & 0x3f));
  if (code >= 0x800) put(sink, 0x80 | ((code >> 6) & 0x3f));
  put(sink, 0x80 | (code & 0x3f));
}

function put(sink: SourceSink, byte: number): void {
  withRoom(sink, 1)[sink.length++] = byte;
}

/** The sink's bytes, with room for so many more. */
function withRoom(sink: SourceSink, more: number): Uint8Array {
  const needed = sink.length + more;
  if (needed > sink.bytes.length) {
    const grown = new Uint8Array(Math.max(needed, 2 * sink.bytes.length));
    grown.set(sink.bytes);
    sink.bytes = grown;
  }
  return sink.bytes;
}

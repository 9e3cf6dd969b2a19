import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** One insertion into a text. */
export interface Keystroke {
  readonly offset: number;
  readonly typed: string;
}

const centralEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;

/** The text of one file in a zip archive. */
export function readZipped(archive: string, name: string): string {
  const bytes = readFileSync(archive);
  const end = bytes.lastIndexOf(littleEndian(endOfDirectory));
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === centralEntry) {
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + nameLength) === name) return readEntry(bytes, at).toString('utf8');
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  throw new Error(`${archive} holds no ${name}`);
}

function readEntry(bytes: Buffer, central: number): Buffer {
  const local = bytes.readUInt32LE(central + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + bytes.readUInt32LE(central + 20));
  return bytes.readUInt16LE(central + 10) === 0 ? data : inflateRawSync(data);
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** What people type: mostly letters, and now and then what turns the rest of a file inside out. */
const typed = [
  'a',
  'x',
  '_',
  '1',
  ' ',
  '.',
  ',',
  '=',
  ':',
  '(',
  ')',
  '[',
  '{',
  '"',
  "'",
  '#',
  '\n',
  '"""',
  '\n    ',
  '@',
];

/** A text before and after a keystroke. */
export interface TypedText extends Keystroke {
  readonly text: string;
  readonly edited: string;
}

/** The same keystrokes on every run: a small generator with a fixed seed picks the places. Each goes into `text`. */
export function keystrokes(text: string, count: number): TypedText[] {
  let state = 20_261_123;
  return Array.from({ length: count }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const offset = Math.floor((state / 2 ** 32) * text.length);
    const characters = typed[index % typed.length] ?? 'a';
    return { text, offset, typed: characters, edited: flat(text.slice(0, offset) + characters + text.slice(offset)) };
  });
}

/** A concatenation is a tree of pieces until somebody reads it; that must not count for whoever is first. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

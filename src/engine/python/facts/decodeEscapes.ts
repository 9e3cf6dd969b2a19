const simple: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const hexDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

interface Escape {
  readonly text: string;
  /** Where the text after it starts. */
  readonly next: number;
}

/** Decodes the escapes of a Python string. What Python does not know stays as it is written, also `\N{…}`. */
export function decodeEscapes(text: string): string {
  let at = text.indexOf('\\');
  if (at < 0) return text;
  let decoded = '';
  let from = 0;
  while (at >= 0 && at + 1 < text.length) {
    const escape = readEscape(text, at);
    decoded += text.slice(from, at) + escape.text;
    from = escape.next;
    at = text.indexOf('\\', from);
  }
  return decoded + text.slice(from);
}

function readEscape(text: string, at: number): Escape {
  const letter = text[at + 1];
  const plain = simple.get(letter);
  if (plain !== undefined) return { text: plain, next: at + 2 };
  // A backslash at the end of a line joins it with the next one.
  if (letter === '\n') return { text: '', next: at + 2 };
  if (letter === '\r') return { text: '', next: text[at + 2] === '\n' ? at + 3 : at + 2 };
  const digits = hexDigits.get(letter);
  if (digits !== undefined) return readHex(text, at, digits);
  return isOctal(letter) ? readOctal(text, at + 1) : { text: `\\${letter}`, next: at + 2 };
}

function readHex(text: string, at: number, digits: number): Escape {
  const next = at + 2 + digits;
  const code = text.slice(at + 2, next);
  const point = code.length === digits ? Number(`0x${code}`) : Number.NaN;
  if (!(point <= 0x10ffff)) return { text: text.slice(at, at + 2), next: at + 2 };
  return { text: String.fromCodePoint(point), next };
}

function readOctal(text: string, start: number): Escape {
  let next = start;
  while (next < start + 3 && next < text.length && isOctal(text[next])) next++;
  return { text: String.fromCharCode(Number.parseInt(text.slice(start, next), 8)), next };
}

function isOctal(letter: string): boolean {
  return letter >= '0' && letter <= '7';
}

import * as l10n from '@vscode/l10n';
/** Text with the name of its encoding as `encodeText` takes it, or bytes that are no text. */
export type DecodedText =
  | {
      readonly kind: 'text';
      /** Without a byte order mark, as editors count it. */
      readonly text: string;
      readonly encoding: string;
      /** What a reader of the file should know, as the rest of a sentence: `is UTF-16; save it as UTF-8`. */
      readonly trouble: string | undefined;
    }
  | { readonly kind: 'binary' };

export interface DecodingOptions {
  /** Honour `# -*- coding: latin-1 -*-` in the first two lines (PEP 263). */
  readonly codingCookie?: boolean;
}

/** Bytes → text: UTF-8, UTF-16, a declared encoding, or what is left of any other. Never throws. */
export function decodeText(bytes: Uint8Array, options: DecodingOptions = {}): DecodedText {
  const marked = byMark(bytes);
  if (marked !== undefined) {
    return marked;
  }
  const sample = bytes.subarray(0, sampleLength);
  if (sample.includes(0)) {
    const encoding = utf16Pattern(sample);
    return encoding === undefined ? { kind: 'binary' } : decodeAs(bytes, encoding, utf16Trouble());
  }
  const declared = options.codingCookie === true ? declaredEncoding(bytes) : undefined;
  return declared === undefined ? decodeUtf8(bytes) : decodeDeclared(bytes, declared);
}

/** Text → bytes as the file had them, or `undefined` when the encoding cannot hold the text. */
export function encodeText(text: string, encoding: string): Uint8Array | undefined {
  if (encoding === 'utf-8') {
    return new TextEncoder().encode(text);
  }
  if (encoding === 'utf-8-bom') {
    return new TextEncoder().encode(`\uFEFF${text}`);
  }
  if (encoding.startsWith('utf-16')) {
    return encodeUtf16(encoding.endsWith('-bom') ? `\uFEFF${text}` : text, encoding.includes('le'));
  }
  return encodeSingleByte(text, encoding);
}

/** Like git: NUL among the first bytes means binary. */
const sampleLength = 8000;

function utf16Trouble(): string {
  return l10n.t('is UTF-16, which Python and most tools refuse: save it as UTF-8');
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const decoded = decodeUtf8(bytes.subarray(3));
    return decoded.kind === 'text' && decoded.encoding === 'utf-8' ? { ...decoded, encoding: 'utf-8-bom' } : decoded;
  }
  if (first === 0xff && second === 0xfe) {
    return decodeAs(bytes.subarray(2), 'utf-16le', utf16Trouble(), '-bom');
  }
  return first === 0xfe && second === 0xff
    ? decodeAs(bytes.subarray(2), 'utf-16be', utf16Trouble(), '-bom')
    : undefined;
}

/** Every other byte is NUL in UTF-16 of mostly Latin text. */
function utf16Pattern(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros: [number, number] = [0, 0];
  sample.forEach((byte, index) => {
    zeros[index % 2 === 0 ? 0 : 1] += byte === 0 ? 1 : 0;
  });
  const pairs = sample.length / 2;
  const [even, odd] = [zeros[0] / pairs, zeros[1] / pairs];
  if (even < 0.05 && odd > 0.6) {
    return 'utf-16le';
  }
  return odd < 0.05 && even > 0.6 ? 'utf-16be' : undefined;
}

function decodeAs(bytes: Uint8Array, encoding: string, trouble: string | undefined, suffix = ''): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return { kind: 'text', text, encoding: `${encoding}${suffix}`, trouble };
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  const text = tryDecode(bytes, 'utf-8');
  return text === undefined
    ? decodeAs(bytes, 'windows-1252', 'is not UTF-8 and was read as Latin-1: save it as UTF-8')
    : { kind: 'text', text, encoding: 'utf-8', trouble: undefined };
}

function decodeDeclared(bytes: Uint8Array, declared: string): DecodedText {
  const encoding = standardName(declared);
  if (encoding === 'utf-8') {
    return decodeUtf8(bytes);
  }
  const text = tryDecode(bytes, encoding);
  if (text !== undefined) {
    return { kind: 'text', text, encoding, trouble: undefined };
  }
  const decoded = decodeUtf8(bytes);
  const trouble = `declares the encoding "${declared}", in which it cannot be read: save it as UTF-8`;
  return decoded.kind === 'text' ? { ...decoded, trouble } : decoded;
}

/** `undefined` for bytes that the encoding does not know, and for an encoding that nobody knows. */
function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 512));
  const [first = '', second = ''] = head.split(/\r\n|\r|\n/, 2);
  const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
  const blank = /^[ \t\f]*(#|$)/;
  return cookie.exec(first)?.[1] ?? (blank.test(first) ? cookie.exec(second)?.[1] : undefined);
}

/** Python's names for encodings that the Encoding Standard spells otherwise. */
const standardNames: ReadonlyMap<string, string> = new Map([
  ['utf8', 'utf-8'],
  ['utf-8-sig', 'utf-8'],
  ['latin', 'windows-1252'],
  ['latin-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['l1', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['ascii', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['cp932', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['cp936', 'gbk'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
]);

function standardName(declared: string): string {
  const name = declared.toLowerCase().replaceAll('_', '-');
  // Editors add the line ends they see: `utf-8-unix`.
  const bare = name.replace(/-(unix|dos|mac)$/, '').replace(/^cp(125\d)$/, 'windows-$1');
  return standardNames.get(bare) ?? bare;
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

function encodeSingleByte(text: string, encoding: string): Uint8Array | undefined {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const characters = decodeAs(all, encoding, undefined);
  if (characters.kind === 'binary' || characters.text.length !== 256) {
    return undefined;
  }
  const byteOf = new Map(Array.from(characters.text, (character, byte) => [character, byte]));
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = byteOf.get(text.charAt(index));
    if (byte === undefined) {
      return undefined;
    }
    bytes[index] = byte;
  }
  return bytes;
}

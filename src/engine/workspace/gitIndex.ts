import * as l10n from '@vscode/l10n';
/** What git tracks, read from the bytes of `.git/index`. */
export interface GitIndex {
  readonly entries: readonly GitEntry[];
  /** Name (hexadecimal) of the `sharedindex.<name>` beside it that holds the other entries of a split index. */
  readonly sharedIndex: string | undefined;
}

export interface GitEntry {
  /** From the top of the working tree, with `/`. */
  readonly path: string;
  /** `folder` only in a sparse index: a folder that is not checked out. */
  readonly kind: 'file' | 'link' | 'submodule' | 'folder';
}

/** Reads versions 2, 3 and 4, of SHA-1 and SHA-256 repositories, or says in a sentence why it cannot. */
export function parseGitIndex(bytes: Uint8Array): GitIndex | { readonly problem: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== signature) {
    return { problem: l10n.t('The git index is damaged: it does not begin as one.') };
  }
  const version = view.getUint32(4);
  if (version < 2 || version > 4) {
    return { problem: l10n.t('The git index has version {0}, and only 2 to 4 are known.', version) };
  }
  // One byte is one character here, so that slicing costs nothing; names that are not ASCII are decoded again.
  const characters = new TextDecoder('windows-1252').decode(bytes);
  const source: IndexBytes = { bytes, view, characters, version, count: view.getUint32(8) };
  const index = readIndex(source, 20) ?? readIndex(source, 32);
  return index ?? { problem: l10n.t('The git index is damaged: its entries are cut short.') };
}

/** `DIRC` */
const signature = 0x44495243;

interface IndexBytes {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly characters: string;
  readonly version: number;
  readonly count: number;
}

/** With object names of so many bytes; `undefined` when that makes no sense of the bytes. */
function readIndex(source: IndexBytes, hashLength: number): GitIndex | undefined {
  const entries: GitEntry[] = [];
  let offset = 12;
  let previous = '';
  for (let number = 0; number < source.count; number++) {
    const raw = readEntry(source, offset, hashLength, previous);
    const kind = raw === undefined ? undefined : kindOf(raw.mode);
    if (raw === undefined || kind === undefined) {
      return undefined;
    }
    // A split index leaves the name out where only the rest of an entry has changed.
    if (raw.name !== '') {
      entries.push({ path: decodeName(raw.name), kind });
    }
    previous = raw.name;
    offset = raw.next;
  }
  return { entries, sharedIndex: findSharedIndex(source, offset, hashLength) };
}

interface RawEntry {
  readonly mode: number;
  /** One character for each byte. */
  readonly name: string;
  /** Offset of the entry that follows. */
  readonly next: number;
}

function readEntry(source: IndexBytes, offset: number, hashLength: number, previous: string): RawEntry | undefined {
  const { bytes, view, version } = source;
  // Ten numbers of four bytes (times, device, mode, owner, size), the object's name, two bytes of flags.
  const flags = offset + 40 + hashLength;
  if (flags + 2 > bytes.length) {
    return undefined;
  }
  const isExtended = version > 2 && (view.getUint16(flags) & 0x4000) !== 0;
  const start = flags + (isExtended ? 4 : 2);
  const name = version === 4 ? compressedName(source, start, previous) : wholeName(source, start);
  if (name === undefined) {
    return undefined;
  }
  const length = name.end + 1 - offset;
  const next = version === 4 ? name.end + 1 : offset + Math.ceil(length / 8) * 8;
  return { mode: view.getUint32(offset + 24), name: name.text, next };
}

interface RawName {
  readonly text: string;
  /** Offset of the NUL behind it. */
  readonly end: number;
}

function wholeName({ bytes, characters }: IndexBytes, start: number): RawName | undefined {
  const end = bytes.indexOf(0, start);
  return end < 0 ? undefined : { text: characters.slice(start, end), end };
}

/** Version 4: how many bytes to take off the previous name, then what to put there. */
function compressedName(source: IndexBytes, start: number, previous: string): RawName | undefined {
  let offset = start;
  let byte = source.bytes[offset++] ?? 0;
  let dropped = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = source.bytes[offset++] ?? 0;
    dropped = ((dropped + 1) << 7) | (byte & 0x7f);
  }
  const rest = wholeName(source, offset);
  const isSound = rest !== undefined && dropped >= 0 && dropped <= previous.length;
  return isSound ? { text: previous.slice(0, previous.length - dropped) + rest.text, end: rest.end } : undefined;
}

function kindOf(mode: number): GitEntry['kind'] | undefined {
  switch (mode >>> 12) {
    case 0o10:
      return 'file';
    case 0o12:
      return 'link';
    case 0o16:
      return 'submodule';
    case 0o04:
      return 'folder';
    default:
      return undefined;
  }
}

function decodeName(name: string): string {
  if (!/[^\0-\x7f]/.test(name)) {
    return name;
  }
  return new TextDecoder().decode(Uint8Array.from(name, byteOf));
}

/** The Encoding Standard gives the bytes from 80 to 9f characters of their own. */
function byteOf(character: string): number {
  const code = character.charCodeAt(0);
  return code < 0x100 ? code : 0x80 + windowsCharacters.indexOf(character);
}

const windowsCharacters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at));

/** The extension `link`, among others that only save git time. */
function findSharedIndex(
  { bytes, view, characters }: IndexBytes,
  from: number,
  hashLength: number,
): string | undefined {
  let offset = from;
  while (offset + 8 + hashLength <= bytes.length) {
    const size = view.getUint32(offset + 4);
    if (characters.slice(offset, offset + 4) === 'link') {
      const name = Array.from(bytes.subarray(offset + 8, offset + 8 + hashLength), hexadecimal).join('');
      return /^0*$/.test(name) ? undefined : name;
    }
    offset += 8 + size;
  }
  return undefined;
}

function hexadecimal(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

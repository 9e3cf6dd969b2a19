/** The scikit-learn that pickled an estimator: it writes its version beside the state of every one. */
export async function scikitLearnOf(bytes: Uint8Array): Promise<string | undefined> {
  const format = compressionOf(bytes);
  return format === undefined ? versionIn(bytes) : versionInCompressed(bytes, format);
}

function compressionOf([first, second]: Uint8Array): 'gzip' | 'deflate' | undefined {
  if (first === 0x1f && second === 0x8b) {
    return 'gzip';
  }
  return first === 0x78 && (second === 0x01 || second === 0x5e || second === 0x9c || second === 0xda)
    ? 'deflate'
    : undefined;
}

/** What is larger when unpacked is looked at up to here. */
const most = 128 * 1024 * 1024;

/** Unpacked piece by piece; a file that breaks off says what it said until then. */
async function versionInCompressed(bytes: Uint8Array, format: 'gzip' | 'deflate'): Promise<string | undefined> {
  const packed = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format));
  const reader: ReadableStreamDefaultReader<unknown> = packed.getReader();
  let tail = new Uint8Array();
  for (let read = 0; read < most;) {
    const piece = await nextPiece(reader);
    if (piece === undefined) {
      return undefined;
    }
    const text = joined(tail, piece);
    const version = versionIn(text);
    if (version !== undefined) {
      await reader.cancel();
      return version;
    }
    tail = text.slice(-40);
    read += piece.length;
  }
  return undefined;
}

/** `undefined` at the end, and where what is packed is broken. */
async function nextPiece(reader: ReadableStreamDefaultReader<unknown>): Promise<Uint8Array | undefined> {
  try {
    const { value } = await reader.read();
    return value instanceof Uint8Array ? value : undefined;
  } catch {
    return undefined;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const key = new TextEncoder().encode('_sklearn_version');

/** In a pickle the key is followed by a mark or two, the length and the text: `\x94\x8c\x051.9.1`. */
function versionIn(bytes: Uint8Array): string | undefined {
  for (let at = bytes.indexOf(key[0] ?? 0); at >= 0; at = bytes.indexOf(key[0] ?? 0, at + 1)) {
    if (key.every((byte, index) => bytes[at + index] === byte)) {
      const behind = String.fromCharCode(...bytes.slice(at + key.length, at + key.length + 24));
      const version = /^[^\d.]{1,8}?[\0-\x1f](\d+\.\d+(?:\.\d+)?(?:\.post\d+)?)/s.exec(behind)?.[1];
      if (version !== undefined) {
        return version;
      }
    }
  }
  return undefined;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of some UTF-8 bytes; a byte order mark stays, and what is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

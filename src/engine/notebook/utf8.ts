/** Bounds of the second byte where a lead byte narrows them: no overlong forms, no surrogates, nothing past U+10FFFF. */
const secondByte: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/**
 * Bytes of the character that the non-ASCII byte at `at` begins. Of bytes that are not UTF-8, as many as `TextDecoder`
 * takes together for one U+FFFD; these are never four.
 */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const more = followers(bytes[at]);
  let [lowest, highest] = secondByte.get(bytes[at]) ?? [0x80, 0xbf];
  for (let index = 1; index <= more; index++) {
    const byte = bytes[at + index];
    if (!(byte >= lowest && byte <= highest)) return index;
    [lowest, highest] = [0x80, 0xbf];
  }
  return more + 1;
}

/** How many bytes a lead byte announces; none for a byte that cannot lead. */
function followers(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 1;
  return lead < 0xf0 ? 2 : 3;
}

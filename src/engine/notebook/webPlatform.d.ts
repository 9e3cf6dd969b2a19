/** All that this folder uses of the platform, so that it needs no library of types but the language's own. */
declare class TextDecoder {
  constructor(encoding?: 'utf-8', options?: { readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

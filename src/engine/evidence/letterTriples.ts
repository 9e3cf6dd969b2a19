/** 16,384 bits: a file of 20 KB sets about a quarter of them. */
const bits = 14;

/** Which runs of three letters are in a text, small and capital alike; some that are not seem to be. */
export class LetterTriples {
  readonly #words = new Uint32Array(2 ** (bits - 5));

  constructor(text: string) {
    let triple = 0;
    for (let at = 0; at < text.length; at++) {
      triple = shifted(triple, text.charCodeAt(at));
      const place = placeOf(triple);
      this.#words[place >>> 5] = (this.#words[place >>> 5] ?? 0) | (1 << (place & 31));
    }
  }

  /** `false` only when the text does not hold the needle, which is in small letters. */
  mayHold(needle: string): boolean {
    let triple = 0;
    for (let at = 0; at < needle.length; at++) {
      triple = shifted(triple, needle.charCodeAt(at));
      if (at >= 2 && !this.#has(placeOf(triple))) {
        return false;
      }
    }
    return true;
  }

  #has(place: number): boolean {
    return (((this.#words[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
  }
}

/** The last three letters, a byte each. */
function shifted(triple: number, code: number): number {
  const small = code >= 65 && code <= 90 ? code + 32 : code;
  return ((triple << 8) | (small & 255)) & 0xff_ffff;
}

function placeOf(triple: number): number {
  return Math.imul(triple, 0x9e37_79b1) >>> (32 - bits);
}

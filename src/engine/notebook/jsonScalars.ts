const enum Byte {
  Plus = 0x2b,
  Minus = 0x2d,
  Dot = 0x2e,
  Zero = 0x30,
  Nine = 0x39,
  LowerE = 0x65,
  CaseBit = 0x20,
}

/** Index after the JSON number at `at`, or `~offset` of what is no number: `-0.5e+3` is one, `01`, `1.` and `+1` are not. */
export function skipNumber(bytes: Uint8Array, at: number): number {
  if (bytes[at] === Byte.Minus) at++;
  at = bytes[at] === Byte.Zero ? at + 1 : skipDigits(bytes, at);
  if (at >= 0 && bytes[at] === Byte.Dot) at = skipDigits(bytes, at + 1);
  if (at >= 0 && (bytes[at] | Byte.CaseBit) === Byte.LowerE) at = skipExponent(bytes, at + 1);
  return at;
}

/**
 * Index after `true`, `false`, `null`, or after `NaN`, `Infinity` and `-Infinity`, which `JSON.parse` refuses but
 * Python's `json` writes, and Jupyter reads.
 */
export function skipLiteral(bytes: Uint8Array, at: number): number {
  const literal = literals.find(candidate => startsWith(bytes, at, candidate));
  return literal === undefined ? ~at : at + literal.length;
}

const literals = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'];

function skipExponent(bytes: Uint8Array, at: number): number {
  return skipDigits(bytes, bytes[at] === Byte.Plus || bytes[at] === Byte.Minus ? at + 1 : at);
}

function skipDigits(bytes: Uint8Array, at: number): number {
  const start = at;
  while (bytes[at] >= Byte.Zero && bytes[at] <= Byte.Nine) at++;
  return at > start ? at : ~at;
}

/** Whether the ASCII text stands at `at`. */
export function startsWith(bytes: Uint8Array, at: number, ascii: string): boolean {
  for (let index = 0; index < ascii.length; index++) if (bytes[at + index] !== ascii.charCodeAt(index)) return false;
  return true;
}

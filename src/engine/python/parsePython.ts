import { createParser, startParse } from './parsing/parser';
import { parseModule } from './parsing/statements';
import { createTree } from './createTree';
import type { SyntaxTree } from './syntaxTree';
import { createScanner } from './tokens/scanner';
import { scanText } from './tokens/scanText';

/** Which language a text is: a `.py` file, or a notebook cell with IPython's escapes. */
export type Dialect = 'python' | 'ipython';

const scanner = createScanner();
const parser = createParser();
const encoder = new TextEncoder();
const input = { bytes: new Uint8Array(1 << 16) };

/** Zero bytes that the scanner may look at past the end. */
const PADDING = 4;

/** Parses a whole text. Never throws: what cannot be parsed is an Error node and an entry in `errors`. */
export function parsePython(text: string, dialect: Dialect): SyntaxTree {
  const room = text.length * 3 + PADDING;
  if (room > input.bytes.length) {
    input.bytes = new Uint8Array(room * 2);
  }
  const { written } = encoder.encodeInto(text, input.bytes);
  input.bytes.fill(0, written, written + PADDING);
  return parsePythonBytes(input.bytes, written, dialect);
}

/** As `parsePython`, for the first `length` bytes of UTF-8; at least four zero bytes must follow them. */
export function parsePythonBytes(bytes: Uint8Array, length: number, dialect: Dialect): SyntaxTree {
  scanText(scanner, bytes, length, dialect === 'ipython');
  startParse(parser, scanner);
  parseModule(parser, length);
  return createTree(parser, scanner);
}

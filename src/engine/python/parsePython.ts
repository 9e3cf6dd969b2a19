import { createTree } from './createTree';
import { reparse } from './incremental/reparse';
import { createParser, startParse } from './parsing/parser';
import { parseModule } from './parsing/statements';
import type { Dialect, SyntaxTree } from './syntaxTree';
import { createScanner } from './tokens/scanner';
import { scanText } from './tokens/scanText';

const scanner = createScanner();
const parser = createParser();
const encoder = new TextEncoder();
const input = { bytes: new Uint8Array(1 << 16) };

/** Zero bytes that the scanner may look at past the end. */
const PADDING = 4;

/**
 * Parses a whole text. Never throws: what cannot be parsed is an Error node and an entry in `errors`. With the tree of
 * an earlier version of the text, only what was edited is read; the tree is the same, but for the ids of its names.
 */
export function parsePython(text: string, dialect: Dialect, before?: SyntaxTree): SyntaxTree {
  const room = text.length * 3 + PADDING;
  if (room > input.bytes.length) {
    input.bytes = new Uint8Array(room * 2);
  }
  const { written } = encoder.encodeInto(text, input.bytes);
  input.bytes.fill(0, written, written + PADDING);
  const reading = { text, bytes: input.bytes, length: written, scanner, parser };
  const known = before?.dialect === dialect ? reparse(before, reading) : undefined;
  return known ?? parseWhole(reading, dialect);
}

/** As `parsePython`, for the first `length` bytes of UTF-8; at least four zero bytes must follow them. */
export function parsePythonBytes(bytes: Uint8Array, length: number, dialect: Dialect): SyntaxTree {
  return parseWhole({ text: undefined, bytes, length }, dialect);
}

interface Whole {
  readonly text: string | undefined;
  readonly bytes: Uint8Array;
  readonly length: number;
}

function parseWhole({ text, bytes, length }: Whole, dialect: Dialect): SyntaxTree {
  scanText(scanner, bytes, length, dialect === 'ipython');
  startParse(parser, scanner);
  parseModule(parser, length);
  return createTree(parser, scanner, text);
}

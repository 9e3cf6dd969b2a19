import type { SyntaxProblem } from '../syntaxTree';
import { createNameTable, resetNames, type NameTable } from './nameTable';
import { FIXED_NAMES } from './token';

/** CPython's own bounds; past them the text is refused, and our stacks stay small. */
export const MAX_BRACKETS = 200;
export const MAX_INDENTS = 100;
export const MAX_FORMATS = 150;

/** The state of one scan. It is created once and reused: its arrays only ever grow. */
export interface Scanner {
  /** The text; at least four zero bytes follow `length`. */
  bytes: Uint8Array;
  length: number;
  offset: number;
  isNotebook: boolean;

  /** The tokens: kind (a `Token`), start, end and value of each. */
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  values: Int32Array;
  count: number;
  /** Where the last token that has text ends. Newline, Indent and Dedent take it as their own end. */
  lastEnd: number;

  readonly names: NameTable;
  comments: Int32Array;
  commentCount: number;
  problems: SyntaxProblem[];

  /** Columns of the open blocks, with tabs as 8 and as 1: a text must agree with itself under both. */
  readonly columns: Int32Array;
  readonly tabColumns: Int32Array;
  indentCount: number;
  column: number;
  tabColumn: number;

  /** Offsets of the open brackets. */
  readonly brackets: Int32Array;
  depth: number;

  /** Open f-strings and format specifications: quote, `StringFlag`s, and depth of the open `{` or 0. */
  readonly formatQuotes: Uint8Array;
  readonly formatFlags: Uint8Array;
  readonly formatDepths: Int32Array;
  formatCount: number;

  /** First token of the logical line, after its Indent or Dedents. */
  lineToken: number;
  /** Start and first character of the physical line, while inside brackets. */
  physicalLine: number;
  physicalStart: number;
  /** Where to take up the text again if a bracket of this line is never closed; offset -1 if nowhere. */
  retryOffset: number;
  retryCount: number;
  retryComments: number;
  retryProblems: number;
  /** How many bytes may still be scanned twice. Keeps broken input linear. */
  retryBudget: number;

  /** Whether only cell magics came before: then another one may follow. */
  isCellHead: boolean;
  /** Whether the string being scanned has a backslash. */
  hasEscape: boolean;
}

const FIRST_TOKENS = 1 << 14;

/** A scanner with nothing to scan; see `startScan`. */
export function createScanner(): Scanner {
  return {
    bytes: new Uint8Array(4),
    length: 0,
    offset: 0,
    isNotebook: false,
    kinds: new Uint8Array(FIRST_TOKENS),
    starts: new Int32Array(FIRST_TOKENS),
    ends: new Int32Array(FIRST_TOKENS),
    values: new Int32Array(FIRST_TOKENS),
    count: 0,
    lastEnd: 0,
    names: createNameTable(FIXED_NAMES),
    comments: new Int32Array(1 << 10),
    commentCount: 0,
    problems: [],
    columns: new Int32Array(MAX_INDENTS + 1),
    tabColumns: new Int32Array(MAX_INDENTS + 1),
    indentCount: 0,
    column: 0,
    tabColumn: 0,
    brackets: new Int32Array(MAX_BRACKETS + 1),
    depth: 0,
    formatQuotes: new Uint8Array(MAX_FORMATS + 1),
    formatFlags: new Uint8Array(MAX_FORMATS + 1),
    formatDepths: new Int32Array(MAX_FORMATS + 1),
    formatCount: 0,
    lineToken: 0,
    physicalLine: 0,
    physicalStart: 0,
    retryOffset: -1,
    retryCount: 0,
    retryComments: 0,
    retryProblems: 0,
    retryBudget: 0,
    isCellHead: true,
    hasEscape: false,
  };
}

/** Makes ready for a text, forgetting the one before. */
export function startScan(s: Scanner, bytes: Uint8Array, length: number, isNotebook: boolean): void {
  s.bytes = bytes;
  s.length = length;
  s.offset = 0;
  s.isNotebook = isNotebook;
  s.count = 0;
  s.lastEnd = 0;
  s.commentCount = 0;
  s.problems = [];
  s.indentCount = 0;
  s.columns[0] = 0;
  s.tabColumns[0] = 0;
  s.depth = 0;
  s.formatCount = 0;
  s.retryBudget = length * 4 + 1024;
  s.isCellHead = true;
  resetNames(s.names);
}

/** Adds a token (a `Token`) with text, ending at the current offset. */
export function emit(s: Scanner, kind: number, start: number, value: number): void {
  const at = s.count++;
  if (at >= s.kinds.length) {
    growTokens(s);
  }
  s.kinds[at] = kind;
  s.starts[at] = start;
  s.ends[at] = s.offset;
  s.values[at] = value;
  s.lastEnd = s.offset;
}

/** Adds a token without text of its own: Newline, Indent, Dedent, EndOfText. */
export function emitEmpty(s: Scanner, kind: number): void {
  const end = s.lastEnd;
  emit(s, kind, s.offset, 0);
  s.ends[s.count - 1] = end;
  s.lastEnd = end;
}

/** Notes trouble from `start` to the current offset. */
export function addProblem(s: Scanner, start: number, message: string): void {
  s.problems.push({ start, end: s.offset, message });
}

/** Begins the text of a literal: no backslash has been seen in it. */
export function beginLiteral(s: Scanner): void {
  s.hasEscape = false;
}

function growTokens(s: Scanner): void {
  const size = s.kinds.length * 2;
  const kinds = new Uint8Array(size);
  kinds.set(s.kinds);
  s.kinds = kinds;
  s.starts = copyLarger(s.starts, size);
  s.ends = copyLarger(s.ends, size);
  s.values = copyLarger(s.values, size);
}

/** A larger copy. */
export function copyLarger(array: Int32Array, size: number): Int32Array {
  const copy = new Int32Array(size);
  copy.set(array);
  return copy;
}

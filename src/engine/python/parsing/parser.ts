import { NodeKind } from '../nodeKind';
import type { SyntaxProblem } from '../syntaxTree';
import { copyLarger, type Scanner } from '../tokens/scanner';
import { Token } from '../tokens/token';

/** Deeper expressions are refused, long before the stack of a worker would be used up. */
const MAX_DEPTH = 400;

/**
 * The state of one parse. Created once and reused: its arrays only ever grow.
 *
 * A construct that cannot be read makes `Token.Failure` the current token. No function accepts that token, so all
 * of them return by themselves, with whatever node they have; `statement` then throws the nodes of the line away.
 */
export interface Parser {
  bytes: Uint8Array;
  tokenKinds: Uint8Array;
  tokenStarts: Int32Array;
  tokenEnds: Int32Array;
  tokenValues: Int32Array;
  /** Index of the current token. */
  position: number;
  /** The current token's kind, or `Token.Failure`. */
  kind: number;

  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  parents: Int32Array;
  firstChild: Int32Array;
  nextSibling: Int32Array;
  values: Int32Array;
  count: number;
  /** Finished nodes that wait for their parent, and how many there are. */
  waiting: Int32Array;
  waitingCount: number;

  depth: number;
  /** What is wrong with the line, once the current token is a Failure. */
  failure: string;
  /** Token, node count and waiting count where the header or simple statement being read began. */
  headerToken: number;
  headerCount: number;
  headerWaiting: number;
  /** Whether the last header in this block could not be read: its `else` must not count as another problem. */
  hasBrokenHeader: boolean;
  problems: SyntaxProblem[];
  /** The scanner's problems in source order, and the first that is not behind the line being read. */
  scanProblems: readonly SyntaxProblem[];
  scanIndex: number;
  magics: number[];
}

const FIRST_NODES = 1 << 14;
const NO_PROBLEMS: readonly SyntaxProblem[] = [];

/** A parser with nothing to parse; see `startParse`. */
export function createParser(): Parser {
  return {
    bytes: new Uint8Array(0),
    tokenKinds: new Uint8Array(0),
    tokenStarts: new Int32Array(0),
    tokenEnds: new Int32Array(0),
    tokenValues: new Int32Array(0),
    position: 0,
    kind: Token.EndOfText,
    kinds: new Uint8Array(FIRST_NODES),
    starts: new Int32Array(FIRST_NODES),
    ends: new Int32Array(FIRST_NODES),
    parents: new Int32Array(FIRST_NODES),
    firstChild: new Int32Array(FIRST_NODES),
    nextSibling: new Int32Array(FIRST_NODES),
    values: new Int32Array(FIRST_NODES),
    count: 0,
    waiting: new Int32Array(1 << 12),
    waitingCount: 0,
    depth: 0,
    failure: '',
    headerToken: 0,
    headerCount: 0,
    headerWaiting: 0,
    hasBrokenHeader: false,
    problems: [],
    scanProblems: [],
    scanIndex: 0,
    magics: [],
  };
}

/** Makes ready for the tokens of a scan, forgetting the tree before. */
export function startParse(p: Parser, scanned: Scanner): void {
  p.bytes = scanned.bytes;
  p.tokenKinds = scanned.kinds;
  p.tokenStarts = scanned.starts;
  p.tokenEnds = scanned.ends;
  p.tokenValues = scanned.values;
  p.position = 0;
  p.kind = scanned.kinds[0];
  p.count = 0;
  p.waitingCount = 0;
  p.depth = 0;
  p.hasBrokenHeader = false;
  p.problems = [];
  p.scanProblems = scanned.problems.length > 0 ? [...scanned.problems].sort((a, b) => a.start - b.start) : NO_PROBLEMS;
  p.scanIndex = 0;
  p.magics = [];
}

/** Where the current token starts. */
export function startOf(p: Parser): number {
  return p.tokenStarts[p.position];
}

/** The kind of the token after the current one. */
export function peek(p: Parser): number {
  return p.tokenKinds[p.position + 1];
}

/** Whether the current token is of this kind; for where the compiler believes it still knows the last one. */
export function isAt(p: Parser, kind: Token): boolean {
  return p.kind === kind;
}

export function advance(p: Parser): void {
  p.kind = p.tokenKinds[++p.position];
}

/** Steps over the current token if it is of this kind. */
export function accept(p: Parser, kind: Token): boolean {
  if (p.kind !== kind) {
    return false;
  }
  p.kind = p.tokenKinds[++p.position];
  return true;
}

/** As `accept`, but anything else is a failure. */
export function expect(p: Parser, kind: Token, message: string): void {
  if (p.kind === kind) {
    p.kind = p.tokenKinds[++p.position];
  } else {
    fail(p, message);
  }
}

/** Gives the line up; the first message stays. */
export function fail(p: Parser, message: string): void {
  if (p.kind !== Token.Failure) {
    p.failure = message;
    p.kind = Token.Failure;
  }
}

/** Notes that CPython refuses this node, which is nevertheless part of the tree. */
export function refuse(p: Parser, node: number, message: string): void {
  if (p.kind !== Token.Failure) {
    p.problems.push({ start: p.starts[node], end: p.ends[node], message });
  }
}

/** Counts one level of nesting; false, and a failure, if that is too deep. Every call needs its `leave`. */
export function enter(p: Parser): boolean {
  if (++p.depth <= MAX_DEPTH) {
    return true;
  }
  fail(p, 'This expression is nested too deeply.');
  return false;
}

export function leave(p: Parser): void {
  p.depth--;
}

/** A new node without children whose end is not known yet. */
export function createNode(p: Parser, kind: number, start: number): number {
  const node = p.count++;
  if (node >= p.kinds.length) {
    growNodes(p);
  }
  p.kinds[node] = kind;
  p.starts[node] = start;
  p.firstChild[node] = -1;
  p.nextSibling[node] = -1;
  p.values[node] = 0;
  return node;
}

/** A new node that starts where the current token does. */
export function openNode(p: Parser, kind: number): number {
  return createNode(p, kind, p.tokenStarts[p.position]);
}

/** Makes the current token a node and steps over it. */
export function addLeaf(p: Parser, kind: number, value: number): number {
  const node = createNode(p, kind, p.tokenStarts[p.position]);
  p.values[node] = value;
  p.ends[node] = p.tokenEnds[p.position];
  p.kind = p.tokenKinds[++p.position];
  return node;
}

/** A node to return where there is none; the line has failed or fails now. */
export function failNode(p: Parser, message: string): number {
  fail(p, message);
  return openNode(p, NodeKind.Error);
}

/** Lets a finished node wait for its parent. */
export function push(p: Parser, node: number): void {
  if (p.waitingCount >= p.waiting.length) {
    p.waiting = copyLarger(p.waiting, p.waiting.length * 2);
  }
  p.waiting[p.waitingCount++] = node;
}

/** Ends a node at the last token read; its children are the waiting nodes from `base` on. */
export function finish(p: Parser, node: number, base: number): number {
  p.ends[node] = p.tokenEnds[p.position - 1];
  if (p.waitingCount > base) {
    adopt(p, node, base);
  }
  return node;
}

function adopt(p: Parser, node: number, base: number): void {
  const { waiting, parents, nextSibling, waitingCount } = p;
  let previous = waiting[base];
  p.firstChild[node] = previous;
  parents[previous] = node;
  for (let index = base + 1; index < waitingCount; index++) {
    const child = waiting[index];
    nextSibling[previous] = child;
    parents[child] = node;
    previous = child;
  }
  p.waitingCount = base;
}

/** Ends a node that has one child. */
export function finishOne(p: Parser, node: number, child: number): number {
  p.firstChild[node] = child;
  p.parents[child] = node;
  p.ends[node] = p.tokenEnds[p.position - 1];
  return node;
}

/** Ends a node that has two children. */
export function finishTwo(p: Parser, node: number, first: number, second: number): number {
  p.nextSibling[first] = second;
  p.parents[second] = node;
  return finishOne(p, node, first);
}

function growNodes(p: Parser): void {
  const size = p.kinds.length * 2;
  const kinds = new Uint8Array(size);
  kinds.set(p.kinds);
  p.kinds = kinds;
  p.starts = copyLarger(p.starts, size);
  p.ends = copyLarger(p.ends, size);
  p.parents = copyLarger(p.parents, size);
  p.firstChild = copyLarger(p.firstChild, size);
  p.nextSibling = copyLarger(p.nextSibling, size);
  p.values = copyLarger(p.values, size);
}

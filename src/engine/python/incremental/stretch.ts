import { NodeKind } from '../nodeKind';
import type { SyntaxTree } from '../syntaxTree';
import { Code } from '../tokens/characters';
import type { Change } from './change';

/** Statements that follow each other in one module or block, and that an edit touches. */
export interface Stretch {
  /** The Module or Block. */
  readonly list: number;
  /** The first of them. Its line begins before the edit, so that what stands before it stays what it is. */
  readonly first: number;
  /** The statement before the first, or -1. */
  readonly previous: number;
  /** The first one behind that begins on a line of its own below the edit, or -1 for the end of the module. */
  readonly next: number;
  /** Where its first line starts, and where the next statement does: byte offsets in the old text. */
  readonly start: number;
  readonly end: number;
  /** The statements around, from that of the module down to `first`: they say how deep it is indented. */
  readonly around: readonly number[];
}

/** The smallest stretch around an edit; `undefined` when it is at the very start of the text. */
export function findStretch(tree: SyntaxTree, change: Change): Stretch | undefined {
  let found: Stretch | undefined;
  for (let list = 0; list >= 0;) {
    const inner = stretchIn(tree, change, list, found?.around ?? []);
    // In a block the statement behind tells that the edit does not end it.
    if (inner === undefined || (inner.next < 0 && list > 0)) {
      return found;
    }
    found = inner;
    list = blockAround(tree, change, inner.first);
  }
  return found;
}

/** Where the blanks before an offset begin: the start of its line, if nothing else stands before it. */
export function startOfBlanks(source: Uint8Array, offset: number): number {
  let start = offset;
  while (start > 0 && isBlank(source[start - 1])) {
    start--;
  }
  return start;
}

function stretchIn(tree: SyntaxTree, change: Change, list: number, around: readonly number[]): Stretch | undefined {
  let first = -1;
  let previous = -1;
  let before = -1;
  let node = tree.firstChild[list];
  for (; node >= 0 && tree.starts[node] < change.start; node = tree.nextSibling[node]) {
    if (beginsLine(tree, node)) {
      first = node;
      previous = before;
    }
    before = node;
  }
  while (node >= 0 && !(beginsLine(tree, node) && startOfBlanks(tree.source, tree.starts[node]) > change.oldEnd)) {
    node = tree.nextSibling[node];
  }
  if (first < 0) {
    return undefined;
  }
  const start = startOfBlanks(tree.source, tree.starts[first]);
  const end = node < 0 ? tree.source.length : tree.starts[node];
  return { list, first, previous, next: node, start, end, around: [...around, first] };
}

/** Whether a logical line begins with a node: nothing but blanks is before it, and no backslash above it. */
function beginsLine({ source, starts }: SyntaxTree, node: number): boolean {
  const start = startOfBlanks(source, starts[node]);
  return start === 0 || (isLineEnd(source[start - 1]) && !isContinued(source, start));
}

/** A comment may end in a backslash too; then its next line is taken for a continued one, which costs a little. */
function isContinued(source: Uint8Array, start: number): boolean {
  let end = start;
  while (end > 0 && isLineEnd(source[end - 1])) {
    end--;
  }
  return source[end - 1] === Code.Backslash;
}

/** The block inside a statement that the whole edit is in, or -1. A `match` is read whole: its cases are no statements. */
function blockAround(tree: SyntaxTree, change: Change, statement: number): number {
  let child = tree.firstChild[statement];
  while (child >= 0 && tree.kinds[child] !== NodeKind.Case) {
    const isInside = tree.starts[child] < change.start && change.oldEnd < tree.ends[child];
    if (isInside && tree.kinds[child] === NodeKind.Block) {
      return child;
    }
    child = isInside ? tree.firstChild[child] : tree.nextSibling[child];
  }
  return -1;
}

function isBlank(code: number): boolean {
  return code === Code.Space || code === Code.Tab || code === Code.FormFeed;
}

function isLineEnd(code: number): boolean {
  return code === Code.LineFeed || code === Code.CarriageReturn;
}

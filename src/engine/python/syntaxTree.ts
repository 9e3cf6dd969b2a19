import type { Cut } from './incremental/join';
import { NodeKind, Operator } from './nodeKind';

/** Which language a text is: a `.py` file, or a notebook cell with IPython's escapes. */
export type Dialect = 'python' | 'ipython';

/** A stretch of source the parser could not accept. Byte offsets; `end` is exclusive. */
export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  /** A sentence for people, e.g. "This string is never closed." */
  readonly message: string;
}

/**
 * The syntax of one Python text, as parallel arrays indexed by node. Node 0 is the Module; -1 means "no node".
 * A parent's index may be larger or smaller than its children's: follow the links. All offsets are bytes of the
 * UTF-8 text; `utf16Offset` turns them into string offsets. A tree never changes and may be kept; its arrays are
 * views of one buffer.
 */
export interface SyntaxTree {
  readonly dialect: Dialect;
  /** Number of nodes; the arrays are exactly that long. */
  readonly count: number;
  /** A `NodeKind` each. */
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly parents: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** Depends on the kind: see `NodeKind`. */
  readonly values: Int32Array;
  /** Start and end of every comment in turn, from `#` to before the line end. */
  readonly comments: Int32Array;
  /** In source order. Empty if CPython's `ast.parse` accepts the text too (IPython escapes aside). */
  readonly errors: readonly SyntaxProblem[];
  /** The Magic nodes in source order. */
  readonly magics: readonly number[];
  /** The UTF-8 text. A byte order mark is part of it. */
  readonly source: Uint8Array;
  /** Number of name ids: they run from 0 to `nameCount - 1`. Some may be of names that the text holds no more. */
  readonly nameCount: number;
  readonly names: TreeNames;
  /** Stands for this tree where it is spoken of and not kept. */
  readonly identity: object;
  /** Which statements are not those of an earlier tree; `undefined` when the whole text was read. */
  readonly edit: TreeEdit | undefined;
  /**
   * The name with this id, in the normal form CPython gives it (NFKC). Within a tree, equal names have equal ids;
   * between trees they do not, keywords and the few names of `FIXED_NAMES` aside.
   */
  nameOf(nameId: number): string;
  /** The whole text. */
  text(): string;
  /** The source text between two byte offsets. */
  textBetween(start: number, end: number): string;
  /** Byte offset to UTF-16 offset. */
  utf16Offset(byteOffset: number): number;
}

/** The stretch of whole lines that was read again: what stands before and behind it is as in the earlier tree. */
export interface TreeEdit {
  /** The `identity` of the earlier tree. */
  readonly of: object;
  /** Byte offsets in the new text. */
  readonly start: number;
  readonly end: number;
  /** How much longer the text became, in UTF-16 units. */
  readonly growth: number;
  /** Which nodes gave way to which. */
  readonly nodes: Cut;
}

/** The names of a tree by id, as bytes and, of those that were asked for, as text. For `nameOf` and the next tree. */
export interface TreeNames {
  readonly count: number;
  /** The bytes of an id run from `starts[id]` to `starts[id + 1]`. */
  readonly starts: Int32Array;
  readonly bytes: Uint8Array;
  readonly texts: (string | undefined)[];
  readonly index: TreeNameIndex;
}

/** Ids by name, for the first `count` of them, which trees of one text share from edit to edit. Made when asked for. */
export interface TreeNameIndex {
  readonly count: number;
  ids: ReadonlyMap<string, number> | undefined;
}

/** The kind of a node, as the enumeration and not just a number. */
export function kindOf(tree: SyntaxTree, node: number): NodeKind {
  const kind = tree.kinds[node];
  return isNodeKind(kind) ? kind : NodeKind.Error;
}

function isNodeKind(kind: number): kind is NodeKind {
  return kind >= NodeKind.Module && kind <= NodeKind.Slice;
}

/**
 * The operator at `index` of a Compare with this value: `a < b is c` has `Less` at 0 and `Is` at 1.
 * Past the end, and past the seventh, it is `Operator.None`.
 */
export function compareOperatorAt(value: number, index: number): Operator {
  const operator = index > 6 ? Operator.None : (value >>> (4 * index)) & 15;
  return isOperator(operator) ? operator : Operator.None;
}

function isOperator(operator: number): operator is Operator {
  return operator >= Operator.None && operator <= Operator.Power;
}

import type { SyntaxTree } from '../syntaxTree';

/**
 * The same tree as an instance of a class. Objects put together by spreading have ever new shapes in the engine's eyes,
 * and reading the arrays of such a tree costs several times as much.
 */
export class SteadyTree implements SyntaxTree {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly parents: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly values: Int32Array;
  readonly comments: Int32Array;
  readonly errors: SyntaxTree['errors'];
  readonly magics: SyntaxTree['magics'];
  readonly source: Uint8Array;
  readonly nameCount: number;

  constructor(private readonly tree: SyntaxTree) {
    this.count = tree.count;
    this.kinds = tree.kinds;
    this.starts = tree.starts;
    this.ends = tree.ends;
    this.parents = tree.parents;
    this.firstChild = tree.firstChild;
    this.nextSibling = tree.nextSibling;
    this.values = tree.values;
    this.comments = tree.comments;
    this.errors = tree.errors;
    this.magics = tree.magics;
    this.source = tree.source;
    this.nameCount = tree.nameCount;
  }

  nameOf(nameId: number): string {
    return this.tree.nameOf(nameId);
  }

  textBetween(start: number, end: number): string {
    return this.tree.textBetween(start, end);
  }

  utf16Offset(byteOffset: number): number {
    return this.tree.utf16Offset(byteOffset);
  }
}

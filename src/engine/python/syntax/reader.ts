import type { NodeKind } from '../nodeKind';
import { kindOf, type SyntaxTree } from '../syntaxTree';
import { SourceText } from '../facts/sourceText';
import type { SyntaxSpan } from './syntax';

/** A tree with its text, and the few questions that readers of its nodes ask. */
export class Reader {
  readonly source: SourceText;

  constructor(readonly tree: SyntaxTree) {
    this.source = new SourceText(tree, 0, 0);
  }

  kind(node: number): NodeKind {
    return kindOf(this.tree, node);
  }

  value(node: number): number {
    return this.tree.values[node];
  }

  /** The name whose id is the node's value. */
  name(node: number): string {
    return this.tree.nameOf(this.tree.values[node]);
  }

  children(node: number): readonly number[] {
    const found: number[] = [];
    for (let child = this.tree.firstChild[node]; child >= 0; child = this.tree.nextSibling[child]) found.push(child);
    return found;
  }

  first(node: number): number {
    return this.tree.firstChild[node];
  }

  text(node: number): string {
    return this.source.textOf(node);
  }

  span(node: number): SyntaxSpan {
    const { start, end } = this.source.placeOf(node);
    return { start, end };
  }
}

import type { Place } from '../facts/facts';
import type { SourceText } from '../facts/sourceText';
import { kindOf } from '../syntaxTree';
import type { NodeKind } from '../nodeKind';

/** One text that is read into an outline. */
export class OutlineSource {
  constructor(readonly text: SourceText) {}

  kind(node: number): NodeKind {
    return kindOf(this.text.tree, node);
  }

  /** The children, in source order. */
  children(node: number): readonly number[] {
    const { firstChild, nextSibling } = this.text.tree;
    const nodes: number[] = [];
    for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) nodes.push(child);
    return nodes;
  }

  /** The name that the value of a node stands for. */
  name(node: number): string {
    const { tree } = this.text;
    return tree.nameOf(tree.values[node]);
  }

  value(node: number): number {
    return this.text.tree.values[node];
  }

  place(node: number): Place {
    return this.text.placeOf(node);
  }
}

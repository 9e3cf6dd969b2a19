import { NodeKind } from '../nodeKind';
import { kindOf, type SyntaxTree } from '../syntaxTree';

/** Places of nodes among their siblings. A parent's children are counted once, however many of them are asked for. */
export class ChildOrder {
  private positions: Int32Array | undefined;
  private keys: Int32Array | undefined;

  constructor(private readonly tree: SyntaxTree) {}

  /** 0 for the first child of its parent. */
  positionOf(node: number): number {
    this.positions ??= new Int32Array(this.tree.count).fill(-1);
    if (this.positions[node] < 0) {
      const { firstChild, nextSibling, parents } = this.tree;
      let position = 0;
      for (let child = firstChild[parents[node]]; child >= 0; child = nextSibling[child]) {
        this.positions[child] = position++;
      }
    }
    return this.positions[node];
  }

  /** The key of a value in a Dict; -1 when the node is itself a key. */
  keyOf(node: number): number {
    this.keys ??= new Int32Array(this.tree.count).fill(-2);
    if (this.keys[node] === -2) this.pairUp(this.keys, this.tree.parents[node]);
    return this.keys[node];
  }

  /** Keys and values stand in turn; an unpacked mapping is a single child. */
  private pairUp(keys: Int32Array, dict: number): void {
    const { tree } = this;
    for (let child = tree.firstChild[dict]; child >= 0; child = tree.nextSibling[child]) {
      keys[child] = -1;
      const value = tree.nextSibling[child];
      if (kindOf(tree, child) === NodeKind.DictUnpacking || value < 0) continue;
      keys[value] = child;
      child = value;
    }
  }
}

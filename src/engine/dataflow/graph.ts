/** What a value came from: a graph of calls, parts and changes. Nodes never change; a changed value is a new node. */
import type { FunctionStatement, Place, Statement } from '../python/index';
import type { Environment } from './environment';

type Of<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;

export interface CallNode {
  readonly kind: 'call';
  readonly id: number;
  readonly place: Place;
  /** The part before the opening parenthesis. */
  readonly calleePlace: Place;
  /** Last name of what is called: `fit`. */
  readonly method: string;
  /** What is called: a `library` node where the name is known. */
  readonly callee: FlowNode;
  /** The value that a method is called on; absent for functions of modules. */
  readonly receiver: FlowNode | undefined;
  readonly positional: readonly FlowNode[];
  readonly keywords: ReadonlyMap<string, FlowNode>;
  /** `*args` or `**params` may hold more. */
  readonly hasUnpacked: boolean;
}

export interface FunctionNode {
  readonly kind: 'function';
  readonly id: number;
  readonly statement: FunctionStatement;
  readonly around: Environment;
  readonly self: FlowNode | undefined;
}

export interface ClassNode {
  readonly kind: 'class';
  readonly id: number;
  readonly statement: Of<'class'>;
  readonly body: Environment;
  readonly bases: readonly FlowNode[];
}

/** An object of a class that the file defines. What is stored in it is the one thing that changes. */
export interface InstanceNode {
  readonly kind: 'instance';
  readonly id: number;
  readonly of: ClassNode;
  readonly attributes: Map<string, FlowNode>;
}

export interface ItemNode {
  readonly kind: 'item';
  readonly id: number;
  readonly base: FlowNode;
  readonly index: FlowNode;
  /** `base[…]` in the text; absent where a tuple is taken apart or a loop goes over it. */
  readonly place: Place | undefined;
}

export interface SliceNode {
  readonly kind: 'slice';
  readonly id: number;
  readonly lower: FlowNode | undefined;
  readonly upper: FlowNode | undefined;
}

export type FlowNode =
  | CallNode
  | FunctionNode
  | ClassNode
  | InstanceNode
  | ItemNode
  | SliceNode
  | { readonly kind: 'attribute'; readonly id: number; readonly base: FlowNode; readonly name: string }
  | { readonly kind: 'literal'; readonly id: number; readonly value: string | number | boolean | null }
  /** Something of a library or a builtin, by its full name. */
  | { readonly kind: 'library'; readonly id: number; readonly name: string }
  | { readonly kind: 'collection'; readonly id: number; readonly items: readonly FlowNode[] }
  | {
      readonly kind: 'mapping';
      readonly id: number;
      readonly entries: ReadonlyMap<string, FlowNode>;
      readonly others: readonly FlowNode[];
    }
  /** Made of all of them (`a + b`), or one of them (the ways of an `if`). */
  | { readonly kind: 'mix'; readonly id: number; readonly inputs: readonly FlowNode[]; readonly isChoice: boolean }
  /** `base` after `value` was put into it: a column, an item, what a call such as `fit` left in it. */
  | {
      readonly kind: 'update';
      readonly id: number;
      readonly base: FlowNode;
      readonly value: FlowNode;
      readonly key: FlowNode | undefined;
    }
  | { readonly kind: 'parameter'; readonly id: number; readonly name: string }
  | { readonly kind: 'unknown'; readonly id: number };

type WithoutId<Node> = Node extends FlowNode ? Omit<Node, 'id'> : never;

/** Where the values of one file or notebook come from. */
export class FlowGraph {
  /** In the order in which they happen; a call in a function stands once for each time that the function is called. */
  readonly calls: CallNode[] = [];
  /** `base[index]` where it is read. */
  readonly items: ItemNode[] = [];
  #next = 0;

  get size(): number {
    return this.#next;
  }

  add(node: WithoutId<CallNode>): CallNode;
  add(node: WithoutId<ItemNode>): ItemNode;
  add(node: WithoutId<InstanceNode>): InstanceNode;
  add(node: WithoutId<FlowNode>): FlowNode;
  add(node: WithoutId<FlowNode>): FlowNode {
    const made = { ...node, id: this.#next++ };
    if (made.kind === 'call') {
      this.calls.push(made);
    } else if (made.kind === 'item') {
      this.items.push(made);
    }
    return made;
  }

  unknown(): FlowNode {
    return this.add({ kind: 'unknown' });
  }

  /** One of several; what is the same stays what it is. */
  choice(nodes: readonly FlowNode[]): FlowNode {
    const [first, ...others] = [...new Set(nodes)];
    if (first === undefined || others.length === 0) {
      return first ?? this.unknown();
    }
    return this.add({ kind: 'mix', inputs: [first, ...others], isChoice: true });
  }
}

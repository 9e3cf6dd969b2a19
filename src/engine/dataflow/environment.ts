import type { FlowGraph, FlowNode } from './graph';

/** Names of a module, a function or a class, with those around it. */
export class Environment {
  #names = new Map<string, FlowNode>();

  constructor(readonly parent: Environment | undefined) {}

  own(name: string): FlowNode | undefined {
    return this.#names.get(name);
  }

  get(name: string): FlowNode | undefined {
    return this.#names.get(name) ?? this.parent?.get(name);
  }

  /** Bound by the module alone, not by a function or class in it. */
  isOfModule(name: string): boolean {
    return this.parent === undefined || (!this.#names.has(name) && this.parent.isOfModule(name));
  }

  set(name: string, node: FlowNode): void {
    this.#names.set(name, node);
  }

  get values(): readonly FlowNode[] {
    return [...this.#names.values()];
  }

  /** What the names mean now; later changes leave it alone. */
  snapshot(): ReadonlyMap<string, FlowNode> {
    return new Map(this.#names);
  }

  restore(names: ReadonlyMap<string, FlowNode>): void {
    this.#names = new Map(names);
  }

  /** After one of two ways, of which the names here tell the second: a name means what it means after either. */
  join(graph: FlowGraph, other: ReadonlyMap<string, FlowNode>): void {
    for (const [name, node] of other) {
      const here = this.#names.get(name);
      if (here !== node) {
        this.#names.set(name, here === undefined ? node : graph.choice([node, here]));
      }
    }
  }
}

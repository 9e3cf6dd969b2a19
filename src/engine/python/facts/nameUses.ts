import { NodeKind } from '../nodeKind';
import type { SyntaxTree } from '../syntaxTree';
import type { ModuleScan } from './moduleScan';

const none: readonly never[] = [];

/** For each name of a module the calls that are written with it, and whether it stands anywhere else. */
export class NameUses {
  private readonly handedOn: Uint8Array[] = [];
  private lists: CallLists | undefined;

  constructor(private readonly scan: ModuleScan) {}

  /** Whether a name stands anywhere but as what is called. */
  isHandedOn(source: number, id: number): boolean {
    if (id < 0) return false;
    this.handedOn[source] ??= handedOn(this.scan.sources[source].tree);
    return this.handedOn[source][id] > 0;
  }

  /** The numbers of the calls `name()` and `x.name()`, in source order. */
  callsWith(source: number, id: number): readonly number[] {
    if (id < 0) return none;
    this.lists ??= listCalls(this.scan);
    const calls: number[] = [];
    for (let call = this.lists.first[source][id]; call >= 0; call = this.lists.next[call]) calls.push(call);
    return calls;
  }
}

/** Calls that are written with the same name, one leading to the next; -1 ends each list. */
interface CallLists {
  /** For each source the first call by name. */
  readonly first: readonly Int32Array[];
  readonly next: Int32Array;
}

function listCalls({ sources, calls }: ModuleScan): CallLists {
  const first = sources.map(({ tree }) => new Int32Array(tree.nameCount).fill(-1));
  const next = new Int32Array(calls.length).fill(-1);
  for (let call = calls.length - 1; call >= 0; call--) {
    const { source, node } = calls[call];
    const { kinds, values, firstChild } = sources[source].tree;
    const callee = firstChild[node];
    if (isNamed(kinds[callee])) {
      next[call] = first[source][values[callee]];
      first[source][values[callee]] = call;
    }
  }
  return { first, next };
}

function handedOn({ kinds, values, parents, firstChild, count, nameCount }: SyntaxTree): Uint8Array {
  const found = new Uint8Array(nameCount);
  for (let node = 0; node < count; node++) {
    if (isNamed(kinds[node])) {
      const parent = parents[node];
      if (parent < 0 || kinds[parent] !== NodeKind.Call || firstChild[parent] !== node) found[values[node]] = 1;
    }
  }
  return found;
}

function isNamed(kind: number): boolean {
  return kind === NodeKind.Name || kind === NodeKind.Attribute;
}

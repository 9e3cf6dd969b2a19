import { kindOf } from '../syntaxTree';
import { NodeKind } from '../nodeKind';
import { Trace, type Binding, type BindingKind, type BindingList, type ScopeRecord } from './moduleScan';
import { NameIndex } from './nameIndex';
import { rootPath, type Path } from './pathTable';
import type { Walk } from './walk';

/** What a name is bound to, and from where on. */
export interface Origin {
  readonly kind: BindingKind;
  readonly trace: Trace;
  /** The node that `trace` speaks of, or -1. */
  readonly value: number;
  readonly path: Path;
  /** See `Binding`. */
  readonly behind: number;
}

/** An origin of which nothing is known. */
export function untraced(kind: BindingKind, behind: number): Origin {
  return { kind, trace: Trace.Nothing, value: -1, path: rootPath, behind };
}

/** An origin that has the value of a node. */
export function valued(kind: BindingKind, value: number, behind: number): Origin {
  return { kind, trace: Trace.Value, value, path: rootPath, behind };
}

/** Binds the name whose id is the node's value; the node ends with the name. */
export function bindNode(walk: Walk, node: number, origin: Origin): void {
  bindName(walk, walk.tree.values[node], node, origin);
}

/** Binds a name in the scope that Python would: that of the walk, or the one named by `global` and `nonlocal`. */
export function bindName(walk: Walk, nameId: number, node: number, origin: Origin): void {
  const name = walk.scan.names.idOf(walk.source, nameId);
  const own = origin.kind === 'walrus' ? outsideComprehensions(walk) : walk.scope;
  const elsewhere = own.elsewhere?.get(name);
  const holder = elsewhere === undefined ? own : walk.scan.scopes[elsewhere];
  const binding = newBinding(walk, node, origin);
  const list = holder.names.bind(name, holder, binding);
  if (holder !== own) share(list, binding);
}

/** Binds `self.name` for the class whose method the walk stands in; anything else is left alone. */
export function bindAttribute(walk: Walk, node: number, origin: Origin): void {
  const { tree, scope } = walk;
  const holder = tree.firstChild[node];
  const owner = scope.parent < 0 ? undefined : walk.scan.scopes[scope.parent];
  if (owner?.kind !== 'class' || kindOf(tree, holder) !== NodeKind.Name) return;
  walk.scan.isDecisive[walk.source][holder] = 1;
  if (walk.scan.names.idOf(walk.source, tree.values[holder]) !== scope.firstParameter) return;
  owner.attributes ??= new NameIndex();
  const name = walk.scan.names.idOf(walk.source, tree.values[node]);
  const binding = newBinding(walk, node, origin);
  share(owner.attributes.bind(name, owner, binding), binding);
}

function share(list: BindingList, { index }: Binding): void {
  if (list.sharedFrom < 0) list.sharedFrom = index;
}

function newBinding(walk: Walk, node: number, origin: Origin): Binding {
  walk.scan.isDecisive[walk.source][node] = 1;
  return {
    source: walk.source,
    node,
    scope: walk.scope.index,
    region: walk.region,
    index: walk.scan.bindingCount++,
    kind: origin.kind,
    trace: origin.trace,
    value: origin.value,
    path: origin.path,
    behind: origin.behind,
  };
}

/** A walrus inside a comprehension binds in the function around it. */
function outsideComprehensions({ scan, scope }: Walk): ScopeRecord {
  let holder = scope;
  while (holder.kind === 'comprehension') holder = scan.scopes[holder.parent];
  return holder;
}

import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { untraced, valued } from './bindings';
import { scanAnnotation, scanExpression } from './scanExpression';
import { bindTarget } from './targets';
import { readAt, siteAt, type Walk } from './walk';

/** `a = b = value` */
export function scanAssign(walk: Walk, node: number): void {
  const { tree, scan } = walk;
  const { firstChild, nextSibling } = tree;
  scan.assignments.push(siteAt(walk, node));
  const value = lastChild(walk, node);
  const isMagic = kindOf(tree, value) === NodeKind.Magic;
  const origin = isMagic ? untraced('magic', node) : valued('assignment', value, node);
  for (let child = firstChild[node]; child !== value; child = nextSibling[child]) bindTarget(walk, child, origin);
  scanExpression(walk, value);
}

/** `a += value` reads and binds. */
export function scanAugmentedAssign(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const target = firstChild[node];
  walk.scan.assignments.push(siteAt(walk, node));
  if (kindOf(walk.tree, target) === NodeKind.Name) scanExpression(walk, target);
  bindTarget(walk, target, untraced('assignment', node));
  scanExpression(walk, nextSibling[target]);
}

/** `a: int = value`; without a value nothing is bound, but inside a function the name becomes a local one. */
export function scanAnnotatedAssign(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const target = firstChild[node];
  const annotation = nextSibling[target];
  const value = nextSibling[annotation];
  if (value >= 0) walk.scan.assignments.push(siteAt(walk, node));
  const origin = value < 0 ? untraced('assignment', node) : valued('assignment', value, node);
  const declares = value >= 0 || (walk.scope.kind === 'function' && walk.tree.values[node] === 1);
  if (declares) bindTarget(walk, target, origin);
  scanAnnotation(walk, annotation);
  if (value >= 0) scanExpression(walk, value);
}

/** `del name`; what stands before `.` or `[` is read. */
export function scanDelete(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
    const kind = kindOf(walk.tree, child);
    if (kind === NodeKind.Name) walk.scan.deletes.push(readAt(walk, child));
    else if (kind === NodeKind.Tuple || kind === NodeKind.List) scanDelete(walk, child);
    else scanExpression(walk, child);
  }
}

/** `global a, b` */
export function scanGlobal(walk: Walk, node: number): void {
  declareElsewhere(walk, node, () => 0);
}

/** `nonlocal a, b`: the nearest function around that binds them, or that may still do so further down. */
export function scanNonlocal(walk: Walk, node: number): void {
  const { scopes } = walk.scan;
  declareElsewhere(walk, node, name => {
    let nearest = -1;
    for (let scope = walk.scope.parent; scope > 0; scope = scopes[scope].parent) {
      if (scopes[scope].kind === 'class') continue;
      if (scopes[scope].names.get(name) !== undefined) return scope;
      if (nearest < 0) nearest = scope;
    }
    return nearest;
  });
}

function declareElsewhere(walk: Walk, node: number, holderOf: (name: number) => number): void {
  const { firstChild, nextSibling, values } = walk.tree;
  for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
    const name = walk.scan.names.idOf(walk.source, values[child]);
    const holder = holderOf(name);
    if (holder < 0 || holder === walk.scope.index) continue;
    walk.scope.elsewhere ??= new Map();
    walk.scope.elsewhere.set(name, holder);
  }
}

function lastChild(walk: Walk, node: number): number {
  const { firstChild, nextSibling } = walk.tree;
  let child = firstChild[node];
  while (nextSibling[child] >= 0) child = nextSibling[child];
  return child;
}

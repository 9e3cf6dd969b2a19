import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { bindName, bindNode, untraced } from './bindings';
import { RegionKind, type ScopeRecord } from './moduleScan';
import { bindParameters, scanParameters } from './parameters';
import { scanAnnotation, scanExpression, scanSiblings } from './scanExpression';
import { scanMarkedStatements, scanStatements } from './scanStatements';
import { innerRegion, openScope, type Walk } from './walk';

/** Decorators, defaults and annotations are evaluated around the function, the body inside it. */
export function scanFunction(walk: Walk, node: number): void {
  const inner = openScope(walk, 'function', node);
  scanParts(walk, node, inner);
  bindDefinition(walk, node, 'function');
}

export function scanClass(walk: Walk, node: number): void {
  const inner = openScope(walk, 'class', node);
  scanParts(walk, node, inner);
  bindDefinition(walk, node, 'class');
}

/** The name of a function or class has its meaning once all of it was read. */
export function bindDefinition(walk: Walk, node: number, kind: 'function' | 'class'): void {
  bindName(walk, walk.tree.values[node], identifierOf(walk, node), untraced(kind, node));
}

/** `type Pair[T] = tuple[T, T]`: the value is evaluated when somebody asks for it. */
export function scanTypeAlias(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const name = firstChild[node];
  const outer = walk.scope;
  bindNode(walk, name, untraced('assignment', node));
  walk.scope = openScope(walk, 'lambda', node);
  for (let child = nextSibling[name]; child >= 0; child = nextSibling[child]) {
    if (kindOf(walk.tree, child) === NodeKind.TypeParameters) bindTypeParameters(walk, child);
    else scanExpression(walk, child);
  }
  walk.scope = outer;
}

function scanParts(walk: Walk, node: number, inner: ScopeRecord): void {
  const { firstChild, nextSibling } = walk.tree;
  const outer = walk.scope;
  for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
    const kind = kindOf(walk.tree, child);
    if (kind === NodeKind.Block) scanBody(walk, child, inner);
    else if (kind === NodeKind.TypeParameters) {
      // `def f[T](x: T)`: from here on the header can see T, which lives with what is defined.
      walk.scope = inner;
      bindTypeParameters(walk, child);
    } else if (kind === NodeKind.Parameters) readParameters(walk, child, inner);
    else if (kind === NodeKind.Returns) scanAnnotation(walk, child);
    else if (kind !== NodeKind.Identifier) scanExpression(walk, child);
  }
  walk.scope = outer;
}

function readParameters(walk: Walk, parameters: number, inner: ScopeRecord): void {
  const outer = walk.scope;
  scanParameters(walk, parameters);
  walk.scope = inner;
  bindParameters(walk, parameters);
  walk.scope = outer;
}

function scanBody(walk: Walk, block: number, inner: ScopeRecord): void {
  const region = walk.region;
  walk.scope = inner;
  walk.region = innerRegion(walk, RegionKind.Body, inner.node);
  const isOfModule = inner.kind === 'class' && walk.tree.parents[inner.node] === 0;
  if (isOfModule) scanMarkedStatements(walk, block, -1);
  else scanStatements(walk, block);
  walk.region = region;
}

function bindTypeParameters(walk: Walk, list: number): void {
  const { firstChild, nextSibling, values } = walk.tree;
  for (let parameter = firstChild[list]; parameter >= 0; parameter = nextSibling[parameter]) {
    bindName(walk, values[parameter], parameter, untraced('other', parameter));
    scanSiblings(walk, firstChild[parameter]);
  }
}

function identifierOf(walk: Walk, node: number): number {
  const { firstChild, nextSibling } = walk.tree;
  let child = firstChild[node];
  while (nextSibling[child] >= 0 && kindOf(walk.tree, child) !== NodeKind.Identifier) child = nextSibling[child];
  return child;
}

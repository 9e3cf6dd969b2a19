import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { bindName, bindNode, untraced, valued } from './bindings';
import type { Walk } from './walk';
import { openScope, readAt, siteAt } from './walk';
import { bindParameters, scanParameters } from './parameters';
import { bindTarget } from './targets';

/** Reads one node and says whether its children are still to be read. */
type Reader = (walk: Walk, node: number) => boolean;

/** Collects the calls, strings and names of an expression or pattern and of everything inside, in source order. */
export function scanExpression(walk: Walk, root: number): void {
  const { kinds, firstChild, nextSibling, parents } = walk.tree;
  let node = root;
  for (;;) {
    const read = readers[kinds[node]];
    const child = read === undefined || read(walk, node) ? firstChild[node] : -1;
    if (child >= 0) {
      node = child;
      continue;
    }
    while (node !== root && nextSibling[node] < 0) node = parents[node];
    if (node === root) return;
    node = nextSibling[node];
  }
}

/** Reads a node and the ones after it. */
export function scanSiblings(walk: Walk, first: number): void {
  for (let node = first; node >= 0; node = walk.tree.nextSibling[node]) scanExpression(walk, node);
}

/** Reads an annotation: its names may be looked up later than they stand there. */
export function scanAnnotation(walk: Walk, node: number): void {
  const outer = walk.deferred;
  walk.deferred = outer || walk.futureAnnotations;
  scanExpression(walk, node);
  walk.deferred = outer;
}

const readers = readerTable();

function readerTable(): (Reader | undefined)[] {
  const table: (Reader | undefined)[] = [];
  table[NodeKind.Name] = readName;
  table[NodeKind.Call] = readCall;
  table[NodeKind.String] = readString;
  table[NodeKind.FormattedString] = readString;
  table[NodeKind.TemplateString] = readString;
  table[NodeKind.StringConcatenation] = readString;
  table[NodeKind.Magic] = readMagic;
  table[NodeKind.NamedExpression] = readWalrus;
  table[NodeKind.Lambda] = readLambda;
  table[NodeKind.ListComprehension] = readComprehension;
  table[NodeKind.SetComprehension] = readComprehension;
  table[NodeKind.DictComprehension] = readComprehension;
  table[NodeKind.GeneratorExpression] = readComprehension;
  table[NodeKind.MatchAs] = readCapture;
  table[NodeKind.MatchStar] = readCapture;
  table[NodeKind.MatchRest] = readCapture;
  return table;
}

function readName(walk: Walk, node: number): boolean {
  walk.scan.reads?.push(readAt(walk, node));
  return false;
}

function readCall(walk: Walk, node: number): boolean {
  walk.scan.calls.push(siteAt(walk, node));
  walk.scan.callOfNode[walk.source][node] = walk.scan.calls.length;
  return true;
}

/** The parts of a concatenation are no strings of their own, but the expressions inside them count. */
function readString(walk: Walk, node: number): boolean {
  const part = kindOf(walk.tree, walk.tree.parents[node]) === NodeKind.StringConcatenation;
  if (!part) walk.scan.strings.push(siteAt(walk, node));
  return true;
}

function readMagic(walk: Walk, node: number): boolean {
  walk.scan.magics.push(siteAt(walk, node));
  return false;
}

function readWalrus(walk: Walk, node: number): boolean {
  const { firstChild, nextSibling } = walk.tree;
  const name = firstChild[node];
  const value = nextSibling[name];
  scanExpression(walk, value);
  bindName(walk, walk.tree.values[name], name, valued('walrus', value, node));
  return false;
}

function readLambda(walk: Walk, node: number): boolean {
  const { firstChild, nextSibling } = walk.tree;
  const parameters = firstChild[node];
  scanParameters(walk, parameters);
  const outer = walk.scope;
  walk.scope = openScope(walk, 'lambda', node);
  bindParameters(walk, parameters);
  scanSiblings(walk, nextSibling[parameters]);
  walk.scope = outer;
  return false;
}

/** The iterable of the first clause belongs to the scope around; all the rest has a scope of its own. */
function readComprehension(walk: Walk, node: number): boolean {
  const { firstChild, nextSibling } = walk.tree;
  const outer = walk.scope;
  const inner = openScope(walk, 'comprehension', node);
  let isFirst = true;
  for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
    walk.scope = inner;
    if (kindOf(walk.tree, child) !== NodeKind.Comprehension) scanExpression(walk, child);
    else {
      readClause(walk, child, isFirst ? outer : inner);
      isFirst = false;
    }
  }
  walk.scope = outer;
  return false;
}

function readClause(walk: Walk, clause: number, iterableScope: Walk['scope']): void {
  const { firstChild, nextSibling } = walk.tree;
  const target = firstChild[clause];
  const iterable = nextSibling[target];
  const inner = walk.scope;
  walk.scope = iterableScope;
  scanExpression(walk, iterable);
  walk.scope = inner;
  bindTarget(walk, target, untraced('loop', iterable));
  scanSiblings(walk, nextSibling[iterable]);
}

/** `case Point(x=found)`, `case [first, *rest]`, `case {**rest}`; `_` binds nothing. */
function readCapture(walk: Walk, node: number): boolean {
  if (walk.tree.values[node] >= 0) bindNode(walk, node, untraced('other', node));
  return true;
}

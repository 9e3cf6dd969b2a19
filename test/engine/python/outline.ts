import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SyntaxTree } from '../../../src/engine/python';

const ENUMERATION = /enum NodeKind \{(?<members>.*?)\n\}/s;

/** The names of the kinds, in order; a `const enum` leaves none at run time, so they come from its source. */
const KIND_NAMES: readonly string[] = kindNames();

function kindNames(): readonly string[] {
  const source = readFileSync(join(process.cwd(), 'src', 'engine', 'python', 'nodeKind.ts'), 'utf8');
  const members = ENUMERATION.exec(source)?.groups?.['members'] ?? '';
  return ['', ...Array.from(members.matchAll(/^ {2}(\w+)(?: = 1)?,$/gm), match => match[1] ?? '')];
}

/** The name of a node's kind. */
export function kindName(tree: SyntaxTree, node: number): string {
  return KIND_NAMES[tree.kinds[node] ?? 0] ?? '?';
}

/** A tree as one line, e.g. `Module(ExpressionStatement(Name))`; leaves show their text if asked to. */
export function outline(tree: SyntaxTree, node = 0): string {
  const parts: string[] = [];
  for (let child = tree.firstChild[node] ?? -1; child >= 0; child = tree.nextSibling[child] ?? -1) {
    parts.push(outline(tree, child));
  }
  return parts.length === 0 ? kindName(tree, node) : `${kindName(tree, node)}(${parts.join(' ')})`;
}

/** The outlines of the statements of a text. */
export function statements(tree: SyntaxTree): readonly string[] {
  const found: string[] = [];
  for (let child = tree.firstChild[0] ?? -1; child >= 0; child = tree.nextSibling[child] ?? -1) {
    found.push(outline(tree, child));
  }
  return found;
}

/** The nodes of one kind, by name, in the order of the text. */
export function nodesOf(tree: SyntaxTree, kind: string): readonly number[] {
  const nodes = Array.from(tree.kinds.keys()).filter(node => kindName(tree, node) === kind);
  return nodes.sort((a, b) => (tree.starts[a] ?? 0) - (tree.starts[b] ?? 0));
}

/** The source text of a node. */
export function textOf(tree: SyntaxTree, node: number): string {
  return tree.textBetween(tree.starts[node] ?? 0, tree.ends[node] ?? 0);
}

/** What is wrong with the links and spans of a tree; nothing if it is well made. */
export function malformations(tree: SyntaxTree): readonly string[] {
  const wrong: string[] = [];
  const seen = new Uint8Array(tree.count);
  const waiting = [0];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    seen[node] = (seen[node] ?? 0) + 1;
    for (let child = tree.firstChild[node] ?? -1; child >= 0; child = tree.nextSibling[child] ?? -1) {
      wrong.push(...badLink(tree, node, child));
      waiting.push(child);
      if (waiting.length > tree.count) return [...wrong, 'the links form a circle'];
    }
  }
  const strays = seen.findIndex(times => times !== 1);
  return strays < 0 ? wrong : [...wrong, `node ${strays} (${kindName(tree, strays)}) is not in the tree exactly once`];
}

function badLink(tree: SyntaxTree, node: number, child: number): readonly string[] {
  const [outer, inner, next] = [node, child, tree.nextSibling[child] ?? -1].map(at => spanOf(tree, at));
  if (outer === undefined || inner === undefined || next === undefined) return [];
  const claims = [
    [tree.parents[child] === node, 'has another parent'],
    [inner.start <= inner.end, 'ends before it starts'],
    [outer.start <= inner.start && inner.end <= outer.end, 'sticks out'],
    [inner.end <= next.start, 'overlaps its neighbour'],
  ] as const;
  const name = `${kindName(tree, child)} ${child} in ${kindName(tree, node)} ${node}`;
  return claims.filter(([holds]) => !holds).map(([, complaint]) => `${name} ${complaint}`);
}

/** Where a node is; behind everything if there is none. */
function spanOf(tree: SyntaxTree, node: number): { readonly start: number; readonly end: number } {
  return { start: tree.starts[node] ?? Infinity, end: tree.ends[node] ?? Infinity };
}

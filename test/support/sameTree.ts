import assert from 'node:assert/strict';
import { NodeKind, type SyntaxTree } from '../../src/engine/python';

/** Kinds whose value is the id of a name: the text counts, for ids depend on what was read before. */
const named = new Set<number>([
  ...[NodeKind.FunctionDef, NodeKind.AsyncFunctionDef, NodeKind.ClassDef, NodeKind.Alias, NodeKind.Identifier],
  ...[NodeKind.Parameter, NodeKind.StarParameter, NodeKind.DoubleStarParameter, NodeKind.Keyword, NodeKind.Attribute],
  ...[NodeKind.TypeParameter, NodeKind.StarTypeParameter, NodeKind.DoubleStarTypeParameter, NodeKind.Name],
  ...[NodeKind.MatchRest, NodeKind.MatchKeyword, NodeKind.MatchStar, NodeKind.MatchAs],
]);

/** Fails unless two trees are the same: every node under the same number, with its place, its links and its value. */
export function assertSameTree(tree: SyntaxTree, expected: SyntaxTree): void {
  assert.deepEqual(plainTree(tree), plainTree(expected));
}

function plainTree(tree: SyntaxTree): unknown {
  return {
    count: tree.count,
    nodes: nodesOf(tree).map(node => plainNode(tree, node)),
    comments: Array.from(tree.comments),
    errors: tree.errors,
    magics: tree.magics,
    text: tree.text(),
    source: tree.textBetween(0, tree.source.length),
  };
}

/** All nodes of the module, in no order that would matter. What a line that failed has left behind is no part of it. */
function nodesOf(tree: SyntaxTree): readonly number[] {
  const nodes = [0];
  for (const node of nodes) {
    for (let child = tree.firstChild[node] ?? -1; child >= 0; child = tree.nextSibling[child] ?? -1) nodes.push(child);
  }
  return nodes;
}

function plainNode(tree: SyntaxTree, node: number): readonly unknown[] {
  const kind = tree.kinds[node] ?? 0;
  const value = tree.values[node] ?? 0;
  return [
    ...[node, kind, tree.starts[node], tree.ends[node], tree.parents[node]],
    ...[tree.firstChild[node], tree.nextSibling[node]],
    named.has(kind) && value >= 0 ? tree.nameOf(value) : value,
  ];
}

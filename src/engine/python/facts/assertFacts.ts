import { NodeKind } from '../nodeKind';
import { kindOf, type SyntaxTree } from '../syntaxTree';
import type { AssertFact } from './facts';
import type { ModuleReading } from './moduleReading';

/** A sum of a million ones is no test that anybody writes. */
const deepest = 20;

/** One fact for each `assert`. */
export function readAsserts(reading: ModuleReading): AssertFact[] {
  return reading.scan.asserts.map(({ source: index, node, scope }) => {
    const source = reading.scan.sources[index];
    const constant = isConstant(source.tree, source.tree.firstChild[node]);
    return { place: source.placeOf(node), text: source.textOf(node), constant, scope };
  });
}

/** Made of literals only: `True`, `1 == 1`, `not False`. A tuple is always true: `assert (x, "message")`. */
function isConstant(tree: SyntaxTree, node: number, depth = 0): boolean {
  switch (kindOf(tree, node)) {
    case NodeKind.Constant:
    case NodeKind.Number:
    case NodeKind.String:
    case NodeKind.StringConcatenation:
      return true;
    case NodeKind.Tuple:
      return tree.firstChild[node] >= 0;
    default:
      return isOperation(kindOf(tree, node)) && depth < deepest && hasOnlyConstants(tree, node, depth + 1);
  }
}

function isOperation(kind: NodeKind): boolean {
  const isLogical = kind === NodeKind.Compare || kind === NodeKind.BoolOp;
  return isLogical || kind === NodeKind.UnaryOp || kind === NodeKind.BinaryOp;
}

function hasOnlyConstants(tree: SyntaxTree, node: number, depth: number): boolean {
  for (let child = tree.firstChild[node]; child >= 0; child = tree.nextSibling[child]) {
    if (!isConstant(tree, child, depth)) return false;
  }
  return true;
}

import { NodeKind } from '../nodeKind';
import type { SyntaxProblem, SyntaxTree } from '../syntaxTree';
import { decodeUtf8 } from '../utf8';

/** What `from __future__ import` can name. */
const FEATURES = new Set([
  ...['absolute_import', 'annotations', 'barry_as_FLUFL', 'division', 'generator_stop', 'generators'],
  ...['nested_scopes', 'print_function', 'unicode_literals', 'with_statement'],
]);

/** The nodes of a module, of a tree or still in the parser; the Module is node 0. */
type Nodes = Pick<SyntaxTree, 'kinds' | 'starts' | 'ends' | 'firstChild' | 'nextSibling' | 'values'>;

/** Unknown features in the future imports that lead a module; CPython looks no further either. */
export function futureProblems(nodes: Nodes, bytes: Uint8Array): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let statement = nodes.firstChild[0];
  if (statement >= 0 && isDocstring(nodes, statement)) {
    statement = nodes.nextSibling[statement];
  }
  for (; statement >= 0 && isFutureImport(nodes, bytes, statement); statement = nodes.nextSibling[statement]) {
    const module = nodes.firstChild[statement];
    for (let alias = nodes.nextSibling[module]; alias >= 0; alias = nodes.nextSibling[alias]) {
      if (!isFeature(nodes, bytes, alias)) {
        const message = 'There is no such future feature.';
        problems.push({ start: nodes.starts[alias], end: nodes.ends[alias], message });
      }
    }
  }
  return problems;
}

function isDocstring({ kinds, firstChild }: Nodes, statement: number): boolean {
  return kinds[statement] === NodeKind.ExpressionStatement && kinds[firstChild[statement]] === NodeKind.String;
}

function isFutureImport(nodes: Nodes, bytes: Uint8Array, statement: number): boolean {
  const isAbsolute = nodes.kinds[statement] === NodeKind.ImportFrom && nodes.values[statement] === 0;
  return isAbsolute && textOf(nodes, bytes, nodes.firstChild[statement]) === '__future__';
}

function isFeature(nodes: Nodes, bytes: Uint8Array, alias: number): boolean {
  const name = nodes.kinds[alias] === NodeKind.Alias ? nodes.firstChild[alias] : alias;
  return FEATURES.has(textOf(nodes, bytes, name));
}

function textOf({ starts, ends }: Nodes, bytes: Uint8Array, node: number): string {
  return decodeUtf8(bytes, starts[node], ends[node]);
}

import { NodeKind } from '../nodeKind';
import { kindOf, type SyntaxTree } from '../syntaxTree';
import { docstringOf } from './docstring';
import type { StringFact } from './facts';
import { readLiteral } from './literalText';
import type { ModuleReading } from './moduleReading';
import { callNumber, type Site } from './moduleScan';
import type { SourceText } from './sourceText';
import { targetNames } from './targetNames';

type Role = StringFact['role'];

const other: Role = { kind: 'other' };

/** What a string is there for. */
export function roleOf(reading: ModuleReading, { source: index, node }: Site): Role {
  const source = reading.scan.sources[index];
  const { tree } = source;
  const parent = tree.parents[node];
  switch (kindOf(tree, parent)) {
    case NodeKind.Call:
      return argumentRole(reading, index, node);
    case NodeKind.Keyword:
      return keywordRole(reading, index, parent);
    case NodeKind.Dict:
      return dictRole(reading, index, node);
    case NodeKind.Parameter:
      return { kind: 'default', parameter: tree.nameOf(tree.values[parent]) };
    case NodeKind.Compare:
      return { kind: 'compared', with: source.textOf(otherOperand(tree, node, parent)) };
    case NodeKind.ExpressionStatement:
      return statementRole(tree, node, parent);
    default:
      return assignedRole(source, node);
  }
}

function argumentRole(reading: ModuleReading, index: number, node: number): Role {
  const { tree } = reading.scan.sources[index];
  const parent = tree.parents[node];
  const position = reading.childOrder(index).positionOf(node) - 1;
  const call = callNumber(reading.scan, index, parent);
  return position < 0 ? other : { kind: 'argument', call, keyword: undefined, position };
}

/** A keyword among the bases of a class belongs to no call. */
function keywordRole(reading: ModuleReading, index: number, keyword: number): Role {
  const { tree } = reading.scan.sources[index];
  const call = callNumber(reading.scan, index, tree.parents[keyword]);
  const position = reading.childOrder(index).positionOf(keyword) - 1;
  return call < 0 ? other : { kind: 'argument', call, keyword: tree.nameOf(tree.values[keyword]), position };
}

function assignedRole(source: SourceText, node: number): Role {
  const names = targetNames(source, node);
  return names.length === 0 ? other : { kind: 'assigned', names };
}

function dictRole(reading: ModuleReading, index: number, node: number): Role {
  const key = reading.childOrder(index).keyOf(node);
  return key < 0 ? other : { kind: 'dict-value', key: keyText(reading.scan.sources[index], key) };
}

function keyText(source: SourceText, key: number): string | undefined {
  const kind = kindOf(source.tree, key);
  return kind === NodeKind.String || kind === NodeKind.StringConcatenation ? readLiteral(source, key).text : undefined;
}

function otherOperand(tree: SyntaxTree, node: number, compare: number): number {
  const first = tree.firstChild[compare];
  return first === node ? tree.nextSibling[first] : first;
}

function statementRole(tree: SyntaxTree, node: number, statement: number): Role {
  return docstringOf(tree, tree.parents[statement]) === node ? { kind: 'docstring' } : { kind: 'statement' };
}

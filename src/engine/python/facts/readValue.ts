import { ConstantKind, NodeKind, Operator } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import type { Value } from './facts';
import { isString, readLiteral } from './literalText';
import type { ModuleReading } from './moduleReading';
import { callNumber, Trace, type Site } from './moduleScan';
import { numberValue } from './numberValue';

const other: Value = { kind: 'other' };
/** Nobody asks what stands ten lists deep. */
const deepest = 10;

/** What is known of an expression that is evaluated where `use` stands. */
export function readValue(reading: ModuleReading, use: Site, node: number, depth = 0): Value {
  const source = reading.scan.sources[use.source];
  const { tree } = source;
  if (isString(tree, node)) return readString(reading, use, node);
  switch (kindOf(tree, node)) {
    case NodeKind.Name:
    case NodeKind.Attribute:
      return readName(reading, use, node);
    case NodeKind.Call:
      return { kind: 'call', call: callNumber(reading.scan, use.source, node) };
    case NodeKind.Magic:
      return { kind: 'magic', text: source.textOf(node) };
    default:
      return readConstant(reading, use, node) ?? readNested(reading, use, node, depth);
  }
}

function readString(reading: ModuleReading, use: Site, node: number): Value {
  const { kind, text } = readLiteral(reading.scan.sources[use.source], node);
  return kind === 'bytes' ? { kind } : { kind, text };
}

function readConstant(reading: ModuleReading, use: Site, node: number): Value | undefined {
  const source = reading.scan.sources[use.source];
  const { tree } = source;
  const kind = kindOf(tree, node);
  if (kind === NodeKind.Number) {
    const value = numberValue(source.textOf(node));
    return value === undefined ? other : { kind: 'number', value };
  }
  if (kind === NodeKind.UnaryOp) return readNegative(reading, use, node);
  if (kind !== NodeKind.Constant || tree.values[node] === ConstantKind.Ellipsis) return undefined;
  const constant = tree.values[node];
  return { kind: 'constant', value: constant === ConstantKind.None ? null : constant === ConstantKind.True };
}

/** `-1`, `+1` */
function readNegative(reading: ModuleReading, use: Site, node: number): Value {
  const { tree } = reading.scan.sources[use.source];
  const operator = tree.values[node];
  const operand = readConstant(reading, use, tree.firstChild[node]);
  if (operand?.kind !== 'number' || (operator !== Operator.Subtract && operator !== Operator.Add)) return other;
  return { kind: 'number', value: operator === Operator.Subtract ? -operand.value : operand.value };
}

function readNested(reading: ModuleReading, use: Site, node: number, depth: number): Value {
  const { tree } = reading.scan.sources[use.source];
  const inner = tree.firstChild[node];
  if (depth >= deepest) return other;
  switch (kindOf(tree, node)) {
    case NodeKind.List:
    case NodeKind.Tuple:
    case NodeKind.Set:
      return { kind: 'collection', items: readItems(reading, use, inner, depth) };
    case NodeKind.Dict:
      return readDict(reading, use, inner, depth);
    case NodeKind.Await:
    case NodeKind.Starred:
      return readValue(reading, use, inner, depth + 1);
    case NodeKind.NamedExpression:
      return readValue(reading, use, tree.nextSibling[inner], depth + 1);
    default:
      return other;
  }
}

function readItems(reading: ModuleReading, use: Site, first: number, depth: number): Value[] {
  const { nextSibling } = reading.scan.sources[use.source].tree;
  const items: Value[] = [];
  for (let item = first; item >= 0; item = nextSibling[item]) items.push(readValue(reading, use, item, depth + 1));
  return items;
}

function readDict(reading: ModuleReading, use: Site, first: number, depth: number): Value {
  const { tree } = reading.scan.sources[use.source];
  const keys: Value[] = [];
  const items: Value[] = [];
  for (let child = first; child >= 0; child = tree.nextSibling[child]) {
    const unpacks = kindOf(tree, child) === NodeKind.DictUnpacking;
    keys.push(unpacks ? other : readValue(reading, use, child, depth + 1));
    if (!unpacks) child = tree.nextSibling[child];
    items.push(unpacks ? other : readValue(reading, use, child, depth + 1));
  }
  return { kind: 'collection', items, keys };
}

/** A name, and what it stands for where that is one constant. */
function readName(reading: ModuleReading, use: Site, node: number): Value {
  const source = reading.scan.sources[use.source];
  const text = dottedText(reading, use, node);
  if (text === undefined) return other;
  const qualified = reading.scan.paths.text(reading.resolver.pathOf(use, node));
  const isName = kindOf(source.tree, node) === NodeKind.Name;
  const resolved = isName && qualified === undefined ? readBoundConstant(reading, use, node) : undefined;
  return resolved === undefined ? { kind: 'name', text, qualified } : { kind: 'name', text, qualified, resolved };
}

/** `np.nan`; `undefined` when more than names is in it: `df["x"].values`. */
function dottedText(reading: ModuleReading, use: Site, node: number): string | undefined {
  const source = reading.scan.sources[use.source];
  let first = node;
  while (kindOf(source.tree, first) === NodeKind.Attribute) first = source.tree.firstChild[first];
  return kindOf(source.tree, first) === NodeKind.Name ? source.textOf(node) : undefined;
}

function readBoundConstant(reading: ModuleReading, use: Site, node: number): Value | undefined {
  const bindings = reading.resolver.bindingsOf(use, node) ?? [];
  if (bindings.length !== 1 || bindings[0].trace !== Trace.Value || bindings[0].kind === 'with') return undefined;
  const [binding] = bindings;
  const value = readLiteralOnly(reading, binding, binding.value);
  return value.kind === 'other' ? undefined : value;
}

function readLiteralOnly(reading: ModuleReading, use: Site, node: number): Value {
  const { tree } = reading.scan.sources[use.source];
  return isString(tree, node) ? readString(reading, use, node) : (readConstant(reading, use, node) ?? other);
}

import { readLiteral } from '../facts/literalText';
import { numberValue } from '../facts/numberValue';
import { ConstantKind, NodeKind, NumberKind, Operator, SliceFlag } from '../nodeKind';
import { compareOperatorAt } from '../syntaxTree';
import type { Expression, OutlineArgument } from './outline';
import type { OutlineSource } from './outlineSource';

type Reader = (source: OutlineSource, node: number) => Expression;

/** Nobody follows values through deeper ones. */
const deepest = 60;

/** Reads an expression with everything in it; what is nested too deep or unusual is `other` with its parts. */
export function readExpression(source: OutlineSource, node: number): Expression {
  return depthOf(source, node) > deepest ? other(source, node, []) : read(source, node);
}

function depthOf({ text: { tree } }: OutlineSource, node: number): number {
  let depth = 0;
  for (let parent = node; parent > 0; parent = tree.parents[parent]) depth++;
  return depth;
}

function read(source: OutlineSource, node: number): Expression {
  return (readers[source.kind(node)] ?? readOther)(source, node);
}

function readAll(source: OutlineSource, nodes: readonly number[]): Expression[] {
  return nodes.map(node => readExpression(source, node));
}

function other(source: OutlineSource, node: number, parts: readonly Expression[]): Expression {
  return { kind: 'other', place: source.place(node), parts };
}

function readOther(source: OutlineSource, node: number): Expression {
  return other(
    source,
    node,
    readAll(
      source,
      source.children(node).filter(child => isExpression(source.kind(child))),
    ),
  );
}

function isExpression(kind: NodeKind): boolean {
  return kind >= NodeKind.BoolOp && kind <= NodeKind.Slice;
}

function readString(source: OutlineSource, node: number): Expression {
  const { kind, text } = readLiteral(source.text, node);
  const place = source.place(node);
  if (kind === 'bytes') return other(source, node, []);
  return kind === 'string' ? { kind, place, text } : { kind: 'format', place, text, parts: replacements(source, node) };
}

function replacements(source: OutlineSource, node: number): readonly Expression[] {
  return source.children(node).flatMap(child => {
    const kind = source.kind(child);
    if (kind === NodeKind.Replacement) return readAll(source, source.children(child).slice(0, 1));
    return kind === NodeKind.FormattedString ? replacements(source, child) : [];
  });
}

function readNumber(source: OutlineSource, node: number): Expression {
  const value = numberValue(source.text.textOf(node));
  const isInteger = source.value(node) === NumberKind.Integer;
  return value === undefined
    ? other(source, node, [])
    : { kind: 'number', place: source.place(node), value, isInteger };
}

function readConstant(source: OutlineSource, node: number): Expression {
  const constant = source.value(node);
  if (constant === ConstantKind.Ellipsis) return other(source, node, []);
  const value = constant === ConstantKind.None ? null : constant === ConstantKind.True;
  return { kind: 'constant', place: source.place(node), value };
}

const collection =
  (of: 'list' | 'tuple' | 'set'): Reader =>
  (source, node) => ({
    kind: 'collection',
    place: source.place(node),
    of,
    items: readAll(source, source.children(node)),
  });

function readDictionary(source: OutlineSource, node: number): Expression {
  const entries: { readonly key: Expression | undefined; readonly value: Expression }[] = [];
  let key: Expression | undefined;
  for (const child of source.children(node)) {
    if (source.kind(child) === NodeKind.DictUnpacking) {
      entries.push(...readAll(source, source.children(child)).map(value => ({ key: undefined, value })));
    } else if (key === undefined) {
      key = readExpression(source, child);
    } else {
      entries.push({ key, value: readExpression(source, child) });
      key = undefined;
    }
  }
  return { kind: 'dictionary', place: source.place(node), entries };
}

function readCall(source: OutlineSource, node: number): Expression {
  const [callee = node, ...given] = source.children(node);
  const place = source.place(node);
  return {
    kind: 'call',
    place,
    callee: readExpression(source, callee),
    arguments: given.map(argument => readArgument(source, argument)),
  };
}

function readArgument(source: OutlineSource, node: number): OutlineArgument {
  const kind = source.kind(node);
  const [inner = node] = source.children(node);
  const place = source.place(node);
  switch (kind) {
    case NodeKind.Keyword:
      return { place, keyword: source.name(node), unpacked: undefined, value: readExpression(source, inner) };
    case NodeKind.KeywordUnpacking:
      return { place, keyword: undefined, unpacked: '**', value: readExpression(source, inner) };
    case NodeKind.Starred:
      return { place, keyword: undefined, unpacked: '*', value: readExpression(source, inner) };
    default:
      return { place, keyword: undefined, unpacked: undefined, value: readExpression(source, node) };
  }
}

function readAttribute(source: OutlineSource, node: number): Expression {
  const [object = node] = source.children(node);
  return {
    kind: 'attribute',
    place: source.place(node),
    object: readExpression(source, object),
    name: source.name(node),
  };
}

function readSubscript(source: OutlineSource, node: number): Expression {
  const [object = node, index = node] = source.children(node);
  const place = source.place(node);
  return { kind: 'subscript', place, object: readExpression(source, object), index: readExpression(source, index) };
}

const operation =
  (nameOf: (operator: number) => string): Reader =>
  (source, node) => ({
    kind: 'operation',
    place: source.place(node),
    operator: nameOf(source.value(node)),
    operands: readAll(source, source.children(node)),
  });

function operatorName(operator: number): string {
  switch (operator) {
    case Operator.Add:
      return '+';
    case Operator.Subtract:
      return '-';
    case Operator.Multiply:
      return '*';
    case Operator.Divide:
      return '/';
    case Operator.And:
      return 'and';
    case Operator.Or:
      return 'or';
    case Operator.Not:
      return 'not';
    default:
      return 'other';
  }
}

function compareName(operator: number): string {
  switch (operator) {
    case Operator.Equal:
      return '==';
    case Operator.NotEqual:
      return '!=';
    case Operator.In:
      return 'in';
    case Operator.NotIn:
      return 'not in';
    default:
      return 'compare';
  }
}

function readChoice(source: OutlineSource, node: number): Expression {
  const [first, test, second] = readAll(source, source.children(node));
  return { kind: 'choice', place: source.place(node), options: [first, second], test };
}

/** One `for` can be followed; a dictionary's key cannot. */
function readComprehension(source: OutlineSource, node: number): Expression {
  const children = source.children(node);
  const loops = children.filter(child => source.kind(child) === NodeKind.Comprehension);
  if (loops.length !== 1) return other(source, node, []);
  const [target, iterable, ...conditions] = readAll(source, source.children(loops[0]));
  const element = readExpression(source, children[children.length - 2]);
  return { kind: 'comprehension', place: source.place(node), element, target, iterable, conditions };
}

function readSlice(source: OutlineSource, node: number): Expression {
  const parts = readAll(source, source.children(node));
  const take = (flag: SliceFlag): Expression | undefined =>
    (source.value(node) & flag) === 0 ? undefined : parts.shift();
  return {
    kind: 'slice',
    place: source.place(node),
    lower: take(SliceFlag.Lower),
    upper: take(SliceFlag.Upper),
    step: take(SliceFlag.Step),
  };
}

const inner =
  (position: number): Reader =>
  (source, node) =>
    readExpression(source, source.children(node)[position]);

const readers = readerTable();

function readerTable(): (Reader | undefined)[] {
  const table: (Reader | undefined)[] = [];
  table[NodeKind.Name] = (source, node) => ({ kind: 'name', place: source.place(node), name: source.name(node) });
  table[NodeKind.Attribute] = readAttribute;
  table[NodeKind.Call] = readCall;
  table[NodeKind.Subscript] = readSubscript;
  table[NodeKind.String] = readString;
  table[NodeKind.FormattedString] = readString;
  table[NodeKind.TemplateString] = readString;
  table[NodeKind.StringConcatenation] = readString;
  table[NodeKind.Number] = readNumber;
  table[NodeKind.Constant] = readConstant;
  table[NodeKind.List] = collection('list');
  table[NodeKind.Tuple] = collection('tuple');
  table[NodeKind.Set] = collection('set');
  table[NodeKind.Dict] = readDictionary;
  table[NodeKind.BinaryOp] = operation(operatorName);
  table[NodeKind.UnaryOp] = operation(operatorName);
  table[NodeKind.BoolOp] = operation(operatorName);
  table[NodeKind.Compare] = operation(value => compareName(compareOperatorAt(value, 0)));
  table[NodeKind.IfExpression] = readChoice;
  table[NodeKind.ListComprehension] = readComprehension;
  table[NodeKind.SetComprehension] = readComprehension;
  table[NodeKind.GeneratorExpression] = readComprehension;
  table[NodeKind.DictComprehension] = readComprehension;
  table[NodeKind.Slice] = readSlice;
  table[NodeKind.Starred] = (source, node) => ({
    kind: 'starred',
    place: source.place(node),
    value: inner(0)(source, node),
  });
  table[NodeKind.Await] = inner(0);
  table[NodeKind.NamedExpression] = inner(1);
  return table;
}

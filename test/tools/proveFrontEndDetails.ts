// What a node says beside its class and place, in the words of proveFrontEndOracle.py.
import {
  compareOperatorAt,
  ConstantKind,
  kindOf,
  NodeKind,
  NumberKind,
  Operator,
  ReplacementFlag,
  type SyntaxTree,
} from '../../src/engine/python';
import { readLiteral } from '../../src/engine/python/facts/literalText';
import { SourceText } from '../../src/engine/python/facts/sourceText';

const OPERATORS = new Map<number, string>([
  [Operator.Less, 'Lt'],
  [Operator.Greater, 'Gt'],
  [Operator.LessOrEqual, 'LtE'],
  [Operator.GreaterOrEqual, 'GtE'],
  [Operator.Equal, 'Eq'],
  [Operator.NotEqual, 'NotEq'],
  [Operator.In, 'In'],
  [Operator.NotIn, 'NotIn'],
  [Operator.Is, 'Is'],
  [Operator.IsNot, 'IsNot'],
  [Operator.Or, 'Or'],
  [Operator.And, 'And'],
  [Operator.Not, 'Not'],
  [Operator.Invert, 'Invert'],
  [Operator.BitOr, 'BitOr'],
  [Operator.BitXor, 'BitXor'],
  [Operator.BitAnd, 'BitAnd'],
  [Operator.ShiftLeft, 'LShift'],
  [Operator.ShiftRight, 'RShift'],
  [Operator.Add, 'Add'],
  [Operator.Subtract, 'Sub'],
  [Operator.Multiply, 'Mult'],
  [Operator.Divide, 'Div'],
  [Operator.FloorDivide, 'FloorDiv'],
  [Operator.Modulo, 'Mod'],
  [Operator.MatrixMultiply, 'MatMult'],
  [Operator.Power, 'Pow'],
]);

const CONSTANTS = new Map<number, string>([
  [ConstantKind.None, 'None'],
  [ConstantKind.True, 'True'],
  [ConstantKind.False, 'False'],
  [ConstantKind.Ellipsis, 'Ellipsis'],
]);

const NUMBERS = new Map<number, string>([
  [NumberKind.Integer, 'int'],
  [NumberKind.Float, 'float'],
  [NumberKind.Imaginary, 'complex'],
]);

/** What `\N{name}` stands for, which our decoder leaves as it is. */
export type LookUp = (name: string) => string;

type Describe = (tree: SyntaxTree, node: number, lookUp: LookUp) => string;

const DETAILS = new Map<NodeKind, Describe>([
  [NodeKind.FunctionDef, ownName],
  [NodeKind.AsyncFunctionDef, ownName],
  [NodeKind.ClassDef, ownName],
  [NodeKind.AugmentedAssign, operator],
  [NodeKind.AnnotatedAssign, (tree, node) => String(valueOf(tree, node))],
  [NodeKind.ImportFrom, importFrom],
  [NodeKind.Alias, alias],
  [NodeKind.ImportStar, () => '*,None'],
  [NodeKind.Global, identifiers],
  [NodeKind.Nonlocal, identifiers],
  [NodeKind.Except, handler],
  [NodeKind.Parameter, ownName],
  [NodeKind.StarParameter, ownName],
  [NodeKind.DoubleStarParameter, ownName],
  [NodeKind.TypeParameter, ownName],
  [NodeKind.StarTypeParameter, ownName],
  [NodeKind.DoubleStarTypeParameter, ownName],
  [NodeKind.MatchValue, (tree, node) => constant(tree, firstOf(tree, node))],
  [
    NodeKind.MatchMapping,
    (tree, node) => childrenOf(tree, node, NodeKind.MatchRest).map(rest => ownName(tree, rest))[0] ?? 'None',
  ],
  [
    NodeKind.MatchClass,
    (tree, node) =>
      childrenOf(tree, node, NodeKind.MatchKeyword)
        .map(one => ownName(tree, one))
        .join(','),
  ],
  [NodeKind.MatchStar, ownName],
  [NodeKind.MatchAs, ownName],
  [NodeKind.BoolOp, operator],
  [NodeKind.BinaryOp, operator],
  [NodeKind.UnaryOp, unaryOperator],
  [NodeKind.Compare, comparisons],
  [NodeKind.Keyword, ownName],
  [NodeKind.KeywordUnpacking, () => 'None'],
  [NodeKind.Number, (tree, node) => NUMBERS.get(valueOf(tree, node)) ?? '?'],
  [NodeKind.Constant, constant],
  [NodeKind.Attribute, ownName],
  [NodeKind.Name, ownName],
  [NodeKind.Replacement, conversion],
  [NodeKind.String, literal],
  [NodeKind.StringConcatenation, literal],
]);

/** The details of a node, as the oracle writes them. */
export function describeNode(tree: SyntaxTree, node: number, lookUp: LookUp): string {
  return DETAILS.get(kindOf(tree, node))?.(tree, node, lookUp) ?? '';
}

function valueOf(tree: SyntaxTree, node: number): number {
  return tree.values[node] ?? 0;
}

function firstOf(tree: SyntaxTree, node: number): number {
  return tree.firstChild[node] ?? -1;
}

function childrenOf(tree: SyntaxTree, node: number, kind: NodeKind): readonly number[] {
  const found: number[] = [];
  for (let child = firstOf(tree, node); child >= 0; child = tree.nextSibling[child] ?? -1) {
    if (kindOf(tree, child) === kind) found.push(child);
  }
  return found;
}

function ownName(tree: SyntaxTree, node: number): string {
  const name = valueOf(tree, node);
  return name < 0 ? 'None' : escaped(tree.nameOf(name));
}

function identifiers(tree: SyntaxTree, node: number): string {
  return childrenOf(tree, node, NodeKind.Identifier)
    .map(child => ownName(tree, child))
    .join(',');
}

function dottedName(tree: SyntaxTree, node: number): string {
  const [dotted] = childrenOf(tree, node, NodeKind.DottedName);
  return dotted === undefined ? 'None' : identifiers(tree, dotted).replaceAll(',', '.');
}

function importFrom(tree: SyntaxTree, node: number): string {
  return `${dottedName(tree, node)},${valueOf(tree, node)}`;
}

function alias(tree: SyntaxTree, node: number): string {
  return `${dottedName(tree, node)},${identifiers(tree, node) || 'None'}`;
}

function handler(tree: SyntaxTree, node: number): string {
  return identifiers(tree, node) || 'None';
}

function operator(tree: SyntaxTree, node: number): string {
  return OPERATORS.get(valueOf(tree, node)) ?? '?';
}

function unaryOperator(tree: SyntaxTree, node: number): string {
  const name = operator(tree, node);
  return name === 'Add' || name === 'Sub' ? `U${name}` : name;
}

function comparisons(tree: SyntaxTree, node: number): string {
  const names: string[] = [];
  for (let index = 0; index < 7; index++) {
    const name = OPERATORS.get(compareOperatorAt(valueOf(tree, node), index));
    if (name !== undefined) names.push(name);
  }
  return names.join(',');
}

function constant(tree: SyntaxTree, node: number): string {
  return kindOf(tree, node) === NodeKind.Constant ? (CONSTANTS.get(valueOf(tree, node)) ?? '?') : '';
}

/** The code of the conversion letter; `{x=}` alone means `!r`. */
function conversion(tree: SyntaxTree, node: number): string {
  const flags = valueOf(tree, node);
  if ((flags & ReplacementFlag.String) !== 0) return '115';
  if ((flags & ReplacementFlag.Ascii) !== 0) return '97';
  if ((flags & ReplacementFlag.Representation) !== 0) return '114';
  const hasSpecification = childrenOf(tree, node, NodeKind.FormatSpecification).length > 0;
  return (flags & ReplacementFlag.Debug) !== 0 && !hasSpecification ? '114' : '-1';
}

function literal(tree: SyntaxTree, node: number, lookUp: LookUp): string {
  const { kind } = readLiteral(new SourceText(tree, 0, 0), node);
  const parts = kindOf(tree, node) === NodeKind.String ? [node] : childrenOf(tree, node, NodeKind.String);
  const text = parts.map(part => partText(tree, part, lookUp)).join('');
  return kind === 'f-string' ? '' : `${kind === 'bytes' ? 'bytes' : 'str'} "${escaped(text)}"`;
}

/** The decoded text of one literal, with the characters that `\N{name}` stands for; `\\N{name}` stands for none. */
function partText(tree: SyntaxTree, part: number, lookUp: LookUp): string {
  const { kind, raw, text } = readLiteral(new SourceText(tree, 0, 0), part);
  const written = tree.textBetween(tree.starts[part] ?? 0, tree.ends[part] ?? 0);
  const hasNames = kind === 'string' && !raw && /(?<!\\)(?:\\\\)*\\N\{/.test(written);
  return hasNames ? text.replace(/\\N\{([^}]+)\}/g, (escape, name: string) => lookUp(name) || escape) : text;
}

/** As Python's `json.dumps`, without the quotes. */
function escaped(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return inner.replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

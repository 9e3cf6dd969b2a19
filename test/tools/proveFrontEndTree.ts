// Our tree as the lines that proveFrontEndOracle.py writes from CPython's.
import { kindOf, NodeKind, type SyntaxTree } from '../../src/engine/python';
import { describeNode, type LookUp } from './proveFrontEndDetails';

/** Kinds that are one class in CPython's `ast`, whatever is in them. */
const CLASSES = new Map<NodeKind, string>([
  [NodeKind.FunctionDef, 'FunctionDef'],
  [NodeKind.AsyncFunctionDef, 'AsyncFunctionDef'],
  [NodeKind.ClassDef, 'ClassDef'],
  [NodeKind.Return, 'Return'],
  [NodeKind.Delete, 'Delete'],
  [NodeKind.Assign, 'Assign'],
  [NodeKind.AugmentedAssign, 'AugAssign'],
  [NodeKind.AnnotatedAssign, 'AnnAssign'],
  [NodeKind.While, 'While'],
  [NodeKind.If, 'If'],
  [NodeKind.Elif, 'If'],
  [NodeKind.Match, 'Match'],
  [NodeKind.Raise, 'Raise'],
  [NodeKind.Except, 'ExceptHandler'],
  [NodeKind.Assert, 'Assert'],
  [NodeKind.Import, 'Import'],
  [NodeKind.ImportFrom, 'ImportFrom'],
  [NodeKind.Alias, 'alias'],
  [NodeKind.ImportStar, 'alias'],
  [NodeKind.Global, 'Global'],
  [NodeKind.Nonlocal, 'Nonlocal'],
  [NodeKind.ExpressionStatement, 'Expr'],
  [NodeKind.Pass, 'Pass'],
  [NodeKind.Break, 'Break'],
  [NodeKind.Continue, 'Continue'],
  [NodeKind.TypeAlias, 'TypeAlias'],
  [NodeKind.Parameter, 'arg'],
  [NodeKind.StarParameter, 'arg'],
  [NodeKind.DoubleStarParameter, 'arg'],
  [NodeKind.TypeParameter, 'TypeVar'],
  [NodeKind.StarTypeParameter, 'TypeVarTuple'],
  [NodeKind.DoubleStarTypeParameter, 'ParamSpec'],
  [NodeKind.MatchSequence, 'MatchSequence'],
  [NodeKind.MatchMapping, 'MatchMapping'],
  [NodeKind.MatchClass, 'MatchClass'],
  [NodeKind.MatchStar, 'MatchStar'],
  [NodeKind.MatchAs, 'MatchAs'],
  [NodeKind.MatchOr, 'MatchOr'],
  [NodeKind.BoolOp, 'BoolOp'],
  [NodeKind.NamedExpression, 'NamedExpr'],
  [NodeKind.BinaryOp, 'BinOp'],
  [NodeKind.UnaryOp, 'UnaryOp'],
  [NodeKind.Lambda, 'Lambda'],
  [NodeKind.IfExpression, 'IfExp'],
  [NodeKind.Dict, 'Dict'],
  [NodeKind.Set, 'Set'],
  [NodeKind.ListComprehension, 'ListComp'],
  [NodeKind.SetComprehension, 'SetComp'],
  [NodeKind.GeneratorExpression, 'GeneratorExp'],
  [NodeKind.DictComprehension, 'DictComp'],
  [NodeKind.Await, 'Await'],
  [NodeKind.Yield, 'Yield'],
  [NodeKind.YieldFrom, 'YieldFrom'],
  [NodeKind.Compare, 'Compare'],
  [NodeKind.Call, 'Call'],
  [NodeKind.Keyword, 'keyword'],
  [NodeKind.KeywordUnpacking, 'keyword'],
  [NodeKind.Number, 'Constant'],
  [NodeKind.Attribute, 'Attribute'],
  [NodeKind.Subscript, 'Subscript'],
  [NodeKind.Starred, 'Starred'],
  [NodeKind.Name, 'Name'],
  [NodeKind.List, 'List'],
  [NodeKind.Tuple, 'Tuple'],
  [NodeKind.Slice, 'Slice'],
]);

/** One line for each node that CPython has too, sorted; `lookUp` knows the characters of `\N{name}`. */
export function treeLines(tree: SyntaxTree, lookUp: LookUp): string {
  const lineStarts = startsOfLines(tree.source);
  const lines: string[] = [];
  for (let node = 0; node < tree.count; node++) {
    const name = classOf(tree, node);
    if (name === 'comprehension') {
      lines.push(`comprehension ${tree.values[node] ?? 0}`);
    } else if (name !== undefined) {
      lines.push(`${name} ${placeOf(tree, lineStarts, node)} ${describeNode(tree, node, lookUp)}`);
    }
  }
  return lines.sort().join('\n');
}

/** Kinds whose class depends on what is in or around them. */
const CHOICES = new Map<NodeKind, (tree: SyntaxTree, node: number) => string | undefined>([
  [NodeKind.For, (tree, node) => (tree.values[node] === 1 ? 'AsyncFor' : 'For')],
  [NodeKind.With, (tree, node) => (tree.values[node] === 1 ? 'AsyncWith' : 'With')],
  [NodeKind.Try, (tree, node) => (tree.values[node] === 1 ? 'TryStar' : 'Try')],
  [NodeKind.Comprehension, () => 'comprehension'],
  [NodeKind.MatchValue, (tree, node) => (holdsConstant(tree, node) ? 'MatchSingleton' : 'MatchValue')],
  [NodeKind.Constant, (tree, node) => (parentKind(tree, node) === NodeKind.MatchValue ? undefined : 'Constant')],
  // In a specification inside a template string, CPython makes ordinary formatted values.
  [NodeKind.Replacement, (tree, node) => (isInTemplate(tree, node) ? 'Interpolation' : 'FormattedValue')],
]);

/** The class of a node, or undefined if CPython has no such node. */
function classOf(tree: SyntaxTree, node: number): string | undefined {
  const kind = kindOf(tree, node);
  const choose = CHOICES.get(kind);
  return choose === undefined ? (CLASSES.get(kind) ?? stringClass(tree, node)) : choose(tree, node);
}

function parentKind(tree: SyntaxTree, node: number): NodeKind {
  return kindOf(tree, tree.parents[node] ?? 0);
}

function holdsConstant(tree: SyntaxTree, node: number): boolean {
  return kindOf(tree, tree.firstChild[node] ?? 0) === NodeKind.Constant;
}

function isInTemplate(tree: SyntaxTree, node: number): boolean {
  return parentKind(tree, node) === NodeKind.TemplateString;
}

function stringClass(tree: SyntaxTree, node: number): string | undefined {
  if (parentKind(tree, node) === NodeKind.StringConcatenation) return undefined;
  const first = tree.firstChild[node] ?? -1;
  switch (kindOf(tree, node)) {
    case NodeKind.String:
      return 'Constant';
    case NodeKind.FormattedString:
      return 'JoinedStr';
    case NodeKind.TemplateString:
      return 'TemplateStr';
    case NodeKind.StringConcatenation:
      return classOfConcatenation(childKinds(tree, first));
    default:
      return undefined;
  }
}

function classOfConcatenation(kinds: readonly NodeKind[]): string {
  if (kinds.includes(NodeKind.TemplateString)) return 'TemplateStr';
  return kinds.includes(NodeKind.FormattedString) ? 'JoinedStr' : 'Constant';
}

function childKinds(tree: SyntaxTree, first: number): readonly NodeKind[] {
  const kinds: NodeKind[] = [];
  for (let child = first; child >= 0; child = tree.nextSibling[child] ?? -1) kinds.push(kindOf(tree, child));
  return kinds;
}

function startsOfLines(source: Uint8Array): readonly number[] {
  const starts = [0];
  source.forEach((code, offset) => {
    if (code === 10 || (code === 13 && source[offset + 1] !== 10)) starts.push(offset + 1);
  });
  return starts;
}

function placeOf(tree: SyntaxTree, lineStarts: readonly number[], node: number): string {
  const start = tree.starts[node] ?? 0;
  const end = tree.ends[node] ?? 0;
  switch (kindOf(tree, node)) {
    case NodeKind.FunctionDef:
    case NodeKind.AsyncFunctionDef:
    case NodeKind.ClassDef:
      // CPython starts a definition behind its decorators.
      return `-${lineAndColumn(lineStarts, end)}`;
    case NodeKind.StarParameter:
      return lineAndColumn(lineStarts, start + 1 + blanksAt(tree, start + 1));
    case NodeKind.DoubleStarParameter:
      return lineAndColumn(lineStarts, start + 2 + blanksAt(tree, start + 2));
    default:
      return isMarkedByStart(kindOf(tree, node))
        ? lineAndColumn(lineStarts, start)
        : `${lineAndColumn(lineStarts, start)}-${lineAndColumn(lineStarts, end)}`;
  }
}

/** Statements, handlers and parameters: we and CPython end them in different places. */
function isMarkedByStart(kind: NodeKind): boolean {
  const isStatement = kind <= NodeKind.Nonlocal && kind !== NodeKind.Alias && kind !== NodeKind.ImportStar;
  return isStatement || (kind > NodeKind.Nonlocal && kind <= NodeKind.TypeAlias) || kind === NodeKind.Parameter;
}

function blanksAt(tree: SyntaxTree, offset: number): number {
  return /^\s*/.exec(tree.textBetween(offset, offset + 20))?.[0].length ?? 0;
}

function lineAndColumn(lineStarts: readonly number[], offset: number): string {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return `${low + 1}:${offset - (lineStarts[low] ?? 0)}`;
}

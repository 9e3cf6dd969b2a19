import { NodeKind } from '../nodeKind';
import { binaryOperator, readArguments, readExpression } from './readExpression';
import { readParameters } from './readParameters';
import type { Reader } from './reader';
import type {
  ClassSyntax, ExpressionSyntax, FunctionSyntax, HandlerSyntax, ImportedName, ParameterSyntax, StatementSyntax,
} from './syntax'; // prettier-ignore

type Body = StatementSyntax extends infer Each
  ? Each extends StatementSyntax
    ? Omit<Each, 'start' | 'end'>
    : never
  : never;

/** The statements below a Module or Block. */
export function readStatements(reader: Reader, block: number): readonly StatementSyntax[] {
  return reader.children(block).map(node => readStatement(reader, node));
}

function readStatement(reader: Reader, node: number): StatementSyntax {
  const read = readers[reader.kind(node)];
  return { ...reader.span(node), ...(read === undefined ? { kind: 'other' } : read(reader, node)) };
}

const readers: { readonly [Kind in NodeKind]?: (reader: Reader, node: number) => Body } = {
  [NodeKind.FunctionDef]: (reader, node) => readFunction(reader, node, false),
  [NodeKind.AsyncFunctionDef]: (reader, node) => readFunction(reader, node, true),
  [NodeKind.ClassDef]: readClass,
  [NodeKind.Return]: (reader, node) => ({ kind: 'return', value: optional(reader, reader.first(node)) }),
  [NodeKind.Delete]: (reader, node) => ({ kind: 'delete', targets: readAll(reader, reader.children(node)) }),
  [NodeKind.Assign]: (reader, node) => {
    const children = reader.children(node);
    const [value = -1] = children.slice(-1);
    return { kind: 'assign', targets: readAll(reader, children.slice(0, -1)), value: readExpression(reader, value) };
  },
  [NodeKind.AugmentedAssign]: (reader, node) => {
    const [target = -1, value = -1] = reader.children(node);
    return {
      kind: 'augmented',
      target: readExpression(reader, target),
      operator: binaryOperator(reader.value(node)),
      value: readExpression(reader, value),
    };
  },
  [NodeKind.AnnotatedAssign]: (reader, node) => {
    const [target = -1, annotation = -1, value = -1] = reader.children(node);
    return {
      kind: 'annotated',
      target: readExpression(reader, target),
      annotation: readExpression(reader, annotation),
      value: optional(reader, value),
    };
  },
  [NodeKind.For]: (reader, node) => {
    const [target = -1, iterable = -1, ...blocks] = reader.children(node);
    const branches = readBranches(reader, blocks);
    return reader.value(node) === 1
      ? { kind: 'other' }
      : { kind: 'for', target: readExpression(reader, target), iterable: readExpression(reader, iterable), ...branches };
  },
  [NodeKind.While]: (reader, node) => {
    const [test = -1, ...blocks] = reader.children(node);
    return { kind: 'while', test: readExpression(reader, test), ...readBranches(reader, blocks) };
  },
  [NodeKind.If]: readIf,
  [NodeKind.With]: readWith,
  [NodeKind.Try]: readTry,
  [NodeKind.Raise]: (reader, node) => ({ kind: 'raise', exception: optional(reader, reader.first(node)) }),
  [NodeKind.Assert]: (reader, node) => {
    const [test = -1, message = -1] = reader.children(node);
    return { kind: 'assert', test: readExpression(reader, test), message: optional(reader, message) };
  },
  [NodeKind.Import]: (reader, node) => ({
    kind: 'import',
    names: reader.children(node).map(alias => readAlias(reader, alias)),
  }),
  [NodeKind.ImportFrom]: readImportFrom,
  [NodeKind.Global]: (reader, node) => ({ kind: 'global', names: reader.children(node).map(child => reader.name(child)) }),
  [NodeKind.Nonlocal]: (reader, node) => ({ kind: 'global', names: reader.children(node).map(child => reader.name(child)) }),
  [NodeKind.ExpressionStatement]: (reader, node) => ({
    kind: 'expression',
    value: readExpression(reader, reader.first(node)),
  }),
  [NodeKind.Pass]: () => ({ kind: 'pass' }),
  [NodeKind.Break]: () => ({ kind: 'break' }),
  [NodeKind.Continue]: () => ({ kind: 'continue' }),
}; // prettier-ignore

function optional(reader: Reader, node: number): ExpressionSyntax | undefined {
  return node < 0 ? undefined : readExpression(reader, node);
}

function readAll(reader: Reader, nodes: readonly number[]): readonly ExpressionSyntax[] {
  return nodes.map(node => readExpression(reader, node));
}

function readFunction(reader: Reader, node: number, isAsync: boolean): Omit<FunctionSyntax, 'start' | 'end'> {
  const decorators: ExpressionSyntax[] = [];
  let parameters: readonly ParameterSyntax[] = [];
  let returns: ExpressionSyntax | undefined;
  let body: readonly StatementSyntax[] = [];
  for (const child of reader.children(node)) {
    const kind = reader.kind(child);
    if (kind === NodeKind.Decorator) decorators.push(readExpression(reader, reader.first(child)));
    else if (kind === NodeKind.Parameters) parameters = readParameters(reader, child);
    else if (kind === NodeKind.Returns) returns = readExpression(reader, reader.first(child));
    else if (kind === NodeKind.Block) body = readStatements(reader, child);
  }
  return { kind: 'function', name: reader.name(node), isAsync, decorators, parameters, returns, body };
}

function readClass(reader: Reader, node: number): Omit<ClassSyntax, 'start' | 'end'> {
  const children = reader.children(node);
  const ofKind = (...kinds: readonly NodeKind[]): readonly number[] =>
    children.filter(child => kinds.includes(reader.kind(child)));
  const rest = [NodeKind.Decorator, NodeKind.Identifier, NodeKind.TypeParameters, NodeKind.Block];
  return {
    kind: 'class',
    name: reader.name(node),
    decorators: ofKind(NodeKind.Decorator).map(child => readExpression(reader, reader.first(child))),
    arguments: readArguments(reader, children.filter(child => !rest.includes(reader.kind(child)))), // prettier-ignore
    body: ofKind(NodeKind.Block).flatMap(child => readStatements(reader, child)),
  };
}

interface Branches {
  readonly body: readonly StatementSyntax[];
  readonly orElse: readonly StatementSyntax[];
}

/** A Block and perhaps an Else. */
function readBranches(reader: Reader, [block = -1, orElse = -1]: readonly number[]): Branches {
  return {
    body: readStatements(reader, block),
    orElse: orElse < 0 ? [] : readStatements(reader, reader.first(orElse)),
  };
}

/** Every `elif` becomes an `if` in the `else` before it. */
function readIf(reader: Reader, node: number): Body {
  const [test = -1, block = -1, ...rest] = reader.children(node);
  const orElse = rest.reduceRight<readonly StatementSyntax[]>((following, branch) => {
    if (reader.kind(branch) === NodeKind.Else) return readStatements(reader, reader.first(branch));
    const [elifTest = -1, elifBlock = -1] = reader.children(branch);
    const body = readStatements(reader, elifBlock);
    return [{ ...reader.span(branch), kind: 'if', test: readExpression(reader, elifTest), body, orElse: following }];
  }, []);
  return { kind: 'if', test: readExpression(reader, test), body: readStatements(reader, block), orElse };
}

function readWith(reader: Reader, node: number): Body {
  const children = reader.children(node);
  const items = children.slice(0, -1).map(item => {
    const [context = -1, target = -1] = reader.children(item);
    return { context: readExpression(reader, context), target: optional(reader, target) };
  });
  const body = readStatements(reader, children.at(-1) ?? -1);
  return reader.value(node) === 1 ? { kind: 'other' } : { kind: 'with', items, body };
}

function readTry(reader: Reader, node: number): Body {
  const children = reader.children(node);
  const below = (kind: NodeKind): readonly StatementSyntax[] =>
    children.filter(child => reader.kind(child) === kind).flatMap(child => readStatements(reader, reader.first(child)));
  return {
    kind: 'try',
    body: readStatements(reader, children[0] ?? -1),
    handlers: children.filter(child => reader.kind(child) === NodeKind.Except).map(child => readHandler(reader, child)),
    orElse: below(NodeKind.Else),
    finally: below(NodeKind.Finally),
  };
}

function readHandler(reader: Reader, node: number): HandlerSyntax {
  const children = reader.children(node);
  const block = children.at(-1) ?? -1;
  const [type = -1, name = -1] = children.slice(0, -1);
  return {
    type: optional(reader, type),
    name: name < 0 ? undefined : reader.name(name),
    body: readStatements(reader, block),
  };
}

function readImportFrom(reader: Reader, node: number): Body {
  const children = reader.children(node);
  const module = children.find(child => reader.kind(child) === NodeKind.DottedName);
  return {
    kind: 'import-from',
    module: module === undefined ? '' : dotted(reader, module),
    level: reader.value(node),
    names: children.filter(child => reader.kind(child) === NodeKind.Alias).map(alias => readAlias(reader, alias)),
  };
}

function readAlias(reader: Reader, node: number): ImportedName {
  return { name: dotted(reader, reader.first(node)), bound: reader.name(node) };
}

function dotted(reader: Reader, node: number): string {
  return reader
    .children(node)
    .map(child => reader.name(child))
    .join('.');
}

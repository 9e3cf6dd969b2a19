import { NodeKind } from '../nodeKind';
import type { Expression, FunctionStatement, OutlineParameter, Statement } from './outline';
import type { OutlineSource } from './outlineSource';
import { readExpression } from './readExpression';

type Reader = (source: OutlineSource, node: number) => readonly Statement[];

/** Reads the statements of a module or block; one statement may give several, such as `import a, b`. */
export function readStatements(source: OutlineSource, parent: number): readonly Statement[] {
  return readEach(source, source.children(parent));
}

/** Reads the statements of a module that end behind an offset. */
export function readStatementsBehind(source: OutlineSource, offset: number): readonly Statement[] {
  return readEach(
    source,
    source.children(0).filter(node => source.place(node).end > offset),
  );
}

function readEach(source: OutlineSource, nodes: readonly number[]): readonly Statement[] {
  return nodes.flatMap(node => (readers[source.kind(node)] ?? readOther)(source, node));
}

function expressions(source: OutlineSource, nodes: readonly number[]): readonly Expression[] {
  return nodes.filter(node => isExpression(source.kind(node))).map(node => readExpression(source, node));
}

function isExpression(kind: NodeKind): boolean {
  return kind >= NodeKind.BoolOp && kind <= NodeKind.Slice;
}

function readOther(source: OutlineSource, node: number): readonly Statement[] {
  return [{ kind: 'other', place: source.place(node), parts: expressions(source, source.children(node)) }];
}

/** The statements of all children of a kind. */
function bodiesOf(source: OutlineSource, node: number, ...kinds: readonly NodeKind[]): readonly Statement[] {
  return source.children(node).flatMap(child => {
    if (!kinds.includes(source.kind(child))) return [];
    return source.kind(child) === NodeKind.Block
      ? readStatements(source, child)
      : bodiesOf(source, child, NodeKind.Block);
  });
}

function readFunction(source: OutlineSource, node: number): readonly FunctionStatement[] {
  const children = source.children(node);
  const child = (kind: NodeKind): number | undefined => children.find(each => source.kind(each) === kind);
  const parameters = child(NodeKind.Parameters);
  const returns = child(NodeKind.Returns);
  return [
    {
      kind: 'function',
      place: source.place(node),
      name: source.name(node),
      isAsync: source.kind(node) === NodeKind.AsyncFunctionDef,
      decorators: children
        .filter(each => source.kind(each) === NodeKind.Decorator)
        .flatMap(each => expressions(source, source.children(each))),
      parameters: parameters === undefined ? [] : readParameters(source, parameters),
      returns: returns === undefined ? undefined : readExpression(source, source.children(returns)[0]),
      body: bodiesOf(source, node, NodeKind.Block),
    },
  ];
}

function readParameters(source: OutlineSource, parameters: number): readonly OutlineParameter[] {
  return source.children(parameters).flatMap(node => {
    const kind = parameterKind(source.kind(node));
    if (kind === undefined) return [];
    const children = source.children(node);
    const annotation = children.find(child => source.kind(child) === NodeKind.Annotation);
    const fallback = children.find(child => source.kind(child) !== NodeKind.Annotation);
    return [
      {
        place: source.place(node),
        name: source.name(node),
        kind,
        annotation: annotation === undefined ? undefined : readExpression(source, source.children(annotation)[0]),
        default: fallback === undefined ? undefined : readExpression(source, fallback),
      },
    ];
  });
}

function parameterKind(kind: NodeKind): OutlineParameter['kind'] | undefined {
  switch (kind) {
    case NodeKind.Parameter:
      return 'plain';
    case NodeKind.StarParameter:
      return '*';
    case NodeKind.DoubleStarParameter:
      return '**';
    default:
      return undefined;
  }
}

function readClass(source: OutlineSource, node: number): readonly Statement[] {
  const bases = expressions(
    source,
    source.children(node).filter(child => source.kind(child) !== NodeKind.Keyword),
  );
  const body = bodiesOf(source, node, NodeKind.Block);
  return [{ kind: 'class', place: source.place(node), name: source.name(node), bases, body }];
}

function readAssign(source: OutlineSource, node: number): readonly Statement[] {
  const children = source.children(node);
  const value = children[children.length - 1];
  const place = source.place(node);
  if (!isExpression(source.kind(value))) return readOther(source, node);
  const targets = children.slice(0, -1).map(target => readExpression(source, target));
  return [
    { kind: 'assign', place, targets, value: readExpression(source, value), annotation: undefined, isAugmented: false },
  ];
}

function readAugmented(source: OutlineSource, node: number): readonly Statement[] {
  return readAssign(source, node).map(read => (read.kind === 'assign' ? { ...read, isAugmented: true } : read));
}

function readAnnotated(source: OutlineSource, node: number): readonly Statement[] {
  const read = source.children(node).map(child => readExpression(source, child));
  const [target, annotation] = read;
  const place = source.place(node);
  const value: Expression = read.length < 3 ? { kind: 'other', place, parts: [] } : read[2];
  return [{ kind: 'assign', place, targets: [target], value, annotation, isAugmented: false }];
}

function readImport(source: OutlineSource, node: number): readonly Statement[] {
  return source.children(node).map(alias => ({
    kind: 'import',
    place: source.place(alias),
    module: source.text.textOf(source.children(alias)[0]).replace(/\s/g, ''),
    level: 0,
    name: undefined,
    bound: source.name(alias),
  }));
}

function readImportFrom(source: OutlineSource, node: number): readonly Statement[] {
  const children = source.children(node);
  const dotted = children.find(child => source.kind(child) === NodeKind.DottedName);
  const module = dotted === undefined ? '' : source.text.textOf(dotted).replace(/\s/g, '');
  return children.flatMap(alias => {
    const place = source.place(alias);
    const level = source.value(node);
    if (source.kind(alias) === NodeKind.ImportStar)
      return [{ kind: 'import', place, module, level, name: '*', bound: '*' }];
    if (source.kind(alias) !== NodeKind.Alias) return [];
    const name = source.text.textOf(source.children(alias)[0]);
    return [{ kind: 'import', place, module, level, name, bound: source.name(alias) }];
  });
}

function readWith(source: OutlineSource, node: number): readonly Statement[] {
  const items = source
    .children(node)
    .filter(child => source.kind(child) === NodeKind.WithItem)
    .map(item => {
      const [value, target] = source.children(item).map(child => readExpression(source, child));
      return { value, target: source.children(item).length < 2 ? undefined : target };
    });
  return [{ kind: 'with', place: source.place(node), items, body: bodiesOf(source, node, NodeKind.Block) }];
}

/** An `elif` is an `if` in what is done otherwise. */
function readIf(source: OutlineSource, node: number): readonly Statement[] {
  const [test, block, ...rest] = source.children(node);
  return [ifOf(source, node, { test, block, rest })];
}

interface IfParts {
  readonly test: number;
  readonly block: number;
  readonly rest: readonly number[];
}

function ifOf(source: OutlineSource, node: number, { test, block, rest }: IfParts): Statement {
  const [next, ...after] = rest;
  const place = source.place(node);
  const body = readStatements(source, block);
  return { kind: 'if', place, test: readExpression(source, test), body, otherwise: otherwiseOf(source, next, after) };
}

function otherwiseOf(source: OutlineSource, next: number | undefined, rest: readonly number[]): readonly Statement[] {
  if (next === undefined) return [];
  if (source.kind(next) === NodeKind.Else) return bodiesOf(source, next, NodeKind.Block);
  const [test, block] = source.children(next);
  return [ifOf(source, next, { test, block, rest })];
}

function readFor(source: OutlineSource, node: number): readonly Statement[] {
  const [target, iterable] = source.children(node);
  const body = bodiesOf(source, node, NodeKind.Block, NodeKind.Else);
  const place = source.place(node);
  return [
    { kind: 'for', place, target: readExpression(source, target), iterable: readExpression(source, iterable), body },
  ];
}

function readBlock(source: OutlineSource, node: number): readonly Statement[] {
  const body = bodiesOf(source, node, NodeKind.Block, NodeKind.Else, NodeKind.Finally);
  const handlers = bodiesOf(source, node, NodeKind.Except);
  return [{ kind: 'block', place: source.place(node), body, handlers }];
}

const simple =
  (kind: 'expression' | 'return'): Reader =>
  (source, node) => {
    const children = source.children(node);
    const place = source.place(node);
    if (children.length === 0) return [{ kind: 'return', place, value: undefined }];
    return [{ kind, place, value: readExpression(source, children[0]) }];
  };

function readDelete(source: OutlineSource, node: number): readonly Statement[] {
  return [{ kind: 'delete', place: source.place(node), targets: expressions(source, source.children(node)) }];
}

/** `%time model = fit(X)` does what the statement in it does. */
function readMagic(source: OutlineSource, node: number): readonly Statement[] {
  const inner = readStatements(source, node);
  return inner.length === 0 ? readOther(source, node) : inner;
}

const readers = readerTable();

function readerTable(): (Reader | undefined)[] {
  const table: (Reader | undefined)[] = [];
  table[NodeKind.FunctionDef] = readFunction;
  table[NodeKind.AsyncFunctionDef] = readFunction;
  table[NodeKind.ClassDef] = readClass;
  table[NodeKind.Assign] = readAssign;
  table[NodeKind.AugmentedAssign] = readAugmented;
  table[NodeKind.AnnotatedAssign] = readAnnotated;
  table[NodeKind.Import] = readImport;
  table[NodeKind.ImportFrom] = readImportFrom;
  table[NodeKind.With] = readWith;
  table[NodeKind.If] = readIf;
  table[NodeKind.For] = readFor;
  table[NodeKind.While] = readBlock;
  table[NodeKind.Try] = readBlock;
  table[NodeKind.ExpressionStatement] = simple('expression');
  table[NodeKind.Return] = simple('return');
  table[NodeKind.Delete] = readDelete;
  table[NodeKind.Magic] = readMagic;
  return table;
}

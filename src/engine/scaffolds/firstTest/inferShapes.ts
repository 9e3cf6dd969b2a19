import type { PyValue } from '../../evaluation/values';
import type { ExpressionSyntax, FunctionSyntax, ParameterSyntax, StatementSyntax } from '../../python/index';
import { constantOf } from './constantOf';
import { inferExpression } from './inferExpression';
import { learnAnnotation } from './learnAnnotation';
import { sortOfName } from './methodHints';
import { Shape, type Sort } from './shape';

/** What the reader of one function knows: shapes by name, and functions and constants of the project. */
export interface Inference {
  readonly names: Map<string, Shape>;
  /** A function of the project that the code calls by this name. */
  readonly functionNamed: (name: string) => FunctionSyntax | undefined;
  /** What a name of the module stands for, when that is a constant. */
  readonly constantNamed: (name: string) => PyValue | undefined;
  readonly depth: number;
}

/** The shapes of a function's parameters, by what its body does with them, then their annotations, defaults and names. */
export function inferParameters(
  { parameters, body }: FunctionSyntax,
  outside: Omit<Inference, 'names'>,
): ReadonlyMap<string, Shape> {
  const shapes = new Map(parameters.map(parameter => [parameter.name, new Shape()] as const));
  const inference: Inference = { ...outside, names: new Map(shapes) };
  for (const parameter of parameters) {
    const shape = shapes.get(parameter.name) ?? new Shape();
    const sort = sortOfName(parameter.name);
    learnParameter(parameter, shape, inference);
    if (sort !== undefined) {
      shape.learn(sort, 0.5);
    }
  }
  inferStatements(body, inference);
  return shapes;
}

function learnParameter({ annotation, default: byDefault }: ParameterSyntax, shape: Shape, inference: Inference): void {
  if (annotation !== undefined) {
    learnAnnotation(annotation, shape);
  }
  if (byDefault !== undefined) {
    if (byDefault.kind === 'constant' && byDefault.value === null) {
      shape.isOptional = true;
    } else {
      learnLiteral(byDefault, shape, inference);
    }
  }
}

function learnLiteral(literal: ExpressionSyntax, shape: Shape, inference: Inference): void {
  const sort = literalSort(literal);
  if (sort !== undefined) {
    shape.learn(sort, 3);
  }
  if (literal.kind === 'list' || literal.kind === 'tuple') {
    literal.items.forEach(item => {
      learnLiteral(item, shape.element, inference);
      const constant = constantOf(item, inference);
      shape.element.compareWith(...(constant === undefined ? [] : [constant]));
    });
  }
}

/** `3` is an int, `'a'` a text. */
export function literalSort(literal: ExpressionSyntax): Sort | undefined {
  switch (literal.kind) {
    case 'number':
      return literal.type === 'float' ? 'float' : 'int';
    case 'constant':
      return literal.value === null ? undefined : 'bool';
    case 'unary':
      return literal.operator === 'not' ? 'bool' : literalSort(literal.operand);
    default:
      return sortsOfLiterals[literal.kind];
  }
}

const sortsOfLiterals: { readonly [Kind in ExpressionSyntax['kind']]?: Sort } = {
  string: 'text',
  formatted: 'text',
  list: 'list',
  tuple: 'list',
  dict: 'dict',
};

export function inferStatements(statements: readonly StatementSyntax[], inference: Inference): void {
  statements.forEach(statement => {
    inferStatement(statement, inference);
  });
}

function inferStatement(statement: StatementSyntax, inference: Inference): void {
  switch (statement.kind) {
    case 'assign': {
      const shape = inferExpression(statement.value, inference);
      statement.targets.forEach(target => {
        bindTarget(target, shape, inference);
      });
      return;
    }
    case 'annotated':
      if (statement.value !== undefined) {
        bindTarget(statement.target, inferExpression(statement.value, inference), inference);
      }
      return;
    case 'augmented':
      inferExpression({ ...statement, kind: 'binary', left: statement.target, right: statement.value }, inference);
      return;
    case 'expression':
      inferExpression(statement.value, inference);
      return;
    case 'return':
      if (statement.value !== undefined) {
        inferExpression(statement.value, inference);
      }
      return;
    default:
      inferBlocks(statement, inference);
  }
}

function inferBlocks(statement: StatementSyntax, inference: Inference): void {
  switch (statement.kind) {
    case 'if':
    case 'while':
      inferExpression(statement.test, inference);
      inferStatements([...statement.body, ...statement.orElse], inference);
      return;
    case 'for':
      bindTarget(statement.target, itemShape(statement.iterable, inference), inference);
      inferStatements([...statement.body, ...statement.orElse], inference);
      return;
    case 'with':
      statement.items.forEach(({ context }) => inferExpression(context, inference));
      inferStatements(statement.body, inference);
      return;
    case 'try':
      inferStatements([...statement.body, ...statement.handlers.flatMap(({ body }) => body), ...statement.orElse, ...statement.finally], inference); // prettier-ignore
      return;
    case 'assert':
      inferExpression(statement.test, inference);
      return;
    case 'raise':
      if (statement.exception !== undefined) {
        inferExpression(statement.exception, inference);
      }
      return;
    default:
  }
}

/** What a loop over it gives: items of a list; `(key, value)` of `.items()`; `(index, item)` of `enumerate`. */
export function itemShape(iterable: ExpressionSyntax, inference: Inference): Shape {
  const whole = inferExpression(iterable, inference);
  if (iterable.kind !== 'call') {
    if (!['text', 'table', 'dict'].includes(whole.sort ?? '')) {
      whole.learn('list', 0.8);
    }
    return whole.element;
  }
  return whole.element;
}

export function bindTarget(target: ExpressionSyntax, shape: Shape, inference: Inference): void {
  switch (target.kind) {
    case 'name':
      inference.names.set(target.name, shape);
      return;
    case 'tuple':
    case 'list':
      target.items.forEach((item, index) => {
        bindTarget(item, shape.keys.get(`#${index}`) ?? shape.element, inference);
      });
      return;
    case 'subscript':
    case 'attribute':
      inferTarget(target, inference);
      return;
    case 'starred':
      bindTarget(target.value, shape, inference);
      return;
    default:
  }
}

/** `rows['total'] = …` says what `rows` is, not that it had a `total` before. */
function inferTarget(
  target: ExpressionSyntax & { readonly kind: 'subscript' | 'attribute' },
  inference: Inference,
): void {
  const object = inferExpression(target.object, inference);
  if (target.kind === 'subscript' && target.index.kind === 'string') {
    object.make(target.index.text);
  }
  if (target.kind === 'subscript' && object.sort === undefined) {
    object.learn(target.index.kind === 'string' ? 'dict' : 'list', 0.4);
  }
}

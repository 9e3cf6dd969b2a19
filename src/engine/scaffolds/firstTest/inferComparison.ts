import type { ExpressionSyntax } from '../../python/index';
import { type PyValue, str } from '../../evaluation/values';
import { constantOf } from './constantOf';
import { inferExpression } from './inferExpression';
import { type Inference, literalSort } from './inferShapes';
import { learnMembers } from './members';
import { Shape, type Sort } from './shape';

type Comparison = Extract<ExpressionSyntax, { readonly kind: 'compare' }>;

/** One side of a comparison, with what is known of it so far. */
interface Side {
  readonly expression: ExpressionSyntax;
  readonly shape: Shape;
}

/** What the sides of a comparison tell about each other. */
export function inferComparison({ first, rest }: Comparison, inference: Inference): Shape {
  const sideOf = (expression: ExpressionSyntax): Side => ({
    expression,
    shape: inferExpression(expression, inference),
  });
  let left = sideOf(first);
  for (const { operator, right: expression } of rest) {
    const right = sideOf(expression);
    if (operator === 'in' || operator === 'not in') {
      learnMembership(left, right, inference);
    } else {
      learnFrom(left.shape, right.expression, inference);
      learnFrom(right.shape, left.expression, inference);
      learnOrder(operator, left.shape, right.shape);
      learnSameness(operator, left.shape, right.shape);
    }
    left = right;
  }
  const result = new Shape();
  result.learn('bool');
  return result;
}

/** What has an order is a number, as long as nothing says otherwise; what one side is, the other may be. */
function learnOrder(operator: string, left: Shape, right: Shape): void {
  const [leftConstants, rightConstants] = [[...left.constants], [...right.constants]];
  left.compareWith(...rightConstants);
  right.compareWith(...leftConstants);
  if (/[<>]/.test(operator) && left.isEmpty && right.isEmpty) {
    left.learn('float', 0.5);
    right.learn('float', 0.5);
  }
}

/** Of two columns that are compared row by row some values have to be the same, and some not. */
function learnSameness(operator: string, left: Shape, right: Shape): void {
  if (operator === '==' || operator === '!=') {
    left.twin = right;
    right.twin = left;
  }
}

function learnFrom(shape: Shape, other: ExpressionSyntax, inference: Inference): void {
  const constant = constantOf(other, inference);
  if (constant?.kind === 'none') {
    shape.isOptional = true;
    return;
  }
  if (constant !== undefined) {
    shape.compareWith(constant);
  }
  const told = literalSort(other) ?? sortOfConstant(constant);
  if (told !== undefined && !['table', 'array'].includes(shape.sort ?? '')) {
    shape.learn(told, told === 'int' ? 0.9 : 1);
  }
}

function sortOfConstant(constant: PyValue | undefined): Sort | undefined {
  switch (constant?.kind) {
    case 'str':
      return 'text';
    case 'int':
    case 'float':
      return constant.kind;
    default:
      return undefined;
  }
}

/** `kind in ('a', 'b')` says what `kind` may be; `'a' in row` what `row` holds. */
function learnMembership(left: Side, right: Side, inference: Inference): void {
  const { expression } = right;
  if (expression.kind === 'list' || expression.kind === 'tuple' || expression.kind === 'set') {
    expression.items.forEach(item => {
      learnFrom(left.shape, item, inference);
    });
  }
  learnMembers(left.shape, constantOf(expression, inference));
  if (left.expression.kind === 'string') {
    right.shape.pieces.push(left.expression.text);
    right.shape.compareWith(str(left.expression.text));
    right.shape.learn(right.shape.keys.size > 0 ? 'dict' : 'text', 0.5);
  }
}

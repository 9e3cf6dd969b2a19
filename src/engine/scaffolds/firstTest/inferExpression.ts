import type { ExpressionSyntax } from '../../python/index';
import { type PyValue, str } from '../../evaluation/values';
import { inferComparison } from './inferComparison';
import { constantOf } from './constantOf';
import { inferCall } from './inferCall';
import { bindTarget, type Inference, itemShape, literalSort } from './inferShapes';
import { learnMembers } from './members';
import { sortOfMethod } from './methodHints';
import { Shape } from './shape';

type Of<Kind extends ExpressionSyntax['kind']> = Extract<ExpressionSyntax, { readonly kind: Kind }>;
type ItemsSyntax = Extract<ExpressionSyntax, { readonly items: unknown }>;

/** The shape of an expression; on the way, what its parts tell about each other. */
export function inferExpression(expression: ExpressionSyntax, inference: Inference): Shape {
  switch (expression.kind) {
    case 'name':
      return inference.names.get(expression.name) ?? new Shape();
    case 'attribute':
      return inferAttribute(expression, inference);
    case 'subscript':
      return inferSubscript(expression, inference);
    case 'call':
      return inferCall(expression, inference);
    case 'binary':
      return inferBinary(expression, inference);
    case 'compare':
      return inferComparison(expression, inference);
    case 'boolean':
      expression.operands.map(operand => inferExpression(operand, inference));
      return new Shape();
    case 'comprehension':
      return inferComprehension(expression, inference);
    default:
      return inferRest(expression, inference);
  }
}

function inferRest(expression: ExpressionSyntax, inference: Inference): Shape {
  const shape = new Shape();
  const sort = literalSort(expression);
  if (sort !== undefined) {
    shape.learn(sort);
  }
  switch (expression.kind) {
    case 'unary':
      return inferNegation(expression, inference);
    case 'conditional':
      inferExpression(expression.test, inference);
      inferExpression(expression.no, inference);
      return inferExpression(expression.yes, inference);
    case 'list':
    case 'tuple':
    case 'set':
      expression.items.forEach((item, index) => {
        shape.keys.set(`#${index}`, inferExpression(item, inference));
      });
      return shape;
    case 'starred':
    case 'named':
      return inferExpression(expression.value, inference);
    default:
      inferParts(expression, inference);
      return shape;
  }
}

function inferNegation({ operator, operand }: Of<'unary'>, inference: Inference): Shape {
  const shape = inferExpression(operand, inference);
  if (operator === '-') {
    shape.learn('float', 0.6);
  }
  return shape;
}

function inferParts(expression: ExpressionSyntax, inference: Inference): void {
  if (expression.kind === 'dict') {
    expression.entries.forEach(({ value }) => inferExpression(value, inference));
  } else if (expression.kind === 'formatted') {
    for (const part of expression.parts) {
      if (part.kind === 'replacement') {
        inferReplacement(part, inference);
      }
    }
  }
}

/** `{price:.2f}` is a number. */
function inferReplacement(
  part: Extract<Of<'formatted'>['parts'][number], { kind: 'replacement' }>,
  inference: Inference,
): void {
  const shape = inferExpression(part.value, inference);
  const format = part.format.map(each => (each.kind === 'text' ? each.text : '')).join('');
  if (/[fFeg%]$/.test(format)) {
    shape.learn('float');
  } else if (/d$/.test(format)) {
    shape.learn('int');
  } else {
    shape.learn('text', 0.3);
  }
}

function inferAttribute({ object, name }: Of<'attribute'>, inference: Inference): Shape {
  const shape = inferExpression(object, inference);
  const sort = sortOfMethod(name);
  if (sort !== undefined) {
    shape.learn(sort, /^(columns|str|dt)$/.test(name) ? 2 : 1);
    return shape;
  }
  if (/^(shape|values|loc|iloc|index)$/.test(name)) {
    shape.learn('table', 0.6);
    return /loc$/.test(name) ? shape : new Shape();
  }
  shape.learn('object', 0.7);
  return shape.attribute(name);
}

function inferSubscript({ object, index }: Of<'subscript'>, inference: Inference): Shape {
  const shape = inferExpression(object, inference);
  const table = constantOf(object, inference);
  if (table?.kind === 'dict') {
    learnMembers(inferExpression(index, inference), table);
    return new Shape();
  }
  if (index.kind === 'string') {
    shape.learn('dict', 0.9);
    return shape.key(index.text);
  }
  if (index.kind === 'list') {
    shape.learn('table', 2);
    index.items.forEach(item => (item.kind === 'string' ? shape.key(item.text) : undefined));
    return shape;
  }
  return inferPosition(shape, index, inference);
}

function inferPosition(shape: Shape, index: ExpressionSyntax, inference: Inference): Shape {
  switch (index.kind) {
    case 'slice':
      [index.lower, index.upper, index.step].forEach(bound => {
        if (bound !== undefined) {
          inferExpression(bound, inference).learn('int', 0.8);
        }
      });
      shape.learn('list', 0.4);
      return shape;
    case 'tuple':
      return inferPlaceInTable(shape, index, inference);
    case 'number':
    case 'unary':
      shape.learn('list', 0.8);
      return shape.element;
    case 'compare':
    case 'boolean':
      inferExpression(index, inference);
      shape.learn('table', 1);
      return shape;
    default:
      return inferVariablePosition(shape, index, inference);
  }
}

/** `rows.loc[mask, 'total']`, `matrix[0, 1]`. */
function inferPlaceInTable(shape: Shape, index: ItemsSyntax, inference: Inference): Shape {
  const column = index.items[1];
  index.items.forEach(item => inferExpression(item, inference));
  return column?.kind === 'string' ? shape.key(column.text) : arrayOf(shape);
}

function inferVariablePosition(shape: Shape, index: ExpressionSyntax, inference: Inference): Shape {
  const by = inferExpression(index, inference);
  const named = constantOf(index, inference);
  if (named?.kind === 'str') {
    return shape.key(named.value);
  }
  if (named?.kind === 'list') {
    return selectColumns(shape, named.items);
  }
  if (by.sort === 'text' || by.sort === 'list') {
    return columnsOf(shape, by.sort === 'text' ? by : by.element);
  }
  learnPosition(shape, by);
  shape.learn(by.sort === 'int' || index.kind === 'binary' ? 'list' : 'dict', 0.4);
  return shape.element;
}

/** `rows[NUMBERS + WORDS]` */
function selectColumns(shape: Shape, columns: readonly PyValue[]): Shape {
  shape.learn('table', 2);
  columns.forEach(column => (column.kind === 'str' ? shape.key(column.value) : undefined));
  return shape;
}

/** What an array or a list is indexed with is a number, when nothing else is known of it. */
function learnPosition(shape: Shape, by: Shape): void {
  if (by.sort === undefined && ['array', 'list'].includes(shape.sort ?? '')) {
    by.learn('int', 0.6);
  }
}

/** `rows[column]`: a parameter names what another one holds. */
function columnsOf(shape: Shape, name: Shape): Shape {
  const inner = shape.element;
  for (const column of usualColumns) {
    name.compareWith(str(column));
    shape.keys.set(column, inner);
  }
  name.learn('text', 0.6);
  shape.learn('dict', 0.4);
  return inner;
}

/** Names for columns when the code leaves them to its caller. */
const usualColumns = ['tenure_months', 'monthly_charges'];

function arrayOf(shape: Shape): Shape {
  shape.learn('array', 1);
  return shape.element;
}

function inferBinary({ operator, left, right }: Of<'binary'>, inference: Inference): Shape {
  const [a, b] = [inferExpression(left, inference), inferExpression(right, inference)];
  if (operator === '%' && left.kind === 'string') {
    return a;
  }
  if (operator === '+') {
    learnAddition(a, b);
    learnAddition(b, a);
  } else if (!['&', '|', '^', '@'].includes(operator)) {
    [a, b].forEach(shape => {
      if (!['list', 'text', 'table', 'column', 'array'].includes(shape.sort ?? '')) {
        shape.learn(shape.weightOf('int') > 0 ? 'int' : 'float', 0.9);
      }
    });
  }
  const result = new Shape();
  const sort = a.sort ?? b.sort;
  if (sort !== undefined) {
    result.learn(sort, 0.5);
  }
  return result;
}

function learnAddition(shape: Shape, other: Shape): void {
  const sort = other.sort;
  if (sort === 'text' || sort === 'list' || sort === 'float' || sort === 'int') {
    shape.learn(sort === 'int' ? 'float' : sort, 0.7);
  }
}

function inferComprehension({ element, value, clauses, type }: Of<'comprehension'>, inference: Inference): Shape {
  const inner: Inference = { ...inference, names: new Map(inference.names) };
  for (const { target, iterable, conditions } of clauses) {
    bindTarget(target, itemShape(iterable, inner), inner);
    conditions.forEach(condition => inferExpression(condition, inner));
  }
  const shape = new Shape();
  inferExpression(element, inner);
  if (value !== undefined) {
    inferExpression(value, inner);
  }
  shape.learn(type === 'dict' ? 'dict' : 'list');
  return shape;
}

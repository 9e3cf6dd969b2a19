import type {
  BinaryOperator,
  CompareOperator,
  ExpressionSyntax,
  FunctionSyntax,
  StatementSyntax,
} from '../../python/index';

const swaps: { readonly [Each in BinaryOperator]?: BinaryOperator } = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '//': '*',
  '%': '*',
  '**': '*',
  '&': '|',
  '|': '&',
};

const comparisons: Readonly<Record<CompareOperator, CompareOperator>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

/**
 * The function with one thing wrong in each: another operator, a constant one larger, a condition turned round, a
 * statement left out, nothing returned. What a useful test notices.
 */
export function mutantsOf(function_: FunctionSyntax): readonly FunctionSyntax[] {
  return blockMutants(function_.body).map(body => ({ ...function_, body }));
}

/** A block with one of its statements changed or left out. */
function blockMutants(block: readonly StatementSyntax[]): readonly (readonly StatementSyntax[])[] {
  return block.flatMap((statement, index) => {
    const put = (...changed: readonly StatementSyntax[]): readonly StatementSyntax[] => [
      ...block.slice(0, index),
      ...changed,
      ...block.slice(index + 1),
    ];
    const isRemovable = ['assign', 'augmented', 'expression', 'raise'].includes(statement.kind) && !isText(statement);
    return [
      ...statementMutants(statement).map(changed => put(changed)),
      ...(isRemovable ? [put({ ...statement, kind: 'pass' })] : []),
    ];
  });
}

function isText(statement: StatementSyntax): boolean {
  return statement.kind === 'expression' && statement.value.kind === 'string';
}

function statementMutants(statement: StatementSyntax): readonly StatementSyntax[] {
  const nothing: ExpressionSyntax = { start: 0, end: 0, kind: 'constant', value: null };
  switch (statement.kind) {
    case 'return':
      return statement.value === undefined ? [] : [{ ...statement, value: nothing }, ...within(statement)];
    case 'if':
    case 'while':
      return [{ ...statement, test: negation(statement.test) }, ...within(statement)];
    case 'augmented': {
      const operator = swaps[statement.operator];
      return [...(operator === undefined ? [] : [{ ...statement, operator }]), ...within(statement)];
    }
    case 'function':
    case 'class':
      return [];
    default:
      return isText(statement) ? [] : within(statement);
  }
}

function negation(test: ExpressionSyntax): ExpressionSyntax {
  return { start: test.start, end: test.end, kind: 'unary', operator: 'not', operand: test };
}

/** Copies of a node, each with a change in one of its parts. */
function within<Node extends object>(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, part]) => partMutants(part).map(changed => ({ ...node, [key]: changed })));
}

function partMutants(part: unknown): readonly unknown[] {
  if (Array.isArray(part)) {
    const items: readonly unknown[] = part;
    return isBlock(items)
      ? blockMutants(items)
      : items.flatMap((item, index) => partMutants(item).map(changed => items.with(index, changed)));
  }
  if (typeof part !== 'object' || part === null) {
    return [];
  }
  return isExpression(part) ? [...expressionMutants(part), ...within(part)] : within(part);
}

function isBlock(items: readonly unknown[]): items is readonly StatementSyntax[] {
  return items.length > 0 && items.every(item => typeof item === 'object' && item !== null && 'kind' in item && typeof item.kind === 'string' && statementKinds.has(item.kind)); // prettier-ignore
}

const statementKinds: ReadonlySet<string> = new Set(
  'function class expression assign augmented annotated return if for while with try raise assert delete import import-from global pass break continue'.split(' '),
); // prettier-ignore

function isExpression(part: object): part is ExpressionSyntax {
  return 'kind' in part && 'start' in part && typeof part.kind === 'string' && !statementKinds.has(part.kind);
}

function expressionMutants(expression: ExpressionSyntax): readonly ExpressionSyntax[] {
  switch (expression.kind) {
    case 'number':
      return [{ ...expression, text: String(Number(expression.text.replaceAll('_', '')) + 1) }];
    case 'constant':
      return expression.value === null ? [] : [{ ...expression, value: !expression.value }];
    case 'binary': {
      const operator = swaps[expression.operator];
      return operator === undefined ? [] : [{ ...expression, operator }];
    }
    case 'boolean':
      return [{ ...expression, operator: expression.operator === 'and' ? 'or' : 'and' }];
    case 'compare':
      return expression.rest.map((each, index) => ({
        ...expression,
        rest: expression.rest.with(index, { ...each, operator: comparisons[each.operator] }),
      }));
    case 'conditional':
      return [{ ...expression, yes: expression.no, no: expression.yes }];
    default:
      return [];
  }
}

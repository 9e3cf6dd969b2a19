import type { ExpressionSyntax } from '../../python/index';
import { type PyValue, list, str } from '../../evaluation/values';
import type { Inference } from './inferShapes';

/** The value of a literal, or of a constant of the module. */
export function constantOf(expression: ExpressionSyntax, inference: Inference): PyValue | undefined {
  switch (expression.kind) {
    case 'string':
      return str(expression.text);
    case 'number':
      return numberIn(expression);
    case 'constant':
      return expression.value === null ? { kind: 'none' } : { kind: 'bool', value: expression.value };
    case 'name':
      return inference.names.has(expression.name) ? undefined : inference.constantNamed(expression.name);
    case 'unary':
      return expression.operator === '-' ? negative(constantOf(expression.operand, inference)) : undefined;
    default:
      return madeOf(expression, inference);
  }
}

/** A list of constants, or two of them added. */
function madeOf(expression: ExpressionSyntax, inference: Inference): PyValue | undefined {
  if (expression.kind === 'list') {
    return listOf(expression.items.map(item => constantOf(item, inference)));
  }
  return expression.kind === 'binary' && expression.operator === '+'
    ? joined(constantOf(expression.left, inference), constantOf(expression.right, inference))
    : undefined;
}

function listOf(items: readonly (PyValue | undefined)[]): PyValue | undefined {
  const known = items.filter(item => item !== undefined);
  return known.length === items.length ? list(known) : undefined;
}

function joined(left: PyValue | undefined, right: PyValue | undefined): PyValue | undefined {
  return left?.kind === 'list' && right?.kind === 'list' ? list([...left.items, ...right.items]) : undefined;
}

function numberIn({ text, type }: Extract<ExpressionSyntax, { readonly kind: 'number' }>): PyValue {
  return { kind: type === 'float' ? 'float' : 'int', value: Number(text.replaceAll('_', '')) };
}

function negative(value: PyValue | undefined): PyValue | undefined {
  return value?.kind === 'int' || value?.kind === 'float' ? { ...value, value: -value.value } : undefined;
}

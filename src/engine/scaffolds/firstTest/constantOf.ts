import type { ExpressionSyntax } from '../../python/index';
import { type PyValue, str } from '../../evaluation/values';
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
      return undefined;
  }
}

function numberIn({ text, type }: Extract<ExpressionSyntax, { readonly kind: 'number' }>): PyValue {
  return { kind: type === 'float' ? 'float' : 'int', value: Number(text.replaceAll('_', '')) };
}

function negative(value: PyValue | undefined): PyValue | undefined {
  return value?.kind === 'int' || value?.kind === 'float' ? { ...value, value: -value.value } : undefined;
}

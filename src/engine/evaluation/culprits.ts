import type { ExpressionSyntax } from '../python/index';
import type { Place } from './evaluateExpression';
import { Opaque, type PyValue, Unsupported, unknown } from './values';

/** A text that nobody can know is passed on; nothing may depend on it. */
export function orUnknown(work: () => PyValue): PyValue {
  try {
    return work();
  } catch (error) {
    if (error instanceof Opaque) {
      return unknown;
    }
    throw error;
  }
}

/** What cannot be followed is laid to the name of the tested file that it began with. */
export function explained(error: unknown, expression: ExpressionSyntax, { scope, machine }: Place): unknown {
  if (error instanceof Unsupported && error.culprit === undefined && machine.standIns !== undefined) {
    const [root, ...steps] = stepsOf(expression.kind === 'call' ? expression.callee : expression);
    if (root !== undefined) {
      error.culprit = scope.isLocal(root)
        ? machine.standIns.parameterNamed(root)
        : machine.world.culpritFor(root, steps, scope.home.path);
    }
  }
  return error;
}

/** `pd.read_csv` → `pd`, `read_csv`; nothing for what does not begin with a name. */
function stepsOf(expression: ExpressionSyntax): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'attribute': {
      const before = stepsOf(expression.object);
      return before.length === 0 ? [] : [...before, expression.name];
    }
    default:
      return [];
  }
}

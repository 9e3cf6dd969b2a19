import { copyArguments } from '../../evaluation/evaluateCall';
import type { Arguments, PyValue } from '../../evaluation/values';
import type { ParameterSyntax } from '../../python/index';

/** As a test would write the call: required parameters by place, the others by name; a `*` takes the items of a tuple. */
export function toArguments(parameters: readonly ParameterSyntax[], given: ReadonlyMap<string, PyValue>): Arguments {
  const positional: PyValue[] = [];
  const named = new Map<string, PyValue>();
  for (const parameter of parameters) {
    const value = given.get(parameter.name);
    if (parameter.kind === '*' && value?.kind === 'tuple') {
      positional.push(...(named.size === 0 ? value.items : []));
    } else if (value !== undefined) {
      if (parameter.kind !== 'keyword-only' && parameter.default === undefined && named.size === 0) {
        positional.push(value);
      } else {
        named.set(parameter.name, value);
      }
    }
  }
  return copyArguments({ positional, named });
}

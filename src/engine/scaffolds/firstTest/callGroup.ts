import type { PyValue } from '../../evaluation/values';
import type { FunctionSyntax } from '../../python/index';
import type { Case } from './cases';
import { type Imports, type Written, type WrittenGroup, atom, group, prefixed, write } from './pythonText';
import { toArguments } from './toArguments';

/** What stands for each parameter: its value, or the name of a variable that holds it. */
export type Inputs = readonly (readonly [string, Written])[];

/** `clean(rows, limit=3)`: required parameters by place, the others by name, the items of a `*` one after the other. */
export function callGroup({ name, parameters }: FunctionSyntax, inputs: Inputs, each: Case | undefined): WrittenGroup {
  const order = toArguments(parameters, each?.given ?? new Map());
  const items = inputs.flatMap(([parameter, value]) => {
    const isVariadic = parameters.some(other => other.name === parameter && other.kind === '*');
    return isVariadic
      ? itemsOf(each?.given.get(parameter))
      : [order.named.has(parameter) ? prefixed(`${parameter}=`, value) : value];
  });
  return group(`${name}${each?.outcome.reach ?? ''}(`, items, ')');
}

function itemsOf(value: PyValue | undefined): readonly Written[] {
  return value?.kind === 'tuple' ? value.items.map(item => written(item, new Set())) : [];
}

/** A value as a test writes it; what cannot be written was sorted out before. */
export function written(value: PyValue | undefined, imports: Imports): Written {
  return (value === undefined ? undefined : write(value, imports)) ?? atom('None');
}

import type { Machine } from '../machine';
import { type Arguments, type PyValue, builtin } from '../values';

/** Full names of what is known of a library: `math.floor`. */
export type Library = ReadonlyMap<string, PyValue>;

/** A library of functions; names are completed with the module's. */
export function library(
  module: string,
  functions: Readonly<Record<string, (given: Arguments, machine: Machine) => PyValue>>,
  constants: Readonly<Record<string, PyValue>> = {},
): Library {
  return new Map([
    ...Object.entries(functions).map(([name, call]): [string, PyValue] => [
      `${module}.${name}`,
      builtin(`${module}.${name}`, call),
    ]),
    ...Object.entries(constants).map(([name, value]): [string, PyValue] => [`${module}.${name}`, value]),
  ]);
}

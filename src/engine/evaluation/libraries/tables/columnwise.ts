import type { Machine } from '../../machine';
import { NativeObject } from '../../nativeObject';
import { type Arguments, type PyValue, unsupported } from '../../values';
import { ArrayValue } from './array';
import { arrayOf } from './makeArray';
import { scalarOf, scalarVector } from './scalar';
import type { Vector } from './vector';

/** Changes the values of a number, list, array or column; a column stays one, with its index and name. */
export function withVector(value: PyValue, change: (vector: Vector) => Vector): PyValue {
  const scalar = scalarVector(value);
  if (scalar !== undefined) {
    return scalarOf(change(scalar));
  }
  if (value instanceof NativeObject && !(value instanceof ArrayValue)) {
    return value.mapVector(change);
  }
  const array = arrayOf(value);
  return array.with(change(array.vector));
}

/** Calls a method of an object of a library. */
export function callMethodOf(value: NativeObject, name: string, given: Arguments, machine: Machine): PyValue {
  const method = value.attribute(name, machine);
  return method?.kind === 'builtin' ? method.call(given, machine) : unsupported(`it calls ${name}`);
}

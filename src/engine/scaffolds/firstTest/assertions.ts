import { ArrayValue } from '../../evaluation/libraries/tables/array';
import { FrameValue } from '../../evaluation/libraries/tables/frame';
import { IndexValue } from '../../evaluation/libraries/tables/indexValue';
import { ScalarValue } from '../../evaluation/libraries/tables/scalar';
import { SeriesValue } from '../../evaluation/libraries/tables/series';
import { PathValue } from '../../evaluation/libraries/paths';
import { valueOf } from '../../evaluation/libraries/tables/vector';
import { fingerprint } from '../../evaluation/copying';
import { StandInValue } from '../../evaluation/standInValue';
import { NativeObject } from '../../evaluation/nativeObject';
import { RangeValue } from '../../evaluation/rangeValue';
import { type PyValue, list, str } from '../../evaluation/values';
import { expected } from './expectation';
import { type Imports, layOut, quote } from './pythonText';

/** What is known beside the value itself: what it may be left unsaid about. */
export interface Telling {
  readonly isApproximate: boolean;
  /** Tables that the function was given: what is the same there need not be said again. */
  readonly given: readonly FrameValue[];
  readonly imports: Imports;
}

/** Whether a value is no plain one, so that it is compared part by part. */
export function holdsObjects(value: PyValue): boolean {
  switch (value.kind) {
    case 'object':
      return !(value instanceof PathValue || value instanceof StandInValue);
    case 'list':
    case 'tuple':
      return value.items.some(holdsObjects);
    case 'dict':
      return [...value.entries.values()].some(({ value: inner }) => holdsObjects(inner));
    default:
      return false;
  }
}

/** The statements that say what a value is, where it can be reached by `access`; `undefined` when that cannot be said. */
export function assertionsFor(access: string, value: PyValue, telling: Telling): readonly string[] | undefined {
  if (value instanceof NativeObject && holdsObjects(value)) {
    return assertObject(access, value, telling);
  }
  if (!holdsObjects(value)) {
    return equality(access, value, telling);
  }
  const parts = partsOf(access, value).map(([at, part]) => assertionsFor(at, part, telling));
  return parts.length <= 8 && parts.every(lines => lines !== undefined) ? parts.flat() : undefined;
}

function partsOf(access: string, value: PyValue): readonly (readonly [string, PyValue])[] {
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items.map((item, index) => [`${access}[${index}]`, item] as const);
    case 'dict':
      return [...value.entries.values()].flatMap(({ key, value: inner }) =>
        key.kind === 'str' ? [[`${access}[${quote(key.value)}]`, inner] as const] : [],
      );
    default:
      return [];
  }
}

function equality(access: string, value: PyValue, { isApproximate, imports }: Telling): readonly string[] | undefined {
  if (value.kind === 'none') {
    return [`assert ${access} is None`];
  }
  if (value.kind === 'function') {
    return [`assert callable(${access})`];
  }
  if (value.kind === 'bool') {
    return [`assert ${access} is ${value.value ? 'True' : 'False'}`];
  }
  if (value instanceof StandInValue) {
    return [`assert ${access} is ${value.access}`];
  }
  const start = `assert ${access} == `;
  const written = expected(value, isApproximate, imports);
  return written === undefined ? undefined : [`${start}${layOut(written, 4, 4 + start.length)}`];
}

function assertObject(access: string, value: NativeObject, telling: Telling): readonly string[] | undefined {
  if (value instanceof ScalarValue) {
    return value.dtype === 'bool'
      ? [`assert ${value.cell === true ? '' : 'not '}${access}`]
      : equality(access, value.scalar(), telling);
  }
  if (value instanceof SeriesValue) {
    return assertColumn(access, value, telling);
  }
  if (value instanceof FrameValue) {
    return assertTable(access, value, telling);
  }
  if (value instanceof ArrayValue) {
    return assertArray(access, value, telling);
  }
  return value instanceof IndexValue || value instanceof RangeValue
    ? equality(`list(${access})`, list(value.iterate()), telling)
    : undefined;
}

function assertColumn(
  access: string,
  { vector, labels }: SeriesValue,
  telling: Telling,
): readonly string[] | undefined {
  const values = equality(`${access}.tolist()`, list(vector.cells.map(cell => valueOf(cell, vector.dtype))), telling);
  const index = labels.isDefault ? [] : equality(`${access}.index.tolist()`, list(labels.values), telling);
  return values === undefined || index === undefined ? undefined : [...values, ...index];
}

function assertArray(access: string, array: ArrayValue, telling: Telling): readonly string[] | undefined {
  if (array.cells.length === 0 && array.shape.length > 1) {
    return [`assert ${access}.shape == (${array.shape.join(', ')})`];
  }
  if (array.shape.length === 1 || array.dtype !== 'float') {
    return equality(`${access}.tolist()`, array.toList(), telling);
  }
  const written = expected(array.toList(), false, telling.imports);
  telling.imports.add('import numpy as np');
  const start = `np.testing.assert_allclose(${access}, `;
  return written === undefined ? undefined : [`${start}${layOut(written, 4, 4 + start.length, 1)})`];
}

/** Its columns; then the values of those that are not as they were. */
function assertTable(access: string, frame: FrameValue, telling: Telling): readonly string[] | undefined {
  const same = telling.given.find(({ labels }) => labels.isSame(frame.labels));
  const isSaid = (name: string): boolean => {
    const before = same?.columns.get(name);
    return before !== undefined && fingerprint(frame.column(name)) === fingerprint(same?.column(name) ?? frame);
  };
  const changed = [...frame.columns.keys()].filter(name => !isSaid(name));
  const names = equality(`${access}.columns.tolist()`, list([...frame.columns.keys()].map(str)), telling) ?? [];
  const rows = frame.labels.isDefault
    ? []
    : (equality(`${access}.index.tolist()`, list(frame.labels.values), telling) ?? []);
  const values = changed.map(name =>
    equality(`${access}[${quote(name)}].tolist()`, frame.column(name).toList(), telling),
  );
  return values.every(lines => lines !== undefined) ? [...names, ...rows, ...values.flat()] : undefined;
}

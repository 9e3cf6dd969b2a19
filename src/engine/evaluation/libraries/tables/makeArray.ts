import { NativeObject } from '../../nativeObject';
import { type PyValue, unsupported } from '../../values';
import { ArrayValue } from './array';
import { ScalarValue } from './scalar';
import { toVector } from './vector';

/** What `np.array` makes of a list, or of a list of lists. */
export function arrayOf(value: PyValue): ArrayValue {
  if (value instanceof ArrayValue) {
    return new ArrayValue(value.dtype, value.cells, value.shape);
  }
  if (value instanceof NativeObject) {
    return value.toArray();
  }
  if (value.kind !== 'list' && value.kind !== 'tuple') {
    return unsupported('it makes an array of something that is not followed');
  }
  const { items } = value;
  if (items.some(isRow)) {
    return matrixOf(items);
  }
  const { dtype, cells } = toVector(items);
  return new ArrayValue(items.length === 0 ? 'float' : dtype, cells);
}

function isRow(value: PyValue): boolean {
  return (
    value.kind === 'list' || value.kind === 'tuple' || (value.kind === 'object' && !(value instanceof ScalarValue))
  );
}

function matrixOf(items: readonly PyValue[]): ArrayValue {
  const rows = items.map(arrayOf);
  const width = rows[0]?.length() ?? 0;
  if (rows.some(row => row.shape.length > 1 || row.length() !== width)) {
    return unsupported('it makes an array with many dimensions');
  }
  const dtype = rows.some(row => row.dtype === 'float') ? 'float' : (rows[0]?.dtype ?? 'float');
  const cells = rows.flatMap(row => row.cells);
  return new ArrayValue(dtype, cells, [rows.length, width]);
}

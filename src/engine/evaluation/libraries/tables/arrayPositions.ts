import { integerOf } from '../../numbers';
import { SliceValue } from '../../sliceValue';
import { type PyValue, raise, unsupported } from '../../values';
import { ArrayValue } from './array';
import { ScalarValue } from './scalar';

/** The positions that a number, slice, mask or list of numbers takes of so many. */
export function positionsIn(index: PyValue, length: number): readonly number[] {
  if (index instanceof SliceValue) {
    return index.positions(length);
  }
  if (index instanceof ArrayValue && index.dtype === 'bool') {
    return index.shape.length > 1 || index.length() !== length
      ? unsupported('it takes parts of an array in a way that is not followed')
      : index.cells.flatMap((cell, at) => (cell === true ? [at] : []));
  }
  const asked = index instanceof ArrayValue ? index.iterate() : index.kind === 'list' ? index.items : [index];
  return asked.map(each => positionOf(each, length));
}

function positionOf(index: PyValue, length: number): number {
  const plain = index instanceof ScalarValue ? index.scalar() : index;
  if (plain.kind !== 'int') {
    return unsupported('it takes parts of an array in a way that is not followed');
  }
  const at = integerOf(plain);
  const position = at < 0 ? at + length : at;
  return position < 0 || position >= length ? raise('IndexError', 'index is out of bounds') : position;
}

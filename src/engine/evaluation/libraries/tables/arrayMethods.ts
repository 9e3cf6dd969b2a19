import { Given } from '../../given';
import { integerOf, numberOf } from '../../numbers';
import { type Arguments, type BuiltinValue, type PyValue, builtin, unsupported } from '../../values';
import { ArrayValue } from './array';
import { type Reduced, reduce, reductions, sortedPositions } from './reductions';
import { ScalarValue, roundLikeNumpy, scalarOf } from './scalar';
import { type Cell, castVector, dtypeOf, isMissing, valueOf } from './vector';

type Method = (array: ArrayValue, given: Arguments) => PyValue;

/** A method of an array; `undefined` when it is not known here. */
export function arrayMethod(array: ArrayValue, name: string): BuiltinValue | undefined {
  const method = methods.get(name);
  if (method !== undefined) {
    return builtin(`ndarray.${name}`, given => method(array, given));
  }
  return name in reductions
    ? builtin(`ndarray.${name}`, given => reduceArray(array, name, new Given(name, given, ['axis', 'ddof'])))
    : undefined;
}

/** Over everything, down the columns (axis 0) or along the rows (axis 1). */
export function reduceArray(array: ArrayValue, name: string, given: Given): PyValue {
  const axis = given.integer('axis');
  const options = { skipMissing: false, ddof: given.integer('ddof') ?? 0 };
  const wanted = axis === -1 ? array.shape.length - 1 : axis;
  if (wanted === undefined || (array.shape.length === 1 && wanted === 0)) {
    return toScalar(reduce(array.vector, name, options));
  }
  return array.shape.length === 1 || wanted > 1
    ? unsupported('it sums over a dimension that is not there')
    : alongAxis(array, wanted, cells => reduce({ dtype: array.dtype, cells }, name, options));
}

function toScalar({ dtype, cell }: Reduced): PyValue {
  return scalarOf({ dtype, cells: [cell] });
}

function alongAxis(array: ArrayValue, axis: number, change: (cells: readonly Cell[]) => Reduced): ArrayValue {
  const reduced = (axis === 1 ? array : array.transpose()).rows.map(change);
  return new ArrayValue(
    reduced[0]?.dtype ?? 'float',
    reduced.map(({ cell }) => cell),
  );
}

function positionOf(array: ArrayValue, isLargest: boolean, given: Arguments): PyValue {
  const axis = new Given('argmax', given, ['axis']).integer('axis');
  const find = (cells: readonly Cell[]): number => {
    const numbers = cells.map(Number);
    return cells.some(isMissing) || array.dtype === 'text'
      ? unsupported('it looks for the largest among missing numbers')
      : numbers.indexOf(isLargest ? Math.max(...numbers) : Math.min(...numbers));
  };
  if (axis === undefined || array.shape.length === 1) {
    return new ScalarValue(find(array.cells), 'int');
  }
  return alongAxis(array, axis === -1 ? 1 : axis, cells => ({ dtype: 'int', cell: find(cells) }));
}

function every(array: ArrayValue, given: Arguments, isAll: boolean): PyValue {
  const axis = new Given('all', given, ['axis']).integer('axis');
  const ask = (cells: readonly Cell[]): boolean => (isAll ? cells.every(isSet) : cells.some(isSet));
  return axis === undefined || array.shape.length === 1
    ? new ScalarValue(ask(array.cells), 'bool')
    : alongAxis(array, axis, cells => ({ dtype: 'bool', cell: ask(cells) }));
}

function isSet(cell: Cell): boolean {
  return cell !== 0 && cell !== false;
}

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['copy', array => array.copy()],
  ['tolist', array => array.toList()],
  ['flatten', array => new ArrayValue(array.dtype, array.cells)],
  ['ravel', array => new ArrayValue(array.dtype, array.cells)],
  ['item', array => (array.cells.length === 1 ? valueOf(array.cells[0], array.dtype) : unsupported('it calls item()'))],
  ['astype', (array, given) => array.with(castVector(array.vector, dtypeOf(new Given('astype', given, ['dtype']).need('dtype'))))],
  ['round', (array, given) => array.with({ dtype: array.dtype, cells: array.cells.map(cell => roundLikeNumpy(Number(cell), new Given('round', given, ['decimals']).integer('decimals') ?? 0)) })],
  ['clip', (array, given) => clipArray(array, new Given('clip', given, ['min', 'max']))],
  ['reshape', (array, given) => reshape(array, given.positional)],
  ['cumsum', array => accumulate(array)],
  ['argmax', (array, given) => positionOf(array, true, given)],
  ['argmin', (array, given) => positionOf(array, false, given)],
  ['argsort', array => new ArrayValue('int', [...sortedPositions(array.vector, true)])],
  ['all', (array, given) => every(array, given, true)],
  ['any', (array, given) => every(array, given, false)],
]); // prettier-ignore

export function clipArray(array: ArrayValue, given: Given): PyValue {
  const [low, high] = [given.get('min') ?? given.get('a_min'), given.get('max') ?? given.get('a_max')];
  const bound = (value: PyValue | undefined, missing: number): number =>
    value === undefined ? missing : (numberOf(value) ?? unsupported('it clips by an array'));
  const isFloat = array.dtype === 'float' || low?.kind === 'float' || high?.kind === 'float';
  const cells = array.cells.map(cell => Math.min(Math.max(Number(cell), bound(low, -Infinity)), bound(high, Infinity)));
  return array.with({ dtype: isFloat ? 'float' : 'int', cells });
}

export function reshape(array: ArrayValue, sizes: readonly PyValue[]): ArrayValue {
  const asked = (sizes[0]?.kind === 'tuple' ? sizes[0].items : sizes).map(integerOf);
  const known = asked.filter(size => size >= 0).reduce((product, size) => product * size, 1);
  const [count, width] = asked.map(size => (size < 0 ? array.cells.length / known : size));
  if (count === undefined || asked.length > 2 || count * (width ?? 1) !== array.cells.length) {
    return unsupported('it reshapes an array in a way that is not followed');
  }
  return new ArrayValue(array.dtype, array.cells, width === undefined ? [count] : [count, width]);
}

function accumulate(array: ArrayValue): ArrayValue {
  let sum = 0;
  const cells = array.cells.map(cell => {
    sum += Number(cell);
    return sum;
  });
  return array.dtype === 'text'
    ? unsupported('it adds up texts')
    : new ArrayValue(array.dtype === 'float' ? 'float' : 'int', cells);
}

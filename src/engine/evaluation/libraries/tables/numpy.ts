import { Given } from '../../given';
import type { Machine } from '../../machine';
import { NativeObject } from '../../nativeObject';
import { integerOf, numberOf } from '../../numbers';
import { type Arguments, type PyValue, bool, float, int, none, tuple, unknown, unsupported } from '../../values';
import { itemsOf } from '../../truth';
import { type Library, library } from '../library';
import { ArrayValue } from './array';
import { arrayOf } from './makeArray';
import { clipArray, reduceArray, reshape } from './arrayMethods';
import { firstPositions, quantile, reductions, sortedPositions } from './reductions';
import { ScalarValue, roundLikeNumpy, scalarOf, scalarVector } from './scalar';
import { type Cell, type Vector, castVector, compareCells, dtypeOf, isMissing, mapNumbers } from './vector';
import { callMethodOf, withVector } from './columnwise';

type Call = (given: Arguments, machine: Machine) => PyValue;

/** A function of each number, for a number, an array or a column. */
function each(change: (value: number) => number, isExact = false): Call {
  return ({ positional: [value = none], named }, machine) => {
    if (named.size > 0) {
      return unsupported('it calls a function of numpy in a way that is not followed');
    }
    machine.isApproximate ||= !isExact;
    return withVector(value, cells => mapNumbers(cells, change));
  };
}

function ask(question: (cell: Cell) => boolean): Call {
  return ({ positional: [value = none] }) =>
    withVector(value, ({ cells }) => ({ dtype: 'bool', cells: cells.map(question) }));
}

function wholeOrNot(change: (value: number) => number): Call {
  return ({ positional: [value = none] }) =>
    withVector(value, cells => ({ dtype: 'float', cells: cells.cells.map(cell => change(Number(cell))) }));
}

/** `np.mean(x, axis=0)`: as the method; a column keeps pandas' ways. */
function reducing(name: string): Call {
  return ({ positional: [value = none, ...rest], named }, machine) => {
    if (value instanceof NativeObject && !(value instanceof ArrayValue)) {
      return name === 'std' || name === 'var'
        ? unsupported(`it calls np.${name} with a column`)
        : callMethodOf(value, name, { positional: rest, named }, machine);
    }
    return reduceArray(arrayOf(value), name, new Given(name, { positional: rest, named }, ['axis', 'ddof']));
  };
}

function ofArray(name: string): Call {
  return ({ positional: [value = none, ...rest], named }, machine) =>
    callMethodOf(value instanceof NativeObject ? value : arrayOf(value), name, { positional: rest, named }, machine);
}

function filled(value: number): Call {
  return given => {
    const read = new Given('zeros', given, ['shape', 'dtype']);
    const dtype = read.get('dtype');
    return shaped(read.need('shape'), {
      dtype: dtype === undefined ? 'float' : dtypeOf(dtype),
      cells: [dtype !== undefined && dtypeOf(dtype) === 'bool' ? value === 1 : value],
    });
  };
}

function shaped(shape: PyValue, { dtype, cells }: Vector): ArrayValue {
  const sizes = (shape.kind === 'tuple' || shape.kind === 'list' ? shape.items : [shape]).map(integerOf);
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count > 5000) {
    return unsupported('it makes a very large array');
  }
  return reshape(
    new ArrayValue(
      dtype,
      Array.from({ length: count }, () => cells[0] ?? null),
    ),
    sizes.map(int),
  );
}

/** The larger or smaller of two, cell by cell. */
function pairwise(choose: (a: number, b: number) => number): Call {
  return ({ positional: [left = none, right = none] }) => {
    const other = scalarVector(right)?.cells[0];
    if (typeof other !== 'number' || right.kind === 'object') {
      return unsupported('it compares arrays cell by cell');
    }
    return withVector(left, ({ dtype, cells }) => ({
      dtype: right.kind === 'float' ? 'float' : dtype,
      cells: cells.map(cell => choose(Number(cell), other)),
    }));
  };
}

function where({ positional: [condition = none, yes, no] }: Arguments): PyValue {
  const mask = arrayOf(condition);
  if (yes === undefined || no === undefined) {
    return tuple([
      new ArrayValue(
        'int',
        mask.cells.flatMap((cell, at) => (cell === true ? [at] : [])),
      ),
    ]);
  }
  const [a, b] = [toCells(yes, mask.cells.length), toCells(no, mask.cells.length)];
  const dtype =
    a.dtype === b.dtype
      ? a.dtype
      : a.dtype === 'text' || b.dtype === 'text' || a.dtype === 'bool' || b.dtype === 'bool'
        ? unsupported('it mixes types')
        : 'float';
  return mask.with({ dtype, cells: mask.cells.map((cell, at) => (cell === true ? a.cells[at] : b.cells[at]) ?? null) });
}

function toCells(value: PyValue, length: number): Vector {
  const scalar = scalarVector(value);
  return scalar === undefined
    ? arrayOf(value).vector
    : { dtype: scalar.dtype, cells: Array.from({ length }, () => scalar.cells[0] ?? null) };
}

function concatenate(given: Arguments): PyValue {
  const read = new Given('concatenate', given, ['arrays', 'axis']);
  const arrays = itemsOf(read.need('arrays')).map(arrayOf);
  const dtypes = new Set(arrays.map(({ dtype }) => dtype));
  return arrays.some(({ shape }) => shape.length > 1) || dtypes.size > 1
    ? unsupported('it joins matrices')
    : new ArrayValue(
        [...dtypes][0] ?? 'float',
        arrays.flatMap(({ cells }) => cells),
      );
}

function arange(given: Arguments): PyValue {
  const values = given.positional;
  const [first = 0, second, step = 1] = values.map(value => numberOf(value) ?? unsupported('it counts with objects'));
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  const length = Math.max(0, Math.ceil((stop - start) / step));
  const isWhole = values.every(({ kind }) => kind === 'int') && given.named.size === 0;
  return length > 2000 || given.named.size > 0
    ? unsupported('it counts far')
    : new ArrayValue(
        isWhole ? 'int' : 'float',
        Array.from({ length }, (_, at) => start + at * step),
      );
}

function linspace(given: Arguments): PyValue {
  const read = new Given('linspace', given, ['start', 'stop', 'num']);
  const [start, stop, count] = [read.number('start') ?? 0, read.number('stop') ?? 0, read.integer('num') ?? 50];
  const step = count > 1 ? (stop - start) / (count - 1) : 0;
  return new ArrayValue(
    'float',
    Array.from({ length: count }, (_, at) => (at === count - 1 && count > 1 ? stop : start + at * step)),
  );
}

function unique(given: Arguments): PyValue {
  const array = arrayOf(new Given('unique', given, ['ar']).need('ar'));
  const first = firstPositions(array.vector).map(at => array.cells[at] ?? null);
  const sorted = sortedPositions({ dtype: array.dtype, cells: first }, true);
  return new ArrayValue(
    array.dtype,
    sorted.map(at => first[at] ?? null),
  );
}

function dot({ positional: [left = none, right = none] }: Arguments): PyValue {
  const [a, b] = [arrayOf(left), arrayOf(right)];
  if (a.shape.length > 1 || b.shape.length > 1 || a.cells.length !== b.cells.length) {
    return unsupported('it multiplies matrices');
  }
  const sum = a.cells.reduce<number>((total, cell, at) => total + Number(cell) * Number(b.cells[at]), 0);
  return new ScalarValue(sum, a.dtype === 'float' || b.dtype === 'float' ? 'float' : 'int');
}

function percentile(scale: number): Call {
  return (given, machine) => {
    const read = new Given('percentile', given, ['a', 'q']);
    machine.isApproximate = true;
    const q = read.number('q') ?? unsupported('it asks for several quantiles');
    const numbers = arrayOf(read.need('a')).cells.map(Number);
    return numbers.length === 0 || numbers.some(Number.isNaN)
      ? unsupported('it asks for quantiles of missing numbers')
      : new ScalarValue(quantile(numbers, q / scale), 'float');
  };
}

const functions: Readonly<Record<string, Call>> = {
  array: given => {
    const read = new Given('array', given, ['object', 'dtype']);
    const [array, dtype] = [arrayOf(read.need('object')), read.get('dtype')];
    return dtype === undefined ? array : array.with(castVector(array.vector, dtypeOf(dtype)));
  },
  asarray: (given, machine) => functions['array']?.(given, machine) ?? none,
  zeros: filled(0),
  ones: filled(1),
  full: given => {
    const read = new Given('full', given, ['shape', 'fill_value']);
    return shaped(read.need('shape'), scalarVector(read.need('fill_value')) ?? unsupported('it fills an array with objects'));
  },
  zeros_like: ({ positional: [value = none] }) => withVector(value, ({ dtype, cells }) => ({ dtype, cells: cells.map(() => (dtype === 'bool' ? false : 0)) })),
  ones_like: ({ positional: [value = none] }) => withVector(value, ({ dtype, cells }) => ({ dtype, cells: cells.map(() => (dtype === 'bool' ? true : 1)) })),
  arange,
  linspace,
  where,
  concatenate,
  unique,
  dot,
  percentile: percentile(100),
  quantile: percentile(1),
  sqrt: each(value => (value < 0 ? Number.NaN : Math.sqrt(value)), true),
  exp: each(Math.exp),
  expm1: each(Math.expm1),
  log: each(value => (value < 0 ? Number.NaN : Math.log(value))),
  log1p: each(value => (value < -1 ? Number.NaN : Math.log1p(value))),
  log10: each(value => (value < 0 ? Number.NaN : Math.log10(value))),
  log2: each(value => (value < 0 ? Number.NaN : Math.log2(value))),
  sin: each(Math.sin),
  cos: each(Math.cos),
  tan: each(Math.tan),
  tanh: each(Math.tanh),
  arctan: each(Math.atan),
  arcsin: each(Math.asin),
  radians: each(value => value * (Math.PI / 180)),
  deg2rad: each(value => value * (Math.PI / 180)),
  square: ({ positional: [value = none] }) => withVector(value, ({ dtype, cells }) => ({ dtype, cells: cells.map(cell => Number(cell) ** 2) })),
  abs: ({ positional: [value = none] }) => withVector(value, ({ dtype, cells }) => ({ dtype, cells: cells.map(cell => Math.abs(Number(cell))) })),
  absolute: (given, machine) => functions['abs']?.(given, machine) ?? none,
  sign: ({ positional: [value = none] }) => withVector(value, ({ dtype, cells }) => ({ dtype, cells: cells.map(cell => Math.sign(Number(cell))) })),
  floor: wholeOrNot(Math.floor),
  ceil: wholeOrNot(Math.ceil),
  round: ({ positional: [value = none, digits], named }) =>
    withVector(value, ({ dtype, cells }) => ({ dtype, cells: cells.map(cell => roundLikeNumpy(Number(cell), integerOf(digits ?? named.get('decimals') ?? int(0)))) })),
  isnan: ask(isMissing),
  isinf: ask(cell => Math.abs(Number(cell)) === Infinity),
  isfinite: ask(cell => Number.isFinite(Number(cell))),
  maximum: pairwise((a, b) => (Number.isNaN(a) ? a : Math.max(a, b))),
  minimum: pairwise((a, b) => (Number.isNaN(a) ? a : Math.min(a, b))),
  clip: ({ positional: [value = none, ...rest], named }, machine) =>
    value instanceof ArrayValue || value.kind === 'list'
      ? clipArray(arrayOf(value), new Given('clip', { positional: rest, named }, ['a_min', 'a_max']))
      : value instanceof NativeObject && value.scalar() === undefined
        ? callMethodOf(value, 'clip', { positional: rest, named }, machine)
        : scalarOf(arrayOf(clipArray(arrayOf({ kind: 'list', items: [value] }), new Given('clip', { positional: rest, named }, ['a_min', 'a_max']))).vector),
  array_equal: ({ positional: [left = none, right = none] }) => {
    const [a, b] = [arrayOf(left), arrayOf(right)];
    return bool(a.shape.join() === b.shape.join() && compareCells('==', a.vector, b.vector).cells.every(cell => cell === true));
  },
  isscalar: ({ positional: [value = none] }) => bool(scalarVector(value) !== undefined),
  ...Object.fromEntries(Object.keys(reductions).map(name => [name, reducing(name)])),
  ...Object.fromEntries(['argmax', 'argmin', 'argsort', 'cumsum', 'any', 'all', 'reshape', 'ravel'].map(name => [name, ofArray(name)])),
  sort: ({ positional: [value = none] }) => {
    const array = arrayOf(value);
    return array.shape.length > 1 ? unsupported('it sorts a matrix') : new ArrayValue(array.dtype, sortedPositions(array.vector, true).map(at => array.cells[at] ?? null));
  },
  diff: ({ positional: [value = none, ...rest] }) => {
    const { dtype, cells, shape } = arrayOf(value);
    return shape.length > 1 || rest.length > 0 ? unsupported('it takes differences in a matrix') : new ArrayValue(dtype, cells.slice(1).map((cell, at) => Number(cell) - Number(cells[at])));
  },
  float32: () => unknown,
  float16: () => unknown,
  float64: ({ positional: [value = none] }) => new ScalarValue(numberOf(value) ?? unsupported('it converts an object'), 'float'),
  int64: ({ positional: [value = none] }) => new ScalarValue(Math.trunc(numberOf(value) ?? unsupported('it converts an object')), 'int'),
}; // prettier-ignore

const constants = {
  nan: float(Number.NaN),
  NaN: float(Number.NaN),
  inf: float(Infinity),
  pi: float(Math.PI),
  e: float(Math.E),
  newaxis: none,
};

export const numpy: Library = library('numpy', functions, constants);

import { Given } from '../given';
import type { Machine } from '../machine';
import { integerOf, numberOf } from '../numbers';
import { itemsOf } from '../truth';
import { type Arguments, type PyValue, bool, float, int, raise, unsupported } from '../values';
import { library } from './library';

function number(value: PyValue): number {
  return (
    numberOf(value) ??
    (value.kind === 'object' || value.kind === 'unknown'
      ? unsupported('it computes with an object')
      : raise('TypeError', 'must be real number'))
  );
}

type Call = (given: Arguments, machine: Machine) => PyValue;

/** One number in, one float out. Whether the last digit is the same everywhere depends on the function. */
function real(
  compute: (x: number) => number,
  {
    isExact = false,
    isIn = Number.isFinite,
  }: { readonly isExact?: boolean; readonly isIn?: (x: number) => boolean } = {},
): Call {
  return (given, machine) => {
    const x = number(new Given('math', given, ['x']).need('x'));
    machine.isApproximate ||= !isExact;
    return isIn(x)
      ? float(compute(x))
      : Number.isFinite(x)
        ? raise('ValueError', 'math domain error')
        : unsupported('it computes with infinity');
  };
}

function whole(compute: (x: number) => number): Call {
  return given => {
    const x = number(new Given('math', given, ['x']).need('x'));
    return Number.isFinite(x) ? int(compute(x)) : raise(Number.isNaN(x) ? 'ValueError' : 'OverflowError');
  };
}

function two(compute: (a: number, b: number) => PyValue): Call {
  return ({ positional: [a, b] }) =>
    a === undefined || b === undefined ? raise('TypeError') : compute(number(a), number(b));
}

const isPositive = (x: number): boolean => Number.isFinite(x) && x > 0;

export const math = library(
  'math',
  {
    floor: whole(Math.floor),
    ceil: whole(Math.ceil),
    trunc: whole(Math.trunc),
    sqrt: real(Math.sqrt, { isExact: true, isIn: x => Number.isFinite(x) && x >= 0 }),
    exp: real(Math.exp),
    log2: real(Math.log2, { isIn: isPositive }),
    log10: real(Math.log10, { isIn: isPositive }),
    log1p: real(Math.log1p, { isIn: x => Number.isFinite(x) && x > -1 }),
    expm1: real(Math.expm1),
    sin: real(Math.sin),
    cos: real(Math.cos),
    tan: real(Math.tan),
    asin: real(Math.asin, { isIn: x => Math.abs(x) <= 1 }),
    acos: real(Math.acos, { isIn: x => Math.abs(x) <= 1 }),
    atan: real(Math.atan),
    sinh: real(Math.sinh),
    tanh: real(Math.tanh),
    radians: real(x => x * (Math.PI / 180)),
    degrees: real(x => x * (180 / Math.PI)),
    fabs: real(Math.abs, { isExact: true }),
    log: (given, machine) => {
      const read = new Given('log', given, ['x', 'base']);
      const [x, base] = [number(read.need('x')), read.number('base')];
      machine.isApproximate = true;
      return isPositive(x)
        ? float(base === undefined ? Math.log(x) : Math.log(x) / Math.log(base))
        : raise('ValueError', 'math domain error');
    },
    pow: two((a, b) =>
      (a < 0 && !Number.isInteger(b)) || (a === 0 && b < 0) ? raise('ValueError', 'math domain error') : float(a ** b),
    ),
    atan2: (given, machine) => {
      machine.isApproximate = true;
      return two((a, b) => float(Math.atan2(a, b)))(given, machine);
    },
    hypot: (given, machine) => {
      machine.isApproximate = true;
      return two((a, b) => float(Math.hypot(a, b)))(given, machine);
    },
    isnan: given => bool(Number.isNaN(number(new Given('isnan', given, ['x']).need('x')))),
    isinf: given => bool(Math.abs(number(new Given('isinf', given, ['x']).need('x'))) === Infinity),
    isfinite: given => bool(Number.isFinite(number(new Given('isfinite', given, ['x']).need('x')))),
    isclose: given => {
      const read = new Given('isclose', given, ['a', 'b', 'rel_tol', 'abs_tol']);
      const [a, b] = [number(read.need('a')), number(read.need('b'))];
      const relative = (read.number('rel_tol') ?? 1e-9) * Math.max(Math.abs(a), Math.abs(b));
      return bool(a === b || Math.abs(a - b) <= Math.max(relative, read.number('abs_tol') ?? 0));
    },
    gcd: two((a, b) => int(greatestDivisor(Math.abs(a), Math.abs(b)))),
    factorial: given => int(factorial(integerOf(new Given('factorial', given, ['x']).need('x')))),
    comb: two((n, k) => int(Math.round(factorial(n) / (factorial(k) * factorial(n - k))))),
    prod: given =>
      float(
        itemsOf(new Given('prod', given, ['iterable']).need('iterable')).reduce(
          (product, item) => product * number(item),
          1,
        ),
      ),
    fsum: (given, machine) => {
      machine.isApproximate = true;
      return float(itemsOf(new Given('fsum', given, ['seq']).need('seq')).reduce((sum, item) => sum + number(item), 0));
    },
  },
  { pi: float(Math.PI), e: float(Math.E), inf: float(Infinity), nan: float(Number.NaN), tau: float(2 * Math.PI) },
);

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function factorial(n: number): number {
  return n < 0
    ? raise('ValueError', 'factorial() not defined for negative values')
    : n > 18
      ? unsupported('it computes with very large whole numbers')
      : n <= 1
        ? 1
        : n * factorial(n - 1);
}

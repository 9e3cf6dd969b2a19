import type { BinaryOperator, CompareOperator, UnaryOperator } from '../python/index';
import { mergeDicts } from './dicts';
import { compareOrder, isEqual, hashKey, typeName } from './equality';
import { formatPercent } from './formatPercent';
import { NativeObject } from './nativeObject';
import { floorDivide, integerOf, isIntegral, moduloOf, numberOf } from './numbers';
import { isIdentical, isTrue, itemsOf } from './truth';
import { type PyValue, bool, float, int, list, raise, str, tuple, unknown, unsupported } from './values';

/** `left operator right`. */
export function binary(operator: BinaryOperator, left: PyValue, right: PyValue): PyValue {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) {
    return isIntegral(left) && isIntegral(right)
      ? withIntegers(operator, [a, b], left.kind === 'bool' && right.kind === 'bool')
      : withFloats(operator, a, b);
  }
  const both = [left, right];
  if (both.some(({ kind }) => kind === 'unknown')) {
    return unknown;
  }
  if (both.some(({ kind }) => kind === 'object')) {
    return withObjects(operator, left, right);
  }
  return both.some(isUnfollowed)
    ? unsupported('it computes with objects')
    : (withCollections(operator, left, right) ?? refuse(operator, left, right));
}

/** It may have operators of its own. */
function isUnfollowed(value: PyValue): boolean {
  return value.kind === 'instance' || value.kind === 'external' || (value.kind === 'list' && value.isView === true);
}

function refuse(operator: BinaryOperator, left: PyValue, right: PyValue): never {
  return raise(
    'TypeError',
    `unsupported operand type(s) for ${operator}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function withObjects(operator: BinaryOperator, left: PyValue, right: PyValue): PyValue {
  const answer =
    (left instanceof NativeObject ? left.binary(operator, right, false) : undefined) ??
    (right instanceof NativeObject ? right.binary(operator, left, true) : undefined);
  return answer ?? unsupported('it computes with objects of libraries');
}

function withIntegers(operator: BinaryOperator, [a, b]: readonly [number, number], areBools: boolean): PyValue {
  const bitwise = bitwiseOperators[operator];
  if (bitwise !== undefined) {
    const result = Number(bitwise(BigInt(a), BigInt(b)));
    return areBools && !/[<>]/.test(operator) ? bool(result !== 0) : int(result);
  }
  if (operator === '/' || (operator === '**' && b < 0)) {
    return withFloats(operator, a, b);
  }
  return int(arithmetic(operator, a, b));
}

const bitwiseOperators: { readonly [Each in BinaryOperator]?: (a: bigint, b: bigint) => bigint } = {
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => (b > 60n || b < 0n ? unsupported('it shifts far') : a << b),
  '>>': (a, b) => (b < 0n ? raise('ValueError', 'negative shift count') : a >> b),
};

function withFloats(operator: BinaryOperator, a: number, b: number): PyValue {
  return operator === '**' ? power(a, b) : float(arithmetic(operator, a, b));
}

function arithmetic(operator: BinaryOperator, a: number, b: number): number {
  if (b === 0 && (operator === '/' || operator === '//' || operator === '%')) {
    return raise('ZeroDivisionError');
  }
  const compute = arithmeticOperators[operator] ?? raise('TypeError', `unsupported operand type(s) for ${operator}`);
  return compute(a, b);
}

const arithmeticOperators: { readonly [Each in BinaryOperator]?: (a: number, b: number) => number } = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': floorDivide,
  '%': moduloOf,
  '**': (a, b) => a ** b,
};

function power(a: number, b: number): PyValue {
  if (a === 0 && b < 0) {
    return raise('ZeroDivisionError');
  }
  return a < 0 && !Number.isInteger(b) ? unsupported('it computes complex numbers') : float(a ** b);
}

function withCollections(operator: BinaryOperator, left: PyValue, right: PyValue): PyValue | undefined {
  switch (operator) {
    case '%':
      return left.kind === 'str' ? str(formatPercent(left.value, right)) : undefined;
    case '+':
      return concatenate(left, right);
    case '*':
      return repeat(left, right) ?? repeat(right, left);
    default:
      return withSets(operator, left, right);
  }
}

function withSets(operator: BinaryOperator, left: PyValue, right: PyValue): PyValue | undefined {
  if (left.kind === 'set' && right.kind === 'set') {
    return combineSets(operator, left, right);
  }
  return operator === '|' && left.kind === 'dict' && right.kind === 'dict' ? mergeDicts(left, right) : undefined;
}

function concatenate(left: PyValue, right: PyValue): PyValue | undefined {
  if (left.kind === 'str' && right.kind === 'str') {
    return str(left.value + right.value);
  }
  if (left.kind === 'list' && right.kind === 'list') {
    return list([...left.items, ...right.items]);
  }
  return left.kind === 'tuple' && right.kind === 'tuple' ? tuple([...left.items, ...right.items]) : undefined;
}

const LONGEST = 10_000;

function repeat(value: PyValue, times: PyValue): PyValue | undefined {
  if (!isIntegral(times) || !(value.kind === 'str' || value.kind === 'list' || value.kind === 'tuple')) {
    return undefined;
  }
  const count = Math.max(0, integerOf(times));
  const size = value.kind === 'str' ? value.value.length : value.items.length;
  if (size * count > LONGEST) {
    return unsupported('it builds something very long');
  }
  if (value.kind === 'str') {
    return str(value.value.repeat(count));
  }
  const items = Array.from({ length: count }, () => value.items).flat();
  return value.kind === 'list' ? list(items) : tuple(items);
}

type SetOf = PyValue & { readonly kind: 'set' };

/** Union, intersection, difference and symmetric difference. */
export function combineSets(operator: BinaryOperator, left: SetOf, right: SetOf): PyValue | undefined {
  const without = (a: SetOf, b: SetOf): [string, PyValue][] => [...a.entries].filter(([key]) => !b.entries.has(key));
  switch (operator) {
    case '|':
      return { kind: 'set', entries: new Map([...left.entries, ...without(right, left)]) };
    case '&':
      return { kind: 'set', entries: new Map([...left.entries].filter(([key]) => right.entries.has(key))) };
    case '-':
      return { kind: 'set', entries: new Map(without(left, right)) };
    case '^':
      return { kind: 'set', entries: new Map([...without(left, right), ...without(right, left)]) };
    default:
      return undefined;
  }
}

/** `left operator right` for comparisons: a bool, or an array or column of them. */
export function compare(operator: CompareOperator, left: PyValue, right: PyValue): PyValue {
  switch (operator) {
    case 'is':
      return bool(isIdentical(left, right));
    case 'is not':
      return bool(!isIdentical(left, right));
    case 'in':
      return bool(contains(right, left));
    case 'not in':
      return bool(!contains(right, left));
    default:
      return compareValues(operator, left, right);
  }
}

function compareValues(operator: CompareOperator, left: PyValue, right: PyValue): PyValue {
  const answer =
    (left instanceof NativeObject ? left.compare(operator, right, false) : undefined) ??
    (right instanceof NativeObject ? right.compare(operator, left, true) : undefined);
  if (answer !== undefined) {
    return answer;
  }
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    return unknown;
  }
  if (operator === '==' || operator === '!=') {
    return bool(isEqual(left, right) === (operator === '=='));
  }
  return compareOrder(operator, left, right);
}

/** Python's `in`. */
export function contains(container: PyValue, item: PyValue): boolean {
  switch (container.kind) {
    case 'str':
      return item.kind === 'str' ? container.value.includes(item.value) : raise('TypeError');
    case 'dict':
      return container.entries.has(hashKey(item));
    case 'set':
      return container.entries.has(hashKey(item));
    case 'object':
      return container.contains(item);
    default:
      return itemsOf(container).some(each => each === item || isEqual(each, item));
  }
}

export function unary(operator: UnaryOperator, operand: PyValue): PyValue {
  if (operator === 'not') {
    return bool(!isTrue(operand));
  }
  if (operand instanceof NativeObject) {
    return operand.negate(operator);
  }
  const number = numberOf(operand);
  if (number === undefined) {
    return operand.kind === 'unknown' ? unknown : raise('TypeError', `bad operand type for unary ${operator}: '${typeName(operand)}'`); // prettier-ignore
  }
  const sign = operator === '-' ? -number : number;
  if (operator === '~') {
    return int(-number - 1);
  }
  return operand.kind === 'float' ? float(sign) : int(sign);
}

import { attributeOf } from './attributes';
import { openFile } from './libraries/files';
import { callValue } from './callFunction';
import { dict, set, setEntry } from './dicts';
import { typeName } from './equality';
import { exceptionClass } from './exceptions';
import { formatValue } from './formatSpec';
import { Given, positionally } from './given';
import type { Machine } from './machine';
import { pairsOf } from './methods/dictMethods';
import { NativeObject } from './nativeObject';
import {
  floorDivide,
  halfEven,
  integerOf,
  isIntegral,
  moduloOf,
  numberOf,
  parseFloat64,
  parseInteger,
  roundHalfEven,
} from './numbers';
import { binary } from './operators';
import { RangeValue } from './rangeValue';
import { orderOf, sortItems } from './sorting';
import { represent, textOf } from './text';
import { isTrue, itemsOf, lengthOf } from './truth';
import { isInstance } from './typeTests';
import {
  type Arguments,
  type PyValue,
  Raised,
  bool,
  builtin,
  float,
  int,
  list,
  none,
  raise,
  str,
  tuple,
  unsupported,
  view,
} from './values';

type Function = (given: Arguments, machine: Machine) => PyValue;

/** A builtin of Python; `undefined` when it is not known here. */
export function builtinNamed(name: string): PyValue | undefined {
  const call = functions.get(name);
  if (name === 'NotImplemented' || name === 'Ellipsis') {
    return undefined;
  }
  return call === undefined ? exceptionClass(name) : builtin(name, call);
}

/** With one argument. */
function one(name: string, answer: (value: PyValue) => PyValue): [string, Function] {
  return [name, given => answer(new Given(name, given, ['object']).need('object'))];
}

const functions: ReadonlyMap<string, Function> = new Map<string, Function>([
  one('len', value => int(lengthOf(value))),
  one('abs', value => absolute(value)),
  one('repr', value => str(represent(value))),
  one('callable', value => bool(['function', 'builtin', 'class'].includes(value.kind))),
  one('any', value => bool(itemsOf(value, false).some(isTrue))),
  one('all', value => bool(itemsOf(value, false).every(isTrue))),
  one('ord', value => (value.kind === 'str' ? int(value.value.codePointAt(0) ?? 0) : raise('TypeError'))),
  one('chr', value => str(String.fromCodePoint(integerOf(value)))),
  one('hex', value => str(`0x${integerOf(value).toString(16)}`)),
  one('bin', value => str(`0b${integerOf(value).toString(2)}`)),
  one('reversed', value => view([...itemsOf(value)].reverse())),
  one('iter', value => view(itemsOf(value))),
  one('type', typeOf),
  ['print', () => none],
  ['open', openFile],
  ['bool', ({ positional: [value] }) => bool(value !== undefined && isTrue(value))],
  ['str', ({ positional: [value] }) => str(value === undefined ? '' : textOf(value))],
  ['int', given => toInteger(new Given('int', given, ['x', 'base']))],
  ['float', ({ positional: [value] }) => toFloat(value ?? int(0))],
  ['list', ({ positional: [value] }) => list(value === undefined ? [] : itemsOf(value))],
  ['tuple', ({ positional: [value] }) => tuple(value === undefined ? [] : itemsOf(value))],
  ['set', ({ positional: [value] }) => set(value === undefined ? [] : itemsOf(value, false))],
  ['dict', toDict],
  ['range', toRange],
  ['round', given => round(new Given('round', given, ['number', 'ndigits']))],
  ['sum', given => sum(new Given('sum', given, ['iterable', 'start']))],
  ['min', (given, machine) => extreme(given, machine, -1)],
  ['max', (given, machine) => extreme(given, machine, 1)],
  ['sorted', (given, machine) => {
    const read = new Given('sorted', given, ['iterable', 'key', 'reverse']);
    return list(sortItems(itemsOf(read.need('iterable'), false), read, machine));
  }],
  ['enumerate', given => {
    const read = new Given('enumerate', given, ['iterable', 'start']);
    return view(itemsOf(read.need('iterable')).map((item, index) => tuple([int(index + (read.integer('start') ?? 0)), item])));
  }],
  ['zip', zip],
  ['map', ({ positional: [callee, ...lists] }, machine) =>
    view(transpose(lists).map(row => callValue(callee ?? none, positionally(...row), machine)))],
  ['filter', ({ positional: [callee = none, items = none] }, machine) =>
    view(itemsOf(items).filter(item => isTrue(callee.kind === 'none' ? item : callValue(callee, positionally(item), machine))))],
  ['isinstance', ({ positional: [value = none, type = none] }) => bool(isInstance(value, type))],
  ['pow', ({ positional: [base = none, exponent = none, ...rest] }) => rest.length > 0 ? unsupported('it calls pow with a modulus') : binary('**', base, exponent)],
  ['divmod', ({ positional: [left = none, right = none] }) => divide(left, right)],
  ['format', ({ positional: [value = none, specification] }) => str(formatValue(value, specification === undefined ? '' : textOf(specification)))],
  ['getattr', getAttribute],
  ['hasattr', hasAttribute],
  ['next', ({ positional: [items = none, byDefault] }) => next(items, byDefault)],
  ['object', () => unsupported('it makes bare objects')],
  ['super', () => unsupported('it calls super()')],
]); // prettier-ignore

function absolute(value: PyValue): PyValue {
  if (value instanceof NativeObject) {
    return value.absolute();
  }
  const number = numberOf(value) ?? raise('TypeError', `bad operand type for abs(): '${typeName(value)}'`);
  return isIntegral(value) ? int(Math.abs(number)) : float(Math.abs(number));
}

function typeOf(value: PyValue): PyValue {
  if (value.kind === 'instance') {
    return value.type;
  }
  const name = value.kind === 'none' ? 'NoneType' : value.kind;
  return builtinNamed(name) ?? unsupported('it asks for a type');
}

function toInteger(given: Given): PyValue {
  const value = given.get('x') ?? (given.has('x') ? raise('TypeError') : int(0));
  if (value.kind === 'str') {
    return (
      parseInteger(value.value, given.integer('base') ?? 10) ??
      raise('ValueError', `invalid literal for int() with base 10: ${represent(value)}`)
    );
  }
  if (value instanceof NativeObject) {
    return value.toNumber('int');
  }
  return truncated(numberOf(value) ?? notNumber(value));
}

function truncated(number: number): PyValue {
  if (Number.isNaN(number)) {
    return raise('ValueError', 'cannot convert float NaN to integer');
  }
  return Number.isFinite(number)
    ? int(Math.trunc(number))
    : raise('OverflowError', 'cannot convert float infinity to integer');
}

function notNumber(value: PyValue): never {
  return isPlain(value) ? raise('TypeError') : unsupported('it turns an object into a number');
}

function isPlain({ kind }: PyValue): boolean {
  return ['none', 'list', 'tuple', 'dict', 'set', 'function', 'builtin'].includes(kind);
}

function toFloat(value: PyValue): PyValue {
  if (value.kind === 'str') {
    const number = parseFloat64(value.value);
    return number === undefined
      ? raise('ValueError', `could not convert string to float: ${represent(value)}`)
      : float(number);
  }
  if (value instanceof NativeObject) {
    return value.toNumber('float');
  }
  return float(numberOf(value) ?? notNumber(value));
}

function toDict({ positional: [value], named }: Arguments): PyValue {
  const made = dict(value === undefined ? [] : pairsOf(value));
  named.forEach((each, key) => {
    setEntry(made, str(key), each);
  });
  return made;
}

function toRange({ positional }: Arguments): PyValue {
  const [first = 0, second, step = 1] = positional.map(integerOf);
  if (step === 0) {
    return raise('ValueError', 'range() arg 3 must not be zero');
  }
  return second === undefined ? new RangeValue(0, first, 1) : new RangeValue(first, second, step);
}

function round(given: Given): PyValue {
  const value = given.need('number');
  const digits = given.integer('ndigits');
  if (value instanceof NativeObject) {
    return value.round(digits);
  }
  const number = numberOf(value) ?? raise('TypeError');
  if (digits === undefined) {
    return Number.isFinite(number)
      ? int(halfEven(number))
      : raise(Number.isNaN(number) ? 'ValueError' : 'OverflowError');
  }
  return isIntegral(value) ? int(roundHalfEven(number, Math.min(0, digits))) : float(roundHalfEven(number, digits));
}

/** Since Python 3.12 floats are summed with compensation: where that changes the result, it depends on the version. */
function sum(given: Given): PyValue {
  const items = itemsOf(given.need('iterable'), false);
  return items.reduce((total, item) => binary('+', total, item), given.get('start') ?? int(0));
}

function extreme({ positional, named }: Arguments, machine: Machine, sign: 1 | -1): PyValue {
  const items = positional.length === 1 ? itemsOf(positional[0] ?? none, false) : positional;
  const key = named.get('key');
  const by = (item: PyValue): PyValue =>
    key === undefined || key.kind === 'none' ? item : callValue(key, positionally(item), machine);
  const [first, ...rest] = items;
  if (first === undefined) {
    return named.get('default') ?? raise('ValueError', 'iterable argument is empty');
  }
  return rest.reduce((best, item) => (orderOf(by(best), by(item)) * sign < 0 ? item : best), first);
}

function zip({ positional, named }: Arguments): PyValue {
  const isStrict = named.get('strict');
  return isStrict !== undefined && isTrue(isStrict) && new Set(positional.map(lengthOf)).size > 1
    ? raise('ValueError', 'zip() arguments have different lengths')
    : view(transpose(positional).map(tuple));
}

/** Rows of several lists, as many as the shortest has. */
function transpose(lists: readonly PyValue[]): readonly (readonly PyValue[])[] {
  const columns = lists.map(each => itemsOf(each));
  const length = columns.length === 0 ? 0 : Math.min(...columns.map(column => column.length));
  return Array.from({ length }, (_, index) => columns.map(column => column[index] ?? none));
}

function divide(left: PyValue, right: PyValue): PyValue {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) {
    return raise('TypeError');
  }
  if (b === 0) {
    return raise('ZeroDivisionError');
  }
  const make = isIntegral(left) && isIntegral(right) ? int : float;
  return tuple([make(floorDivide(a, b)), make(moduloOf(a, b))]);
}

function getAttribute({ positional: [object = none, name = none, byDefault] }: Arguments, machine: Machine): PyValue {
  if (byDefault === undefined) {
    return attributeOf(object, textOf(name), machine);
  }
  return hasAttribute(positionally(object, name), machine).kind === 'bool' &&
    isTrue(hasAttribute(positionally(object, name), machine))
    ? attributeOf(object, textOf(name), machine)
    : byDefault;
}

/** What is not known here must not be taken for missing. */
function hasAttribute({ positional: [object = none, name = none] }: Arguments, machine: Machine): PyValue {
  try {
    attributeOf(object, textOf(name), machine);
    return bool(true);
  } catch (error) {
    if (error instanceof Raised && error.type === 'AttributeError') {
      return bool(false);
    }
    throw error;
  }
}

/** Takes the first: `next(x for x in items if …)`. */
function next(items: PyValue, byDefault: PyValue | undefined): PyValue {
  if (items.kind !== 'list' || !items.isView) {
    return unsupported('it calls next()');
  }
  const taken = items.items.shift();
  return taken ?? byDefault ?? raise('StopIteration');
}

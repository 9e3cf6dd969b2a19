import type { CompareOperator } from '../python/index';
import { NativeObject } from './nativeObject';
import { numberOf } from './numbers';
import { representFloat } from './text';
import { type PyValue, bool, raise, unsupported } from './values';

/** Python's `==` between values that are no arrays or tables. */
export function isEqual(left: PyValue, right: PyValue): boolean {
  if (left instanceof NativeObject || right instanceof NativeObject) {
    return areObjectsEqual(left, right);
  }
  if ([left, right].some(({ kind }) => kind === 'unknown')) {
    return unsupported('a value that changes from run to run decides');
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined || b !== undefined) {
    return a === b;
  }
  return [left, right].some(isView) ? unsupported('it compares what can only be gone through') : areAlike(left, right);
}

function areAlike(left: PyValue, right: PyValue): boolean {
  switch (left.kind) {
    case 'list':
    case 'tuple':
      return right.kind === left.kind && areItemsEqual(left.items, right.items);
    case 'dict':
    case 'set':
      return right.kind === left.kind && areEntriesEqual(left, right);
    default:
      return isSameSimple(left, right);
  }
}

function isView(value: PyValue): boolean {
  return value.kind === 'list' && value.isView === true;
}

function areItemsEqual(left: readonly PyValue[], right: readonly PyValue[]): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => {
      const other = right[index];
      return other !== undefined && (item === other || isEqual(item, other));
    })
  );
}

type Entries = PyValue & { readonly kind: 'dict' | 'set' };

function areEntriesEqual(left: Entries, right: PyValue): boolean {
  if (left.kind === 'set') {
    return right.kind === 'set' && left.entries.size === right.entries.size && [...left.entries.keys()].every(key => right.entries.has(key)); // prettier-ignore
  }
  return (
    right.kind === 'dict' &&
    left.entries.size === right.entries.size &&
    [...left.entries].every(([key, { value }]) => {
      const other = right.entries.get(key)?.value;
      return other !== undefined && isEqual(value, other);
    })
  );
}

function isSameSimple(left: PyValue, right: PyValue): boolean {
  switch (left.kind) {
    case 'none':
      return right.kind === 'none';
    case 'str':
      return right.kind === 'str' && right.value === left.value;
    case 'external':
      return right.kind === 'external' ? right.name === left.name : isPlain(right) ? false : unsupported('it compares an object of a library'); // prettier-ignore
    case 'instance':
      return isSameInstance(left, right);
    default:
      return left === right;
  }
}

/** Of a class without `__eq__` only the object itself is equal; a dataclass compares its fields. */
function isSameInstance(left: PyValue & { readonly kind: 'instance' }, right: PyValue): boolean {
  if (left === right || right.kind !== 'instance' || left.type !== right.type) {
    return left === right;
  }
  if (left.type.attributes.has('__eq__')) {
    return unsupported('a class has a comparison of its own');
  }
  return (
    left.type.fields !== undefined &&
    left.type.fields.every(({ name }) => {
      const [a, b] = [left.attributes.get(name), right.attributes.get(name)];
      return a !== undefined && b !== undefined && isEqual(a, b);
    })
  );
}

function isPlain(value: PyValue): boolean {
  return ['none', 'bool', 'int', 'float', 'str', 'list', 'tuple', 'dict', 'set'].includes(value.kind);
}

function areObjectsEqual(left: PyValue, right: PyValue): boolean {
  const answer =
    (left instanceof NativeObject ? left.compare('==', right, false) : undefined) ??
    (right instanceof NativeObject ? right.compare('==', left, true) : undefined);
  if (answer?.kind === 'bool') {
    return answer.value;
  }
  return left === right ? true : unsupported('it compares objects of libraries');
}

/** Equal values have equal keys. A `TypeError` for a list, dict or set. */
export function hashKey(value: PyValue): string {
  const number = numberOf(value);
  if (number !== undefined) {
    return Number.isNaN(number)
      ? unsupported('nan is the key of a dict')
      : `n${representFloat(number === 0 ? 0 : number)}`;
  }
  switch (value.kind) {
    case 'none':
      return 'none';
    case 'str':
      return `s${value.value}`;
    case 'tuple':
      return `t(${value.items.map(item => `${hashKey(item)},`).join('')})`;
    case 'list':
    case 'dict':
    case 'set':
      return raise('TypeError', `unhashable type: '${value.kind}'`);
    default:
      return hashObject(value);
  }
}

function hashObject(value: PyValue): string {
  const own =
    value instanceof NativeObject ? value.hashKey() : value.kind === 'external' ? `e${value.name}` : undefined;
  return own ?? unsupported('an object is the key of a dict');
}

/** `<`, `>`, `<=`, `>=` between numbers, texts, lists, tuples and sets. */
export function compareOrder(operator: CompareOperator, left: PyValue, right: PyValue): PyValue {
  if (left.kind === 'set' && right.kind === 'set') {
    return bool(compareSets(operator, left, right));
  }
  const sign = signOf(left, right);
  if (sign !== undefined) {
    return bool(holds(operator, sign));
  }
  return isPlain(left) && isPlain(right)
    ? raise(
        'TypeError',
        `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
      )
    : unsupported('it compares objects of libraries');
}

/** Negative when the first comes first; `NaN` when neither does; `undefined` when they have no order. */
function signOf(left: PyValue, right: PyValue): number | undefined {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) {
    return a === b ? 0 : a - b;
  }
  if (left.kind === 'str' && right.kind === 'str') {
    return compareCodePoints(left.value, right.value);
  }
  const areLists = (left.kind === 'list' || left.kind === 'tuple') && left.kind === right.kind;
  return areLists ? compareItems(left.items, right.items) : undefined;
}

function holds(operator: CompareOperator, sign: number): boolean {
  if (Number.isNaN(sign)) {
    return false;
  }
  switch (operator) {
    case '<':
      return sign < 0;
    case '>':
      return sign > 0;
    case '<=':
      return sign <= 0;
    default:
      return sign >= 0;
  }
}

/** By code points, as Python orders text; JavaScript orders by UTF-16 units. */
export function compareCodePoints(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  for (const [index, character] of a.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

function compareItems(left: readonly PyValue[], right: readonly PyValue[]): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) {
      return 1;
    }
    if (!isEqual(item, other)) {
      const isLess = compareOrder('<', item, other);
      return isLess.kind === 'bool' && isLess.value ? -1 : 1;
    }
  }
  return left.length - right.length;
}

function compareSets(
  operator: CompareOperator,
  left: PyValue & { readonly kind: 'set' },
  right: PyValue & { readonly kind: 'set' },
): boolean {
  const isBelow = (a: typeof left, b: typeof left): boolean => [...a.entries.keys()].every(key => b.entries.has(key));
  const differ = left.entries.size !== right.entries.size;
  switch (operator) {
    case '<':
      return isBelow(left, right) && differ;
    case '<=':
      return isBelow(left, right);
    case '>':
      return isBelow(right, left) && differ;
    default:
      return isBelow(right, left);
  }
}

/** `int`, `str`, `NoneType`: as messages of Python name it. */
export function typeName(value: PyValue): string {
  switch (value.kind) {
    case 'none':
      return 'NoneType';
    case 'instance':
      return value.type.name;
    case 'object':
      return value.type.slice(value.type.lastIndexOf('.') + 1);
    default:
      return value.kind;
  }
}

import { isEqual } from './equality';
import { NativeObject } from './nativeObject';
import { numberOf } from './numbers';
import { type PyValue, raise, unsupported } from './values';

/** Whether `if value:` goes in. */
export function isTrue(value: PyValue): boolean {
  const number = numberOf(value);
  if (number !== undefined) {
    return number !== 0;
  }
  if (value instanceof NativeObject) {
    return value.truth();
  }
  switch (value.kind) {
    case 'none':
      return false;
    case 'unknown':
      return unsupported('a value that changes from run to run decides');
    case 'instance':
      return value.type.attributes.has('__bool__') || value.type.attributes.has('__len__')
        ? unsupported('a class says itself when it is true')
        : true;
    default:
      return isSized(value) ? lengthOf(value) > 0 : true;
  }
}

function isSized(value: PyValue): boolean {
  return ['str', 'list', 'tuple', 'dict', 'set'].includes(value.kind);
}

/** What `len` gives. */
export function lengthOf(value: PyValue): number {
  switch (value.kind) {
    case 'str':
      return Array.from(value.value).length;
    case 'list':
    case 'tuple':
      return value.items.length;
    case 'dict':
    case 'set':
      return value.entries.size;
    case 'object':
      return value.length();
    default:
      return isScalar(value)
        ? raise('TypeError', `object of type '${nameOf(value)}' has no len()`)
        : unsupported('it takes the length of something that is not followed');
  }
}

function isScalar({ kind }: PyValue): boolean {
  return ['none', 'bool', 'int', 'float'].includes(kind);
}

function nameOf({ kind }: PyValue): string {
  return kind === 'none' ? 'NoneType' : kind;
}

/** The items that a loop goes through. A set has no order, so that only one with a single item has them. */
export function itemsOf(value: PyValue, isOrderUsed = true): readonly PyValue[] {
  switch (value.kind) {
    case 'str':
      return Array.from(value.value, character => ({ kind: 'str', value: character }));
    case 'list':
    case 'tuple':
      return value.items;
    case 'dict':
      return [...value.entries.values()].map(({ key }) => key);
    case 'set':
      return value.entries.size > 1 && isOrderUsed
        ? unsupported('the order of a set decides')
        : [...value.entries.values()];
    case 'object':
      return value.iterate();
    default:
      return notIterable(value);
  }
}

function notIterable(value: PyValue): never {
  return isScalar(value)
    ? raise('TypeError', `'${nameOf(value)}' object is not iterable`)
    : unsupported('it goes through something that is not followed');
}

/** Python's `is`. */
export function isIdentical(left: PyValue, right: PyValue): boolean {
  const simple = ['none', 'bool'];
  if (simple.includes(left.kind) || simple.includes(right.kind)) {
    if (left.kind === 'unknown' || right.kind === 'unknown') {
      return unsupported('a value that changes from run to run decides');
    }
    return left.kind === right.kind && isEqual(left, right);
  }
  const isNumberOrText = ['int', 'float', 'str', 'tuple'].includes(left.kind);
  return isNumberOrText
    ? unsupported('it compares numbers or texts with "is"')
    : left === right || isEqualExternal(left, right);
}

function isEqualExternal(left: PyValue, right: PyValue): boolean {
  return left.kind === 'external' && right.kind === 'external' && left.name === right.name;
}

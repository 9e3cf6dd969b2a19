import { callMethod } from './callFunction';
import { getEntry, setEntry } from './dicts';
import { hashKey } from './equality';
import type { Machine } from './machine';
import { NativeObject } from './nativeObject';
import { integerOf, isIntegral } from './numbers';
import { SliceValue } from './sliceValue';
import { representKnown } from './text';
import {
  type DictValue,
  type ListValue,
  type PyValue,
  int,
  list,
  raise,
  str,
  tuple,
  unknown,
  unsupported,
} from './values';

/** `object[index]`. */
export function getItem(object: PyValue, index: PyValue, machine: Machine): PyValue {
  if (object.kind === 'unknown') {
    return unknown;
  }
  if (object instanceof NativeObject) {
    return object.getItem(index, machine);
  }
  switch (object.kind) {
    case 'str':
      return characterAt(object.value, index);
    case 'list':
    case 'tuple':
      return itemAt(object, index);
    case 'dict':
      return entryAt(object, index, machine);
    case 'instance':
      return callMethod(object, '__getitem__', [index], machine);
    default:
      // `list[int]` in an annotation that code evaluates.
      return 'name' in object ? object : raise('TypeError', 'object is not subscriptable');
  }
}

function characterAt(text: string, index: PyValue): PyValue {
  const characters = Array.from(text);
  return str(
    index instanceof SliceValue
      ? index
          .positions(characters.length)
          .map(position => characters[position] ?? '')
          .join('')
      : at(characters, index),
  );
}

function itemAt(object: PyValue & { readonly kind: 'list' | 'tuple' }, index: PyValue): PyValue {
  const items: readonly PyValue[] = object.items;
  if (index instanceof SliceValue) {
    const taken = index.positions(items.length).flatMap(position => items[position] ?? []);
    return object.kind === 'list' ? list(taken) : tuple(taken);
  }
  return at(items, index);
}

function at<Item>(items: readonly Item[], index: PyValue): Item {
  if (!isIntegral(index) && index.kind !== 'object') {
    return raise('TypeError', 'indices must be integers or slices');
  }
  return items.at(integerOf(index)) ?? raise('IndexError', 'index out of range');
}

function entryAt(object: DictValue, index: PyValue, machine: Machine): PyValue {
  const found = getEntry(object, index);
  if (found !== undefined) {
    return found;
  }
  if (object.factory !== undefined) {
    const made = callMethodless(object.factory, machine);
    setEntry(object, index, made);
    return made;
  }
  return object.isCounter ? int(0) : raise('KeyError', representKnown(index));
}

function callMethodless(factory: PyValue, machine: Machine): PyValue {
  return factory.kind === 'builtin'
    ? factory.call({ positional: [], named: new Map() }, machine)
    : callMethod(factory, '__call__', [], machine);
}

/** `object[index] = value`. */
export function setItem(object: PyValue, index: PyValue, value: PyValue, machine: Machine): void {
  if (object instanceof NativeObject) {
    object.setItem(index, value, machine);
  } else if (object.kind === 'list') {
    setListItem(object, index, value);
  } else if (object.kind === 'dict') {
    setEntry(object, index, value);
  } else if (object.kind === 'instance') {
    callMethod(object, '__setitem__', [index, value], machine);
  } else {
    raise('TypeError', 'object does not support item assignment');
  }
}

function setListItem(object: ListValue, index: PyValue, value: PyValue): void {
  if (index instanceof SliceValue) {
    unsupported('it assigns to a slice of a list');
  }
  const asked = integerOf(index);
  const position = asked < 0 ? asked + object.items.length : asked;
  if (position < 0 || position >= object.items.length) {
    raise('IndexError', 'list assignment index out of range');
  }
  object.items[position] = value;
}

/** `del object[index]`. */
export function deleteItem(object: PyValue, index: PyValue): void {
  if (object instanceof NativeObject) {
    object.deleteItem(index);
  } else if (object.kind === 'list') {
    deleteListItem(object, index);
  } else if (object.kind === 'dict') {
    if (!object.entries.delete(hashKey(index))) {
      raise('KeyError', representKnown(index));
    }
  } else {
    raise('TypeError', 'object does not support item deletion');
  }
}

function deleteListItem(object: ListValue, index: PyValue): void {
  const gone = new Set(index instanceof SliceValue ? index.positions(object.items.length) : [integerOf(index)].map(asked => (asked < 0 ? asked + object.items.length : asked))); // prettier-ignore
  if (!(index instanceof SliceValue) && ![...gone].every(position => position in object.items)) {
    raise('IndexError', 'list assignment index out of range');
  }
  object.items = object.items.filter((_, position) => !gone.has(position));
}

import { isEqual } from '../equality';
import { Given } from '../given';
import type { Machine } from '../machine';
import { integerOf } from '../numbers';
import { sortItems } from '../sorting';
import { itemsOf } from '../truth';
import {
  type Arguments,
  type ListValue,
  type PyValue,
  type TupleValue,
  builtin,
  int,
  list,
  none,
  raise,
} from '../values';

type Method = (target: ListValue, given: Arguments, machine: Machine) => PyValue;

/** A method of a list or tuple; `undefined` when it is not known here. */
export function listMethod(target: ListValue | TupleValue, name: string): PyValue | undefined {
  const reading = readers.get(name);
  if (reading !== undefined) {
    return builtin(name, given => reading(target.items, given));
  }
  const method = target.kind === 'list' ? methods.get(name) : undefined;
  return method === undefined || target.kind !== 'list'
    ? undefined
    : builtin(name, (given, machine) => method(target, given, machine));
}

const readers: ReadonlyMap<string, (items: readonly PyValue[], given: Arguments) => PyValue> = new Map([
  ['index', (items, given) => int(indexOf(items, new Given('index', given, ['value']).need('value')))],
  ['count', (items, given) => int(items.filter(item => isEqual(item, new Given('count', given, ['value']).need('value'))).length)],
]); // prettier-ignore

function indexOf(items: readonly PyValue[], wanted: PyValue): number {
  const at = items.findIndex(item => isEqual(item, wanted));
  return at < 0 ? raise('ValueError', 'not in list') : at;
}

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['append', (target, given) => changed(target.items.push(new Given('append', given, ['object']).need('object')))],
  ['extend', (target, given) => changed(target.items.push(...itemsOf(new Given('extend', given, ['iterable']).need('iterable'))))],
  ['insert', (target, given) => {
    const read = new Given('insert', given, ['index', 'object']);
    target.items.splice(integerOf(read.need('index')), 0, read.need('object'));
    return none;
  }],
  ['pop', (target, given) => {
    const at = new Given('pop', given, ['index']).integer('index') ?? -1;
    const taken = target.items.at(at) ?? raise('IndexError', target.items.length === 0 ? 'pop from empty list' : 'pop index out of range');
    target.items.splice(at, 1);
    return taken;
  }],
  ['remove', (target, given) => {
    target.items.splice(indexOf(target.items, new Given('remove', given, ['value']).need('value')), 1);
    return none;
  }],
  ['clear', target => {
    target.items = [];
    return none;
  }],
  ['copy', target => list(target.items)],
  ['reverse', target => changed(target.items.reverse())],
  ['sort', (target, given, machine) => {
    target.items = [...sortItems(target.items, new Given('sort', given, ['key', 'reverse']), machine)];
    return none;
  }],
]); // prettier-ignore

/** Of a method that changes the list and gives nothing. */
function changed(...[]: [done: unknown]): PyValue {
  return none;
}

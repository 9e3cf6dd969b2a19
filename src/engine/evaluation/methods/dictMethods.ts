import { dict, getEntry, setEntry } from '../dicts';
import { hashKey } from '../equality';
import { Given } from '../given';
import { numberOf } from '../numbers';
import { representKnown } from '../text';
import { itemsOf } from '../truth';
import {
  type Arguments,
  type DictValue,
  type PyValue,
  builtin,
  int,
  list,
  none,
  raise,
  str,
  tuple,
  unsupported,
  view,
} from '../values';

type Method = (target: DictValue, given: Arguments) => PyValue;

/** A method of a dict; `undefined` when it is not known here. Views are taken as lists. */
export function dictMethod(target: DictValue, name: string): PyValue | undefined {
  const method = (target.isCounter ? counterMethods.get(name) : undefined) ?? methods.get(name);
  return method === undefined ? undefined : builtin(`dict.${name}`, given => method(target, given));
}

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['keys', target => view([...target.entries.values()].map(({ key }) => key))],
  ['values', target => view([...target.entries.values()].map(({ value }) => value))],
  ['items', target => view([...target.entries.values()].map(({ key, value }) => tuple([key, value])))],
  ['get', (target, given) => {
    const read = new Given('get', given, ['key', 'default']);
    return getEntry(target, read.need('key')) ?? read.get('default') ?? none;
  }],
  ['setdefault', (target, given) => {
    const read = new Given('setdefault', given, ['key', 'default']);
    const found = getEntry(target, read.need('key')) ?? read.get('default') ?? none;
    setEntry(target, read.need('key'), found);
    return found;
  }],
  ['pop', (target, given) => {
    const read = new Given('pop', given, ['key', 'default']);
    const found = getEntry(target, read.need('key'));
    target.entries.delete(hashKey(read.need('key')));
    return found ?? (read.has('default') ? read.need('default') : raise('KeyError', representKnown(read.need('key'))));
  }],
  ['update', (target, given) => {
    if (target.isCounter) {
      return unsupported('it updates a Counter');
    }
    given.positional.forEach(other => {
      pairsOf(other).forEach(([key, value]) => { setEntry(target, key, value); });
    });
    given.named.forEach((value, key) => { setEntry(target, str(key), value); });
    return none;
  }],
  ['copy', target => ({ ...target, entries: new Map([...target.entries].map(([hash, entry]) => [hash, { ...entry }])) })],
  ['clear', target => {
    target.entries.clear();
    return none;
  }],
]); // prettier-ignore

const counterMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['most_common', (target, given) => {
    const count = new Given('most_common', given, ['n']).integer('n') ?? target.entries.size;
    const sorted = [...target.entries.values()].sort((a, b) => (numberOf(b.value) ?? 0) - (numberOf(a.value) ?? 0));
    return list(sorted.slice(0, count).map(({ key, value }) => tuple([key, value])));
  }],
  ['total', target => int([...target.entries.values()].reduce((sum, { value }) => sum + (numberOf(value) ?? 0), 0))],
]); // prettier-ignore

/** Keys and values of a dict, or of pairs. */
export function pairsOf(value: PyValue): readonly (readonly [PyValue, PyValue])[] {
  if (value.kind === 'dict') {
    return [...value.entries.values()].map(({ key, value: each }) => [key, each] as const);
  }
  return itemsOf(value).map(pair => {
    const [key, each, ...more] = itemsOf(pair);
    return key === undefined || each === undefined || more.length > 0
      ? raise('ValueError', 'dictionary update sequence element has the wrong length')
      : ([key, each] as const);
  });
}

/** `Counter(words)`. */
export function countItems(items: readonly PyValue[]): DictValue {
  const counted: DictValue = { ...dict(), isCounter: true };
  items.forEach(item => {
    setEntry(counted, item, int((numberOf(getEntry(counted, item)) ?? 0) + 1));
  });
  return counted;
}

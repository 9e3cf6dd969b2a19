import { hashKey } from './equality';
import { type DictValue, type PyValue, type SetValue, str } from './values';

export function dict(entries: readonly (readonly [PyValue, PyValue])[] = []): DictValue {
  const made: DictValue = { kind: 'dict', entries: new Map(), factory: undefined, isCounter: false };
  entries.forEach(([key, value]) => {
    setEntry(made, key, value);
  });
  return made;
}

/** `record({ a: int(1) })` is `{"a": 1}`. */
export function record(fields: Readonly<Record<string, PyValue>>): DictValue {
  return dict(Object.entries(fields).map(([key, value]) => [str(key), value] as const));
}

export function set(items: readonly PyValue[]): SetValue {
  return { kind: 'set', entries: new Map(items.map(item => [hashKey(item), item])) };
}

export function getEntry({ entries }: DictValue, key: PyValue): PyValue | undefined {
  return entries.get(hashKey(key))?.value;
}

/** A key that is there keeps its place and its first spelling. */
export function setEntry({ entries }: DictValue, key: PyValue, value: PyValue): void {
  const hash = hashKey(key);
  const known = entries.get(hash);
  if (known === undefined) {
    entries.set(hash, { key, value });
  } else {
    known.value = value;
  }
}

export function mergeDicts(left: DictValue, right: DictValue): DictValue {
  return dict([...left.entries.values(), ...right.entries.values()].map(({ key, value }) => [key, value] as const));
}

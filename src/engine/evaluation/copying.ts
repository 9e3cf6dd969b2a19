import { NativeObject } from './nativeObject';
import type { PyValue } from './values';

/** As `copy.copy`, or `copy.deepcopy`: nothing that can change is shared. */
export function copyOf(value: PyValue, isDeep: boolean): PyValue {
  return copyValue(value, isDeep, new Map());
}

function copyValue(value: PyValue, isDeep: boolean, copied: Map<PyValue, PyValue>): PyValue {
  const inside = (inner: PyValue): PyValue => (isDeep ? copyValue(inner, true, copied) : inner);
  const known = copied.get(value);
  if (known !== undefined) {
    return known;
  }
  if (value instanceof NativeObject) {
    return value.copy(inside);
  }
  const made = copyPlain(value, inside);
  copied.set(value, made);
  return made;
}

function copyPlain(value: PyValue, inside: (inner: PyValue) => PyValue): PyValue {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(inside) };
    case 'tuple':
      return { ...value, items: value.items.map(inside) };
    case 'dict':
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([hash, { key, value: each }]) => [hash, { key, value: inside(each) }]),
        ),
      };
    case 'set':
      return { ...value, entries: new Map(value.entries) };
    case 'instance':
      return { ...value, attributes: new Map([...value.attributes].map(([name, each]) => [name, inside(each)])) };
    default:
      return value;
  }
}

/** A text that tells all values apart that a test can tell apart: `1` and `1.0` too. */
export function fingerprint(value: PyValue): string {
  if (value instanceof NativeObject) {
    return value.fingerprint(fingerprint);
  }
  switch (value.kind) {
    case 'list':
      return `${value.isView ? 'view' : ''}[${value.items.map(fingerprint).join()}]`;
    case 'tuple':
      return `(${value.items.map(fingerprint).join()})`;
    case 'dict':
      return `{${[...value.entries.values()].map(each => `${fingerprint(each.key)}:${fingerprint(each.value)}`).join()}}`;
    case 'set':
      return `set{${[...value.entries.keys()].sort().join()}}`;
    case 'instance':
      return `${value.type.name}(${[...value.attributes].map(([name, each]) => `${name}=${fingerprint(each)}`).join()})`;
    default:
      return fingerprintSimple(value);
  }
}

function fingerprintSimple(value: PyValue): string {
  if ('name' in value) {
    return `${value.kind} ${value.name}`;
  }
  switch (value.kind) {
    case 'int':
    case 'float':
      return `${value.kind === 'float' ? 'f' : ''}${Object.is(value.value, -0) ? '0' : String(value.value)}`;
    case 'bool':
    case 'str':
      return JSON.stringify(value.value);
    default:
      return value.kind;
  }
}

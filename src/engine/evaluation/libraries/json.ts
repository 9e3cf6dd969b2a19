import { dict } from '../dicts';
import { Given } from '../given';
import { compareCodePoints } from '../equality';
import { representFloat, textOf } from '../text';
import { type PyValue, bool, float, int, list, none, raise, str, unsupported } from '../values';
import { library } from './library';

export const json = library('json', {
  dumps: given => {
    const read = new Given('dumps', given, ['obj', 'indent', 'sort_keys', 'ensure_ascii', 'default']);
    return str(toJson(read.need('obj'), read));
  },
  loads: given => fromText(new Given('loads', given, ['s']).needText('s')),
});

/** What `json.dumps` gives with `indent`, `sort_keys` and `ensure_ascii`. */
export function toJson(value: PyValue, given: Given, depth = 0): string {
  if (value.kind === 'list' || value.kind === 'tuple') {
    const items = value.items.map(item => toJson(item, given, depth + 1));
    return bracketed('[', items, ']', lines(given, depth));
  }
  if (value.kind !== 'dict') {
    return simple(value, given);
  }
  const entries = [...value.entries.values()].map(({ key, value: each }) => ({
    key: keyOf(key),
    text: toJson(each, given, depth + 1),
  }));
  if (given.flag('sort_keys', false)) {
    entries.sort((a, b) => compareCodePoints(a.key, b.key));
  }
  const items = entries.map(({ key, text }) => `${quote(key, given)}: ${text}`);
  return bracketed('{', items, '}', lines(given, depth));
}

interface Lines {
  readonly inner: string;
  readonly outer: string;
  readonly comma: string;
}

function lines(given: Given, depth: number): Lines {
  const step = given.integer('indent');
  if (step === undefined) {
    return { inner: '', outer: '', comma: ', ' };
  }
  const line = (levels: number): string => `\n${' '.repeat(step * levels)}`;
  return { inner: line(depth + 1), outer: line(depth), comma: ',' };
}

function bracketed(open: string, items: readonly string[], close: string, { inner, outer, comma }: Lines): string {
  return items.length === 0 ? open + close : open + items.map(item => inner + item).join(comma) + outer + close;
}

function keyOf(key: PyValue): string {
  return key.kind === 'str'
    ? key.value
    : key.kind === 'int'
      ? textOf(key)
      : unsupported('it writes JSON with keys that are no text');
}

function simple(value: PyValue, given: Given): string {
  switch (value.kind) {
    case 'none':
      return 'null';
    case 'bool':
      return String(value.value);
    case 'int':
      return String(value.value);
    case 'float':
      return Number.isFinite(value.value)
        ? representFloat(value.value)
        : Number.isNaN(value.value)
          ? 'NaN'
          : unsupported('it writes infinity');
    case 'str':
      return quote(value.value, given);
    default:
      return value.kind === 'set'
        ? raise('TypeError', 'Object of type set is not JSON serializable')
        : unsupported('it writes an object as JSON');
  }
}

function quote(text: string, given: Given): string {
  const quoted = JSON.stringify(text).replaceAll('\x7f', '\\u007f');
  return given.flag('ensure_ascii', true)
    ? quoted.replaceAll(/[\u0080-\uffff]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : quoted;
}

/** Numbers keep being whole or not, as they are written. */
export function fromText(text: string): PyValue {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return raise('JSONDecodeError');
  }
  return /\d\.\d|\de[-+\d]|"\d+"\s*:/i.test(text) ? unsupported('it reads JSON that is not followed') : fromData(data);
}

export function fromData(data: unknown): PyValue {
  if (typeof data === 'string') {
    return str(data);
  }
  if (typeof data === 'number') {
    return Number.isInteger(data) ? int(data) : float(data);
  }
  if (typeof data === 'boolean') {
    return bool(data);
  }
  if (Array.isArray(data)) {
    return list(data.map(fromData));
  }
  return typeof data === 'object' && data !== null
    ? dict(Object.entries(data).map(([key, each]) => [str(key), fromData(each)] as const))
    : none;
}

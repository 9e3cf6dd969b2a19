import { NativeObject } from './nativeObject';
import { type DictValue, Opaque, type PyValue, unsupported } from './values';

/** What `repr` gives. */
export function represent(value: PyValue): string {
  switch (value.kind) {
    case 'str':
      return quote(value.value);
    case 'list':
      return `[${value.items.map(represent).join(', ')}]`;
    case 'tuple':
      return `(${value.items.map(represent).join(', ')}${value.items.length === 1 ? ',' : ''})`;
    case 'dict':
      return representDict(value);
    case 'set':
      return representSet([...value.entries.values()]);
    default:
      return value instanceof NativeObject ? value.representation() : representSimple(value);
  }
}

/** As `represent`, for a message that has to be known: what has an address in its text is not followed. */
export function representKnown(value: PyValue): string {
  try {
    return represent(value);
  } catch (error) {
    return error instanceof Opaque ? unsupported('it asks for a key with an address in its text') : rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

function representDict({ entries, factory, isCounter }: DictValue): string {
  const pairs = [...entries.values()].map(each => `${represent(each.key)}: ${represent(each.value)}`);
  return factory !== undefined || isCounter
    ? unsupported('it prints a defaultdict or Counter')
    : `{${pairs.join(', ')}}`;
}

/** What `str` gives. */
export function textOf(value: PyValue): string {
  if (value.kind === 'str') {
    return value.value;
  }
  return value instanceof NativeObject ? value.text() : represent(value);
}

function representSimple(value: PyValue): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return representFloat(value.value);
    default:
      return isOpaque(value) ? opaque() : unsupported('it turns an object into text');
  }
}

/** Its text holds an address, or changes from run to run. */
function isOpaque({ kind }: PyValue): boolean {
  return ['unknown', 'external', 'function', 'builtin', 'module'].includes(kind);
}

function opaque(): never {
  throw new Opaque();
}

function representSet(items: readonly PyValue[]): string {
  const [first, ...more] = items;
  if (first === undefined) {
    return 'set()';
  }
  return more.length > 0 ? unsupported('the order of a set decides') : `{${represent(first)}}`;
}

/** `1.0`, `0.1`, `1e-05`, `1e+16`, `inf`, `nan`. */
export function representFloat(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  }
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e16)) {
    return withExponent(value);
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

function withExponent(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits}e${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(2, '0')}`;
}

/** With single quotes unless there are some inside, as Python does. */
function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = Array.from(text)
    .map(character => escapeCharacter(character, mark))
    .join('');
  return `${mark}${escaped}${mark}`;
}

export function escapeCharacter(character: string, mark: string): string {
  const known = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }[character];
  if (known !== undefined) {
    return known;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code < 32 || code === 127) {
    return `\\x${code.toString(16).padStart(2, '0')}`;
  }
  return character === mark ? `\\${mark}` : character;
}

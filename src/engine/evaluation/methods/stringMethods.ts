import { getEntry } from '../dicts';
import { formatValue } from '../formatSpec';
import { Given } from '../given';
import { attributeOf } from '../attributes';
import { getItem } from '../items';
import type { Machine } from '../machine';
import { represent, textOf } from '../text';
import { itemsOf } from '../truth';
import { type Arguments, type PyValue, bool, builtin, int, list, raise, str, tuple, unsupported } from '../values';

type Method = (text: string, given: Arguments, machine: Machine) => PyValue;

/** A method of a text; `undefined` when it is not known here. */
export function stringMethod({ value }: PyValue & { readonly kind: 'str' }, name: string): PyValue | undefined {
  const method = methods.get(name);
  return method === undefined ? undefined : builtin(`str.${name}`, (given, machine) => method(value, given, machine));
}

/** Without arguments, text to text. */
function plain(change: (text: string) => string): Method {
  return text => str(change(text));
}

/** Whether all characters are of a kind, and there are some. */
function all(pattern: RegExp): Method {
  return text => bool(pattern.test(text));
}

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['lower', plain(text => text.toLowerCase())],
  ['casefold', plain(text => text.toLowerCase().replaceAll('ß', 'ss'))],
  ['upper', plain(text => text.toUpperCase())],
  ['title', plain(text => text.toLowerCase().replaceAll(/\p{L}+/gu, word => capitalise(word)))],
  ['capitalize', plain(text => capitalise(text.toLowerCase()))],
  ['swapcase', plain(text => Array.from(text).map(each => (each === each.toUpperCase() ? each.toLowerCase() : each.toUpperCase())).join(''))],
  ['strip', (text, given) => str(strip(text, given, true, true))],
  ['lstrip', (text, given) => str(strip(text, given, true, false))],
  ['rstrip', (text, given) => str(strip(text, given, false, true))],
  ['split', (text, given) => list(split(text, new Given('split', given, ['sep', 'maxsplit']), false).map(str))],
  ['rsplit', (text, given) => list(split(text, new Given('rsplit', given, ['sep', 'maxsplit']), true).map(str))],
  ['splitlines', text => list(splitLines(text).map(str))],
  ['partition', (text, given) => partition(text, given, text.indexOf(new Given('partition', given, ['sep']).needText('sep')))],
  ['rpartition', (text, given) => partition(text, given, text.lastIndexOf(new Given('rpartition', given, ['sep']).needText('sep')), true)],
  ['join', (text, given) => str(join(text, given))],
  ['replace', (text, given) => str(replace(text, new Given('replace', given, ['old', 'new', 'count'])))],
  ['startswith', (text, given) => bool(affixes(given).some(affix => text.startsWith(affix)))],
  ['endswith', (text, given) => bool(affixes(given).some(affix => text.endsWith(affix)))],
  ['removeprefix', (text, given) => str(removeAffix(text, new Given('removeprefix', given, ['prefix']).needText('prefix'), true))],
  ['removesuffix', (text, given) => str(removeAffix(text, new Given('removesuffix', given, ['suffix']).needText('suffix'), false))],
  ['find', (text, given) => int(position(text, text.indexOf(new Given('find', given, ['sub']).needText('sub'))))],
  ['rfind', (text, given) => int(position(text, text.lastIndexOf(new Given('rfind', given, ['sub']).needText('sub'))))],
  ['index', (text, given) => int(found(position(text, text.indexOf(new Given('index', given, ['sub']).needText('sub')))))],
  ['count', (text, given) => int(countOf(text, new Given('count', given, ['sub']).needText('sub')))],
  ['isdigit', all(/^\d+$/u)],
  ['isnumeric', all(/^\d+$/u)],
  ['isdecimal', all(/^\d+$/u)],
  ['isalpha', all(/^\p{L}+$/u)],
  ['isalnum', all(/^[\p{L}\p{Nd}]+$/u)],
  ['isspace', all(/^\s+$/u)],
  ['isupper', text => bool(text === text.toUpperCase() && text !== text.toLowerCase())],
  ['islower', text => bool(text === text.toLowerCase() && text !== text.toUpperCase())],
  ['isidentifier', all(/^[\p{L}_][\p{L}\p{N}_]*$/u)],
  ['zfill', (text, given) => str(zeroFill(text, new Given('zfill', given, ['width']).integer('width') ?? 0))],
  ['ljust', (text, given) => str(justify(text, '<', given))],
  ['rjust', (text, given) => str(justify(text, '>', given))],
  ['center', (text, given) => str(justify(text, '^', given))],
  ['format', (text, given, machine) => str(format(text, given, machine))],
]); // prettier-ignore

function capitalise(word: string): string {
  const [first = '', ...rest] = Array.from(word);
  return first.toUpperCase() + rest.join('');
}

function strip(text: string, given: Arguments, atStart: boolean, atEnd: boolean): string {
  const wanted = new Given('strip', given, ['chars']).text('chars');
  const characters = Array.from(text);
  const goes = (character: string | undefined): boolean =>
    character !== undefined && (wanted === undefined ? /^\s$/u.test(character) : wanted.includes(character));
  while (atStart && goes(characters[0])) {
    characters.shift();
  }
  while (atEnd && goes(characters.at(-1))) {
    characters.pop();
  }
  return characters.join('');
}

function split(text: string, given: Given, fromRight: boolean): readonly string[] {
  const separator = given.text('sep');
  const most = given.integer('maxsplit') ?? -1;
  if (separator === '') {
    return raise('ValueError', 'empty separator');
  }
  const parts = separator === undefined ? text.trim().split(/\s+/u).filter(part => part !== '') : text.split(separator); // prettier-ignore
  if (most < 0 || parts.length <= most + 1) {
    return parts;
  }
  if (separator === undefined) {
    return unsupported('it splits a text at spaces a number of times');
  }
  return fromRight
    ? [parts.slice(0, parts.length - most).join(separator), ...parts.slice(parts.length - most)]
    : [...parts.slice(0, most), parts.slice(most).join(separator)];
}

function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function partition(text: string, given: Arguments, at: number, isRight = false): PyValue {
  const separator = new Given('partition', given, ['sep']).needText('sep');
  if (at < 0) {
    return tuple(isRight ? [str(''), str(''), str(text)] : [str(text), str(''), str('')]);
  }
  return tuple([str(text.slice(0, at)), str(separator), str(text.slice(at + separator.length))]);
}

function join(separator: string, given: Arguments): string {
  return itemsOf(new Given('join', given, ['iterable']).need('iterable'))
    .map((item, index) => {
      if (item.kind === 'str') {
        return item.value;
      }
      return item.kind === 'unknown' || item.kind === 'object'
        ? unsupported('it joins objects')
        : raise('TypeError', `sequence item ${index}: expected str instance, ${item.kind} found`);
    })
    .join(separator);
}

function replace(text: string, given: Given): string {
  const [old, now, count] = [given.needText('old'), given.needText('new'), given.integer('count') ?? -1];
  if (old === '') {
    return unsupported('it replaces an empty text');
  }
  const parts = text.split(old);
  const changed = count < 0 ? parts.length : count + 1;
  return [parts.slice(0, changed).join(now), ...parts.slice(changed)].join(old);
}

function affixes(given: Arguments): readonly string[] {
  const wanted = new Given('startswith', given, ['prefix']).need('prefix');
  const items = wanted.kind === 'tuple' ? wanted.items : [wanted];
  return items.map(item => (item.kind === 'str' ? item.value : raise('TypeError')));
}

function removeAffix(text: string, affix: string, atStart: boolean): string {
  if (affix === '') {
    return text;
  }
  if (atStart) {
    return text.startsWith(affix) ? text.slice(affix.length) : text;
  }
  return text.endsWith(affix) ? text.slice(0, -affix.length) : text;
}

/** From UTF-16 units to characters. */
function position(text: string, at: number): number {
  return at < 0 ? -1 : Array.from(text.slice(0, at)).length;
}

function found(at: number): number {
  return at < 0 ? raise('ValueError', 'substring not found') : at;
}

function countOf(text: string, part: string): number {
  return part === '' ? Array.from(text).length + 1 : text.split(part).length - 1;
}

function zeroFill(text: string, width: number): string {
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function justify(text: string, align: string, given: Arguments): string {
  const read = new Given('ljust', given, ['width', 'fillchar']);
  return align === '^'
    ? unsupported('it centres a text')
    : formatValue(str(text), `${read.text('fillchar') ?? ' '}${align}${read.integer('width') ?? 0}`);
}

/** `'{} of {name:.2f}'.format(…)`. */
function format(template: string, given: Arguments, machine: Machine): string {
  let next = 0;
  return template.replaceAll(/\{\{|\}\}|\{([^{}!:]*)(?:!([rs]))?(?::([^{}]*))?\}/g, (whole, field: string | undefined, conversion: string | undefined, specification: string | undefined) => {
    if (field === undefined) {
      return whole.slice(0, 1);
    }
    const [head = '', ...path] = field.split(/(?=[.[])/);
    const start = head === '' ? String(next++) : head;
    const found = /^\d+$/.test(start) ? given.positional[Number(start)] : given.named.get(start);
    const value = path.reduce((inner, step) => follow(inner, step, machine), found ?? raise('IndexError', 'Replacement index out of range'));
    const shown = conversion === 'r' ? str(represent(value)) : conversion === 's' ? str(textOf(value)) : value;
    return formatValue(shown, specification ?? '');
  }); // prettier-ignore
}

function follow(value: PyValue, step: string, machine: Machine): PyValue {
  const name = step.replace(/^[.[]|\]$/g, '');
  if (step.startsWith('.')) {
    return attributeOf(value, name, machine);
  }
  const key = /^\d+$/.test(name) ? int(Number(name)) : str(name);
  return value.kind === 'dict' ? (getEntry(value, key) ?? raise('KeyError')) : getItem(value, key, machine);
}

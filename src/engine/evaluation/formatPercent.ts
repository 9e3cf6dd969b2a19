import { getEntry } from './dicts';
import { formatValue } from './formatSpec';
import { numberOf } from './numbers';
import { represent, textOf } from './text';
import { type PyValue, float, int, raise, str, unsupported } from './values';

const place = /%(?:\((?<key>[^)]*)\))?(?<flags>[-+ 0#]*)(?<width>\d+)?(?:\.(?<precision>\d+))?(?<type>[a-zA-Z%])/gu;

/** What `'%s has %d' % values` gives. */
export function formatPercent(template: string, given: PyValue): string {
  const values = given.kind === 'tuple' ? [...given.items] : [given];
  const hasKeys = /%\(/.test(template);
  const text = template.replaceAll(place, (...match: readonly unknown[]) => {
    const groups = groupsOf(match.at(-1));
    if (groups['type'] === '%') {
      return '%';
    }
    const value = hasKeys ? named(given, groups['key'] ?? '') : values.shift();
    return value === undefined
      ? raise('TypeError', 'not enough arguments for format string')
      : formatPlace(value, groups);
  });
  const isRest = !hasKeys && values.length > 0 && !(given.kind === 'dict' || given.kind === 'list');
  return isRest ? raise('TypeError', 'not all arguments converted during string formatting') : text;
}

type Groups = Readonly<Record<string, string | undefined>>;

function groupsOf(match: unknown): Groups {
  return typeof match === 'object' && match !== null
    ? Object.fromEntries(
        Object.entries(match).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};
}

function named(given: PyValue, key: string): PyValue | undefined {
  return given.kind === 'dict' ? getEntry(given, str(key)) : raise('TypeError', 'format requires a mapping');
}

function formatPlace(value: PyValue, groups: Groups): string {
  const { type = '', flags = '', width = '' } = groups;
  const isLeft = flags.includes('-');
  if (type === 's' || type === 'r') {
    const text = type === 's' ? textOf(value) : represent(value);
    return formatValue(str(text), `${isLeft ? '<' : '>'}${width}${shortening(groups)}`);
  }
  const number = numberOf(value) ?? raise('TypeError', `%${type} format: a real number is required`);
  return formatNumber(number, startOf(flags, width, isLeft), groups);
}

function shortening({ precision }: Groups): string {
  return precision === undefined ? '' : `.${precision}`;
}

function startOf(flags: string, width: string, isLeft: boolean): string {
  const sign = flags.replaceAll(/[^+ ]/g, '').slice(0, 1);
  return flags.includes('0') && !isLeft ? `${sign}0${width}` : `${isLeft ? '<' : '>'}${sign}${width}`;
}

function formatNumber(number: number, start: string, { type = '', precision = '6' }: Groups): string {
  if (type === 'd' || type === 'i') {
    return formatValue(int(Math.trunc(number)), `${start}d`);
  }
  return /[fFegE]/.test(type)
    ? formatValue(float(number), `${start}.${precision}${type}`)
    : unsupported(`it formats with "%${type}"`);
}

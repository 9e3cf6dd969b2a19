import { fixed, numberOf } from './numbers';
import { NativeObject } from './nativeObject';
import { representFloat, textOf } from './text';
import { type PyValue, raise, unsupported } from './values';

interface Specification {
  readonly fill: string;
  readonly align: '<' | '>' | '^' | '=' | undefined;
  readonly sign: '+' | '-' | ' ';
  readonly width: number;
  readonly grouping: ',' | '_' | '';
  readonly precision: number | undefined;
  readonly type: string;
}

const shape =
  /^(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>\d+)?(?<grouping>[,_])?(?:\.(?<precision>\d+))?(?<type>[a-zA-Z%])?$/su;

/** What `format(value, specification)` gives: `format(3.14159, '.2f')` is `3.14`. */
export function formatValue(value: PyValue, specification: string): string {
  if (value instanceof NativeObject) {
    return formatObject(value, specification);
  }
  if (specification === '') {
    return textOf(value);
  }
  const read = readSpecification(specification);
  const number = numberOf(value);
  if (number === undefined) {
    return value.kind === 'str' ? formatText(value.value, read) : unsupported('it formats an object');
  }
  if (value.kind === 'bool' && read.type === '') {
    return unsupported('it formats a bool');
  }
  return formatNumber(number, value.kind === 'float', read);
}

/** Dates have a language of their own. */
function formatObject(value: NativeObject, specification: string): string {
  return specification === '' ? value.text() : value.format(specification);
}

function readSpecification(text: string): Specification {
  const groups = shape.exec(text)?.groups ?? raise('ValueError', 'Invalid format specifier');
  if (groups['alternate'] !== undefined) {
    return unsupported('it formats with "#"');
  }
  const { fill, align, zero, type } = groups;
  return {
    ...sizesIn(groups),
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: zero !== undefined && align === undefined ? '=' : aligns.find(each => each === align),
    type: type ?? '',
  };
}

function sizesIn({
  sign,
  width,
  grouping,
  precision,
}: Readonly<Record<string, string | undefined>>): Omit<Specification, 'fill' | 'align' | 'type'> {
  return {
    sign: signs.find(each => each === sign) ?? '-',
    width: numberIn(width) ?? 0,
    grouping: groupings.find(each => each === grouping) ?? '',
    precision: numberIn(precision),
  };
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

const aligns = ['<', '>', '^', '='] as const;
const signs = ['+', ' '] as const;
const groupings = [',', '_'] as const;

function formatText(text: string, { fill, align, width, precision, type }: Specification): string {
  if ((type !== '' && type !== 's') || align === '=') {
    return raise('ValueError', `Unknown format code '${type}' for object of type 'str'`);
  }
  const characters = Array.from(text).slice(0, precision);
  return pad(characters.join(''), fill, align ?? '<', width - characters.length);
}

function pad(text: string, fill: string, align: '<' | '>' | '^' | '=', missing: number): string {
  const count = Math.max(0, missing);
  const left = align === '<' ? 0 : align === '^' ? Math.floor(count / 2) : count;
  return fill.repeat(left) + text + fill.repeat(count - left);
}

function formatNumber(value: number, isFloat: boolean, specification: Specification): string {
  const { fill, align, sign, width } = specification;
  const isNegative = value < 0 || Object.is(value, -0);
  const body = group(digitsOf(Math.abs(value), isFloat, specification), specification);
  const mark = isNegative ? '-' : sign === '-' ? '' : sign;
  const missing = width - mark.length - body.length;
  if (align === '=') {
    // Commas among the padding zeros would have to be counted too.
    return specification.grouping !== '' && missing > 0
      ? unsupported('it pads a number with commas')
      : mark + fill.repeat(Math.max(0, missing)) + body;
  }
  return pad(mark + body, fill, align ?? '>', missing);
}

function digitsOf(size: number, isFloat: boolean, { type, precision }: Specification): string {
  if (!Number.isFinite(size)) {
    return representFloat(size);
  }
  if (type === '') {
    return precision === undefined ? plain(size, isFloat) : general(size, precision, isFloat);
  }
  const digits = decimals[type]?.(size, precision ?? 6);
  return digits ?? wholeDigits(size, isFloat, type);
}

/** Of floats and whole numbers alike. */
const decimals: Readonly<Record<string, (size: number, precision: number) => string>> = {
  f: fixed,
  F: fixed,
  '%': (size, precision) => `${fixed(size * 100, precision)}%`,
  e: (size, precision) => exponential(size, precision, 'e'),
  E: (size, precision) => exponential(size, precision, 'E'),
  g: (size, precision) => general(size, precision),
};

const bases: Readonly<Record<string, number>> = { d: 10, n: 10, x: 16, X: 16, b: 2, o: 8 };

function wholeDigits(size: number, isFloat: boolean, type: string): string {
  const base = bases[type] ?? unsupported(`it formats with "${type}"`);
  const text = isFloat
    ? raise('ValueError', `Unknown format code '${type}' for object of type 'float'`)
    : size.toString(base);
  return type === 'X' ? text.toUpperCase() : text;
}

function plain(size: number, isFloat: boolean): string {
  return isFloat ? representFloat(size) : String(size);
}

function exponential(size: number, precision: number, type: 'e' | 'E'): string {
  const [digits = '', exponent = ''] = size.toExponential(precision).split('e');
  return `${digits}${type}${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(2, '0')}`;
}

/** `.3g`: so many digits, without zeros at the end; with an exponent when the number is very small or large. */
function general(size: number, precision: number, keepsPoint = false): string {
  const digits = Math.max(1, precision);
  const exponent = size === 0 ? 0 : Number(size.toExponential(digits - 1).split('e')[1]);
  const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  if (exponent < -4 || exponent >= digits) {
    const [head = '', tail = ''] = exponential(size, digits - 1, 'e').split('e');
    return `${trim(head)}e${tail}`;
  }
  const text = trim(fixed(size, digits - 1 - exponent));
  return keepsPoint && !text.includes('.') ? unsupported('it formats a number without saying how') : text;
}

/** `1,234,567.8` */
function group(text: string, { grouping }: Specification): string {
  const [whole = '', ...rest] = text.split('.');
  const grouped = grouping === '' ? whole : whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, grouping);
  return [grouped, ...rest].join('.');
}

import { type PyValue, int, raise, unsupported } from './values';

/** The number that a bool, int or float stands for. */
export function numberOf(value: PyValue | undefined): number | undefined {
  if (value?.kind === 'bool') {
    return value.value ? 1 : 0;
  }
  return value?.kind === 'int' || value?.kind === 'float' ? value.value : undefined;
}

export function isIntegral(value: PyValue | undefined): boolean {
  return value?.kind === 'int' || value?.kind === 'bool';
}

/** For an index, a count, a repeat: a whole number or a `TypeError`. */
export function integerOf(value: PyValue | undefined): number {
  const number = isIntegral(value) ? numberOf(value) : undefined;
  if (number !== undefined) {
    return number;
  }
  return value?.kind === 'unknown' || value?.kind === 'object'
    ? unsupported('a whole number is computed by a library')
    : raise('TypeError');
}

/** Python's `round`: to the nearest decimal of the exact value, halves to the even one. */
export function roundHalfEven(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 20) {
    return value;
  }
  if (digits < 0) {
    const unit = 10 ** -digits;
    return halfEven(value / unit) * unit;
  }
  return Number(fixed(value, digits));
}

/** `fixed(0.125, 2)` is `0.12`: JavaScript would take the larger of two decimals that are equally near. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(Math.min(100, digits));
  if (!isExactHalf(Math.abs(value), digits) || !isOddDigit(text)) {
    return text;
  }
  const step = value < 0 ? 10 ** -digits : -(10 ** -digits);
  return (Number(text) + step).toFixed(digits);
}

/** To the nearest whole number, halves to the even one. */
export function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest === 0.5) {
    return floor % 2 === 0 ? floor : floor + 1;
  }
  return rest < 0.5 ? floor : floor + 1;
}

/** Whether the value lies exactly between two decimals, such as 0.125 for two digits. */
function isExactHalf(value: number, digits: number): boolean {
  const exact = value.toFixed(Math.min(100, digits + 30)).replace(/0+$/, '');
  const decimals = exact.split('.')[1] ?? '';
  return decimals.length === digits + 1 && decimals.endsWith('5') && Number(exact) === value;
}

function isOddDigit(text: string): boolean {
  return Number(text.replace('.', '').at(-1) ?? '0') % 2 === 1;
}

/** The remainder has the sign of the divisor. */
export function moduloOf(left: number, right: number): number {
  const rest = left % right;
  return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
}

/** As Python's `//`: whole numbers and floats alike. */
export function floorDivide(left: number, right: number): number {
  const rest = left % right;
  const quotient = (left - rest) / right - (rest !== 0 && rest < 0 !== right < 0 ? 1 : 0);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Parses what `int('…')` takes; `undefined` for what it refuses. */
export function parseInteger(text: string, base = 10): PyValue | undefined {
  const digits = text.trim().replaceAll(/(?<=\w)_(?=\w)/g, '').toLowerCase(); // prettier-ignore
  const plain = digits.replace(/^([-+]?)(0x(?=.)|0b(?=.)|0o(?=.))/, base === 10 ? '$1$2' : '$1');
  const allowed = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
  return new RegExp(`^[-+]?[${allowed}]+$`).test(plain) ? int(Number.parseInt(plain, base)) : undefined;
}

/** Parses what `float('…')` takes. */
export function parseFloat64(text: string): number | undefined {
  const plain = text.trim().replaceAll(/(?<=\d)_(?=\d)/g, '').toLowerCase(); // prettier-ignore
  if (/^[-+]?(inf|infinity)$/.test(plain)) {
    return plain.startsWith('-') ? -Infinity : Infinity;
  }
  if (/^[-+]?nan$/.test(plain)) {
    return Number.NaN;
  }
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(plain) ? Number(plain) : undefined;
}

import { compareCodePoints } from '../../equality';
import { raise, unsupported } from '../../values';
import { type Cell, type Dtype, type Vector, isMissing } from './vector';

export interface Reduced {
  readonly dtype: Dtype;
  readonly cell: Cell;
}

/** Ways to make one value of many; missing ones are left out, as pandas does, or the result is missing, as numpy does. */
export type Reduction = (numbers: readonly number[], ddof: number) => number;

export const reductions: Readonly<Record<string, Reduction>> = {
  sum: total,
  mean: numbers => total(numbers) / numbers.length,
  prod: numbers => numbers.reduce((product, number) => product * number, 1),
  std: (numbers, ddof) => Math.sqrt(variance(numbers, ddof)),
  var: variance,
  median: numbers => quantile(numbers, 0.5),
  min: numbers => Math.min(...numbers),
  max: numbers => Math.max(...numbers),
};

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function variance(numbers: readonly number[], ddof: number): number {
  const mean = total(numbers) / numbers.length;
  return numbers.length <= ddof
    ? Number.NaN
    : total(numbers.map(number => (number - mean) ** 2)) / (numbers.length - ddof);
}

/** By linear interpolation, which is the default of numpy and pandas. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

const whole: ReadonlySet<string> = new Set(['sum', 'min', 'max', 'prod']);

/** `name` of the numbers of a vector. */
export function reduce(
  vector: Vector,
  name: string,
  { skipMissing, ddof }: { readonly skipMissing: boolean; readonly ddof: number },
): Reduced {
  if (vector.dtype === 'text') {
    return reduceTexts(vector, name);
  }
  const reduction = reductions[name] ?? unsupported(`it calls ${name}`);
  const numbers = vector.cells.filter(cell => !isMissing(cell)).map(Number);
  if (numbers.length < vector.cells.length && !skipMissing) {
    return { dtype: 'float', cell: Number.NaN };
  }
  if (vector.dtype === 'bool' && /^(min|max)$/.test(name)) {
    return unsupported('it takes the least of bools');
  }
  const dtype = whole.has(name) && vector.dtype !== 'float' ? 'int' : 'float';
  return numbers.length === 0 ? emptyReduction(name, dtype, skipMissing) : { dtype, cell: reduction(numbers, ddof) };
}

function emptyReduction(name: string, dtype: Dtype, skipMissing: boolean): Reduced {
  if (name === 'sum' || name === 'prod') {
    return { dtype, cell: name === 'sum' ? 0 : 1 };
  }
  if (!skipMissing && (name === 'min' || name === 'max')) {
    return raise('ValueError', 'zero-size array to reduction operation');
  }
  return { dtype: 'float', cell: Number.NaN };
}

function reduceTexts({ cells }: Vector, name: string): Reduced {
  const texts = cells.flatMap(cell => (typeof cell === 'string' ? [cell] : []));
  if (texts.length !== cells.length || texts.length === 0) {
    return unsupported('it summarises texts');
  }
  const sorted = texts.sort(compareCodePoints);
  return name === 'min' || name === 'max'
    ? { dtype: 'text', cell: sorted.at(name === 'min' ? 0 : -1) ?? null }
    : unsupported('it summarises texts');
}

/** Positions in ascending order of the cells; missing ones last, equal ones in their order. */
export function sortedPositions({ cells }: Vector, isAscending: boolean): readonly number[] {
  const compare = (a: Cell, b: Cell): number =>
    typeof a === 'string' && typeof b === 'string' ? compareCodePoints(a, b) : Number(a) - Number(b);
  const positions = cells.map((_, index) => index);
  const present = positions.filter(index => !isMissing(cells[index]));
  const absent = positions.filter(index => isMissing(cells[index]));
  return [...present.sort((a, b) => (isAscending ? 1 : -1) * compare(cells[a] ?? null, cells[b] ?? null)), ...absent];
}

/** Positions of the first of each different value. */
export function firstPositions({ cells }: Vector): readonly number[] {
  const seen = new Set<string>();
  return cells.flatMap((cell, index) => {
    const key = cellKey(cell);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew ? [index] : [];
  });
}

export function cellKey(cell: Cell | undefined): string {
  return isMissing(cell) ? 'missing' : typeof cell === 'string' ? `s${cell}` : `n${String(Number(cell))}`;
}

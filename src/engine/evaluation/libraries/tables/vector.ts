import type { BinaryOperator, CompareOperator } from '../../../python/index';
import { compareCodePoints } from '../../equality';
import { floorDivide, moduloOf } from '../../numbers';
import { type PyValue, bool, float, int, none, raise, str, unsupported } from '../../values';

/** One value of a column or array; `null` is a missing one that is no number. */
export type Cell = number | boolean | string | null;

/** `text` stands for whatever pandas keeps texts in. */
export type Dtype = 'int' | 'float' | 'bool' | 'text';

/** Values of one type, in order: what is in a column or an array. */
export interface Vector {
  readonly dtype: Dtype;
  readonly cells: readonly Cell[];
}

export function vector(dtype: Dtype, cells: readonly Cell[]): Vector {
  return { dtype, cells };
}

/** The vector that pandas or numpy make of a list. */
export function toVector(items: readonly PyValue[]): Vector {
  const kinds = new Set(items.map(kindOf));
  const cells = items.map(cellOf);
  if (kinds.has('text')) {
    return kinds.has('int') || kinds.has('float') || kinds.has('bool')
      ? unsupported('a column mixes texts and numbers')
      : { dtype: 'text', cells };
  }
  if (kinds.has('bool')) {
    return kinds.size === 1 ? { dtype: 'bool', cells } : unsupported('a column mixes bools and numbers');
  }
  if (kinds.has('none')) {
    return kinds.size === 1
      ? { dtype: 'text', cells }
      : { dtype: 'float', cells: cells.map(cell => cell ?? Number.NaN) };
  }
  return { dtype: kinds.has('float') ? 'float' : 'int', cells };
}

function kindOf(value: PyValue): Dtype | 'none' {
  switch (value.kind) {
    case 'str':
      return 'text';
    case 'int':
    case 'float':
    case 'bool':
    case 'none':
      return value.kind;
    case 'object': {
      const inner = value.scalar();
      return inner === undefined ? unsupported('a column holds objects') : kindOf(inner);
    }
    default:
      return unsupported('a column holds objects');
  }
}

export function cellOf(value: PyValue): Cell {
  switch (value.kind) {
    case 'str':
    case 'int':
    case 'float':
    case 'bool':
      return value.value;
    case 'none':
      return null;
    case 'object': {
      const inner = value.scalar();
      return inner === undefined ? unsupported('a column holds objects') : cellOf(inner);
    }
    default:
      return unsupported('a column holds objects');
  }
}

/** The value of Python that `tolist` gives for a cell. */
export function valueOf(cell: Cell | undefined, dtype: Dtype): PyValue {
  if (typeof cell === 'string') {
    return str(cell);
  }
  if (typeof cell === 'boolean') {
    return bool(cell);
  }
  if (typeof cell === 'number') {
    return dtype === 'float' ? float(cell) : int(cell);
  }
  return dtype === 'text' ? none : float(Number.NaN);
}

export function isMissing(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'number' && Number.isNaN(cell));
}

/** One operand for all, or one for each: as long as the other side. */
function spread({ cells }: Vector, length: number): readonly Cell[] {
  if (cells.length === length) {
    return cells;
  }
  const [only] = cells;
  return cells.length === 1 && only !== undefined
    ? Array.from({ length }, () => only)
    : raise('ValueError', 'operands could not be broadcast together');
}

/** One for all is no length of its own: with a column without rows it gives none. */
function commonLength({ cells: a }: Vector, { cells: b }: Vector): number {
  return a.length === 1 ? b.length : b.length === 1 ? a.length : Math.max(a.length, b.length);
}

/** `left operator right`, cell by cell; a vector of one is used for all. */
export function combine(operator: BinaryOperator, left: Vector, right: Vector): Vector {
  const length = commonLength(left, right);
  const [a, b] = [
    { dtype: left.dtype, cells: spread(left, length) },
    { dtype: right.dtype, cells: spread(right, length) },
  ];
  const dtypes = [left.dtype, right.dtype];
  if (dtypes.includes('text')) {
    return combineTexts(operator, a, b);
  }
  if (operator === '&' || operator === '|' || operator === '^') {
    return combineLogically(operator, a, b);
  }
  return dtypes.every(dtype => dtype === 'bool')
    ? unsupported('it computes with bools')
    : combineNumbers(operator, a, b);
}

function combineNumbers(operator: BinaryOperator, left: Vector, right: Vector): Vector {
  const isWhole = ![left.dtype, right.dtype].includes('float') && operator !== '/';
  const compute = arithmetic[operator] ?? unsupported(`it computes with "${operator}"`);
  const cells = left.cells.map((cell, at) => {
    const other = Number(right.cells[at]);
    return isWhole && operator === '**' && other < 0
      ? unsupported('it raises whole numbers to a negative power')
      : compute(Number(cell), other);
  });
  return { dtype: isWhole ? 'int' : 'float', cells };
}

const arithmetic: { readonly [Each in BinaryOperator]?: (a: number, b: number) => number } = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => (b === 0 ? unsupported('it divides by zero') : floorDivide(a, b)),
  '%': (a, b) => (b === 0 ? unsupported('it divides by zero') : moduloOf(a, b)),
  '**': (a, b) => a ** b,
};

function combineTexts(operator: BinaryOperator, left: Vector, right: Vector): Vector {
  if (operator !== '+' || left.dtype !== 'text' || right.dtype !== 'text') {
    return unsupported('it computes with texts');
  }
  const cells = left.cells.map((cell, index) => {
    const other = right.cells[index];
    return typeof cell === 'string' && typeof other === 'string' ? cell + other : null;
  });
  return { dtype: 'text', cells };
}

function combineLogically(operator: '&' | '|' | '^', left: Vector, right: Vector): Vector {
  if (left.dtype !== 'bool' || right.dtype !== 'bool') {
    return unsupported('it combines the bits of numbers');
  }
  const cells = left.cells.map((cell, index) => {
    const [a, b] = [cell === true, right.cells[index] === true];
    return operator === '&' ? a && b : operator === '|' ? a || b : a !== b;
  });
  return { dtype: 'bool', cells };
}

/** Comparisons cell by cell; with a missing value only `!=` holds. */
export function compareCells(operator: CompareOperator, left: Vector, right: Vector): Vector {
  const length = commonLength(left, right);
  const [a, b] = [spread(left, length), spread(right, length)];
  const areTexts = left.dtype === 'text' || right.dtype === 'text';
  if (areTexts && left.dtype !== right.dtype && operator !== '==' && operator !== '!=') {
    return unsupported('it compares texts with numbers');
  }
  const cells = a.map((cell, index) => holds(operator, cell, b[index] ?? null));
  return { dtype: 'bool', cells };
}

function holds(operator: CompareOperator, a: Cell, b: Cell): boolean {
  if (isMissing(a) || isMissing(b)) {
    return operator === '!=';
  }
  const order = orderOfCells(a, b);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return (order === 0) === (operator === '==');
  }
}

/** Texts among each other, numbers among each other; a text equals no number. */
function orderOfCells(a: Cell, b: Cell): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return compareCodePoints(a, b);
  }
  return typeof a === 'string' || typeof b === 'string' ? 1 : Number(a) - Number(b);
}

export function negateVector(operator: '-' | '+' | '~', { dtype, cells }: Vector): Vector {
  if (operator === '~') {
    return dtype === 'bool' ? { dtype, cells: cells.map(cell => cell !== true) } : unsupported('it inverts numbers');
  }
  if (dtype === 'text' || dtype === 'bool') {
    return unsupported('it negates texts or bools');
  }
  return operator === '-' ? { dtype, cells: cells.map(cell => 0 - Number(cell)) } : { dtype, cells };
}

/** What `astype` makes of it. */
export function castVector(vector: Vector, to: Dtype): Vector {
  const hasGaps = vector.cells.some(isMissing);
  switch (to) {
    case 'int':
      return hasGaps
        ? raise('ValueError', 'Cannot convert non-finite values (NA or inf) to integer')
        : { dtype: to, cells: vector.cells.map(wholeCell) };
    case 'float':
      return { dtype: to, cells: vector.cells.map(floatCell) };
    case 'bool':
      return vector.dtype === 'text' || hasGaps
        ? unsupported('it turns texts into bools')
        : { dtype: to, cells: vector.cells.map(cell => cell !== 0 && cell !== false) };
    case 'text':
      return textVector(vector, hasGaps);
  }
}

function wholeCell(cell: Cell): Cell {
  return typeof cell === 'string' ? wholeText(cell) : Math.trunc(Number(cell));
}

function floatCell(cell: Cell): Cell {
  return typeof cell === 'string' ? floatText(cell) : cell === null ? Number.NaN : Number(cell);
}

function textVector({ dtype, cells }: Vector, hasGaps: boolean): Vector {
  return dtype === 'int' || (dtype === 'text' && !hasGaps)
    ? { dtype: 'text', cells: cells.map(String) }
    : unsupported('it turns a column into texts');
}

function wholeText(text: string): number {
  return /^\s*[-+]?\d+\s*$/.test(text) ? Number(text) : raise('ValueError', 'invalid literal for int()');
}

function floatText(text: string): number {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? raise('ValueError', 'could not convert string to float') : number;
}

/** The type that a dtype of the code means: `int`, `'float64'`, `np.int32`. */
export function dtypeOf(type: PyValue): Dtype {
  const name = type.kind === 'str' ? type.value : type.kind === 'builtin' || type.kind === 'external' ? type.name : '';
  const short = name.slice(name.lastIndexOf('.') + 1);
  if (/^(int|int64|int32|int_|i8)$/.test(short)) {
    return 'int';
  }
  if (/^(float|float64|float_|f8|double)$/.test(short)) {
    return 'float';
  }
  return short === 'bool' || short === 'bool_'
    ? 'bool'
    : short === 'str'
      ? 'text'
      : unsupported(`it converts to ${short === '' ? 'a type that is not followed' : short}`);
}

/** Changes every number; the result is of floats. */
export function mapNumbers({ dtype, cells }: Vector, change: (value: number) => number): Vector {
  return dtype === 'text'
    ? unsupported('it computes with texts')
    : { dtype: 'float', cells: cells.map(cell => change(Number(cell))) };
}

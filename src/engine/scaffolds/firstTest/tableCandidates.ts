import { ArrayValue } from '../../evaluation/libraries/tables/array';
import { FrameValue } from '../../evaluation/libraries/tables/frame';
import { Labels } from '../../evaluation/libraries/tables/labels';
import { SeriesValue } from '../../evaluation/libraries/tables/series';
import { type Cell, type Vector, isMissing } from '../../evaluation/libraries/tables/vector';
import type { PyValue } from '../../evaluation/values';
import { sortOfName } from './methodHints';
import type { Shape } from './shape';

const ROWS = 4;
/** Enough for both sides of two numbers, and few enough to be read. */
const MOST_ROWS = 6;

/** Small tables with the columns that the code reads, their values on both sides of what they are compared with. */
export function tables(shape: Shape): readonly PyValue[] {
  const fields = [...shape.keys].filter(([name]) => !name.startsWith('#'));
  const known: readonly (readonly [string, Shape])[] =
    fields.length > 0 ? fields : usual.map(name => [name, shape.element] as const);
  const table = (turn: number, rows: number): PyValue => {
    const made = new Map<Shape, Vector>();
    const vectors = known.map(([name, column], index) => {
      const twin = column.twin === undefined ? undefined : made.get(column.twin);
      // What is compared begins with the numbers around that.
      const first = comparedNumbers(column).length > 0 ? turn : turn + index;
      const vector = twin === undefined ? columnOf(name, column, { turn: first, rows }) : partlyLike(twin);
      made.set(column, vector);
      return [name, vector] as const;
    });
    return new FrameValue(vectors, Labels.upTo(rows));
  };
  const wanted = Math.max(ROWS, ...known.map(([, column]) => Math.min(MOST_ROWS, 3 * comparedNumbers(column).length)));
  return [table(0, wanted), table(1, ROWS), table(3, ROWS), table(0, 2), table(5, ROWS)];
}

/** The same in every other row; what stands in the next one in the others. */
function partlyLike({ dtype, cells }: Vector): Vector {
  return { dtype, cells: cells.map((cell, at) => (at % 2 === 0 ? cell : (cells[(at + 1) % cells.length] ?? null))) };
}

const usual = ['tenure_months', 'monthly_charges'];

export function columns(shape: Shape): readonly PyValue[] {
  if (shape.isBinary) {
    return labels.map(cells => new SeriesValue({ dtype: 'int', cells }, Labels.upTo(cells.length), undefined));
  }
  const column = (turn: number): PyValue => {
    const vector = columnOf('', shape, { turn, rows: ROWS });
    return new SeriesValue(vector, Labels.upTo(vector.cells.length), undefined);
  };
  return [column(0), column(2), column(5)];
}

/** Of two classes. */
const labels: readonly (readonly Cell[])[] = [
  [1, 0, 1, 1],
  [0, 1, 1, 0],
  [1, 1, 0, 0],
];

/** Of one dimension and of two. */
export function arrays(shape: Shape): readonly PyValue[] {
  const numbers = numbersNear(shape, 'float');
  const take = (turn: number, count: number): readonly Cell[] =>
    Array.from({ length: count }, (_, at) => numbers[(turn + at) % numbers.length] ?? 0);
  return [
    new ArrayValue('float', take(0, 4)),
    new ArrayValue('float', take(0, 6), [3, 2]),
    new ArrayValue('int', [1, 0, 1, 1]),
    new ArrayValue('float', take(3, 4)),
    new ArrayValue('int', [1, 2, 3, 4, 5, 6], [2, 3]),
    new ArrayValue('float', take(5, 6), [2, 3]),
  ];
}

function columnOf(
  name: string,
  shape: Shape,
  { turn, rows }: { readonly turn: number; readonly rows: number },
): Vector {
  const dtype = columnSort(name, shape);
  const pool = poolOf(dtype, shape);
  const cells = cellsOf(pool, shape.isGrouped ? 2 : rows, { turn, rows });
  if (!shape.mayHaveGaps || rows < 2) {
    return { dtype, cells };
  }
  const gap = turn % rows;
  const missing = dtype === 'text' ? null : Number.NaN;
  const withGap = cells.map((cell, at) => (at === gap ? missing : cell));
  return dtype === 'bool'
    ? { dtype, cells }
    : { dtype: dtype === 'int' && withGap.some(isMissing) ? 'float' : dtype, cells: withGap };
}

/** As many different ones as told, in turn. */
function cellsOf(
  pool: readonly Cell[],
  different: number,
  { turn, rows }: { readonly turn: number; readonly rows: number },
): readonly Cell[] {
  return Array.from({ length: rows }, (_, at) => pool[(turn + (at % different)) % pool.length] ?? null);
}

/** What is in a column: what it is compared with says it best, then its use, then its name. */
function columnSort(name: string, shape: Shape): ColumnSort {
  const compared = comparedSort(shape);
  const told = shape.sorts.find((sort): sort is ColumnSort => columnSorts.some(each => each === sort));
  if (compared !== undefined || told === 'text' || told === 'bool') {
    return compared ?? told ?? 'float';
  }
  return namedSort(name, told) ?? told ?? 'float';
}

/** A name says whether numbers are whole, and that there are texts where nothing else says what there is. */
function namedSort(name: string, told: ColumnSort | undefined): ColumnSort | undefined {
  const named = name === '' ? undefined : sortOfName(name);
  return named === 'int' || (named === 'text' && told === undefined) ? named : undefined;
}

function comparedSort({ constants, methods }: Shape): ColumnSort | undefined {
  const kinds = new Set(constants.map(({ kind }) => kind));
  if (kinds.has('str') || methods.has('str')) {
    return 'text';
  }
  return kinds.has('float') ? 'float' : kinds.has('int') ? 'int' : undefined;
}

type ColumnSort = 'int' | 'float' | 'text' | 'bool';
const columnSorts: readonly ColumnSort[] = ['int', 'float', 'text', 'bool'];

function poolOf(sort: ColumnSort, shape: Shape): readonly Cell[] {
  switch (sort) {
    case 'text':
      return [...textsOf(shape), ...['Basel', 'Bern', 'Basel', 'Zurich']];
    case 'bool':
      return [true, false, false, true];
    default:
      return numbersNear(shape, sort);
  }
}

function textsOf({ constants, pieces }: Shape): readonly string[] {
  return [
    ...constants.flatMap(value => (value.kind === 'str' ? [value.value] : [])),
    ...pieces.map(piece => `alpha${piece}beta`),
  ];
}

function comparedNumbers({ constants }: Shape): readonly number[] {
  return constants.flatMap(value => (value.kind === 'int' || value.kind === 'float' ? [value.value] : []));
}

/** A compared number, one below and one above, then usual ones. */
function numbersNear(shape: Shape, sort: 'int' | 'float'): readonly number[] {
  const compared = comparedNumbers(shape);
  const step = sort === 'int' ? 1 : 0.5;
  const around = compared.flatMap(value => [value - step, value, value + step]);
  // 0.7 - 0.5 is 0.2 for people.
  const near = around.map(value => (sort === 'int' ? Math.round(value) : Number(value.toPrecision(12))));
  return [...new Set(near), ...(sort === 'int' ? [12, 3, 40, 7, 1, 25] : [20, 55.5, 8, 99.25, 1.5, 40])];
}

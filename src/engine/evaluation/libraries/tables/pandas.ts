import { Given } from '../../given';
import { NativeObject } from '../../nativeObject';
import { itemsOf } from '../../truth';
import { type Arguments, type PyValue, bool, none, unsupported } from '../../values';
import { type Library, library } from '../library';
import { ArrayValue } from './array';
import { FrameValue } from './frame';
import { Labels } from './labels';
import { SeriesValue } from './series';
import { type Vector, cellOf, isMissing, toVector } from './vector';
import { scalarVector } from './scalar';
import { toColumn } from './seriesChanges';

function vectorFrom(value: PyValue): Vector {
  if (value instanceof SeriesValue || value instanceof ArrayValue) {
    return value.vector;
  }
  return value.kind === 'list' || value.kind === 'tuple'
    ? toVector(itemsOf(value))
    : unsupported('it makes a column of something that is not followed');
}

function makeFrame(given: Arguments): PyValue {
  const read = new Given('DataFrame', given, ['data', 'index', 'columns']);
  const data = read.get('data');
  if (read.has('index')) {
    return unsupported('it makes a table with labels of its own');
  }
  if (data?.kind === 'dict') {
    return read.has('columns') ? unsupported('it makes a table of some columns') : fromColumns(data);
  }
  if (data?.kind === 'list' && data.items.every(({ kind }) => kind === 'dict')) {
    return read.has('columns') ? unsupported('it makes a table of some columns') : fromRecords(data.items);
  }
  return data instanceof FrameValue ? data.copy() : unsupported('it makes a table of something that is not followed');
}

type Dict = PyValue & { readonly kind: 'dict' };

function nameOf(key: PyValue): string {
  return key.kind === 'str' ? key.value : unsupported('a column has a name that is no text');
}

function fromColumns({ entries }: Dict): PyValue {
  const values = [...entries.values()];
  const lengths = values.flatMap(({ value }) =>
    scalarVector(value) === undefined ? [vectorFrom(value).cells.length] : [],
  );
  const [length] = lengths;
  if (
    length === undefined ||
    lengths.some(other => other !== length) ||
    values.some(({ value }) => value instanceof SeriesValue && !value.labels.isDefault)
  ) {
    return unsupported('it makes a table of columns that do not fit');
  }
  return new FrameValue(values.map(({ key, value }) => {
    const scalar = scalarVector(value);
    return [nameOf(key), scalar === undefined ? vectorFrom(value) : { dtype: scalar.dtype, cells: Array.from({ length }, () => scalar.cells[0] ?? null) }] as const;
  }), Labels.upTo(length)); // prettier-ignore
}

function fromRecords(rows: readonly PyValue[]): PyValue {
  const dicts = rows.flatMap(row => (row.kind === 'dict' ? [row] : []));
  const names = [...new Set(dicts.flatMap(({ entries }) => [...entries.values()].map(({ key }) => nameOf(key))))];
  return new FrameValue(
    names.map(name => [name, toColumn(dicts.map(({ entries }) => entries.get(`s${name}`)?.value))] as const),
    Labels.upTo(rows.length),
  );
}

function makeSeries(given: Arguments): PyValue {
  const read = new Given('Series', given, ['data', 'index', 'name']);
  const data = read.need('data');
  const vector =
    read.has('index') || data.kind === 'dict'
      ? unsupported('it makes a column with labels of its own')
      : vectorFrom(data);
  return new SeriesValue(vector, Labels.upTo(vector.cells.length), read.text('name'));
}

/** One below the other, or side by side. */
function concat(given: Arguments): PyValue {
  const read = new Given('concat', given, ['objs', 'axis', 'ignore_index']);
  const frames = itemsOf(read.need('objs')).map(item =>
    item instanceof FrameValue ? item : unsupported('it joins columns'),
  );
  const [first] = frames;
  if (first === undefined) {
    return unsupported('it joins nothing');
  }
  if (read.integer('axis') === 1) {
    return frames.every(frame => frame.labels.isSame(first.labels))
      ? first.with(frames.flatMap(frame => [...frame.columns]))
      : unsupported('it aligns tables with different rows');
  }
  const names = [...first.columns.keys()];
  if (
    frames.some(
      frame =>
        [...frame.columns.keys()].join('\n') !== names.join('\n') ||
        [...frame.columns].some(([name, { dtype }]) => dtype !== first.columns.get(name)?.dtype),
    )
  ) {
    return unsupported('it joins tables with different columns');
  }
  const cells = frames.flatMap(({ labels }) => labels.cells);
  const labels = read.flag('ignore_index', false) ? Labels.upTo(cells.length) : new Labels(cells, first.labels.dtype);
  return new FrameValue(
    names.map(
      name =>
        [
          name,
          { dtype: first.column(name).vector.dtype, cells: frames.flatMap(frame => frame.column(name).vector.cells) },
        ] as const,
    ),
    labels,
  );
}

/** Of a value, or of each in a column. */
function missing(isWanted: boolean): (given: Arguments) => PyValue {
  return ({ positional: [value = none] }) => {
    if (value instanceof NativeObject && value.scalar() === undefined) {
      return value instanceof SeriesValue
        ? value.with({ dtype: 'bool', cells: value.vector.cells.map(cell => isMissing(cell) === isWanted) })
        : unsupported('it asks what is missing in a table');
    }
    return ['none', 'int', 'float', 'str', 'bool', 'object'].includes(value.kind)
      ? bool(isMissing(cellOf(value)) === isWanted)
      : unsupported('it asks whether an object is missing');
  };
}

function toNumeric(given: Arguments): PyValue {
  const read = new Given('to_numeric', given, ['arg', 'errors']);
  const series = read.need('arg');
  if (!(series instanceof SeriesValue) || series.vector.dtype !== 'text') {
    return series instanceof SeriesValue ? series : unsupported('it turns something into numbers');
  }
  const numbers = series.vector.cells.map(cell =>
    typeof cell === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(cell) ? Number(cell) : Number.NaN,
  );
  if (numbers.some(Number.isNaN) && read.text('errors') !== 'coerce') {
    return unsupported('it turns texts into numbers that are none');
  }
  const isWhole = series.vector.cells.every(cell => typeof cell === 'string' && /^\s*[-+]?\d+\s*$/.test(cell));
  return series.with({ dtype: isWhole ? 'int' : 'float', cells: numbers });
}

export const pandas: Library = library('pandas', {
  DataFrame: makeFrame,
  Series: makeSeries,
  concat,
  isna: missing(true),
  isnull: missing(true),
  notna: missing(false),
  notnull: missing(false),
  to_numeric: toNumeric,
});

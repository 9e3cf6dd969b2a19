import { callValue } from '../../callFunction';
import { dict } from '../../dicts';
import { Given } from '../../given';
import { itemsOf } from '../../truth';
import { type PyValue, builtin, float, int, list, none, unsupported } from '../../values';
import { ArrayValue } from './array';
import { accessor } from './accessors';
import { Labels } from './labels';
import { LocatorValue } from './locator';
import { cellKey, firstPositions, quantile, reduce, reductions, sortedPositions } from './reductions';
import { ScalarValue, roundLikeNumpy, scalarOf } from './scalar';
import { SeriesValue } from './series';
import {
  type SeriesMethod,
  choose,
  clip,
  fillna,
  map,
  mapCells,
  read,
  replace,
  running,
  shifted,
  sorted,
  valueCounts,
} from './seriesChanges';
import { castVector, cellOf, dtypeOf, isMissing, valueOf } from './vector';

/** A method of a column; `undefined` when it is not known here. */
export function seriesMethod(series: SeriesValue, name: string): PyValue | undefined {
  if (name === 'str' || name === 'dt') {
    return accessor(series, name);
  }
  if (name === 'loc' || name === 'iloc') {
    return new LocatorValue(series, name);
  }
  const method = methods.get(name) ?? (name in reductions ? reducing(name) : operatorMethods.get(name));
  return method === undefined
    ? undefined
    : builtin(`Series.${name}`, (given, machine) => method(series, given, machine));
}

function reducing(name: string): SeriesMethod {
  return (series, given) => {
    const read = new Given(name, given, ['axis', 'skipna', 'numeric_only', 'ddof']);
    const { dtype, cell } = reduce(series.vector, name, {
      skipMissing: read.flag('skipna', true),
      ddof: read.integer('ddof') ?? 1,
    });
    return scalarOf({ dtype, cells: [cell] });
  };
}

const methods: ReadonlyMap<string, SeriesMethod> = new Map<string, SeriesMethod>([
  ['copy', series => series],
  ['fillna', fillna],
  ['clip', clip],
  ['map', map],
  ['apply', map],
  ['replace', replace],
  ['value_counts', valueCounts],
  ['sort_values', sorted],
  ['where', (series, given) => choose(series, given, true)],
  ['mask', (series, given) => choose(series, given, false)],
  ['astype', (series, given) => series.with(castVector(series.vector, dtypeOf(read('astype', given, ['dtype']).need('dtype'))))],
  ['round', (series, given) => (series.vector.dtype === 'float' ? mapCells(series, cell => roundLikeNumpy(Number(cell), read('round', given, ['decimals']).integer('decimals') ?? 0)) : series)],
  ['abs', series => series.absolute()],
  ['isna', series => mapCells(series, isMissing, 'bool')],
  ['isnull', series => mapCells(series, isMissing, 'bool')],
  ['notna', series => mapCells(series, cell => !isMissing(cell), 'bool')],
  ['notnull', series => mapCells(series, cell => !isMissing(cell), 'bool')],
  ['dropna', series => series.take(series.vector.cells.flatMap((cell, at) => (isMissing(cell) ? [] : [at])))],
  ['tolist', series => series.toList()],
  ['to_list', series => series.toList()],
  ['to_numpy', series => series.toArray()],
  ['isin', (series, given) => {
    const wanted = new Set(itemsOf(read('isin', given, ['values']).need('values'), false).map(item => cellKey(cellOf(item))));
    return mapCells(series, cell => wanted.has(cellKey(cell)), 'bool');
  }],
  ['between', (series, given) => {
    const asked = read('between', given, ['left', 'right']);
    const [low, high] = [asked.number('left') ?? 0, asked.number('right') ?? 0];
    return mapCells(series, cell => Number(cell) >= low && Number(cell) <= high, 'bool');
  }],
  ['unique', series => new ArrayValue(series.vector.dtype, firstPositions(series.vector).map(at => series.vector.cells[at] ?? null))],
  ['nunique', series => int(firstPositions(series.vector).filter(at => !isMissing(series.vector.cells[at])).length)],
  ['drop_duplicates', series => series.take(firstPositions(series.vector))],
  ['count', series => new ScalarValue(series.vector.cells.filter(cell => !isMissing(cell)).length, 'int')],
  ['any', series => new ScalarValue(series.vector.cells.some(cell => cell !== 0 && cell !== false && !isMissing(cell)), 'bool')],
  ['all', series => new ScalarValue(series.vector.cells.every(cell => cell !== 0 && cell !== false), 'bool')],
  ['head', (series, given) => series.take(Array.from({ length: series.length() }, (_, at) => at).slice(0, read('head', given, ['n']).integer('n') ?? 5))],
  ['tail', (series, given) => series.take(Array.from({ length: series.length() }, (_, at) => at).slice(-(read('tail', given, ['n']).integer('n') ?? 5)))],
  ['shift', (series, given) => shifted(series, read('shift', given, ['periods']).integer('periods') ?? 1)],
  ['diff', (series, given) => series.binary('-', shifted(series, read('diff', given, ['periods']).integer('periods') ?? 1), false) ?? none],
  ['pct_change', series => series.binary('/', shifted(series, 1), false) instanceof SeriesValue ? subtractOne(series.binary('/', shifted(series, 1), false)) : none],
  ['cumsum', running((sum, number) => sum + number)],
  ['cummax', running(Math.max)],
  ['quantile', (series, given, machine) => {
    machine.isApproximate = true;
    const numbers = series.vector.cells.filter(cell => !isMissing(cell)).map(Number);
    const q = read('quantile', given, ['q']).number('q') ?? 0.5;
    return numbers.length === 0 ? unsupported('it asks for quantiles of nothing') : new ScalarValue(quantile(numbers, q), 'float');
  }],
  ['mode', series => {
    const counts = valueCounts(series, { positional: [], named: new Map() });
    if (!(counts instanceof SeriesValue)) {
      return none;
    }
    const most = counts.vector.cells.filter(cell => cell === counts.vector.cells[0]).length;
    const modes = { dtype: series.vector.dtype, cells: counts.labels.cells.slice(0, most) };
    const cells = sortedPositions(modes, true).map(at => modes.cells[at] ?? null);
    return new SeriesValue({ dtype: series.vector.dtype, cells }, Labels.upTo(cells.length), series.name);
  }],
  ['idxmax', series => extremeLabel(series, Math.max)],
  ['idxmin', series => extremeLabel(series, Math.min)],
  ['reset_index', (series, given) => read('reset_index', given, ['drop']).flag('drop', false) ? new SeriesValue(series.vector, Labels.upTo(series.length()), series.name) : unsupported('it makes a table of a column')],
  ['item', series => series.length() === 1 ? valueOf(series.vector.cells[0], series.vector.dtype) : unsupported('it calls item()')],
  ['items', series => list(series.labels.values.map((label, at) => ({ kind: 'tuple', items: [label, series.iterate()[at] ?? none] }) as const))],
  ['to_dict', series => dict(series.labels.values.map((label, at) => [label, series.iterate()[at] ?? none] as const))],
  ['pipe', (series, given, machine) => callValue(given.positional[0] ?? none, { positional: [series, ...given.positional.slice(1)], named: given.named }, machine)],
]); // prettier-ignore

function subtractOne(value: PyValue | undefined): PyValue {
  return value instanceof SeriesValue ? (value.binary('-', float(1), false) ?? none) : none;
}

function extremeLabel(series: SeriesValue, choose_: (...numbers: readonly number[]) => number): PyValue {
  const numbers = series.vector.cells.map(Number);
  return series.vector.dtype === 'text' || numbers.some(Number.isNaN) || numbers.length === 0
    ? unsupported('it looks for the largest among missing numbers')
    : (series.labels.values[numbers.indexOf(choose_(...numbers))] ?? none);
}

/** `column.gt(3)` is `column > 3`. */
const operatorMethods: ReadonlyMap<string, SeriesMethod> = new Map<string, SeriesMethod>([
  ...(['add:+', 'sub:-', 'mul:*', 'div:/', 'truediv:/', 'pow:**', 'floordiv://', 'mod:%'] as const).map(
    (pair): [string, SeriesMethod] => {
      const [name = '', operator] = pair.split(':');
      return [name, (series, { positional: [other = none] }) => binaryOf(series, operator, other)];
    },
  ),
  ...(['gt:>', 'ge:>=', 'lt:<', 'le:<=', 'eq:==', 'ne:!='] as const).map((pair): [string, SeriesMethod] => {
    const [name = '', operator] = pair.split(':');
    return [name, (series, { positional: [other = none] }) => compareOf(series, operator, other)];
  }),
]);

function binaryOf(series: SeriesValue, operator: string | undefined, other: PyValue): PyValue {
  const known = (['+', '-', '*', '/', '**', '//', '%'] as const).find(each => each === operator);
  return (
    (known === undefined ? undefined : series.binary(known, other, false)) ?? unsupported('it computes with objects')
  );
}

function compareOf(series: SeriesValue, operator: string | undefined, other: PyValue): PyValue {
  const known = (['>', '>=', '<', '<=', '==', '!='] as const).find(each => each === operator);
  return (known === undefined ? undefined : series.compare(known, other, false)) ?? unsupported('it compares objects');
}

import { callValue } from '../../callFunction';
import { dict } from '../../dicts';
import { Given, positionally } from '../../given';
import type { Machine } from '../../machine';
import { type Arguments, type PyValue, builtin, list, none, str, tuple, unsupported, view } from '../../values';
import type { FrameValue } from './frame';
import { groupBy } from './groups';
import { Labels } from './labels';
import { cellKey, reduce, reductions } from './reductions';
import { roundLikeNumpy } from './scalar';
import { SeriesValue } from './series';
import {
  assign,
  astype,
  drop,
  dropDuplicates,
  dropna,
  fillna,
  isColumns,
  rename,
  resetIndex,
  setIndex,
  sortValues,
} from './frameChanges';
import { toColumn } from './seriesChanges';
import { type Dtype, isMissing } from './vector';

type Method = (frame: FrameValue, given: Arguments, machine: Machine) => PyValue;

/** A method of a table; `undefined` when it is not known here. */
export function frameMethod(frame: FrameValue, name: string): PyValue | undefined {
  const method = methods.get(name) ?? (name in reductions || name === 'count' ? reducing(name) : undefined);
  return method === undefined
    ? undefined
    : builtin(`DataFrame.${name}`, (given, machine) => method(frame, given, machine));
}

function reducing(name: string): Method {
  return (frame, given) => {
    const read = new Given(name, given, ['axis', 'skipna', 'numeric_only']);
    if ((read.integer('axis') ?? 0) !== 0) {
      return alongRows(frame, name);
    }
    const numeric = read.flag('numeric_only', false)
      ? [...frame.columns].filter(([, { dtype }]) => dtype !== 'text')
      : [...frame.columns];
    const reduced = numeric.map(([, vector]) =>
      name === 'count'
        ? { dtype: 'int' as const, cell: vector.cells.filter(cell => !isMissing(cell)).length }
        : reduce(vector, name, { skipMissing: true, ddof: 1 }),
    );
    const dtype: Dtype = reduced.every(each => each.dtype === 'int')
      ? 'int'
      : reduced.some(each => each.dtype === 'text')
        ? unsupported('it summarises texts')
        : 'float';
    return new SeriesValue(
      { dtype, cells: reduced.map(({ cell }) => cell) },
      new Labels(
        numeric.map(([column]) => column),
        'text',
      ),
      undefined,
    );
  };
}

function alongRows(frame: FrameValue, name: string): PyValue {
  const matrix = frame.toArray();
  const rows = matrix.rows.map(cells => reduce({ dtype: matrix.dtype, cells }, name, { skipMissing: true, ddof: 1 }));
  return new SeriesValue(
    { dtype: rows[0]?.dtype ?? 'float', cells: rows.map(({ cell }) => cell) },
    frame.labels,
    undefined,
  );
}

/** For each column, or with `axis=1` for each row. */
function apply(frame: FrameValue, given: Arguments, machine: Machine): PyValue {
  const read = new Given('apply', given, ['func', 'axis']);
  const callee = read.need('func');
  if (!isColumns(read.get('axis'))) {
    return unsupported('it applies a function to each column');
  }
  const values = frame.labels.cells.map((_, at) => callValue(callee, positionally(frame.row(at)), machine));
  return values.length === 0
    ? unsupported('it applies a function to no row')
    : new SeriesValue(toColumn(values), frame.labels, undefined);
}

function toDict(frame: FrameValue, given: Arguments): PyValue {
  const orient = new Given('to_dict', given, ['orient']).text('orient') ?? 'dict';
  const rows = frame.labels.cells.map((_, at) =>
    dict([...frame.row(at).fields].map(([name, value]) => [str(name), value] as const)),
  );
  if (orient === 'records') {
    return list(rows);
  }
  return orient === 'list'
    ? dict([...frame.columns.keys()].map(name => [str(name), frame.column(name).toList()] as const))
    : unsupported('it makes a dict of a table');
}

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['copy', frame => frame.copy()],
  ['fillna', fillna],
  ['dropna', dropna],
  ['drop', drop],
  ['rename', rename],
  ['assign', assign],
  ['astype', astype],
  ['reset_index', resetIndex],
  ['set_index', setIndex],
  ['sort_values', sortValues],
  ['drop_duplicates', dropDuplicates],
  ['apply', apply],
  ['to_dict', toDict],
  ['groupby', (frame, given) => groupBy(frame, given)],
  ['isna', frame => frame.mapColumns(({ cells }) => ({ dtype: 'bool', cells: cells.map(isMissing) }))],
  ['isnull', frame => frame.mapColumns(({ cells }) => ({ dtype: 'bool', cells: cells.map(isMissing) }))],
  ['notna', frame => frame.mapColumns(({ cells }) => ({ dtype: 'bool', cells: cells.map(cell => !isMissing(cell)) }))],
  ['head', (frame, given) => frame.take(places(frame).slice(0, new Given('head', given, ['n']).integer('n') ?? 5))],
  ['tail', (frame, given) => frame.take(places(frame).slice(-(new Given('tail', given, ['n']).integer('n') ?? 5)))],
  ['round', (frame, given) => {
    const digits = new Given('round', given, ['decimals']).integer('decimals') ?? 0;
    return frame.mapColumns(vector => (vector.dtype === 'float' ? { dtype: 'float', cells: vector.cells.map(cell => roundLikeNumpy(Number(cell), digits)) } : vector));
  }],
  ['iterrows', frame => view(places(frame).map(at => tuple([frame.labels.values[at] ?? none, frame.row(at)])))],
  ['items', frame => view([...frame.columns.keys()].map(name => tuple([str(name), frame.column(name)])))],
  ['to_numpy', frame => frame.toArray()],
  ['pop', (frame, given) => {
    const name = new Given('pop', given, ['item']).needText('item');
    const taken = frame.column(name);
    frame.deleteItem(str(name));
    return taken;
  }],
  ['get', (frame, { positional: [name = none, byDefault = none] }) => (name.kind === 'str' && frame.columns.has(name.value) ? frame.column(name.value) : byDefault)],
  ['pipe', (frame, { positional: [callee = none, ...rest], named }, machine) => callValue(callee, { positional: [frame, ...rest], named }, machine)],
  ['select_dtypes', (frame, given) => selectTypes(frame, new Given('select_dtypes', given, ['include', 'exclude']))],
  ['nunique', frame => new SeriesValue({ dtype: 'int', cells: [...frame.columns.values()].map(({ cells }) => new Set(cells.filter(cell => !isMissing(cell)).map(cellKey)).size) }, new Labels([...frame.columns.keys()], 'text'), undefined)],
]); // prettier-ignore

function places(frame: FrameValue): readonly number[] {
  return frame.labels.cells.map((_, at) => at);
}

/** Whether texts are objects depends on the version of pandas; numbers are numbers in all. */
function selectTypes(frame: FrameValue, given: Given): PyValue {
  const wanted = namesOrTypes(given.get('include') ?? unsupported('it chooses columns by what they are not'));
  return wanted.every(name => /(^|\.)number$/.test(name))
    ? frame.with([...frame.columns].filter(([, { dtype }]) => dtype === 'int' || dtype === 'float'))
    : unsupported('it chooses columns by their type');
}

function namesOrTypes(value: PyValue): readonly string[] {
  const items = value.kind === 'list' ? value.items : [value];
  return items.map(item =>
    item.kind === 'str' ? item.value : item.kind === 'external' || item.kind === 'builtin' ? item.name : '',
  );
}

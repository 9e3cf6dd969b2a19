import { callValue } from '../../callFunction';
import { Given, positionally } from '../../given';
import type { Machine } from '../../machine';
import { itemsOf } from '../../truth';
import { type Arguments, type PyValue, none, raise, str, unsupported } from '../../values';
import { FrameValue } from './frame';
import { IndexValue } from './indexValue';
import { Labels } from './labels';
import { cellKey, sortedPositions } from './reductions';
import { scalarVector } from './scalar';
import { fillVector } from './seriesChanges';
import { type Vector, castVector, dtypeOf, isMissing } from './vector';

/** Names in a text, a list of texts, or an index. */
export function namesIn(value: PyValue | undefined): readonly string[] {
  if (value === undefined) {
    return [];
  }
  const items =
    value.kind === 'str'
      ? [value]
      : value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set' || value instanceof IndexValue
        ? itemsOf(value)
        : unsupported('it names columns in a way that is not followed');
  return items.map(item => (item.kind === 'str' ? item.value : unsupported('a column has a name that is no text')));
}

/** A new table, or with `inplace=True` a change of the one there is. */
export function done(frame: FrameValue, result: FrameValue, given: Given): PyValue {
  if (!given.flag('inplace', false)) {
    return result;
  }
  frame.become(result);
  return none;
}

export function fillna(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('fillna', given, ['value', 'inplace']);
  const value = read.need('value');
  if (value.kind === 'dict') {
    const byName = new Map(
      [...value.entries.values()].map(({ key, value: each }) => [key.kind === 'str' ? key.value : '', each] as const),
    );
    return done(frame, frame.mapColumns((vector, name) => {
      const by = byName.get(name);
      return by === undefined ? vector : fillVector(vector, scalarVector(by) ?? unsupported('it fills a column in a way that is not followed'));
    }), read); // prettier-ignore
  }
  const by = scalarVector(value) ?? unsupported('it fills a table in a way that is not followed');
  return done(
    frame,
    frame.mapColumns(vector => fillVector(vector, by)),
    read,
  );
}

export function dropna(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('dropna', given, ['axis', 'how', 'subset', 'inplace']);
  if (isColumns(read.get('axis'))) {
    return done(frame, frame.with([...frame.columns].filter(([, { cells }]) => !cells.some(isMissing))), read);
  }
  const subset = read.get('subset');
  const asked =
    subset === undefined ? [...frame.columns.values()] : namesIn(subset).map(name => frame.column(name).vector);
  const isAll = read.text('how') === 'all';
  const positions = frame.labels.cells.flatMap((_, at) => {
    const missing = asked.filter(({ cells }) => isMissing(cells[at])).length;
    return (isAll ? missing === asked.length : missing > 0) ? [] : [at];
  });
  return done(frame, frame.take(positions), read);
}

export function isColumns(axis: PyValue | undefined): boolean {
  return (axis?.kind === 'int' && axis.value === 1) || (axis?.kind === 'str' && axis.value === 'columns');
}

export function drop(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('drop', given, ['labels', 'axis', 'index', 'columns', 'level', 'inplace', 'errors']);
  const named = read.get('columns') ?? (isColumns(read.get('axis')) ? read.get('labels') : undefined);
  const gone = namesIn(named ?? unsupported('it drops rows by their labels'));
  const strange = gone.find(name => !frame.columns.has(name));
  if (strange !== undefined && read.text('errors') !== 'ignore') {
    return raise('KeyError', `['${strange}'] not found in axis`);
  }
  return done(frame, frame.with([...frame.columns].filter(([name]) => !gone.includes(name))), read);
}

export function rename(frame: FrameValue, given: Arguments, machine: Machine): PyValue {
  const read = new Given('rename', given, ['mapper', 'index', 'columns', 'axis', 'inplace']);
  const by =
    read.get('columns') ??
    (isColumns(read.get('axis')) ? read.get('mapper') : undefined) ??
    unsupported('it renames rows');
  const renamed = [...frame.columns].map(([name, vector]) => {
    const now =
      by.kind === 'dict' ? by.entries.get(`s${name}`)?.value : callValue(by, positionally(str(name)), machine);
    return [
      now === undefined ? name : now.kind === 'str' ? now.value : unsupported('a column has a name that is no text'),
      vector,
    ] as const;
  });
  return done(frame, frame.with(renamed), read);
}

/** Functions are called with the table as it is by then. */
export function assign(frame: FrameValue, { named }: Arguments, machine: Machine): PyValue {
  const made = new FrameValue(frame.columns, frame.labels);
  named.forEach((value, name) => {
    const found =
      value.kind === 'function'
        ? callValue(value, positionally(new FrameValue(made.columns, made.labels)), machine)
        : value;
    made.setColumn(name, made.columnFor(found));
  });
  return made;
}

export function astype(frame: FrameValue, given: Arguments): PyValue {
  const type = new Given('astype', given, ['dtype']).need('dtype');
  return frame.mapColumns((vector, name) => {
    const wanted = type.kind === 'dict' ? type.entries.get(`s${name}`)?.value : type;
    return wanted === undefined ? vector : castVector(vector, dtypeOf(wanted));
  });
}

export function resetIndex(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('reset_index', given, ['level', 'drop', 'inplace']);
  const columns: (readonly [string, Vector])[] = read.flag('drop', false)
    ? []
    : [[frame.labels.name ?? 'index', { dtype: frame.labels.dtype, cells: frame.labels.cells }]];
  return done(frame, new FrameValue([...columns, ...frame.columns], Labels.upTo(frame.length())), read);
}

export function setIndex(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('set_index', given, ['keys', 'inplace']);
  const name = read.needText('keys');
  const { dtype, cells } = frame.column(name).vector;
  return done(
    frame,
    new FrameValue(
      [...frame.columns].filter(([other]) => other !== name),
      new Labels(cells, dtype, name),
    ),
    read,
  );
}

export function sortValues(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('sort_values', given, ['by', 'axis', 'ascending', 'inplace', 'ignore_index']);
  const names = namesIn(read.need('by'));
  const orders = read.get('ascending');
  const isUp = (at: number): boolean => {
    const order = orders?.kind === 'list' ? orders.items[at] : orders;
    return order === undefined || (order.kind === 'bool' && order.value);
  };
  // From the last key to the first, each time keeping what was equal in its order.
  const sorted = names.reduceRight(
    (table, name, at) => table.take(sortedPositions(table.column(name).vector, isUp(at))),
    frame,
  );
  const result = read.flag('ignore_index', false)
    ? new FrameValue(sorted.columns, Labels.upTo(sorted.length()))
    : sorted;
  return done(frame, result, read);
}

export function dropDuplicates(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('drop_duplicates', given, ['subset', 'keep', 'inplace', 'ignore_index']);
  const keep = read.text('keep') ?? 'first';
  const vectors =
    read.get('subset') === undefined
      ? [...frame.columns.values()]
      : namesIn(read.get('subset')).map(name => frame.column(name).vector);
  const keys = frame.labels.cells.map((_, at) => vectors.map(({ cells }) => cellKey(cells[at])).join('|'));
  const positions = keys.flatMap((key, at) =>
    (keep === 'last' ? keys.lastIndexOf(key) : keys.indexOf(key)) === at ? [at] : [],
  );
  const taken = frame.take(positions);
  return done(
    frame,
    read.flag('ignore_index', false) ? new FrameValue(taken.columns, Labels.upTo(taken.length())) : taken,
    read,
  );
}

import { callValue } from '../../callFunction';
import { getEntry } from '../../dicts';
import { Given, positionally } from '../../given';
import type { Machine } from '../../machine';
import { NativeObject } from '../../nativeObject';
import { numberOf } from '../../numbers';
import { type Arguments, type PyValue, unsupported } from '../../values';
import { ArrayValue } from './array';
import { Labels } from './labels';
import { cellKey, firstPositions, sortedPositions } from './reductions';
import { SeriesValue } from './series';
import { type Cell, type Dtype, type Vector, cellOf, isMissing, toVector, valueOf } from './vector';

export type SeriesMethod = (series: SeriesValue, given: Arguments, machine: Machine) => PyValue;

/** Where a flag such as `inplace` would change what is not followed. */
export function read(name: string, given: Arguments, parameters: readonly string[]): Given {
  return new Given(name, given, parameters);
}

export function mapCells(
  series: SeriesValue,
  change: (cell: Cell) => Cell,
  dtype: Dtype = series.vector.dtype,
): SeriesValue {
  return series.with({ dtype, cells: series.vector.cells.map(change) });
}

export function fillVector(vector: Vector, by: Vector): Vector {
  const isNothing = !vector.cells.some(isMissing);
  const value = by.cells[0] ?? null;
  if (vector.dtype !== by.dtype && !(vector.dtype === 'float' && by.dtype === 'int')) {
    return isNothing ? vector : unsupported('it fills a column with another type');
  }
  const cells = vector.cells.map((cell, at) =>
    isMissing(cell) ? (by.cells.length === 1 ? value : (by.cells[at] ?? null)) : cell,
  );
  return { dtype: vector.dtype, cells };
}

export function fillna(series: SeriesValue, given: Arguments): PyValue {
  const value = read('fillna', given, ['value']).need('value');
  const by = series.operand(value) ?? unsupported('it fills a column in a way that is not followed');
  return series.with(fillVector(series.vector, by));
}

export function clip(series: SeriesValue, given: Arguments): PyValue {
  const asked = read('clip', given, ['lower', 'upper']);
  const [low, high] = [asked.get('lower'), asked.get('upper')];
  const bound = (value: PyValue | undefined, missing: number): number =>
    value === undefined
      ? missing
      : (numberOf(value) ??
        numberOf(value instanceof NativeObject ? value.scalar() : undefined) ??
        unsupported('it clips by a column'));
  const isFloat =
    series.vector.dtype === 'float' || [low, high].some(value => value !== undefined && value.kind !== 'int');
  return mapCells(
    series,
    cell => (isMissing(cell) ? cell : Math.min(Math.max(Number(cell), bound(low, -Infinity)), bound(high, Infinity))),
    isFloat ? 'float' : 'int',
  );
}

/** With a function, a dict or another column's values. */
export function map(series: SeriesValue, given: Arguments, machine: Machine): PyValue {
  const by = read('map', given, ['arg', 'func']);
  const arg = by.get('arg') ?? by.need('func');
  if (arg.kind === 'dict') {
    return series.with(
      toColumn(
        series.vector.cells.map(cell =>
          isMissing(cell) ? undefined : getEntry(arg, valueOf(cell, series.vector.dtype)),
        ),
      ),
    );
  }
  if (arg instanceof NativeObject) {
    return unsupported('it maps a column by another');
  }
  return series.with(toColumn(series.iterate().map(value => callValue(arg, positionally(value), machine))));
}

/** A vector of what a function gave for each row; what is missing becomes `nan`. */
export function toColumn(values: readonly (PyValue | undefined)[]): Vector {
  const present = values.filter(value => value !== undefined);
  if (present.length === 0) {
    return { dtype: 'float', cells: values.map(() => Number.NaN) };
  }
  const found = toVector(present);
  if (present.length === values.length) {
    return found;
  }
  const dtype =
    found.dtype === 'int'
      ? 'float'
      : found.dtype === 'bool'
        ? unsupported('a column mixes bools and missing values')
        : found.dtype;
  const cells = [...found.cells];
  return {
    dtype,
    cells: values.map(value =>
      value === undefined ? (dtype === 'text' ? null : Number.NaN) : (cells.shift() ?? null),
    ),
  };
}

export function replace(series: SeriesValue, given: Arguments): PyValue {
  const asked = read('replace', given, ['to_replace', 'value']);
  const from = asked.need('to_replace');
  const pairs =
    from.kind === 'dict'
      ? [...from.entries.values()].map(({ key, value }) => [key, value] as const)
      : itemsToReplace(from).map(key => [key, asked.need('value')] as const);
  const table = new Map(pairs.map(([key, value]) => [cellKey(cellOf(key)), value] as const));
  return series.with(
    toVector(series.vector.cells.map(cell => table.get(cellKey(cell)) ?? valueOf(cell, series.vector.dtype))),
  );
}

function itemsToReplace(from: PyValue): readonly PyValue[] {
  return from.kind === 'list' ? from.items : [from];
}

export function valueCounts(series: SeriesValue, given: Arguments): PyValue {
  const isShare = read('value_counts', given, ['normalize', 'sort', 'dropna']).flag('normalize', false);
  const present = series.vector.cells.filter(cell => !isMissing(cell));
  const distinct = firstPositions({ dtype: series.vector.dtype, cells: present }).map(at => present[at] ?? null);
  const counted = distinct.map(cell => ({
    cell,
    count: present.filter(other => cellKey(other) === cellKey(cell)).length,
  }));
  const sorted = counted.sort((a, b) => b.count - a.count);
  const cells = sorted.map(({ count }) => (isShare ? count / present.length : count));
  return new SeriesValue(
    { dtype: isShare ? 'float' : 'int', cells },
    new Labels(
      sorted.map(({ cell }) => cell),
      series.vector.dtype,
      series.name,
    ),
    isShare ? 'proportion' : 'count',
  );
}

/** The row so many places before, or missing. */
export function shifted(series: SeriesValue, periods: number): SeriesValue {
  const { dtype, cells } = series.vector;
  if (dtype === 'bool') {
    return unsupported('it shifts bools');
  }
  return series.with({
    dtype: dtype === 'text' ? dtype : 'float',
    cells: cells.map((_, at) => cells[at - periods] ?? (dtype === 'text' ? null : Number.NaN)),
  });
}

export function running(change: (sum: number, number: number) => number): SeriesMethod {
  return series => {
    let total: number | undefined;
    return series.vector.dtype === 'text' || series.vector.cells.some(isMissing)
      ? unsupported('it adds up texts')
      : mapCells(
          series,
          cell => {
            total = total === undefined ? Number(cell) : change(total, Number(cell));
            return total;
          },
          series.vector.dtype === 'float' ? 'float' : 'int',
        );
  };
}

export function sorted(series: SeriesValue, given: Arguments): PyValue {
  return series.take(
    sortedPositions(series.vector, read('sort_values', given, ['ascending', 'by']).flag('ascending', true)),
  );
}

export function choose(series: SeriesValue, given: Arguments, keepsTrue: boolean): PyValue {
  const asked = read('where', given, ['cond', 'other']);
  const condition = asked.need('cond');
  const mask =
    condition instanceof SeriesValue || condition instanceof ArrayValue
      ? condition.vector.cells
      : unsupported('it chooses rows in a way that is not followed');
  const other = asked.get('other');
  const by =
    other === undefined
      ? { dtype: 'float' as const, cells: [Number.NaN] }
      : (series.operand(other) ?? unsupported('it fills a column in a way that is not followed'));
  const dtype =
    series.vector.dtype === by.dtype
      ? by.dtype
      : series.vector.dtype === 'text' || by.dtype === 'text' || by.dtype === 'bool' || series.vector.dtype === 'bool'
        ? unsupported('it mixes types')
        : 'float';
  return series.with({
    dtype,
    cells: series.vector.cells.map((cell, at) =>
      (mask[at] === true) === keepsTrue ? cell : (by.cells[by.cells.length === 1 ? 0 : at] ?? null),
    ),
  });
}

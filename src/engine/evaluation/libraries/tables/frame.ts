import type { BinaryOperator, CompareOperator } from '../../../python/index';
import { NativeObject, type WrittenText } from '../../nativeObject';
import { SliceValue } from '../../sliceValue';
import { itemsOf } from '../../truth';
import { type PyValue, bool, int, list, raise, str, tuple, unsupported } from '../../values';
import { ArrayValue } from './array';
import { frameMethod } from './frameMethods';
import { IndexValue } from './indexValue';
import { Labels } from './labels';
import { LocatorValue } from './locator';
import { RowValue } from './row';
import { ScalarValue, scalarVector } from './scalar';
import { SeriesValue, maskPositions } from './series';
import { type Vector, toVector, valueOf } from './vector';

/** A pandas table whose columns have names that are texts. */
export class FrameValue extends NativeObject {
  override readonly type = 'pandas.DataFrame';
  override readonly changesInPlace = true;
  #columns: Map<string, Vector>;
  #labels: Labels;

  constructor(columns: Iterable<readonly [string, Vector]>, labels: Labels) {
    super();
    this.#columns = new Map(columns);
    this.#labels = labels;
  }

  get columns(): ReadonlyMap<string, Vector> {
    return this.#columns;
  }

  get labels(): Labels {
    return this.#labels;
  }

  column(name: string): SeriesValue {
    const found = this.#columns.get(name);
    return found === undefined ? raise('KeyError', `'${name}'`) : new SeriesValue(found, this.#labels, name);
  }

  /** Other columns with the same rows. */
  with(columns: Iterable<readonly [string, Vector]>): FrameValue {
    return new FrameValue(columns, this.#labels);
  }

  /** Every column changed alike. */
  mapColumns(change: (vector: Vector, name: string) => Vector): FrameValue {
    return this.with([...this.#columns].map(([name, vector]) => [name, change(vector, name)] as const));
  }

  take(positions: readonly number[]): FrameValue {
    const part = ({ dtype, cells }: Vector): Vector => ({ dtype, cells: positions.map(at => cells[at] ?? null) });
    return new FrameValue(
      [...this.#columns].map(([name, vector]) => [name, part(vector)] as const),
      this.#labels.take(positions),
    );
  }

  /** A row of numbers alone is one of a matrix: whole numbers among floats become floats. */
  row(at: number): RowValue {
    const dtypes = new Set([...this.#columns.values()].map(({ dtype }) => dtype));
    const isMatrix = !dtypes.has('text') && (!dtypes.has('bool') || dtypes.size === 1);
    const common = dtypes.has('float') ? 'float' : undefined;
    const value = ({ dtype, cells }: Vector): PyValue =>
      isMatrix ? new ScalarValue(cells[at] ?? null, common ?? dtype) : valueOf(cells[at], dtype);
    const fields = new Map([...this.#columns].map(([name, vector]) => [name, value(vector)] as const));
    return new RowValue(fields, this.#labels.values[at]);
  }

  /** Columns by their places: of `.iloc[:, 0:2]`. */
  columnsAt(index: PyValue): FrameValue | SeriesValue {
    const names = [...this.#columns.keys()];
    if (index instanceof SliceValue) {
      return this.select(index.positions(names.length).flatMap(at => names[at] ?? []));
    }
    const name = index.kind === 'int' ? names.at(index.value) : undefined;
    return name === undefined ? unsupported('it takes columns by their places') : this.column(name);
  }

  select(names: readonly string[]): FrameValue {
    return this.with(names.map(name => [name, this.column(name).vector] as const));
  }

  override attribute(name: string): PyValue | undefined {
    switch (name) {
      case 'columns':
        return new IndexValue(new Labels([...this.#columns.keys()], 'text'));
      case 'index':
        return new IndexValue(this.#labels);
      case 'shape':
        return tuple([int(this.#labels.length), int(this.#columns.size)]);
      case 'empty':
        return bool(this.#labels.length === 0 || this.#columns.size === 0);
      case 'values':
        return this.toArray();
      default:
        return (
          this.#locator(name) ?? frameMethod(this, name) ?? (this.#columns.has(name) ? this.column(name) : undefined)
        );
    }
  }

  #locator(name: string): LocatorValue | undefined {
    return name === 'loc' || name === 'iloc' ? new LocatorValue(this, name) : undefined;
  }

  override setAttribute(name: string, value: PyValue): void {
    const names =
      name === 'columns'
        ? itemsOf(value).map(item =>
            item.kind === 'str' ? item.value : unsupported('a column has a name that is no text'),
          )
        : [];
    if (names.length !== this.#columns.size) {
      unsupported(`it sets the ${name} of a table`);
    }
    this.#columns = new Map([...this.#columns.values()].map((vector, at) => [names[at] ?? '', vector] as const));
  }

  override length(): number {
    return this.#labels.length;
  }

  override truth(): boolean {
    return raise('ValueError', 'The truth value of a DataFrame is ambiguous');
  }

  override iterate(): readonly PyValue[] {
    return [...this.#columns.keys()].map(str);
  }

  override contains(value: PyValue): boolean {
    return value.kind === 'str' && this.#columns.has(value.value);
  }

  override getItem(index: PyValue): PyValue {
    if (index.kind === 'str') {
      return this.column(index.value);
    }
    if (index instanceof SeriesValue || index instanceof ArrayValue) {
      return this.take(maskPositions(index, this));
    }
    if (index instanceof SliceValue) {
      return this.take(index.positions(this.length()));
    }
    const names =
      index.kind === 'list' || index instanceof IndexValue
        ? itemsOf(index)
        : unsupported('it takes parts of a table in a way that is not followed');
    return this.select(
      names.map(name =>
        name.kind === 'str' ? name.value : unsupported('it takes parts of a table in a way that is not followed'),
      ),
    );
  }

  override setItem(index: PyValue, value: PyValue): void {
    const name = index.kind === 'str' ? index.value : unsupported('it sets several columns at once');
    this.setColumn(name, this.columnFor(value));
  }

  setColumn(name: string, vector: Vector): void {
    this.#columns.set(name, vector);
  }

  /** Values for every row: of a column with the same rows, a list, or one value. */
  columnFor(value: PyValue): Vector {
    const scalar = scalarVector(value);
    if (scalar !== undefined) {
      return { dtype: scalar.dtype, cells: this.#labels.cells.map(() => scalar.cells[0] ?? null) };
    }
    if (value.kind === 'none') {
      return unsupported('it fills a column with None');
    }
    const vector =
      value instanceof SeriesValue
        ? this.#aligned(value)
        : value instanceof ArrayValue
          ? value.vector
          : value.kind === 'list' && value.isView !== true
            ? toVector(value.items)
            : unsupported('it makes a column of something that is not followed');
    return vector.cells.length === this.length()
      ? vector
      : raise('ValueError', 'Length of values does not match length of index');
  }

  #aligned(series: SeriesValue): Vector {
    return series.labels.isSame(this.#labels) ? series.vector : unsupported('it aligns columns with different rows');
  }

  setCells(positions: readonly number[], name: string, value: PyValue): void {
    const old = this.#columns.get(name) ?? unsupported('it makes a column of some rows');
    const given = scalarVector(value) ?? unsupported('it changes rows of a table in a way that is not followed');
    if (given.dtype !== old.dtype && !(old.dtype === 'float' && given.dtype === 'int')) {
      unsupported('it puts another type into a column');
    }
    const chosen = new Set(positions);
    this.#columns.set(name, {
      dtype: old.dtype,
      cells: old.cells.map((cell, at) => (chosen.has(at) ? (given.cells[0] ?? null) : cell)),
    });
  }

  override deleteItem(index: PyValue): void {
    if (index.kind !== 'str' || !this.#columns.delete(index.value)) {
      raise('KeyError');
    }
  }

  /** For `inplace=True`. */
  become(other: FrameValue): void {
    this.#columns = new Map(other.#columns);
    this.#labels = other.#labels;
  }

  override binary(operator: BinaryOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    return scalarVector(other) === undefined
      ? unsupported('it computes with whole tables')
      : this.with(
          [...this.#columns.keys()].map(
            name => [name, vectorOf(this.column(name).binary(operator, other, isReflected))] as const,
          ),
        );
  }

  override compare(operator: CompareOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    return scalarVector(other) === undefined
      ? unsupported('it compares whole tables')
      : this.with(
          [...this.#columns.keys()].map(
            name => [name, vectorOf(this.column(name).compare(operator, other, isReflected))] as const,
          ),
        );
  }

  override toArray(): ArrayValue {
    const vectors = [...this.#columns.values()];
    const dtypes = new Set(vectors.map(({ dtype }) => dtype));
    if (dtypes.has('text') || dtypes.has('bool')) {
      return unsupported('it makes an array of a table with texts');
    }
    const rows = this.#labels.cells.map((_, at) => vectors.map(({ cells }) => cells[at] ?? null));
    return new ArrayValue(dtypes.has('float') ? 'float' : 'int', rows.flat(), [rows.length, vectors.length]);
  }

  override isA(name: string): boolean {
    return /(^|\.)(DataFrame|Iterable|Sized)$/.test(name);
  }

  override copy(): PyValue {
    return new FrameValue(this.#columns, this.#labels);
  }

  override write(inside: (value: PyValue) => WrittenText | undefined, imports: Set<string>): WrittenText | undefined {
    imports.add('import pandas as pd');
    const items = [...this.#columns].map(([name, { dtype, cells }]): WrittenText | undefined => {
      const values = inside(list(cells.map(cell => valueOf(cell, dtype))));
      return values?.kind === 'group' ? { ...values, open: `${JSON.stringify(name)}: ${values.open}` } : undefined;
    });
    if (!this.#labels.isDefault || !items.every(item => item !== undefined)) {
      return undefined;
    }
    return {
      kind: 'group',
      open: 'pd.DataFrame(',
      items: [{ kind: 'group', open: '{', items, close: '}', isBroken: true }],
      close: ')',
    };
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    const columns = [...this.#columns].map(
      ([name, { dtype, cells }]) => `${name} ${dtype} ${inside(list(cells.map(cell => valueOf(cell, dtype))))}`,
    );
    return `table ${this.#labels.fingerprint()} ${columns.join('; ')}`;
  }
}

function vectorOf(value: PyValue | undefined): Vector {
  return value instanceof SeriesValue ? value.vector : unsupported('it computes with whole tables');
}

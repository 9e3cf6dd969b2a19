import type { BinaryOperator, CompareOperator } from '../../../python/index';
import { NativeObject, type WrittenText } from '../../nativeObject';
import { isIntegral } from '../../numbers';
import { SliceValue } from '../../sliceValue';
import { type PyValue, int, list, raise, str, tuple, unsupported } from '../../values';
import { ArrayValue } from './array';
import { IndexValue } from './indexValue';
import type { Labels } from './labels';
import { scalarOf, scalarVector } from './scalar';
import { seriesMethod } from './seriesMethods';
import { type Vector, cellOf, combine, compareCells, negateVector, valueOf } from './vector';

/** A pandas column. It never changes: what would change one in place is not followed. */
export class SeriesValue extends NativeObject {
  override readonly type = 'pandas.Series';

  constructor(
    readonly vector: Vector,
    readonly labels: Labels,
    readonly name: string | undefined,
  ) {
    super();
  }

  /** The same rows with other values. */
  with(vector: Vector): SeriesValue {
    return new SeriesValue(vector, this.labels, this.name);
  }

  /** Some of the rows, in the order given. */
  take(positions: readonly number[]): SeriesValue {
    const cells = positions.map(at => this.vector.cells[at] ?? null);
    return new SeriesValue({ dtype: this.vector.dtype, cells }, this.labels.take(positions), this.name);
  }

  override attribute(name: string): PyValue | undefined {
    switch (name) {
      case 'values':
        return new ArrayValue(this.vector.dtype, this.vector.cells);
      case 'index':
        return new IndexValue(this.labels);
      case 'name':
        return this.name === undefined ? { kind: 'none' } : str(this.name);
      case 'size':
        return int(this.length());
      case 'shape':
        return tuple([int(this.length())]);
      case 'empty':
        return { kind: 'bool', value: this.length() === 0 };
      default:
        return seriesMethod(this, name);
    }
  }

  override length(): number {
    return this.vector.cells.length;
  }

  override iterate(): readonly PyValue[] {
    return this.vector.cells.map(cell => valueOf(cell, this.vector.dtype));
  }

  override truth(): boolean {
    return raise('ValueError', 'The truth value of a Series is ambiguous');
  }

  override contains(value: PyValue): boolean {
    return this.labels.positionOf(cellOf(value)) >= 0;
  }

  override getItem(index: PyValue): PyValue {
    if (index instanceof SeriesValue || index instanceof ArrayValue) {
      return this.take(maskPositions(index, this));
    }
    if (index instanceof SliceValue) {
      return this.take(index.positions(this.length()));
    }
    if (isIntegral(index) && !this.labels.areWhole) {
      return unsupported('it takes a row of a column by its place');
    }
    const at = this.labels.positionOf(cellOf(index));
    return at < 0
      ? raise('KeyError', String(cellOf(index)))
      : scalarOf({ dtype: this.vector.dtype, cells: [this.vector.cells[at] ?? null] });
  }

  override binary(operator: BinaryOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const right = this.operand(other);
    if (right === undefined) {
      return undefined;
    }
    const combined = isReflected ? combine(operator, right, this.vector) : combine(operator, this.vector, right);
    return new SeriesValue(combined, this.labels, this.#nameWith(other));
  }

  override compare(operator: CompareOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const right = this.operand(other);
    if (right === undefined) {
      return undefined;
    }
    const compared = isReflected
      ? compareCells(operator, right, this.vector)
      : compareCells(operator, this.vector, right);
    return new SeriesValue(compared, this.labels, this.#nameWith(other));
  }

  /** A result of two columns keeps a name only when they share it. */
  #nameWith(other: PyValue): string | undefined {
    return other instanceof SeriesValue && other.name !== this.name ? undefined : this.name;
  }

  /** The other side of an operator: one value for all rows, or a column with the same rows. */
  operand(other: PyValue): Vector | undefined {
    if (other instanceof SeriesValue) {
      return other.labels.isSame(this.labels) ? other.vector : unsupported('it aligns columns with different rows');
    }
    if (other instanceof ArrayValue) {
      return other.vector;
    }
    return scalarVector(other);
  }

  override negate(operator: '-' | '+' | '~'): PyValue {
    return this.with(negateVector(operator, this.vector));
  }

  override absolute(): PyValue {
    return this.with({ dtype: this.vector.dtype, cells: this.vector.cells.map(cell => Math.abs(Number(cell))) });
  }

  override mapVector(change: (vector: Vector) => Vector): PyValue {
    return this.with(change(this.vector));
  }

  override toArray(): ArrayValue {
    return new ArrayValue(this.vector.dtype, this.vector.cells);
  }

  override isA(name: string): boolean {
    return /(^|\.)(Series|Iterable|Sized)$/.test(name);
  }

  /** What `tolist` gives. */
  toList(): PyValue {
    return list(this.vector.cells.map(cell => valueOf(cell, this.vector.dtype)));
  }

  override write(inside: (value: PyValue) => WrittenText | undefined, imports: Set<string>): WrittenText | undefined {
    const items = inside(this.toList());
    if (!this.labels.isDefault || items?.kind !== 'group') {
      return undefined;
    }
    imports.add('import pandas as pd');
    const name = this.name === undefined ? '' : `, name=${JSON.stringify(this.name)}`;
    return { ...items, open: `pd.Series(${items.open}`, close: `${items.close}${name})` };
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    return `series ${this.name ?? ''} ${this.vector.dtype} ${this.labels.fingerprint()} ${inside(this.toList())}`;
  }
}

/** The rows that a column or array of bools chooses. */
export function maskPositions(
  mask: SeriesValue | ArrayValue,
  { labels }: { readonly labels: Labels },
): readonly number[] {
  const { dtype, cells } = mask.vector;
  const fits = mask instanceof SeriesValue ? mask.labels.isSame(labels) : cells.length === labels.length;
  if (dtype !== 'bool' || !fits) {
    return unsupported('it chooses rows in a way that is not followed');
  }
  return cells.flatMap((cell, at) => (cell === true ? [at] : []));
}

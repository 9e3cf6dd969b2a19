import { NativeObject } from '../../nativeObject';
import { isIntegral } from '../../numbers';
import { SliceValue } from '../../sliceValue';
import { type PyValue, unsupported } from '../../values';
import { ArrayValue } from './array';
import { FrameValue } from './frame';
import { SeriesValue, maskPositions } from './series';
import { scalarOf } from './scalar';
import { cellOf } from './vector';

/** `.loc` or `.iloc` of a column or table. */
export class LocatorValue extends NativeObject {
  override readonly type = 'pandas.loc';

  constructor(
    readonly target: SeriesValue | FrameValue,
    readonly kindOfPlace: 'loc' | 'iloc',
  ) {
    super();
  }

  override getItem(index: PyValue): PyValue {
    if (index.kind === 'tuple') {
      return this.#rowsAndColumns(index.items);
    }
    const positions = this.positions(index);
    if (!isSingle(index)) {
      return this.target.take(positions);
    }
    const at = positions[0] ?? -1;
    return this.target instanceof SeriesValue
      ? scalarOf({ dtype: this.target.vector.dtype, cells: [this.target.vector.cells[at] ?? null] })
      : this.target.row(at);
  }

  #rowsAndColumns([rows, columns, ...more]: readonly PyValue[]): PyValue {
    if (!(this.target instanceof FrameValue) || rows === undefined || columns === undefined || more.length > 0) {
      return unsupported('it takes parts of a table in a way that is not followed');
    }
    const narrowed =
      this.kindOfPlace === 'iloc'
        ? this.target.columnsAt(columns)
        : isAll(columns)
          ? this.target
          : this.target.getItem(columns);
    if (!(narrowed instanceof FrameValue || narrowed instanceof SeriesValue)) {
      return unsupported('it takes parts of a table in a way that is not followed');
    }
    return new LocatorValue(narrowed, this.kindOfPlace).getItem(rows);
  }

  /** The rows that are meant. */
  positions(index: PyValue): readonly number[] {
    const { labels } = this.target;
    if (index instanceof SeriesValue || index instanceof ArrayValue) {
      return maskPositions(index, this.target);
    }
    if (index instanceof SliceValue) {
      const isWhole = index.lower.kind === 'none' && index.upper.kind === 'none';
      return this.kindOfPlace === 'iloc' || isWhole
        ? index.positions(labels.length)
        : unsupported('it takes rows between labels');
    }
    const asked = index.kind === 'list' ? index.items : [index];
    return asked.map(each => {
      const at = this.kindOfPlace === 'loc' ? labels.positionOf(cellOf(each)) : placeOf(each, labels.length);
      return at < 0 || at >= labels.length ? unsupported('it takes a row that is not there') : at;
    });
  }

  override setItem(index: PyValue, value: PyValue): void {
    if (!(this.target instanceof FrameValue) || index.kind !== 'tuple' || this.kindOfPlace === 'iloc') {
      unsupported('it changes rows of a table in a way that is not followed');
    }
    const [rows, column, ...more] = index.items;
    if (rows === undefined || column?.kind !== 'str' || more.length > 0) {
      unsupported('it changes rows of a table in a way that is not followed');
    }
    this.target.setCells(this.positions(rows), column.value, value);
  }

  override fingerprint(): string {
    return this.kindOfPlace;
  }
}

function isSingle(index: PyValue): boolean {
  return isIntegral(index) || index.kind === 'str';
}

function isAll(index: PyValue): boolean {
  return index instanceof SliceValue && index.lower.kind === 'none' && index.upper.kind === 'none';
}

function placeOf(value: PyValue, length: number): number {
  const at = value.kind === 'int' ? value.value : unsupported('it takes rows by something that is no number');
  return at < 0 ? at + length : at;
}

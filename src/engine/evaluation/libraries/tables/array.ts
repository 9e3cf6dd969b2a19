import type { BinaryOperator, CompareOperator } from '../../../python/index';
import { NativeObject, type WrittenText } from '../../nativeObject';
import { isIntegral } from '../../numbers';
import { SliceValue } from '../../sliceValue';
import { type PyValue, int, list, raise, tuple, unsupported } from '../../values';
import { arrayMethod } from './arrayMethods';
import { positionsIn } from './arrayPositions';
import { arrayOf } from './makeArray';
import { ScalarValue, scalarOf, scalarVector } from './scalar';
import {
  type Cell,
  type Dtype,
  type Vector,
  cellOf,
  combine,
  compareCells,
  isMissing,
  negateVector,
  valueOf,
} from './vector';

export type Shape = readonly [number] | readonly [number, number];

/** The cells that an index takes. */
interface Part {
  readonly positions: readonly number[];
  readonly shape: Shape | undefined;
  /** Python gives the cells themselves, and no copy. */
  readonly isView: boolean;
}

/** A numpy array of one or two dimensions. */
export class ArrayValue extends NativeObject {
  override readonly type = 'numpy.ndarray';
  override readonly changesInPlace = true;
  #cells: readonly Cell[];

  constructor(
    readonly dtype: Dtype,
    cells: readonly Cell[],
    readonly shape: Shape = [cells.length],
    /** The array whose cells these are too. */
    readonly source?: { readonly array: ArrayValue; readonly positions: readonly number[] },
  ) {
    super();
    this.#cells = cells;
  }

  get cells(): readonly Cell[] {
    const { array, positions } = this.source ?? {};
    return array === undefined ? this.#cells : (positions ?? []).map(at => array.cells[at] ?? null);
  }

  get vector(): Vector {
    return { dtype: this.dtype, cells: this.cells };
  }

  /** Rows of a matrix, or the single row that an array of one dimension is. */
  get rows(): readonly (readonly Cell[])[] {
    const [count, width] = this.shape;
    return width === undefined
      ? [this.cells]
      : Array.from({ length: count }, (_, row) => this.cells.slice(row * width, (row + 1) * width));
  }

  /** The same shape with other cells. */
  with({ dtype, cells }: Vector): ArrayValue {
    return new ArrayValue(dtype, cells, this.shape);
  }

  override attribute(name: string): PyValue | undefined {
    switch (name) {
      case 'shape':
        return tuple(this.shape.map(int));
      case 'ndim':
        return int(this.shape.length);
      case 'size':
        return int(this.cells.length);
      case 'T':
        return this.transpose();
      default:
        return arrayMethod(this, name);
    }
  }

  transpose(): ArrayValue {
    const [count, width] = this.shape;
    return width === undefined
      ? this
      : new ArrayValue(
          this.dtype,
          Array.from({ length: width }, (_, column) => this.rows.map(row => row[column] ?? null)).flat(),
          [width, count],
        );
  }

  override length(): number {
    return this.shape[0];
  }

  override truth(): boolean {
    return this.cells.length === 1
      ? this.cells[0] !== 0 && this.cells[0] !== false
      : raise('ValueError', 'The truth value of an array with more than one element is ambiguous');
  }

  override iterate(): readonly PyValue[] {
    return this.shape.length === 1
      ? this.cells.map(cell => scalarOf({ dtype: this.dtype, cells: [cell] }))
      : Array.from({ length: this.shape[0] }, (_, row) => this.getItem(int(row)));
  }

  override contains(value: PyValue): boolean {
    const wanted = cellOf(value);
    return this.cells.some(cell => cell === wanted);
  }

  override getItem(index: PyValue): PyValue {
    const { positions, shape, isView } = this.#part(index);
    const cells = positions.map(at => this.cells[at] ?? null);
    if (shape === undefined) {
      return scalarOf({ dtype: this.dtype, cells });
    }
    return new ArrayValue(this.dtype, cells, shape, isView ? { array: this, positions } : undefined);
  }

  /** Where the cells that an index takes are, and how they are arranged; a single cell has no shape. */
  #part(index: PyValue): Part {
    if (index.kind === 'tuple') {
      return this.#partOfMatrix(index.items);
    }
    const taken = positionsIn(index, this.shape[0]);
    const isSingle = isIntegral(index) || index instanceof ScalarValue;
    const isView = isSingle || index instanceof SliceValue;
    const width = this.shape[1];
    if (width === undefined) {
      return { positions: taken, shape: isSingle ? undefined : [taken.length], isView };
    }
    const positions = taken.flatMap(row => Array.from({ length: width }, (_, column) => row * width + column));
    return { positions, shape: isSingle ? [width] : [taken.length, width], isView };
  }

  #partOfMatrix([first, second, ...more]: readonly PyValue[]): Part {
    const width = this.shape[1];
    if (first === undefined || second === undefined || more.length > 0 || width === undefined) {
      return unsupported('it takes parts of an array in a way that is not followed');
    }
    const [rows, columns] = [positionsIn(first, this.shape[0]), positionsIn(second, width)];
    const positions = rows.flatMap(row => columns.map(column => row * width + column));
    const singles = [first, second].filter(isIntegral).length;
    const lists = [first, second].filter(part => !isIntegral(part) && !(part instanceof SliceValue)).length;
    if (lists === 2) {
      return unsupported('it takes parts of an array in a way that is not followed');
    }
    const shape: Shape | undefined =
      singles === 2 ? undefined : singles === 1 ? [positions.length] : [rows.length, columns.length];
    return { positions, shape, isView: lists === 0 };
  }

  override setItem(index: PyValue, value: PyValue): void {
    const { positions, shape } = this.#part(index);
    const array = value.kind === 'list' ? arrayOf(value) : value;
    const given =
      scalarVector(array) ??
      (array instanceof ArrayValue ? array.vector : unsupported('it puts objects into an array'));
    if (given.dtype === 'text' || (this.dtype !== 'float' && given.dtype !== this.dtype)) {
      unsupported('it puts another type into an array');
    }
    const width = shape?.at(-1) ?? 1;
    if (![1, width, positions.length].includes(given.cells.length)) {
      raise('ValueError', 'could not broadcast input array');
    }
    this.#put(
      positions,
      positions.map((_, order) => given.cells[order % given.cells.length] ?? null),
    );
  }

  /** What is a part of another array changes there. */
  #put(positions: readonly number[], cells: readonly Cell[]): void {
    if (this.source !== undefined) {
      const { array, positions: places } = this.source;
      array.#put(
        positions.map(at => places[at] ?? 0),
        cells,
      );
      return;
    }
    const changed = [...this.#cells];
    positions.forEach((at, order) => {
      changed[at] = cells[order] ?? null;
    });
    this.#cells = changed;
  }

  override binary(operator: BinaryOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const right = this.operand(other);
    if (right === undefined) {
      return undefined;
    }
    if (operator === '@') {
      return unsupported('it multiplies matrices');
    }
    return isReflected
      ? right.shaped.with(combine(operator, right.vector, this.broadcast(right.shaped)))
      : right.shaped.with(combine(operator, this.broadcast(right.shaped), right.vector));
  }

  override compare(operator: CompareOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const right = this.operand(other);
    if (right === undefined) {
      return undefined;
    }
    const [a, b] = [this.broadcast(right.shaped), right.vector];
    return right.shaped.with(isReflected ? compareCells(operator, b, a) : compareCells(operator, a, b));
  }

  /** The other side of an operator, spread to the shape that the result has. */
  operand(other: PyValue): { readonly vector: Vector; readonly shaped: ArrayValue } | undefined {
    const scalar = scalarVector(other);
    if (scalar !== undefined) {
      return { vector: { dtype: scalar.dtype, cells: this.cells.map(() => scalar.cells[0] ?? null) }, shaped: this };
    }
    const array = other instanceof ArrayValue ? other : other.kind === 'list' ? arrayOf(other) : undefined;
    if (array === undefined) {
      return undefined;
    }
    const shaped = array.cells.length > this.cells.length ? array : this;
    return { vector: array.broadcast(shaped), shaped };
  }

  /** The cells, repeated so that they fit another shape. */
  broadcast({ shape }: ArrayValue): Vector {
    if (this.shape.join() === shape.join() || this.cells.length === 1) {
      return this.vector;
    }
    const [count, width] = shape;
    const [rows, columns] = this.shape.length === 1 ? [1, this.shape[0]] : this.shape;
    const times = (cells: readonly Cell[], much: number): readonly Cell[] =>
      Array.from({ length: much }, () => cells).flat();
    if (rows === 1 && columns === width) {
      return { dtype: this.dtype, cells: times(this.cells, count) };
    }
    if (rows === count && columns === 1 && width !== undefined) {
      return { dtype: this.dtype, cells: this.cells.flatMap(cell => times([cell], width)) };
    }
    return raise('ValueError', 'operands could not be broadcast together');
  }

  override negate(operator: '-' | '+' | '~'): PyValue {
    return this.with(negateVector(operator, this.vector));
  }

  override absolute(): PyValue {
    return this.with({ dtype: this.dtype, cells: this.cells.map(cell => Math.abs(Number(cell))) });
  }

  override copy(): PyValue {
    return new ArrayValue(this.dtype, this.cells, this.shape);
  }

  toList(): PyValue {
    const ofRow = (row: readonly Cell[]): PyValue => list(row.map(cell => valueOf(cell, this.dtype)));
    return this.shape.length === 1 ? ofRow(this.cells) : list(this.rows.map(ofRow));
  }

  override write(inside: (value: PyValue) => WrittenText | undefined, imports: Set<string>): WrittenText | undefined {
    if (this.cells.length === 0 || this.cells.some(isMissing)) {
      return undefined;
    }
    imports.add('import numpy as np');
    const items = inside(this.toList());
    return items?.kind === 'group' ? { ...items, open: `np.array(${items.open}`, close: `${items.close})` } : undefined;
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    return `array ${this.dtype} ${this.shape.join('x')} ${inside(this.toList())}`;
  }
}

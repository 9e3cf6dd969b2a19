import { type PyValue } from '../../values';
import { cellKey } from './reductions';
import { type Cell, type Dtype, valueOf } from './vector';

/** The labels of rows: 0, 1, 2 … unless something else was set. */
export class Labels {
  constructor(
    readonly cells: readonly Cell[],
    readonly dtype: Dtype = 'int',
    readonly name?: string,
  ) {}

  static upTo(length: number): Labels {
    return new Labels(Array.from({ length }, (_, at) => at));
  }

  get length(): number {
    return this.cells.length;
  }

  get isDefault(): boolean {
    return this.name === undefined && this.cells.every((cell, at) => cell === at);
  }

  get areWhole(): boolean {
    return this.dtype === 'int';
  }

  take(positions: readonly number[]): Labels {
    return new Labels(
      positions.map(at => this.cells[at] ?? null),
      this.dtype,
      this.name,
    );
  }

  /** -1 when it is not there. */
  positionOf(label: Cell): number {
    return this.cells.findIndex(cell => cellKey(cell) === cellKey(label));
  }

  isSame(other: Labels): boolean {
    return this === other || (this.length === other.length && this.cells.every((cell, at) => cell === other.cells[at]));
  }

  get values(): readonly PyValue[] {
    return this.cells.map(cell => valueOf(cell, this.dtype));
  }

  fingerprint(): string {
    return this.isDefault ? '' : `${this.name ?? ''}[${this.cells.map(String).join()}]`;
  }
}

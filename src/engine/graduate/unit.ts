import type { Stretch } from './program';

/** Something that leaves the notebook for a module. */
export interface Unit extends Stretch {
  readonly kind: 'constant' | 'definition' | 'step';
  /** What the module calls it. */
  readonly name: string;
  /** As the module has it, with `\n` between its lines and none at its end. */
  readonly text: string;
  /** Names of other units that it uses. */
  readonly needs: readonly string[];
  /** Imported names that it uses. */
  readonly imported: readonly string[];
  /** What stands in its place in the cell: the call of a step, nothing for what moves as it is. */
  readonly call: string;
  /** Imports among its lines, which stand above the call where something else in the notebook uses them. */
  readonly above: readonly ImportLines[];
}

export interface ImportLines {
  readonly text: string;
  readonly names: readonly string[];
}

/** A function or a cell that stays where it is, and why: the reason completes "… stays, because …". */
export interface Left {
  /** Index among all cells, from 0. */
  readonly cell: number;
  /** `load_customers()`; absent for the cell's own work. */
  readonly name: string | undefined;
  readonly reason: string;
}

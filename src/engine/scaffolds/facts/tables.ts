import type { WorkspacePath } from '../../model/location';
import type { FactSource } from './factSource';

export interface ColumnFacts {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'boolean' | 'date' | 'text';
  /** Some rows have no value. */
  readonly hasGaps: boolean;
  /** No value is there twice. */
  readonly isUnique: boolean;
}

/** A data file with a header. Values are looked at and never leave this module. */
export interface TableFacts {
  readonly path: WorkspacePath;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly columns: readonly ColumnFacts[];
  readonly rows: number;
}

export const findTables: (source: FactSource) => Promise<readonly TableFacts[]> = () => Promise.resolve([]);

import type { NotebookDocument, PythonDocument } from '../../../model/document';
import type { WorkspacePath } from '../../../model/location';
import type { FunctionStatement } from '../../../python/index';
import type { TableFacts } from '../tables';
import type { Scope } from './scope';
import type { Value } from './values';

export type CodeDocument = PythonDocument | NotebookDocument;

/** A value that code writes to a file. */
export interface Save {
  readonly value: Value;
  /** As the code says it; `{}` for what is not known. */
  readonly path: string | undefined;
  /** Full name of what writes it: `joblib.dump`, `*.save_model`. */
  readonly writer: string;
  readonly document: WorkspacePath;
}

/** What a function that takes a table did with it while it was followed. */
export interface Watch {
  readonly reads: Set<string>;
  /** It did something that depends on all rows, or drops some. */
  isAboutRows: boolean;
}

/** One following of values through the code of a project. */
export interface Run {
  readonly documentAt: (path: WorkspacePath) => CodeDocument | undefined;
  readonly paths: readonly WorkspacePath[];
  readonly tables: readonly TableFacts[];
  readonly modules: Map<WorkspacePath, Scope>;
  readonly saves: Save[];
  readonly watches: Watch[];
  readonly called: Set<FunctionStatement>;
  readonly active: FunctionStatement[];
  /** Statements and calls that may still be followed: code is never run for ever. */
  budget: number;
}

/** Whether following may go on. */
export function spend(run: Run): boolean {
  run.budget -= 1;
  return run.budget > 0;
}

import type { PythonDocument } from '../../model/document';
import type { FactSource } from './factSource';

/** A Python file of the project that other files can import. */
export interface ModuleFacts {
  readonly document: PythonDocument;
  /** How a file that runs in the project's root imports it: `churn.features` for `src/churn/features.py`. */
  readonly dotted: string;
  /** The folder, from the project's root, that has to be importable for that: `` (the root) or `src`. */
  readonly importRoot: string;
  /** It does work when it is imported: code outside functions that is no definition, constant or `__main__` guard. */
  readonly hasImportEffects: boolean;
}

/** The project's own code outside notebooks. */
export interface CodeFacts {
  readonly modules: readonly ModuleFacts[];
  /** Files to be started: they have a `__main__` guard or work at import. Those that train, then those that predict, first. */
  readonly entryPoints: readonly ModuleFacts[];
}

export const findCode: (source: FactSource) => CodeFacts = () => ({ modules: [], entryPoints: [] });

import type { PythonDocument } from '../model/document';
import { emptyFacts } from './emptyFacts';
import type { TextSource } from './textSource';

/** Reads a Python file; one with `# %%` or Databricks marks is a notebook in disguise and may hold magics. */
export function readPython(source: TextSource): PythonDocument {
  return { ...source, kind: 'python', facts: emptyFacts, textNotebook: undefined };
}

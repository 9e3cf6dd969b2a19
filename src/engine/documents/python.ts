import type { PythonDocument } from '../model/document';
import { readTextNotebook } from '../notebook/index';
import { readPythonFacts } from '../python/index';
import type { TextSource } from './textSource';

/** Reads a Python file; one with `# %%` or Databricks marks is a notebook in disguise and may hold magics. */
export function readPython(source: TextSource): PythonDocument {
  const textNotebook = readTextNotebook(source.text);
  // marimo keeps notebooks as plain Python modules.
  const hasMagics = textNotebook !== undefined && textNotebook.flavour !== 'marimo';
  const facts = readPythonFacts([source.text], hasMagics ? 'ipython' : 'python');
  return { ...source, kind: 'python', facts, textNotebook };
}

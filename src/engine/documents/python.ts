import type { Document, PythonDocument } from '../model/document';
import { readTextNotebook } from '../notebook/index';
import { readPythonFacts } from '../python/index';
import type { TextSource } from './textSource';

/**
 * Reads a Python file; one with `# %%` or Databricks marks is a notebook in disguise and may hold magics. What an
 * earlier version of it had in common is not parsed again.
 */
export function readPython(source: TextSource, before?: Document): PythonDocument {
  const textNotebook = readTextNotebook(source.text);
  // marimo keeps notebooks as plain Python modules.
  const hasMagics = textNotebook !== undefined && textNotebook.flavour !== 'marimo';
  const known = before?.kind === 'python' ? before.facts : undefined;
  const facts = readPythonFacts([source.text], hasMagics ? 'ipython' : 'python', known);
  return { ...source, kind: 'python', facts, textNotebook };
}

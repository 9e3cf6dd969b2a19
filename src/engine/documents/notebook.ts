import type { NotebookDocument } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Problem } from '../model/report';
import { type InvalidReason, readNotebook } from '../notebook/index';
import { readPythonFacts } from '../python/index';

/** Reads a Jupyter notebook from its bytes: positions in it are the file's. */
export function readNotebookDocument(path: WorkspacePath, version: string, bytes: Uint8Array): NotebookDocument {
  const base = { kind: 'notebook', path, version, text: '' } as const;
  const read = readNotebook(bytes);
  if (read.kind === 'invalid') {
    const problem: Problem = { kind: problemKind(read.reason), path, message: read.message };
    const facts = readPythonFacts([], 'ipython');
    return { ...base, notebook: undefined, facts, codeCells: [], problems: [problem] };
  }
  const cells = read.notebook.cells.filter(cell => cell.kind === 'code' && cell.language === 'python');
  return {
    ...base,
    notebook: read.notebook,
    facts: readPythonFacts(
      cells.map(cell => cell.source),
      'ipython',
    ),
    codeCells: cells.map(({ index }) => index),
    problems: [],
  };
}

function problemKind(reason: InvalidReason): Problem['kind'] {
  switch (reason) {
    case 'too-large':
      return 'too-large';
    case 'utf-16':
      return 'encoding';
    case 'lfs-pointer':
    case 'annex-pointer':
      return 'unreadable';
    default:
      return 'syntax';
  }
}

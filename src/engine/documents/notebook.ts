import type { NotebookDocument } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Problem } from '../model/report';
import { type InvalidReason, readNotebook } from '../notebook/index';
import { emptyFacts } from './emptyFacts';

/** Reads a Jupyter notebook from its bytes: positions in it are the file's. */
export function readNotebookDocument(path: WorkspacePath, version: string, bytes: Uint8Array): NotebookDocument {
  const base = { kind: 'notebook', path, version, text: '' } as const;
  const read = readNotebook(bytes);
  if (read.kind === 'invalid') {
    const problem: Problem = { kind: problemKind(read.reason), path, message: read.message };
    return { ...base, notebook: undefined, facts: emptyFacts, codeCells: [], problems: [problem] };
  }
  const codeCells = read.notebook.cells.filter(cell => cell.kind === 'code' && cell.language === 'python');
  return {
    ...base,
    notebook: read.notebook,
    facts: emptyFacts,
    codeCells: codeCells.map(({ index }) => index),
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

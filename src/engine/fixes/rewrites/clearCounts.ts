import { runCells } from '../../checkers/staleExecution';
import { remember } from '../../documents/remember';
import type { NotebookDocument } from '../../model/document';
import type { Rewrite, Rewritten } from './rewrite';

/** Clears the counts of cells that ran before one above them, so that those that are left tell an order that is true. */
export const clearCounts: Rewrite = (_match, { document }) =>
  document.kind === 'notebook' ? cleared(document) : undefined;

/** All places of a notebook get the same. */
const cleared = remember((document: NotebookDocument): Rewritten => {
  const { path } = document;
  let latest = 0;
  const late = runCells(document).filter(({ executionCount }) => {
    const isLate = (executionCount ?? 0) < latest;
    latest = Math.max(latest, executionCount ?? 0);
    return isLate;
  });
  return { cells: late.map(({ index }) => ({ kind: 'clear-count', path, cell: index })) };
});

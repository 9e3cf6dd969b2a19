import { matchAt } from '../detectors/matchAt';
import { firstLine } from '../detectors/sources';
import type { Document } from '../model/document';
import type { NotebookCell } from '../notebook/index';
import type { Checker } from './checker';

/**
 * Finds code cells whose saved run came before that of a cell above them. Gaps in the counts are normal
 * work, and the same count twice comes from two sessions.
 */
export const staleExecution: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['count', 'previous'],
  anchors: [],
  concerns: document => runCells(document).length > 0,
  *detect(document) {
    let previous = 0;
    for (const cell of runCells(document)) {
      const count = cell.executionCount ?? previous;
      if (count < previous) {
        const start = cell.source.search(/\S/);
        const span = firstLine(cell.source, { start, end: cell.source.trimEnd().length });
        const location = { kind: 'cell', path: document.path, cell: cell.index, span } as const;
        yield matchAt(location, { count: String(count), previous: String(previous) });
      }
      previous = count;
    }
  },
};

/** Code cells whose saved count says something about when they ran. */
export function runCells(document: Document): readonly NotebookCell[] {
  return document.kind === 'notebook' ? (document.notebook?.cells ?? []).filter(isRun) : [];
}

/** Cells of comments alone, cells that are meant to be skipped, and the 0 that Colab saves say nothing about order. */
function isRun({ kind, executionCount, source, tags }: NotebookCell): boolean {
  const isSkipped = tags.includes('skip-execution') || tags.includes('raises-exception');
  return kind === 'code' && (executionCount ?? 0) > 0 && !isSkipped && /^(?!\s*#)\s*\S/m.test(source);
}

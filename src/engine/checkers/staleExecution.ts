import { matchAt } from '../detectors/matchAt';
import { firstLine } from '../detectors/sources';
import type { Document } from '../model/document';
import type { NotebookCell } from '../notebook/index';
import type { Checker } from './checker';

/**
 * Finds code cells whose saved run came before that of a cell above them. Gaps in the counts are normal
 * work, and the same count twice comes from two sessions. Definitions are the same whenever they ran.
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
      if (count < previous && !holdsOnly(definitions, cell)) {
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

/**
 * Cells of comments or imports alone, cells that are meant to be skipped, and the 0 that Colab saves say nothing about
 * order.
 */
function isRun(cell: NotebookCell): boolean {
  const { kind, executionCount, source, tags } = cell;
  const isSkipped = tags.includes('skip-execution') || tags.includes('raises-exception');
  return (
    kind === 'code' &&
    (executionCount ?? 0) > 0 &&
    !isSkipped &&
    /^[^\S\n]*[^\s#]/m.test(source) &&
    !holdsOnly(imports, cell)
  );
}

const imports = /^(?:(?:import|from)\b|[\s#)%])/;
const definitions = /^(?:(?:import|from|def|class|async\s+def)\b|[\s#)%@])/;

/** Every line begins such a statement or goes on with it, and nothing is shown. */
function holdsOnly(statements: RegExp, { source, outputs }: NotebookCell): boolean {
  return outputs.count === 0 && source.split(/\r?\n/).every(line => line === '' || statements.test(line));
}

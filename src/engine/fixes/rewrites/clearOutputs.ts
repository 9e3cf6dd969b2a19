import type { NotebookDocument } from '../../model/document';
import { largeOutputLimits } from '../../checkers/largeOutput';
import type { Rewrite } from './rewrite';

/**
 * Clears the outputs of the cell that is marked, and of the other cells that the capture `cells` names. Of a whole notebook
 * it clears the largest ones until what is left is no longer large.
 */
export const clearOutputs: Rewrite = ({ location, captures }, { document }) => {
  if (document.kind !== 'notebook' || document.notebook === undefined) {
    return undefined;
  }
  const named = captures['cells']?.text.split(' ').map(Number) ?? [];
  const cells = location.kind === 'cell' ? [...new Set([location.cell, ...named])] : largestCells(document);
  const { path } = document;
  return { cells: cells.map(cell => ({ kind: 'clear-outputs', path, cell })) };
};

function largestCells({ notebook }: NotebookDocument): readonly number[] {
  const cells = (notebook?.cells ?? []).filter(({ tags }) => !tags.includes('keep_output'));
  let left = cells.reduce((sum, { outputs }) => sum + outputs.bytes, 0);
  const chosen: number[] = [];
  for (const { index, outputs } of [...cells].sort((a, b) => b.outputs.bytes - a.outputs.bytes)) {
    if (left <= largeOutputLimits.notebook) {
      break;
    }
    chosen.push(index);
    left -= outputs.bytes;
  }
  return chosen.sort((a, b) => a - b);
}

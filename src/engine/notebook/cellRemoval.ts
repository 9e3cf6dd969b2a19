import { applyPatches, type BytePatch } from './bytePatches';
import type { NotebookEdit } from './cellEdits';
import type { NotebookModel } from './notebookModel';

/**
 * Takes cells out of a notebook, with the comma before or behind them, and keeps every other byte of the file.
 * `notebook` must have been read from `file`. Refuses to take all of them, and anything of nbformat 3.
 */
export function removeCells(file: Uint8Array, notebook: NotebookModel, indices: readonly number[]): NotebookEdit {
  const { cells, nbformat } = notebook;
  const gone = new Set(indices);
  const missing = indices.find(index => cells.at(index) === undefined || index < 0);
  if (missing !== undefined) return { kind: 'refused', message: `The notebook has no cell ${missing}.` };
  if (nbformat < 4) return { kind: 'refused', message: 'Cells of nbformat 3 are not taken out.' };
  const first = cells.findIndex(({ index }) => !gone.has(index));
  if (first < 0) return { kind: 'refused', message: 'A notebook keeps at least one cell.' };
  const leading: readonly BytePatch[] =
    first === 0 ? [] : [{ span: { start: cells[0].span.start, end: cells[first].span.start }, bytes: nothing }];
  const later = cells.slice(first).filter(({ index }) => gone.has(index));
  const patches = later.map(({ index, span }): BytePatch => {
    return { span: { start: cells[index - 1].span.end, end: span.end }, bytes: nothing };
  });
  return { kind: 'edited', bytes: applyPatches(file, [...leading, ...patches]) };
}

const nothing = new Uint8Array();

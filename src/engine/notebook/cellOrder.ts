import { applyPatches, joinBytes, type BytePatch } from './bytePatches';
import { frameOf } from './jsonLayout';
import type { NotebookCell, NotebookModel } from './notebookModel';

/** A cell of the notebook, or the JSON of a new one. */
export type CellItem = NotebookCell | Uint8Array;

/**
 * The file with other cells, or the same ones in another order; every other byte stays. A cell keeps what stands between
 * it and the one before it; the notebook, which must have been read from `file`, has a cell at least.
 */
export function arrangeCells(file: Uint8Array, { cells }: NotebookModel, items: readonly CellItem[]): Uint8Array {
  const first = cells[0].span.start;
  const end = cells[cells.length - 1].span.end;
  const spans = cells.map(({ span }) => span);
  const list = { start: file.lastIndexOf(openList, first), end };
  const gap = new TextEncoder().encode(frameOf(file, list, spans).gap);
  const pieces = items.flatMap((item, index) => [
    ...(index === 0 ? [] : [isNew(item) ? gap : gapBefore(file, cells, item, gap)]),
    isNew(item) ? item : file.subarray(item.span.start, item.span.end),
  ]);
  const patch: BytePatch = { span: { start: first, end }, bytes: joinBytes(pieces) };
  return applyPatches(file, [patch]);
}

const openList = 0x5b;

function isNew(item: CellItem): item is Uint8Array {
  return item instanceof Uint8Array;
}

function gapBefore(
  file: Uint8Array,
  cells: readonly NotebookCell[],
  { index, span }: NotebookCell,
  gap: Uint8Array,
): Uint8Array {
  return index === 0 ? gap : file.subarray(cells[index - 1].span.end, span.start);
}

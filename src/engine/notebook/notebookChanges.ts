import * as l10n from '@vscode/l10n';
import { applyPatches, type BytePatch } from './bytePatches';
import type { NotebookEdit } from './cellEdits';
import { arrangeCells, type CellItem } from './cellOrder';
import { tagPatches } from './cellTags';
import { jsonText, readObject, skipValue } from './jsonScanner';
import { isObjectAt, readItemSpans } from './jsonValues';
import { newCellJson } from './newCell';
import type { NotebookChange } from './notebookChange';
import type { ByteSpan, NotebookCell, NotebookModel } from './notebookModel';
import { readNotebook } from './readNotebook';

/** Why a change cannot be made in this notebook, in a sentence; `undefined` when it can. */
export function changeObstacle(
  file: Uint8Array,
  { cells, nbformat }: NotebookModel,
  change: NotebookChange,
): string | undefined {
  if (nbformat < 4) {
    return l10n.t('It has the format of nbformat {0}: open it in Jupyter, save it, and ask again.', nbformat);
  }
  const last = change.kind === 'insert' ? cells.length : cells.length - 1;
  const missing = [change.cell, ...(change.kind === 'move' ? [change.before - 1] : [])].find(at => at > last);
  if (missing !== undefined || cells.length === 0) {
    return l10n.t('It has no cell {0} any more.', missing ?? change.cell);
  }
  const isRefused = change.kind === 'tag' && tagPatches(file, cells[change.cell], change.tag) === undefined;
  return isRefused ? l10n.t('Cell {0} has metadata that takes no tag.', change.cell) : undefined;
}

/**
 * Makes all changes at once and keeps every byte outside the cells that they touch, and of those the source.
 * `notebook` must have been read from `file`. Refuses what has an obstacle, and to take out every cell.
 */
export function applyNotebookChanges(
  file: Uint8Array,
  notebook: NotebookModel,
  changes: readonly NotebookChange[],
): NotebookEdit {
  const obstacle = changes.map(change => changeObstacle(file, notebook, change)).find(found => found !== undefined);
  if (obstacle !== undefined) return { kind: 'refused', message: obstacle };
  const items = orderOf(file, notebook, changes);
  if (items.length === 0) return { kind: 'refused', message: 'A notebook keeps at least one cell.' };
  const isOrdered = items.length === notebook.cells.length && items.every((item, at) => item === notebook.cells[at]);
  const touched = changes.flatMap(change => cellPatches(file, notebook, change));
  if (touched.length === 0) {
    return { kind: 'edited', bytes: isOrdered ? file : arrangeCells(file, notebook, items) };
  }
  const inside = applyPatches(file, touched);
  const moved = changes.filter(({ kind }) => kind === 'insert' || kind === 'move' || kind === 'remove');
  const read = isOrdered ? undefined : readNotebook(inside);
  return read?.kind === 'notebook'
    ? applyNotebookChanges(inside, read.notebook, moved)
    : { kind: 'edited', bytes: inside };
}

/** The cells in their new order. */
function orderOf(file: Uint8Array, notebook: NotebookModel, changes: readonly NotebookChange[]): readonly CellItem[] {
  const { cells } = notebook;
  const gone = new Set(changes.flatMap(({ kind, cell }) => (kind === 'move' || kind === 'remove' ? [cell] : [])));
  return Array.from({ length: cells.length + 1 }, (_, at) => at).flatMap(at => [
    ...changes.flatMap((change, number): readonly CellItem[] => {
      if (change.kind === 'move') return change.before === at ? [cells[change.cell]] : [];
      const isHere = change.kind === 'insert' && change.cell === at;
      return isHere ? [newCellJson(file, notebook, change.content, number)] : [];
    }),
    ...(at === cells.length || gone.has(at) ? [] : [cells[at]]),
  ]);
}

function cellPatches(file: Uint8Array, { cells }: NotebookModel, change: NotebookChange): readonly BytePatch[] {
  const cell = cells[change.cell];
  switch (change.kind) {
    case 'clear-outputs': {
      const { span } = cell.outputs;
      return [...(span === undefined ? [] : [{ span, bytes: encoder.encode('[]') }]), ...countPatches(file, cell.span)];
    }
    case 'clear-count':
      return [...countPatches(file, cell.span), ...outputsOf(file, cell).flatMap(span => countPatches(file, span))];
    case 'tag':
      return tagPatches(file, cell, change.tag) ?? [];
    default:
      return [];
  }
}

function outputsOf(file: Uint8Array, { outputs }: NotebookCell): readonly ByteSpan[] {
  return outputs.span === undefined ? [] : readItemSpans(jsonText(file), outputs.span.start).value;
}

/** `"execution_count": 3` becomes `null`, of a cell or of an output. */
function countPatches(file: Uint8Array, { start }: ByteSpan): readonly BytePatch[] {
  const text = jsonText(file);
  const patches: BytePatch[] = [];
  if (isObjectAt(file, start)) {
    readObject(text, start, countName, (_name, valueAt) => {
      const end = skipValue(text, valueAt);
      patches.push({ span: { start: valueAt, end }, bytes: encoder.encode('null') });
      return end;
    });
  }
  return patches;
}

const countName = ['execution_count'] as const;
const encoder = new TextEncoder();

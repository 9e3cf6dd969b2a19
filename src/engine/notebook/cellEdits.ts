import { applyPatches, type BytePatch } from './bytePatches';
import { escapesNonAscii, escapeText, hasNonAscii } from './jsonEscapes';
import { isArrayAt } from './jsonValues';
import type { NotebookCell, NotebookModel } from './notebookModel';
import type { EditedCell, SourceEdit } from './sourceEdit';
import { listPatch } from './sourceListEdits';
import { endByte, mapSource, startByte, stringSpans } from './sourceMap';

/** The notebook's new bytes, or one sentence on why they cannot be had. */
export type NotebookEdit =
  { readonly kind: 'edited'; readonly bytes: Uint8Array } | { readonly kind: 'refused'; readonly message: string };

/**
 * Edits the source of one cell and keeps every other byte of the file: layout, key order, line breaks, escapes. A list
 * of lines stays one, a string stays a string. `cell` must have been read from `file`; edits must not overlap.
 */
export function replaceCellSource(file: Uint8Array, cell: NotebookCell, edits: readonly SourceEdit[]): NotebookEdit {
  return patched(file, [sourcePatches(file, cell, edits)]);
}

/** `replaceCellSource` for several cells at once, by their index. */
export function applyCellEdits(
  file: Uint8Array,
  notebook: NotebookModel,
  editsByCell: ReadonlyMap<number, readonly SourceEdit[]>,
): NotebookEdit {
  const patches = Array.from(editsByCell, ([index, edits]) => {
    const cell = notebook.cells.at(index);
    return cell === undefined ? `The notebook has no cell ${index}.` : sourcePatches(file, cell, edits);
  });
  return patched(file, patches);
}

/** Patches of one cell, or the sentence that refuses them. */
type Patches = readonly BytePatch[] | string;

function patched(file: Uint8Array, results: readonly Patches[]): NotebookEdit {
  const refusal = results.find(result => typeof result === 'string');
  if (refusal !== undefined) return { kind: 'refused', message: refusal };
  return { kind: 'edited', bytes: applyPatches(file, results.filter(result => typeof result !== 'string').flat()) };
}

function sourcePatches(file: Uint8Array, cell: NotebookCell, unordered: readonly SourceEdit[]): Patches {
  const edits = [...unordered].sort((left, right) => left.start - right.start || left.end - right.end);
  const { index, sourceSpan } = cell;
  if (!areInside(edits, cell.source.length)) return `The edits of cell ${index} overlap, or go past its end.`;
  const strings = stringSpans(file, cell);
  const map = mapSource(file, cell);
  if (sourceSpan === undefined || strings === undefined || (map.offsets.at(-1) ?? 0) !== cell.source.length) {
    return `The source of cell ${index} is not text, or its file has changed since it was read.`;
  }
  if (edits.length === 0) return [];
  const edited = { file, cell, sourceSpan, strings, map, edits, encode: encoderFor(file, edits) };
  return isArrayAt(file, sourceSpan.start) ? [listPatch(edited)] : stringPatches(edited);
}

/** Encodes text as it stands inside the JSON strings of this file. */
function encoderFor(file: Uint8Array, edits: readonly SourceEdit[]): EditedCell['encode'] {
  const encoder = new TextEncoder();
  const isAscii = edits.some(edit => hasNonAscii(edit.newText)) && escapesNonAscii(file);
  return text => encoder.encode(escapeText(text, isAscii));
}

function stringPatches({ map, edits, encode }: EditedCell): readonly BytePatch[] {
  return edits.map(({ start, end, newText }) => {
    const from = startByte(map, start);
    return { span: { start: from, end: end === start ? from : endByte(map, end) }, bytes: encode(newText) };
  });
}

function areInside(edits: readonly SourceEdit[], length: number): boolean {
  let at = 0;
  for (const { start, end } of edits) {
    if (start < at || end < start || end > length) return false;
    at = end;
  }
  return true;
}

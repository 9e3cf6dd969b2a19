import { escapeJson, escapesNonAscii, hasNonAscii } from './jsonEscapes';
import { layOut } from './jsonLayout';
import type { NewCell } from './notebookChange';
import type { NotebookModel } from './notebookModel';

/** The JSON of a new cell as Jupyter writes it, in the layout of the file; `number` tells the new cells apart. */
export function newCellJson(
  file: Uint8Array,
  { cells, nbformatMinor }: NotebookModel,
  { kind, source, tags }: NewCell,
  number: number,
): Uint8Array {
  const id = nbformatMinor < 5 ? {} : { id: freeId(new Set(cells.map(cell => cell.id)), source, number) };
  const metadata = tags.length === 0 ? {} : { tags };
  const lines = source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const cell =
    kind === 'code'
      ? { cell_type: kind, execution_count: null, ...id, metadata, outputs: [], source: lines }
      : { cell_type: kind, ...id, metadata, source: lines };
  const json = layOut(file, cell, cells[0].span.start);
  const isAscii = hasNonAscii(json) && escapesNonAscii(file);
  return new TextEncoder().encode(isAscii ? escapeJson(json) : json);
}

/** The same text in the same notebook gets the same id, so that a fix writes the same file each time. */
function freeId(taken: ReadonlySet<string | undefined>, source: string, number: number): string {
  for (let seed = number; ; seed++) {
    const id = hash(`${seed} ${source}`);
    if (!taken.has(id)) return id;
  }
}

/** FNV-1a, eight hexadecimal digits like the ids that Jupyter gives. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}

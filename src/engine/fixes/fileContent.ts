import type { WorkspacePath } from '../model/location';
import type { CellChange, FileChange, TextEdit } from '../model/report';
import {
  applyCellEdits,
  applyNotebookChanges,
  changeObstacle,
  readNotebook,
  type NotebookModel,
} from '../notebook/index';
import { decodeText, encodeText } from '../workspace/decodeText';
import { applyEdits } from './applyEdits';
import { lineEndOf } from './lineEnd';

/** A file as it is now, in the form in which it can be edited. */
export type FileContent =
  | { readonly kind: 'missing' }
  | { readonly kind: 'text'; readonly bytes: Uint8Array; readonly text: string; readonly encoding: string }
  | { readonly kind: 'notebook'; readonly bytes: Uint8Array; readonly notebook: NotebookModel }
  | { readonly kind: 'unreadable'; readonly bytes: Uint8Array };

/** Takes a file apart by its name and its bytes; `undefined` bytes are a file that is not there. */
export function fileContent(path: WorkspacePath, bytes: Uint8Array | undefined): FileContent {
  if (bytes === undefined) {
    return { kind: 'missing' };
  }
  if (path.endsWith('.ipynb')) {
    const read = readNotebook(bytes);
    if (read.kind === 'notebook') {
      return { kind: 'notebook', bytes, notebook: read.notebook };
    }
  }
  const decoded = decodeText(bytes, { codingCookie: /\.pyw?$/.test(path) });
  return decoded.kind === 'text' ? { ...decoded, bytes } : { kind: 'unreadable', bytes };
}

/** Why an edit cannot be made in this file, as it has changed since the scan or was never readable. */
export function editObstacle(content: FileContent, { location }: TextEdit): string | undefined {
  const { path, span } = location;
  switch (content.kind) {
    case 'missing':
      return `${path} is not there`;
    case 'unreadable':
      return `${path} cannot be read`;
    case 'text':
      return span.end <= content.text.length ? undefined : `${path} has changed since it was scanned`;
    case 'notebook': {
      const cell = location.kind === 'cell' ? content.notebook.cells[location.cell] : undefined;
      const fits = cell !== undefined && span.end <= cell.source.length;
      return fits ? undefined : `${path} has changed since it was scanned`;
    }
  }
}

/** The file's bytes after edits that have no obstacle and do not overlap. */
export function editContent(content: FileContent, edits: readonly TextEdit[]): Uint8Array {
  if (content.kind === 'missing') {
    return new Uint8Array();
  }
  if (edits.length === 0 || content.kind === 'unreadable') {
    return content.bytes;
  }
  if (content.kind === 'notebook') {
    return editCells(content.bytes, content.notebook, edits);
  }
  const text = applyEdits(
    content.text,
    edits.map(({ location, newText }) => ({ span: location.span, newText })),
  );
  return encode(text, content.encoding);
}

function editCells(bytes: Uint8Array, notebook: NotebookModel, edits: readonly TextEdit[]): Uint8Array {
  const inCells = edits.flatMap(({ location, newText }) =>
    location.kind === 'cell' ? [{ cell: location.cell, edit: { ...location.span, newText } }] : [],
  );
  const cells = [...new Set(inCells.map(({ cell }) => cell))];
  const byCell = cells.map(index => {
    const here = inCells.filter(({ cell }) => cell === index).map(({ edit }) => edit);
    return [index, here.sort((a, b) => a.start - b.start)] as const;
  });
  const result = applyCellEdits(bytes, notebook, new Map(byCell));
  if (result.kind === 'refused') {
    throw new Error(`The notebook refuses edits that were checked: ${result.message}`);
  }
  return result.bytes;
}

/** Why a change of cells cannot be made in this file. */
export function cellObstacle(content: FileContent, change: CellChange): string | undefined {
  const obstacle = content.kind === 'notebook' ? changeObstacle(content.bytes, content.notebook, change) : '';
  return obstacle === '' ? `${change.path} has changed since it was scanned` : obstacle;
}

/** The bytes of a notebook after changes of its cells that have no obstacle. The last cell is not taken out. */
export function changeCells(bytes: Uint8Array, changes: readonly CellChange[]): Uint8Array {
  const read = changes.length === 0 ? undefined : readNotebook(bytes);
  const result = read?.kind === 'notebook' ? applyNotebookChanges(bytes, read.notebook, changes) : undefined;
  return result?.kind === 'edited' ? result.bytes : bytes;
}

/** In the encoding that the file has; what it cannot hold makes the file UTF-8. */
function encode(text: string, encoding: string): Uint8Array {
  return encodeText(text, encoding) ?? new TextEncoder().encode(text);
}

/** The bytes after a file is made or lines are appended; a line that is there already is not repeated. */
export function changeContent(bytes: Uint8Array, change: FileChange): Uint8Array {
  if (change.kind === 'create') {
    return new TextEncoder().encode(change.text);
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') {
    return bytes;
  }
  const { text, encoding } = decoded;
  const present = new Set(text.split(/\r?\n/).map(line => line.trim()));
  const missing = change.lines.filter(line => !present.has(line.trim()));
  const lineEnd = lineEndOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return missing.length === 0 ? bytes : encode(text + gap + missing.map(line => line + lineEnd).join(''), encoding);
}

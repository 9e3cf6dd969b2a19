import { type NotebookModel, readNotebook } from '../../notebook/index';
import type { Rewrite } from './rewrite';

/**
 * Takes the first side of every merge conflict in the file of a notebook, and with it its outputs and counts. Only where
 * both sides have the same code and text in their cells, so that nobody's work is lost.
 */
export const keepFirstSide: Rewrite = (_match, { document }) => {
  const { path, text } = document;
  if (document.kind !== 'notebook' || document.notebook !== undefined) {
    return undefined;
  }
  const conflicts = [...text.matchAll(conflict)];
  const [first, second] = [1, 2].map(side => sourcesOf(text.replace(conflict, `$${side}`)));
  if (conflicts.length === 0 || first === undefined || first !== second) {
    return undefined;
  }
  return {
    edits: conflicts.map(({ index, 0: whole, 1: kept = '' }) => ({
      location: { kind: 'file', path, span: { start: index, end: index + whole.length } },
      newText: kept,
    })),
  };
};

/** With the common ancestor between the sides, where git was asked for it. */
const conflict =
  /^<{7} .*\r?\n((?:(?![<|=>]{7}).*\r?\n)*)(?:\|{7}.*\r?\n(?:(?![<|=>]{7}).*\r?\n)*)?={7}\r?\n((?:(?![<|=>]{7}).*\r?\n)*)>{7} .*(?:\r?\n|$)/gm;

/** Kinds and texts of all cells, to be compared; `undefined` when it is no notebook. */
function sourcesOf(text: string): string | undefined {
  const read = readNotebook(new TextEncoder().encode(text));
  return read.kind === 'notebook' ? JSON.stringify(read.notebook.cells.map(cellOf)) : undefined;
}

function cellOf({ kind, source, tags }: NotebookModel['cells'][number]): unknown {
  return [kind, source, tags];
}

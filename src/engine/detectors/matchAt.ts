import type { NotebookDocument } from '../model/document';
import type { Location } from '../model/location';
import type { Anchor, Capture, Match } from './detector';
import { firstLine } from './sources';

/** A match with nothing but what is given; texts become captures without a place. */
export function matchAt(
  location: Location,
  captures: Readonly<Record<string, Capture | string>> = {},
  anchors: Readonly<Record<string, Anchor>> = {},
): Match {
  const pieces = Object.entries(captures).map(([name, piece]): [string, Capture] => [
    name,
    typeof piece === 'string' ? { text: piece } : piece,
  ]);
  return { location, captures: Object.fromEntries(pieces), anchors, fixable: true };
}

/** A match in the outputs of a cell. Its first line stands for them, since no editor can mark an output. */
export function matchOutputs(
  document: NotebookDocument,
  cell: number,
  captures: Readonly<Record<string, string>>,
): Match {
  const source = document.notebook?.cells[cell]?.source ?? '';
  const start = Math.max(0, source.search(/\S/));
  const span = firstLine(source, { start, end: source.trimEnd().length });
  return matchAt({ kind: 'cell', path: document.path, cell, span }, captures);
}

import { matchAt } from '../detectors/matchAt';
import { firstLine } from '../detectors/sources';
import type { Match } from '../detectors/detector';
import type { NotebookDocument } from '../model/document';
import type { Checker } from './checker';
import { findProviderKey } from './secrets/providers';
import { hasUrlPassword } from './secrets/values';

/** Finds keys in what notebooks have saved below their cells. */
export const secretInOutput: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['kind'],
  anchors: [],
  *detect(document) {
    for (const { cell, text } of document.kind === 'notebook' ? document.tellingOutputs : []) {
      const kind = findProviderKey(text)?.kind ?? (hasUrlPassword(text) ? 'password in an address' : undefined);
      if (kind !== undefined && document.kind === 'notebook') {
        yield atCell(document, cell, { kind });
      }
    }
  },
};

/** The first line of a cell stands for its outputs, which no editor can mark. */
export function atCell(document: NotebookDocument, cell: number, captures: Readonly<Record<string, string>>): Match {
  const source = document.notebook?.cells[cell]?.source ?? '';
  const start = Math.max(0, source.search(/\S/));
  const span = firstLine(source, { start, end: source.trimEnd().length });
  return matchAt({ kind: 'cell', path: document.path, cell, span }, captures);
}

import { matchAt } from '../detectors/matchAt';
import { firstLine } from '../detectors/sources';
import type { Checker } from './checker';

/** Finds cells whose saved output is an exception, unless a tag says that it is meant. */
export const savedError: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: [],
  anchors: [],
  *detect(document) {
    const cells = document.kind === 'notebook' ? (document.notebook?.cells ?? []) : [];
    for (const { source, index, outputs, tags } of cells) {
      if (outputs.hasError && !tags.includes('raises-exception')) {
        const start = Math.max(0, source.search(/\S/));
        const span = firstLine(source, { start, end: source.trimEnd().length });
        yield matchAt({ kind: 'cell', path: document.path, cell: index, span });
      }
    }
  },
};

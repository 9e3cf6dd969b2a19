import { matchAt } from '../detectors/matchAt';
import type { Document, NotebookDocument } from '../model/document';
import type { ImportFact } from '../python/facts/facts';
import type { Checker } from './checker';

/** A short notebook is seen at a glance. */
const leastCells = 10;

/** So many later cells may import without anybody losing track. */
const toleratedCells = 3;

/** Finds notebooks that import in many cells after the first one that does: a matter of order, which marks no line. */
export const scatteredImports: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['cells'],
  anchors: [],
  concerns: document => document.kind === 'notebook' && document.facts.imports.length > 0,
  *detect(document) {
    if (!isLong(document)) {
      return;
    }
    const cells = new Set(lateImports(document).map(({ place }) => place.source)).size;
    if (cells > toleratedCells) {
      yield matchAt({ kind: 'document', path: document.path }, { cells: String(cells) });
    }
  },
};

function isLong(document: Document): document is NotebookDocument {
  return document.kind === 'notebook' && document.codeCells.length >= leastCells;
}

/** Imports that always run, in cells after the first of them; the very first cell may only set things up. */
function lateImports({ facts }: NotebookDocument): readonly ImportFact[] {
  const always = facts.imports.filter(({ scope, guards }) => scope === 0 && guards.length === 0);
  const first = always[0]?.place.source ?? 0;
  return always.filter(({ place }) => place.source > first);
}

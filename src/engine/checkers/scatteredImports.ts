import { matchAt } from '../detectors/matchAt';
import { firstLine, locationOf, textOfSource } from '../detectors/sources';
import type { Document, NotebookDocument } from '../model/document';
import type { ImportFact } from '../python/facts/facts';
import type { Checker } from './checker';

/** A short notebook is seen at a glance. */
const leastCells = 10;

/** So many later cells may import without anybody losing track. */
const toleratedCells = 3;

/** Finds notebooks that import in many cells after the first one that does; marks the first late import. */
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
    const late = lateImports(document);
    const cells = new Set(late.map(({ place }) => place.source)).size;
    const [first] = late;
    if (first !== undefined && cells > toleratedCells) {
      const span = firstLine(textOfSource(document, first.place.source), first.place);
      yield matchAt({ ...locationOf(document, first.place), span }, { cells: String(cells) });
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

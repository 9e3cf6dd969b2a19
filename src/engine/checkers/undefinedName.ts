import { matchAt } from '../detectors/matchAt';
import { locationOf } from '../detectors/sources';
import type { Document, NotebookDocument } from '../model/document';
import type { Checker } from './checker';
import { bindsByName, certainReads, isClosedWorld } from './notebookNames';

/** Finds names that a notebook reads and that no cell defines. */
export const undefinedName: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['name'],
  anchors: [],
  concerns: isConcerned,
  *detect(document) {
    if (!isConcerned(document)) {
      return;
    }
    const binds = bindsByName(document);
    const seen = new Set<string>();
    for (const { name, place } of certainReads(document)) {
      if (!binds.has(name) && !seen.has(name)) {
        seen.add(name);
        yield matchAt(locationOf(document, place), { name });
      }
    }
  },
};

function isConcerned(document: Document): document is NotebookDocument {
  return isClosedWorld(document) && !isUnfinished(document);
}

/** A cell that is no Python may define anything; an exercise leaves names for its reader to define. */
function isUnfinished({ facts, notebook }: NotebookDocument): boolean {
  const exercise = /YOUR[ _]CODE|your code here|# ?FIXME|<\.\.\.>|\bNone # (?:TODO|FILL)/;
  return facts.faults.length > 0 || (notebook?.cells.some(({ source }) => exercise.test(source)) ?? false);
}

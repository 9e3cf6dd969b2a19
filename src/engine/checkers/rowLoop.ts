import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource } from '../detectors/sources';
import type { Checker } from './checker';

/** Finds loops over the rows of a data frame. Only pandas has a method of that name. */
export const rowLoop: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['table'],
  anchors: [],
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    for (const { place, calleePlace, text } of document.facts.callsWritten('iterrows')) {
      const before = textOfSource(document, place.source).slice(Math.max(0, place.start - nearby), place.start);
      if (/\bin\s+(?:enumerate\(|tqdm[\w.]*\()?$/.test(before)) {
        yield matchAt(locationOf(document, calleePlace), { table: text.replace(/\.iterrows$/, '') });
      }
    }
  },
};

/** What may stand between `for … in` and the table. */
const nearby = 200;

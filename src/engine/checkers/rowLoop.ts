import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource } from '../detectors/sources';
import type { Document } from '../model/document';
import type { Checker } from './checker';

/** Finds loops over the rows of a data frame. Only pandas has a method of that name. */
export const rowLoop: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['table'],
  anchors: [],
  *detect(document) {
    if (!hasFacts(document) || !mentions(document)) {
      return;
    }
    for (const { method, place, calleePlace, text } of document.facts.calls) {
      const before = textOfSource(document, place.source).slice(0, place.start);
      if (method === 'iterrows' && /\bin\s+(?:enumerate\(|tqdm[\w.]*\()?$/.test(before)) {
        yield matchAt(locationOf(document, calleePlace), { table: text.replace(/\.iterrows$/, '') });
      }
    }
  },
};

/** Asked first, so that other documents cost one look. */
function mentions(document: Document): boolean {
  return document.kind === 'notebook'
    ? (document.notebook?.cells ?? []).some(({ source }) => source.includes('.iterrows'))
    : document.text.includes('.iterrows');
}

import { matchAt } from '../detectors/matchAt';
import { locationOf } from '../detectors/sources';
import type { NotebookDocument } from '../model/document';
import type { NameFact } from '../python/facts/facts';
import type { Checker } from './checker';
import { bindsByName, certainReads, isClosedWorld, type TimedRead } from './notebookNames';

/** Finds names whose only definitions stand in later cells than their first use. */
export const useBeforeDefinition: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['name', 'definedIn'],
  anchors: [],
  concerns: isClosedWorld,
  *detect(document) {
    if (!isClosedWorld(document)) {
      return;
    }
    const binds = bindsByName(document);
    const seen = new Set<string>();
    for (const read of certainReads(document)) {
      const defined = definedLater(read, binds.get(read.name) ?? [], document);
      if (defined !== undefined && !seen.has(read.name)) {
        seen.add(read.name);
        const cell = document.codeCells[defined.place.source] ?? 0;
        yield matchAt(locationOf(document, read.place), { name: read.name, definedIn: String(cell + 1) });
      }
    }
  },
};

/** The first definition, if all of them come too late and no broken or parameter cell may hold an earlier one. */
function definedLater(
  { time }: TimedRead,
  binds: readonly NameFact[],
  { facts, codeCells, notebook }: NotebookDocument,
): NameFact | undefined {
  const [first] = binds;
  if (first === undefined || binds.some(({ place, deferred }) => deferred || place.source <= time.source)) {
    return undefined;
  }
  const isBroken = facts.faults.some(({ place }) => place.source < first.place.source);
  const isParameter = binds.some(({ place }) => {
    const tags = notebook?.cells[codeCells[place.source] ?? -1]?.tags ?? [];
    return tags.includes('parameters') || tags.includes('injected-parameters');
  });
  return isBroken || isParameter ? undefined : first;
}

import { hasFacts } from '../../detectors/sources';
import type { Document } from '../../model/document';
import type { Evidence } from '../../model/report';
import type { CallFact } from '../../python/index';
import { hitAtPlace, toEvidence } from '../hits';
import type { CheckerOptions } from '../evidenceSet';
import type { MakeChecker } from './checker';

/**
 * Calls of the methods that `methods` names, once the project outside of its tests makes `least` of them; those of
 * objects from a module in `except` do not count.
 */
export const severalCalls: MakeChecker = () =>
  function* ({ ground, options }): Iterable<Evidence> {
    const isCounted = countedBy(options);
    const found = ground.files.flatMap(({ document, entry, zone }) =>
      document === undefined || zone === 'test'
        ? []
        : callsIn(document)
            .filter(isCounted)
            .map(call => toEvidence(entry.path, hitAtPlace(document, call.place))),
    );
    if (found.length >= Number(options['least'])) {
      yield* found;
    }
  };

function callsIn(document: Document): readonly CallFact[] {
  return hasFacts(document) ? document.facts.calls : [];
}

function countedBy(options: CheckerOptions): (call: CallFact) => boolean {
  const methods = new Set(listOf(options['methods']));
  const excepted = listOf(options['except']).map(module => `${module}.`);
  return ({ method, receiver, callee }) =>
    receiver !== undefined && methods.has(method) && !excepted.some(module => callee?.startsWith(module) === true);
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

import type { PythonImportDetector } from '../model/rule';
import type { ImportFact } from '../python/facts/facts';
import type { DetectInDocument } from './detector';
import { firstLine, hasFacts, locationOf, textOfSource } from './sources';

/** What a `python-import` hands out: the module that is imported. */
export const pythonImportCaptures = ['module'] as const;

/** Finds absolute imports of modules and of what is below them: `mlflow` finds `from mlflow.sklearn import save_model`. */
export function pythonImport({ modules }: PythonImportDetector): DetectInDocument {
  return function* (document) {
    if (!hasFacts(document)) {
      return;
    }
    for (const fact of document.facts.imports) {
      if (modules.some(module => isWithin(fact, module))) {
        const { source, start, end } = fact.place;
        const location = locationOf(document, fact.place);
        const span = firstLine(textOfSource(document, source), { start, end });
        const captures = { module: { text: fact.module } };
        yield { location: { ...location, span }, captures, anchors: {}, fixable: true };
      }
    }
  };
}

function isWithin({ module: imported, name, level }: ImportFact, module: string): boolean {
  const whole = name === undefined ? imported : `${imported}.${name}`;
  return level === 0 && `${whole}.`.startsWith(`${module}.`);
}

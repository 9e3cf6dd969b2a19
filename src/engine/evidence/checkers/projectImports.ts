import type { Evidence } from '../../model/report';
import { baseName } from '../../model/location';
import { hitAtPlace, toEvidence } from '../hits';
import { isProjectImport } from '../projectCode';
import type { MakeChecker } from './checker';

/** Imports of the project's own modules in its notebooks and scripts, tests left out: one place for each file. */
export const projectImports: MakeChecker = readers =>
  function* ({ ground }): Iterable<Evidence> {
    const modules = readers.modulesOf(ground.project);
    for (const { document, entry, zone } of ground.files) {
      if (zone === 'test' || (document?.kind !== 'python' && document?.kind !== 'notebook')) {
        continue;
      }
      const itself = baseName(entry.path).replace(/\.(py|ipynb)$/, '');
      const found = document.facts.imports.find(each => each.module !== itself && isProjectImport(each, modules));
      if (found !== undefined) {
        yield toEvidence(entry.path, hitAtPlace(document, found.place));
      }
    }
  };

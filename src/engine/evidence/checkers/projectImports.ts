import type { Evidence } from '../../model/report';
import { baseName, folderOf } from '../../model/location';
import { hitAtPlace, toEvidence } from '../hits';
import { projectModules } from '../projectCode';
import type { MakeChecker } from './checker';

/** Imports of the project's own modules in its notebooks and scripts, tests left out: one place for each file. */
export const projectImports: MakeChecker = () =>
  function* ({ ground }): Iterable<Evidence> {
    const modules = projectModules(ground.project);
    for (const { document, entry, zone } of ground.files) {
      if (zone === 'test' || (document?.kind !== 'python' && document?.kind !== 'notebook')) {
        continue;
      }
      const itself = new Set([baseName(entry.path).replace(/\.(py|ipynb)$/, ''), ...folderOf(entry.path).split('/')]);
      const found = document.facts.imports.find(
        ({ module, level }) => level > 0 || module.split('.').some(part => modules.has(part) && !itself.has(part)),
      );
      if (found !== undefined) {
        yield toEvidence(entry.path, hitAtPlace(document, found.place));
      }
    }
  };

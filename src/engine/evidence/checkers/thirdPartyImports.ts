import type { Evidence } from '../../model/report';
import { hitAtPlace, toEvidence } from '../hits';
import { isStandardModule } from '../standardModules';
import type { MakeChecker } from './checker';

/** Imports of packages that neither Python nor the project itself brings along: one place for each file. */
export const thirdPartyImports: MakeChecker = readers =>
  function* ({ ground }): Iterable<Evidence> {
    const own = readers.modulesOf(ground.project);
    for (const { document, entry } of ground.files) {
      if (document?.kind !== 'python' && document?.kind !== 'notebook') {
        continue;
      }
      const found = document.facts.imports.find(({ module, level }) => {
        const top = module.split('.')[0] ?? '';
        return level === 0 && top !== '' && !own.has(top) && !isStandardModule(top);
      });
      if (found !== undefined) {
        yield toEvidence(entry.path, hitAtPlace(document, found.place));
      }
    }
  };

import type { Evidence } from '../../model/report';
import { toEvidence, wholeFile } from '../hits';
import { keyModules } from '../keyModules';
import type { MakeChecker } from './checker';

/** Modules of features, training and serving; option `tested`: only when a test gets to every one. */
export const keyModuleFiles: MakeChecker = () =>
  function* ({ ground, options }): Iterable<Evidence> {
    const modules = keyModules(ground.project);
    const shown = options['tested'] === true && modules.some(({ tested }) => !tested) ? [] : modules;
    for (const { document } of shown) {
      yield toEvidence(document.path, wholeFile(document));
    }
  };

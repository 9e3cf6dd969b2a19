import { matchAt } from '../detectors/matchAt';
import { keyModules } from '../evidence/keyModules';
import { baseName } from '../model/location';
import type { Checker } from './checker';

/** Finds modules of features, training and serving that no test gets to. */
export const untestedModule: Checker = {
  scope: 'project',
  kinds: ['python'],
  captures: ['file'],
  anchors: [],
  *detect(project) {
    for (const { document } of keyModules(project).filter(({ tested }) => !tested)) {
      yield matchAt({ kind: 'document', path: document.path }, { file: baseName(document.path) });
    }
  },
};

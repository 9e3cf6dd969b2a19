import type { Evidence } from '../../model/report';
import { toEvidence } from '../hits';
import type { MakeChecker } from './checker';

/** The first dependency of each manifest, in whatever format and wherever it stands. */
export const declaredDependencies: MakeChecker = readers =>
  function* ({ ground }): Iterable<Evidence> {
    for (const { document, entry } of ground.files) {
      const first = document === undefined ? undefined : readers.dependenciesIn(document)[0];
      if (first !== undefined) {
        yield toEvidence(entry.path, first.hit);
      }
    }
  };

import type { Evidence } from '../../model/report';
import { toEvidence, wholeFile } from '../hits';
import type { MakeChecker } from './checker';

/** Notebooks with at least `lines` lines of code. */
export const longNotebook: MakeChecker = () =>
  function* ({ ground, options }): Iterable<Evidence> {
    const least = Number(options['lines']);
    for (const { document, entry } of ground.files) {
      const isNotebook =
        document?.kind === 'notebook' || (document?.kind === 'python' && document.textNotebook !== undefined);
      if (isNotebook && document.facts.codeLines >= least) {
        yield toEvidence(entry.path, wholeFile(document));
      }
    }
  };

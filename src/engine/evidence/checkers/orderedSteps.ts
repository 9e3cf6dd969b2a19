import type { Evidence } from '../../model/report';
import { baseName } from '../../model/location';
import { toEvidence, wholeFile } from '../hits';
import { stepFiles } from '../stepFiles';
import type { MakeChecker } from './checker';

/** Notebooks and scripts that are run one after the other, where there are at least `least` of them. */
export const orderedSteps: MakeChecker = () =>
  function* ({ ground, options }): Iterable<Evidence> {
    const steps = stepFiles(ground);
    for (const { file } of steps.length < Number(options['least']) ? [] : steps) {
      const { document, entry } = file;
      yield toEvidence(entry.path, document === undefined ? { line: null, text: '' } : wholeFile(document));
    }
  };

/** READMEs that name at least two of the steps: whoever follows them repeats the work. */
export const documentedSteps: MakeChecker = () =>
  function* ({ ground }): Iterable<Evidence> {
    const names = stepFiles(ground).map(({ file }) => baseName(file.relative));
    for (const { document, entry } of names.length === 0 ? [] : ground.files) {
      const isGuide = document?.kind === 'markdown' && !/change|history|release/i.test(entry.path);
      if (isGuide && names.filter(name => document.text.includes(name)).length > 1) {
        yield toEvidence(entry.path, wholeFile(document));
      }
    }
  };

import { matchAt } from '../detectors/matchAt';
import type { Location } from '../model/location';
import type { Checker } from './checker';

/** Finds notebook files that Jupyter cannot open. One that was never downloaded is not broken. */
export const invalidNotebook: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['reason'],
  anchors: [],
  *detect(document) {
    const [problem] = document.problems;
    if (
      document.kind !== 'notebook' ||
      isVirtual(document.path) ||
      document.notebook !== undefined ||
      problem === undefined
    ) {
      return;
    }
    if (problem.kind === 'syntax' || problem.kind === 'encoding') {
      const { path, brokenAt } = document;
      const whole: Location = { kind: 'document', path };
      const location: Location = brokenAt === undefined ? whole : { kind: 'file', path, span: brokenAt };
      yield matchAt(location, { reason: problem.message });
    }
  },
};

/** What a language server of Jupyter keeps for itself: code alone, under the name of its notebook. */
function isVirtual(path: string): boolean {
  return /(?:^|\/)\.virtual_documents\//.test(path);
}

import type { Evidence } from '../../model/report';
import { expectedArtifacts } from '../artifacts/expectedArtifacts';
import type { MakeChecker } from './checker';

/** Files that bring something along that is nothing for git: caches, secrets, records of experiments. */
export const leavesArtifacts: MakeChecker = () =>
  function* ({ ground: { project } }): Iterable<Evidence> {
    for (const { cause, line } of expectedArtifacts(project)) {
      yield { path: cause, line: null, text: line };
    }
  };

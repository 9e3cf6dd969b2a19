import type { Evidence } from '../../model/report';
import type { MakeChecker } from './checker';

/** A file of the project that git tracks. */
export const trackedByGit: MakeChecker = () =>
  function* ({ ground: { project } }): Iterable<Evidence> {
    const { tracked } = project.workspace;
    const file = project.files.find(({ path }) => tracked?.has(path) === true);
    if (file !== undefined) {
      yield { path: file.path, line: null, text: '' };
    }
  };

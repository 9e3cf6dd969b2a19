import type { Evidence } from '../../model/report';
import { sharedIgnores } from '../../workspace/sharedIgnores';
import { expectedArtifacts, missingArtifacts } from '../artifacts/expectedArtifacts';
import { toEvidence, wholeFile } from '../hits';
import type { MakeChecker } from './checker';

/** A `.gitignore` of the workspace, when all that is nothing for git is ignored. */
export const artifactsIgnored: MakeChecker = () =>
  function* ({ ground: { project } }): Iterable<Evidence> {
    const { workspace } = project;
    const [expected] = expectedArtifacts(project);
    if (expected !== undefined && missingArtifacts(project, sharedIgnores(workspace)).length === 0) {
      const file = workspace.documents.find(({ path }) => /(^|\/)\.gitignore$/.test(path));
      yield file === undefined
        ? { path: expected.cause, line: null, text: '' }
        : toEvidence(file.path, wholeFile(file));
    }
  };

import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { type WorkspacePath, isInside, workspacePath } from '../model/location';
import { keptByLfs } from '../workspace/keptByLfs';
import type { ProjectFacts } from './facts/projectFacts';
import { attributeLine } from './parts/attributeLine';
import { type ScaffoldResult, type ScaffoldSource, drafts, refused } from './scaffold';

/**
 * Lines of `.gitattributes` that give the files that were found to Git LFS, one for each, so that no other file changes
 * its place. Where DVC keeps the data it says the commands of DVC: they need the file, and take it out of git.
 */
export function largeFiles({ project }: ProjectFacts, _rule: string, { places }: ScaffoldSource): ScaffoldResult {
  const kept = keptByLfs(project.workspace);
  const files = [...new Set(places)].filter(path => isInside(path, project.root) && !kept(path)).sort();
  const [first] = files;
  if (first === undefined) {
    return refused(l10n.t('Every large file that git tracks here is kept by Git LFS.'));
  }
  const all = files.map(path => `"${path}"`).join(' ');
  if (project.workspace.files.some(({ path }) => /(?:^|\/)\.dvc\/config$/.test(path))) {
    return refused(l10n.t('DVC keeps the data of this repository, and only its own command can take over a file: run `git rm --cached {0} && dvc add {0}`.', all)); // prettier-ignore
  }
  const top = project.root === '.' ? 0 : project.root.length + 1;
  const lines = files.map(path => attributeLine(path.slice(top)));
  return drafts({
    title: l10n.t(
      'Keep {0} with Git LFS from the next commit on: run `git lfs install` and `git add --renormalize .`; what earlier commits hold stays in them',
      listed(files),
    ),
    edits: [],
    files: [{ kind: 'append', path: attributesOf(project.root), lines }],
  });
}

function attributesOf(root: string): WorkspacePath {
  return workspacePath(root === '.' ? '.gitattributes' : `${root}/.gitattributes`);
}

function listed(paths: readonly string[]): string {
  const more = paths.length - 2;
  return more > 0 ? l10n.t('{0} and {1} more', paths.slice(0, 2).join(', '), more) : listInWords(paths);
}

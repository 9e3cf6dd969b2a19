import { baseName } from '../model/location';
import type { TrackedFileDetector } from '../model/rule';
import { keptByLfs } from '../workspace/keptByLfs';
import { compileGlobs } from '../workspace/pathMatcher';
import type { ConcernsInProject, DetectInProject } from './detector';
import type { FileEntry } from '../workspace/reader';
import { matchAt } from './matchAt';
import { sizeInWords } from './words';

/** What a `tracked-file` hands to a message: the name of the file and how big it is. */
export const trackedFileCaptures = ['file', 'size'] as const;

/** Whether git says what it tracks: without it nobody can be told what is in git. */
export const underGit: ConcernsInProject = (_document, { workspace }) => workspace.tracked !== undefined;

/** Finds files of a project that git tracks itself; without git none, and none of which Git LFS keeps the content. */
export function trackedFile({ files, except, atLeast }: TrackedFileDetector): DetectInProject {
  const isMeant = compileGlobs(files, { ignoreCase: true });
  const isExcepted = compileGlobs(except, { ignoreCase: true });
  return ({ root, files: listed, workspace }) => {
    const { tracked } = workspace;
    const top = root === '.' ? 0 : root.length + 1;
    const isElsewhere = keptByLfs(workspace);
    const isFound = ({ path, size }: FileEntry): boolean =>
      size >= atLeast && isMeant(path.slice(top)) && !isExcepted(path.slice(top)) && tracked?.has(path) === true && !isElsewhere(path); // prettier-ignore
    return listed
      .filter(isFound)
      .map(({ path, size }) => matchAt({ kind: 'document', path }, { file: baseName(path), size: sizeInWords(size) }));
  };
}

import type { WorkspacePath } from '../../model/location';
import type { Project } from '../../projects/project';
import type { ModuleFacts } from '../facts/code';
import { hasFile, pathIn } from '../facts/paths';

/**
 * `tests/test_features.py`; where that is taken, on disk or by another new file, with the package's name in it, then
 * numbered.
 */
export function freeTestPath(
  project: Project,
  { dotted }: Pick<ModuleFacts, 'dotted'>,
  taken: ReadonlySet<string> = new Set(),
): WorkspacePath {
  const steps = dotted.split('.');
  const folder = !hasFolder(project, 'tests') && hasFolder(project, 'test') ? 'test' : 'tests';
  const names = [steps.slice(-1), steps, [...steps, 'behaviour'], [...steps, 'behaviour', '2']].map(
    parts => `${folder}/test_${parts.join('_')}.py`,
  );
  const free = names.find(name => !hasFile(project, name) && !taken.has(pathIn(project, name)));
  return pathIn(project, free ?? `${folder}/test_${steps.join('_')}_3.py`);
}

function hasFolder({ files, root }: Project, folder: string): boolean {
  const start = root === '.' ? `${folder}/` : `${root}/${folder}/`;
  return files.some(({ path }) => path.startsWith(start));
}

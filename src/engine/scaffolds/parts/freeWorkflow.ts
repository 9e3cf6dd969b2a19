import { type WorkspacePath, workspacePath } from '../../model/location';
import type { ProjectFacts } from '../facts/projectFacts';

/** `.github/workflows/drift.yml`, or a name beside it that no workflow has yet. */
export function freeWorkflow({ project }: ProjectFacts, name: string): WorkspacePath {
  const taken = new Set<string>(project.workspace.files.map(({ path }) => path));
  const candidates = [name, `${name}-check`, `${name}-2`].map(each => `.github/workflows/${each}.yml`);
  const free = candidates.find(path => !taken.has(path) && !taken.has(path.replace(/yml$/, 'yaml')));
  return workspacePath(free ?? candidates[0] ?? '');
}

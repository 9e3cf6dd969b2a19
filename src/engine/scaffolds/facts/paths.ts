import { type WorkspacePath, workspacePath } from '../../model/location';
import type { Project } from '../../projects/project';

/** A path inside the project: `tests/test_features.py` → `services/api/tests/test_features.py`. */
export function pathIn({ root }: Project, path: string): WorkspacePath {
  return workspacePath(root === '.' ? path : `${root}/${path}`);
}

/** Whether the workspace lists a file at this path inside the project. */
export function hasFile(project: Project, path: string): boolean {
  const wanted = pathIn(project, path);
  return project.workspace.files.some(file => file.path === wanted);
}

/** The text of a file of the project that was read; `undefined` when there is none. */
export function textOf(project: Project, path: string): string | undefined {
  return project.workspace.documentAt(pathIn(project, path))?.text;
}

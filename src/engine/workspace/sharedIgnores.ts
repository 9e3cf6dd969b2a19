import { type WorkspacePath, folderOf } from '../model/location';
import type { Workspace } from '../projects/project';
import { type IgnoreFile, compileIgnores } from './gitignore';

/**
 * What the `.gitignore` files of a repository ignore for everybody who clones it; a person's own list is not asked. Of
 * paths from the scanned folder. `changed` are texts that some of the files would have.
 */
export function sharedIgnores(
  { documents, above }: Workspace,
  changed: ReadonlyMap<WorkspacePath, string> = new Map(),
): (path: string) => boolean {
  const present = documents.filter(({ path }) => /(^|\/)\.gitignore$/.test(path));
  const texts = new Map([...present.map(({ path, text }) => [path, text] as const), ...changed]);
  const prefix = above?.prefix ?? '';
  const inside = Array.from(texts, ([path, text]): IgnoreFile => {
    return { folder: (prefix + folderOf(path)).replace(/\/$/, ''), text };
  });
  const ignores = compileIgnores([...(above?.ignoreFiles ?? []), ...inside]);
  return path => ignores(prefix + path);
}

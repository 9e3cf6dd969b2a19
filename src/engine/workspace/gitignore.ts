import ignore from 'ignore';
import { folderOf } from '../model/location';

/** The ignore rules that hold in a folder: its own `.gitignore` over those of the folders above. */
export interface IgnoreScope {
  /** Of a path from the top of the repository. Folders above it are taken to be not ignored. */
  readonly ignores: (path: string, isFolder: boolean) => boolean;
}

/** A `.gitignore`; `folder` is where it stands, from the top of the repository (`` for the top). */
export interface IgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** No rules at all. */
export const ignoreNothing: IgnoreScope = { ignores: () => false };

/**
 * Adds the text of a `.gitignore` (or of `.git/info/exclude`) that stands in a folder, `` for the top. Where it says
 * nothing about a path, the outer scope does.
 */
export function ignoreScope(outer: IgnoreScope, folder: string, text: string): IgnoreScope {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter(line => line.length < 4096); // prettier-ignore
  const rules = ignore({ ignorecase: false, allowRelativePaths: true }).add(lines);
  const skip = folder === '' ? 0 : folder.length + 1;
  return {
    ignores: (path, isFolder) => {
      const inside = path.slice(skip);
      const verdict = rules.test(isFolder ? `${inside}/` : inside);
      return verdict.ignored || (!verdict.unignored && outer.ignores(path, isFolder));
    },
  };
}

/**
 * Whether git ignores a file, its folders considered: what lies in an ignored folder is ignored whatever else is said.
 * Paths are those of the top of the repository.
 */
export function compileIgnores(files: readonly IgnoreFile[]): (path: string) => boolean {
  const scopes = new Map<string, IgnoreScope>();
  const scopeOf = (folder: string): IgnoreScope => {
    const known = scopes.get(folder);
    if (known !== undefined) {
      return known;
    }
    const outer = folder === '' ? ignoreNothing : scopeOf(folderOf(folder));
    const own = files.filter(file => file.folder === folder);
    const scope = own.reduce((above, { text }) => ignoreScope(above, folder, text), outer);
    scopes.set(folder, scope);
    return scope;
  };
  return path => {
    const parts = path.split('/');
    return parts.some((_, index) => {
      const each = parts.slice(0, index + 1).join('/');
      return scopeOf(folderOf(each)).ignores(each, index < parts.length - 1);
    });
  };
}

import ignore from 'ignore';

/** The ignore rules that hold in a folder: its own `.gitignore` over those of the folders above. */
export interface IgnoreScope {
  /** Of a path from the top of the repository. Folders above it are taken to be not ignored. */
  readonly ignores: (path: string, isFolder: boolean) => boolean;
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

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  type FoldersAbove,
  type GitEntry,
  type IgnoreFile,
  type IgnoreScope,
  type TrackedPaths,
  ignoreNothing,
  ignoreScope,
  parseGitIndex,
  trackedPaths,
} from '../engine/index';

/** The git repository around a folder, read from its files: git itself is never started. */
export interface GitRepository {
  readonly tracked: TrackedPaths | undefined;
  /** `.git/info/exclude`, and the `.gitignore` files of the folders above the one that was asked about. */
  readonly ignores: IgnoreScope;
  /** The folder in its repository, with a `/` behind: `services/api/`; `` at the top. */
  readonly prefix: string;
  /** Set below the top of the repository. */
  readonly above: FoldersAbove | undefined;
  /** Why its index could not be read, in a sentence. */
  readonly problem: string | undefined;
}

/**
 * Finds the repository whose working tree holds a folder. One further up counts only when it tracks something in the
 * folder: a home directory under git says nothing about what lies in it.
 */
export function findRepository(folder: string): GitRepository | undefined {
  for (let top = resolve(folder); ; top = dirname(top)) {
    const directory = gitDirectory(top);
    if (directory !== undefined) {
      const repository = readRepository(top, directory, resolve(folder));
      const isOurs = top === resolve(folder) || (repository.tracked?.files.size ?? 0) > 0;
      return isOurs ? repository : undefined;
    }
    if (dirname(top) === top) {
      return undefined;
    }
  }
}

/**
 * The full name of the commit that is checked out around a folder; `undefined` outside a repository, before the first
 * commit, and where refs are kept in another way than files.
 */
export function checkedOutCommit(folder: string): string | undefined {
  for (let top = resolve(folder); ; top = dirname(top)) {
    const directory = gitDirectory(top);
    if (directory !== undefined) {
      return commitOf(directory);
    }
    if (dirname(top) === top) {
      return undefined;
    }
  }
}

/** `ref: refs/heads/main`, whose commit stands in a file of its own or in `packed-refs`; or a commit itself. */
function commitOf({ own, common }: GitDirectory): string | undefined {
  const head = readText(join(own, 'HEAD')).trim();
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
  const packed = (): string | undefined =>
    readText(join(common, 'packed-refs'))
      .split('\n')
      .find(line => line.endsWith(` ${ref}`))
      ?.split(' ')[0];
  const name = ref === undefined ? head : readText(join(common, ref)).trim() || packed();
  return name !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? name : undefined;
}

/** The repository whose top is this folder below the scanned one, `below` being its path from there. */
export function nestedRepository(folder: string, below: string): GitRepository | undefined {
  const directory = gitDirectory(folder);
  return directory === undefined ? undefined : readRepository(folder, directory, folder, below);
}

interface GitDirectory {
  /** Where the index is; for a worktree its own folder. */
  readonly own: string;
  /** Where `info/exclude` is. */
  readonly common: string;
}

/** `.git` is a folder, or a file that names one: in worktrees and submodules. */
function gitDirectory(top: string): GitDirectory | undefined {
  const path = join(top, '.git');
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind?.isDirectory() === true) {
    // An empty folder of that name is no repository.
    return existsSync(join(path, 'HEAD')) ? { own: path, common: path } : undefined;
  }
  return kind?.isFile() === true ? linkedDirectory(top, readText(path)) : undefined;
}

function linkedDirectory(top: string, text: string): GitDirectory | undefined {
  const target = /^gitdir: (.*\S)/.exec(text)?.[1];
  if (target === undefined) {
    return undefined;
  }
  const own = resolve(top, target);
  const common = readText(join(own, 'commondir')).trim();
  return existsSync(own) ? { own, common: resolve(own, common) } : undefined;
}

function readRepository(top: string, directory: GitDirectory, folder: string, below = ''): GitRepository {
  const within = relative(top, folder).split(sep).join('/');
  const entries = readEntries(directory.own);
  const isList = Array.isArray(entries);
  const ignoreFiles = ignoreFilesAbove(top, within);
  const prefix = within === '' ? '' : `${within}/`;
  return {
    tracked: isList ? trackedPaths(entries, within, below) : undefined,
    ignores: outerIgnores(directory, ignoreFiles, below),
    prefix,
    above: prefix === '' ? undefined : { prefix, ignoreFiles },
    problem: isList ? undefined : entries.problem,
  };
}

type Entries = GitEntry[] | { readonly problem: string };

function readEntries(directory: string): Entries {
  const path = join(directory, 'index');
  // Before the first `git add` there is no index.
  return existsSync(path) ? readIndexFile(path, directory) : [];
}

function readIndexFile(path: string, directory: string): Entries {
  try {
    const index = parseGitIndex(readFileSync(path));
    if ('problem' in index) {
      return index;
    }
    const shared =
      index.sharedIndex === undefined
        ? []
        : readIndexFile(join(directory, `sharedindex.${index.sharedIndex}`), directory);
    return Array.isArray(shared) ? [...shared, ...index.entries] : shared;
  } catch (error) {
    return { problem: `The git index cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function outerIgnores({ common }: GitDirectory, above: readonly IgnoreFile[], below: string): IgnoreScope {
  const own = ignoreScope(ignoreNothing, below, readText(join(common, 'info', 'exclude')));
  return above.reduce((scope, { folder, text }) => ignoreScope(scope, folder, text), own);
}

function ignoreFilesAbove(top: string, within: string): readonly IgnoreFile[] {
  const above = within === '' ? [] : within.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'));
  return above
    .map(folder => ({ folder, text: readText(join(top, folder, '.gitignore')) }))
    .filter(({ text }) => text.trim() !== '');
}

/** Empty when there is no such file, or none that can be read: then it rules nothing. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

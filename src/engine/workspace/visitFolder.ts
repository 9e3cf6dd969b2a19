import type { Skipped } from '../model/report';
import { disownedPaths } from './gitAttributes';
import { type IgnoreScope, ignoreNothing, ignoreScope } from './gitignore';
import { whyByName, whyFolderIsSkipped } from './skippedFolders';
import type { TrackedPaths } from './trackedPaths';

/** A folder on the way down, with all that the folders above have said about it. */
export interface WalkFolder {
  /** From the scanned folder; `` is that folder itself. */
  readonly path: string;
  readonly ignores: IgnoreScope;
  /** The scanned folder as `ignores` sees it: `services/api/` where its repository begins further up, else ``. */
  readonly prefix: string;
  /** git ignores the folder: only what it tracks all the same is read. */
  readonly isIgnored: boolean;
  readonly tracked: TrackedPaths | undefined;
  /** What `.gitattributes` of the folders above call generated or vendored. */
  readonly disowned: readonly ((path: string) => string | undefined)[];
}

/** The scanned folder itself, where no repository further up has a say. */
export const topFolder: WalkFolder = {
  path: '',
  ignores: ignoreNothing,
  prefix: '',
  isIgnored: false,
  tracked: undefined,
  disowned: [],
};

/** What a folder holds: links are already what they lead to, or left out. */
export interface FolderContent {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Text of the `.gitignore` in it, and of `.gitattributes`; empty without. */
  readonly gitignore: string;
  readonly gitattributes: string;
}

export interface FolderVisit {
  /** Paths to list. */
  readonly files: readonly string[];
  /** Where to go on. */
  readonly folders: readonly WalkFolder[];
  readonly skipped: readonly Skipped[];
}

/** Decides, for one folder, what is listed and where to descend. All hosts that walk ask it, so they list the same. */
export function visitFolder(folder: WalkFolder, content: FolderContent): FolderVisit {
  const why = folder.path === '' ? undefined : whyFolderIsSkipped(lookAt(folder, content));
  if (why !== undefined) {
    return { files: [], folders: [], skipped: why === '' ? [] : [{ path: folder.path, why }] };
  }
  const inside = withOwnRules(folder, content);
  const skipped: Skipped[] = [];
  const files = content.files.filter(name => {
    const path = join(folder.path, name);
    // In a worktree `.git` is a file.
    const reason = name === '.git' || isUnwanted(inside, path, false) ? '' : whyDisowned(inside, path);
    if (reason !== undefined && reason !== '') {
      skipped.push({ path, why: reason });
    }
    return reason === undefined;
  });
  const folders = content.folders.flatMap(name => descend(inside, name, skipped));
  return { files: files.map(name => join(folder.path, name)), folders, skipped };
}

/** `join('', 'a')` is `a`. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function lookAt(
  { path, tracked }: WalkFolder,
  { files, folders }: FolderContent,
): Parameters<typeof whyFolderIsSkipped>[0] {
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    children: new Set([...files, ...folders]),
    holdsTracked: tracked?.folders.has(path),
  };
}

function withOwnRules(folder: WalkFolder, { gitignore, gitattributes }: FolderContent): WalkFolder {
  const own = (folder.prefix + folder.path).replace(/\/$/, '');
  const disown = disownedPaths(gitattributes);
  const skip = folder.path === '' ? 0 : folder.path.length + 1;
  return {
    ...folder,
    ignores: gitignore.trim() === '' ? folder.ignores : ignoreScope(folder.ignores, own, gitignore),
    disowned: disown === undefined ? folder.disowned : [...folder.disowned, path => disown(path.slice(skip))],
  };
}

/** Ignored and not tracked. A pointer of DVC is made for git, so one that git ignores is something to speak of. */
function isUnwanted({ ignores, isIgnored, prefix, tracked }: WalkFolder, path: string, isFolder: boolean): boolean {
  const isTracked = tracked !== undefined && (isFolder ? tracked.folders : tracked.files).has(path);
  const isPointer = !isFolder && /[^/]\.dvc$/.test(path);
  return !isTracked && !isPointer && (isIgnored || ignores.ignores(prefix + path, isFolder));
}

function whyDisowned({ disowned }: WalkFolder, path: string): string | undefined {
  return disowned.map(why => why(path)).findLast(why => why !== undefined);
}

function descend(folder: WalkFolder, name: string, skipped: Skipped[]): readonly WalkFolder[] {
  const path = join(folder.path, name);
  const why = folder.tracked?.submodules.has(path) === true ? 'git submodule' : whyByName(name.toLowerCase(), path);
  const isUnwantedFolder = isUnwanted(folder, path, true);
  if (why !== undefined || isUnwantedFolder) {
    if (why !== undefined && why !== '' && !isUnwantedFolder) {
      skipped.push({ path, why });
    }
    return [];
  }
  const isIgnored = folder.isIgnored || folder.ignores.ignores(folder.prefix + path, true);
  return [{ ...folder, path, isIgnored }];
}

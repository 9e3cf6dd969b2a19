import {
  type FileEntry,
  type FileListing,
  type FolderContent,
  type GitEntry,
  type Skipped,
  type WalkFolder,
  type WorkspaceReader,
  compareText,
  isWorkspacePath,
  join,
  topFolder,
  trackedPaths,
  visitFolder,
  workspacePath,
} from '../engine/index';
import { type ObjectReader, git } from './git';

interface Blob {
  readonly name: string;
  readonly size: number;
}

/** The files of a commit in a folder, as `git ls-tree` lists them. */
interface Tree {
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly entries: readonly GitEntry[];
}

/** Reads a folder as it was at a commit. Nothing is checked out, and the working tree is neither read nor touched. */
export async function readCommit(folder: string, commit: string, objects: ObjectReader): Promise<WorkspaceReader> {
  const tree = parseTree(await git(folder, 'ls-tree', '-r', '-z', '-l', commit));
  const listing = await listTree(tree, objects);
  const bytesAt = async (path: string): Promise<Uint8Array | { readonly problem: string }> => {
    const blob = tree.blobs.get(path);
    const bytes = blob === undefined ? undefined : await objects.read(blob.name);
    return bytes ?? { problem: 'The file is not in the repository: fetch the history whole.' };
  };
  return {
    listFiles: () => Promise.resolve(listing),
    readBytes: bytesAt,
    readStart: async (path, count) => {
      const bytes = await bytesAt(path);
      return 'problem' in bytes ? bytes : bytes.subarray(0, count);
    },
    sizeOf: path => Promise.resolve(tree.blobs.get(path)?.size),
  };
}

/** `100644 blob 1a2b…    1234\tsrc/train.py`, each with a zero byte behind. */
function parseTree(text: string): Tree {
  const blobs = new Map<string, Blob>();
  const entries: GitEntry[] = [];
  for (const [, mode, name = '', size, path = ''] of text.matchAll(/(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([^\0]+)\0/g)) {
    const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
    entries.push({ path, kind });
    if (kind === 'file') {
      blobs.set(path, { name, size: Number(size) });
    }
  }
  return { blobs, entries };
}

/** Walks the tree as a disk is walked, so that the same folders and files are left out. */
async function listTree({ blobs, entries }: Tree, objects: ObjectReader): Promise<FileListing> {
  const folders = groupByFolder(entries);
  const tracked = trackedPaths(entries, '');
  const files: FileEntry[] = [];
  const skipped: Skipped[] = [];
  const waiting: WalkFolder[] = [{ ...topFolder, tracked }];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { path } = folder;
    const { names, below } = folders.get(path) ?? { names: [], below: new Set<string>() };
    const textOf = async (name: string): Promise<string> => {
      const blob = blobs.get(join(path, name));
      const bytes = blob === undefined ? undefined : await objects.read(blob.name);
      return new TextDecoder().decode(bytes);
    };
    const content: FolderContent = {
      files: names.filter(name => blobs.has(join(path, name))),
      folders: [...below],
      gitignore: await textOf('.gitignore'),
      gitattributes: await textOf('.gitattributes'),
    };
    const visit = visitFolder(folder, content);
    skipped.push(...visit.skipped);
    waiting.push(...visit.folders);
    files.push(...visit.files.flatMap(file => entryOf(file, blobs.get(file))));
  }
  return {
    files: files.sort((first, second) => compareText(first.path, second.path)),
    tracked: new Set([...tracked.files].filter(isWorkspacePath)),
    skipped: skipped.sort((first, second) => compareText(first.path, second.path)),
  };
}

function entryOf(path: string, blob: Blob | undefined): readonly FileEntry[] {
  return blob === undefined || !isWorkspacePath(path)
    ? []
    : [{ path: workspacePath(path), size: blob.size, version: blob.name }];
}

interface FolderNames {
  readonly names: string[];
  readonly below: Set<string>;
}

function groupByFolder(entries: readonly GitEntry[]): ReadonlyMap<string, FolderNames> {
  const folders = new Map<string, FolderNames>();
  const at = (folder: string): FolderNames => {
    const known = folders.get(folder) ?? { names: [], below: new Set() };
    folders.set(folder, known);
    return known;
  };
  for (const { path } of entries) {
    const parts = path.split('/');
    parts.forEach((part, depth) => {
      const { names, below } = at(parts.slice(0, depth).join('/'));
      if (depth === parts.length - 1) {
        names.push(part);
      } else {
        below.add(part);
      }
    });
  }
  return folders;
}

import * as l10n from '@vscode/l10n';
import {
  type Dirent,
  type Stats,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join as joinPath, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  type FileEntry,
  type FileListing,
  type FolderContent,
  type Skipped,
  type WalkFolder,
  type WorkspacePath,
  type WorkspaceReader,
  compareText,
  documentKind,
  isWorkspacePath,
  join,
  topFolder,
  visitFolder,
} from '../engine/index';
import { readEnvironment } from './environment/readEnvironment';
import { findRepository, nestedRepository } from './gitRepository';

/**
 * Reads a folder of the disk. Lists what git tracks and what it does not ignore; without git, what `.gitignore` files
 * let through. Folders are read one after the other and without waiting, which is fastest in a worker; now and then
 * other work is let in.
 */
export function createDiskReader(folder: string): WorkspaceReader {
  const top = resolve(folder);
  return {
    listFiles: signal => walk(top, signal),
    readBytes: path => Promise.resolve(readBytes(joinPath(top, path))),
    readStart: (path, bytes) => Promise.resolve(readStart(joinPath(top, path), bytes)),
    sizeOf: path => Promise.resolve(sizeOf(joinPath(top, path))),
    readEnvironment: (_signal, root) => Promise.resolve(readEnvironment(top, root)),
  };
}

/** A listing while it grows. */
interface Walk {
  readonly top: string;
  /** `top` with all links on the way to it resolved. */
  readonly realTop: string;
  readonly files: FileEntry[];
  readonly skipped: Skipped[];
  readonly closed: Skipped[];
  readonly tracked: Set<WorkspacePath>;
  hasGit: boolean;
  above: FileListing['above'];
}

async function walk(top: string, signal: AbortSignal): Promise<FileListing> {
  const walk: Walk = {
    top,
    realTop: resolveTop(top),
    files: [],
    skipped: [],
    closed: [],
    tracked: new Set(),
    hasGit: false,
    above: undefined,
  };
  const waiting: WalkFolder[] = [withRepository(walk, topFolder, findRepository(top))];
  let rested = performance.now();
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (performance.now() - rested > longestWithoutRest) {
      await setImmediate();
      rested = performance.now();
    }
    signal.throwIfAborted();
    waiting.push(...enterFolder(walk, folder));
  }
  return {
    files: walk.files.sort((first, second) => compareText(first.path, second.path)),
    tracked: walk.hasGit ? walk.tracked : undefined,
    skipped: walk.skipped.sort((first, second) => compareText(first.path, second.path)),
    closed: walk.closed.sort((first, second) => compareText(first.path, second.path)),
    ...(walk.above === undefined ? {} : { above: walk.above }),
  };
}

function resolveTop(top: string): string {
  try {
    return realpathSync(top);
  } catch (error) {
    throw unreadableTop(error);
  }
}

/** There is no listing at all without the scanned folder itself. */
function unreadableTop(error: unknown): Error {
  return new Error(l10n.t('The folder cannot be read: {0}.', explain(error)), { cause: error });
}

/** Milliseconds. */
const longestWithoutRest = 20;

function withRepository(walk: Walk, folder: WalkFolder, repository: ReturnType<typeof findRepository>): WalkFolder {
  if (repository === undefined) {
    return folder;
  }
  const { tracked, ignores, prefix, above, problem } = repository;
  if (problem !== undefined) {
    walk.skipped.push({ path: join(folder.path, '.git/index'), why: problem });
  }
  walk.hasGit ||= tracked !== undefined;
  walk.above ??= above;
  for (const path of [...(tracked?.files ?? [])].filter(isWorkspacePath)) {
    walk.tracked.add(path);
  }
  return { ...folder, tracked, ignores, prefix };
}

function enterFolder(walk: Walk, folder: WalkFolder): readonly WalkFolder[] {
  const path = joinPath(walk.top, folder.path);
  const entries = readFolder(walk, folder.path, path);
  if (entries === undefined) {
    return [];
  }
  const own = folder.path !== '' && entries.some(({ name }) => name === '.git');
  const nested = own ? nestedRepository(path, folder.path) : undefined;
  if (nested !== undefined && folder.tracked !== undefined) {
    walk.skipped.push({ path: folder.path, why: 'another git repository' });
    return [];
  }
  const visit = visitFolder(withRepository(walk, folder, nested), readContent(walk, folder.path, entries));
  walk.skipped.push(...visit.skipped);
  visit.files.forEach(file => {
    addFile(walk, file);
  });
  return visit.folders;
}

function readFolder(walk: Walk, path: string, absolute: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    if (path === '') {
      throw unreadableTop(error);
    }
    walk.closed.push({ path, why: explain(error) });
    return undefined;
  }
}

function readContent(walk: Walk, folder: string, entries: readonly Dirent[]): FolderContent {
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) {
      folders.push(entry.name);
    } else if (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(walk, join(folder, entry.name)))) {
      files.push(entry.name);
    }
  }
  const text = (name: string): string => (files.includes(name) ? readText(joinPath(walk.top, folder, name)) : '');
  return { files, folders, gitignore: text('.gitignore'), gitattributes: text('.gitattributes') };
}

/**
 * Whether a link stands for a file of this workspace. One to a folder is never followed: inside the workspace the
 * folder is read under its own name, and so no cycle can arise.
 */
function leadsToFile(walk: Walk, path: string): boolean {
  const target = resolveLink(joinPath(walk.top, path));
  if (target?.stats.isFile() === true && target.path.startsWith(walk.realTop + sep)) {
    return true;
  }
  const why = target === undefined ? 'link to nothing' : 'link out of the folder, or to a folder';
  if (target?.stats.isDirectory() === true || documentKind(path) !== undefined) {
    walk.skipped.push({ path, why });
  }
  return false;
}

function resolveLink(path: string): { readonly path: string; readonly stats: Stats } | undefined {
  try {
    const target = realpathSync(path);
    return { path: target, stats: statSync(target) };
  } catch {
    return undefined;
  }
}

function addFile(walk: Walk, path: string): void {
  const stats = isWorkspacePath(path) ? statSync(joinPath(walk.top, path), { throwIfNoEntry: false }) : undefined;
  if (stats?.isFile() === true && isWorkspacePath(path)) {
    walk.files.push({ path, size: stats.size, version: `${stats.size}-${stats.mtimeMs}` });
  } else {
    walk.skipped.push({ path, why: 'gone, or its name is not UTF-8' });
  }
}

function readBytes(path: string): Uint8Array | { readonly problem: string } {
  try {
    return readFileSync(path);
  } catch (error) {
    return {
      problem: l10n.t('The file cannot be read ({0}): make it readable, or list it in .gitignore.', explain(error)),
    };
  }
}

function readStart(path: string, bytes: number): Uint8Array | { readonly problem: string } {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const start = new Uint8Array(bytes);
    return start.subarray(0, readSync(file, start, 0, bytes, 0));
  } catch (error) {
    return {
      problem: l10n.t('The file cannot be read ({0}): make it readable, or list it in .gitignore.', explain(error)),
    };
  } finally {
    if (file !== undefined) {
      closeSync(file);
    }
  }
}

function sizeOf(path: string): number | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stats.size : undefined;
}

function readText(path: string): string {
  const bytes = readBytes(path);
  return 'problem' in bytes ? '' : new TextDecoder().decode(bytes);
}

/** The system's word for it without its path: `permission denied`. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^[A-Z]+: /, '').replace(/, \w+ '.*'$/s, '');
}

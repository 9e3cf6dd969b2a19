import type { GitEntry } from './gitIndex';

/** What one git repository tracks, with paths from the scanned folder. */
export interface TrackedPaths {
  readonly files: ReadonlySet<string>;
  /** Every folder above a tracked file. */
  readonly folders: ReadonlySet<string>;
  readonly submodules: ReadonlySet<string>;
}

/**
 * Puts the entries of an index where the scanned folder sees them. `within` is that folder in the repository
 * (`services/api`, `` when it is the top): entries outside it are left out. `below` is the repository in the scanned
 * folder, when that is the larger one.
 */
export function trackedPaths(entries: readonly GitEntry[], within: string, below = ''): TrackedPaths {
  const files = new Set<string>();
  const folders = new Set<string>();
  const submodules = new Set<string>();
  const from = within === '' ? '' : `${within}/`;
  const to = below === '' ? '' : `${below}/`;
  for (const { path, kind } of entries) {
    if (path.startsWith(from) && kind !== 'folder') {
      const moved = to + path.slice(from.length);
      (kind === 'submodule' ? submodules : files).add(moved);
      addFoldersAbove(moved, folders);
    }
  }
  return { files, folders, submodules };
}

function addFoldersAbove(path: string, folders: Set<string>): void {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const folder = path.slice(0, slash);
    if (folders.has(folder)) {
      return;
    }
    folders.add(folder);
  }
}

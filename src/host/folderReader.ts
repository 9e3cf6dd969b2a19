import type { FileEntry, FileListing, WorkspacePath, WorkspaceReader } from '../engine/index';
import { compareText, isWorkspacePath } from '../engine/index';

/** The unsaved text of one open editor. */
export interface Edit {
  readonly version: number;
  readonly bytes: Uint8Array;
}

/**
 * A reader over a folder with open editors on top: their text wins over what is stored. The listing is kept until
 * `forget` says that files changed, so that a keystroke lists nothing.
 */
export interface FolderReader extends WorkspaceReader {
  readonly edit: (path: string, edit: Edit | undefined) => void;
  readonly forget: () => void;
}

export function createFolderReader(stored: WorkspaceReader): FolderReader {
  const edits = new Map<WorkspacePath, Edit>();
  let kept: FileListing | undefined;
  return {
    edit: (path, edit) => {
      if (isWorkspacePath(path)) {
        edits.delete(path);
        if (edit !== undefined) {
          edits.set(path, edit);
        }
      }
    },
    forget: () => {
      kept = undefined;
    },
    listFiles: async signal => {
      kept ??= await stored.listFiles(signal);
      return { ...kept, files: withEdits(kept.files, edits) };
    },
    readBytes: (path, signal) => {
      const edit = edits.get(path);
      return edit === undefined ? stored.readBytes(path, signal) : Promise.resolve(edit.bytes);
    },
  };
}

/** Open files that are not stored yet are listed too; a stored one takes the size and version of its editor. */
function withEdits(files: readonly FileEntry[], edits: ReadonlyMap<WorkspacePath, Edit>): readonly FileEntry[] {
  if (edits.size === 0) {
    return files;
  }
  const open = Array.from(edits, ([path, { version, bytes }]): FileEntry => {
    return { path, size: bytes.length, version: `editor ${version}` };
  });
  const rest = files.filter(({ path }) => !edits.has(path));
  return [...rest, ...open].sort((a, b) => compareText(a.path, b.path));
}

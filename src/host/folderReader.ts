import * as l10n from '@vscode/l10n';
import type { FileEntry, FileListing, WorkspacePath, WorkspaceReader } from '../engine/index';
import { isWorkspacePath } from '../engine/index';

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
  // The text of a file that was deleted can live on in an editor; the file is gone all the same.
  const isListed = (path: WorkspacePath): boolean => kept === undefined || kept.files.some(file => file.path === path);
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
      const edit = isListed(path) ? edits.get(path) : undefined;
      return edit === undefined ? stored.readBytes(path, signal) : Promise.resolve(edit.bytes);
    },
    ...(stored.readStart === undefined
      ? {}
      : {
          readStart: (path, bytes) =>
            stored.readStart?.(path, bytes) ?? Promise.resolve({ problem: l10n.t('it is gone') }),
        }),
    ...(stored.sizeOf === undefined ? {} : { sizeOf: path => stored.sizeOf?.(path) ?? Promise.resolve(undefined) }),
    readEnvironment: async (signal, root) => stored.readEnvironment?.(signal, root),
  };
}

/**
 * A listed file that is open takes the size and version of its editor. What is open but not listed stays out: it is
 * ignored by git, or in a folder that no scan reads, and looking at it in an editor makes it no part of the project.
 */
function withEdits(files: readonly FileEntry[], edits: ReadonlyMap<WorkspacePath, Edit>): readonly FileEntry[] {
  if (edits.size === 0) {
    return files;
  }
  return files.map(file => {
    const edit = edits.get(file.path);
    return edit === undefined ? file : { ...file, size: edit.bytes.length, version: `editor ${edit.version}` };
  });
}

import { compareText } from '../model/compareText';
import { workspacePath } from '../model/location';
import type { FileEntry, FileListing, WorkspaceReader } from './reader';

/**
 * A workspace that lives in memory, for examples and tests: path → text or bytes. All files are listed, whatever
 * their names. `tracked` are the paths that git tracks; without it the workspace is no git repository.
 */
export function memoryReader(
  files: Readonly<Record<string, string | Uint8Array>>,
  tracked?: readonly string[],
): WorkspaceReader {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  return {
    listFiles: () => Promise.resolve(listContents(contents, tracked)),
    readBytes: path => Promise.resolve(contents.get(path) ?? { problem: `There is no file "${path}"` }),
    readStart: (path, bytes) =>
      Promise.resolve(contents.get(path)?.subarray(0, bytes) ?? { problem: `There is no file "${path}"` }),
    sizeOf: path => Promise.resolve(contents.get(path)?.length),
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function listContents(contents: ReadonlyMap<string, Uint8Array>, tracked: readonly string[] | undefined): FileListing {
  const files = [...contents].map(([path, bytes]): FileEntry => {
    return { path: workspacePath(path), size: bytes.length, version: hashBytes(bytes) };
  });
  return {
    files: files.sort((first, second) => compareText(first.path, second.path)),
    tracked: tracked === undefined ? undefined : new Set(tracked.map(workspacePath)),
    skipped: [],
  };
}

/** FNV-1a over the content: a version that changes with it. Not for security. */
export function hashBytes(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return `${bytes.length}-${(hash >>> 0).toString(16)}`;
}

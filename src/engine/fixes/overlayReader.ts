import { compareText } from '../model/compareText';
import type { WorkspacePath } from '../model/location';
import { hashBytes } from '../workspace/memoryReader';
import type { FileListing, WorkspaceReader } from '../workspace/reader';
import type { FileEdit } from './applyFix';

type Written = ReadonlyMap<WorkspacePath, FileEdit>;

/** A workspace as it will be once the files are written; nothing is written. */
export function overlayReader(reader: WorkspaceReader, written: Written): WorkspaceReader {
  const bytesOf = (path: WorkspacePath): Uint8Array | undefined => written.get(path)?.bytes;
  return {
    listFiles: async signal => withWritten(await reader.listFiles(signal), written),
    readBytes: async (path, signal) => bytesOf(path) ?? reader.readBytes(path, signal),
    readStart: async (path, bytes) => {
      const own = bytesOf(path)?.subarray(0, bytes);
      return own ?? reader.readStart?.(path, bytes) ?? reader.readBytes(path, new AbortController().signal);
    },
    sizeOf: async path => bytesOf(path)?.length ?? reader.sizeOf?.(path),
    readEnvironment: async (signal, root) => reader.readEnvironment?.(signal, root),
  };
}

function withWritten(listing: FileListing, written: Written): FileListing {
  const kept = listing.files.filter(({ path }) => !written.has(path));
  const added = Array.from(written.values(), ({ path, bytes }) => {
    return { path, size: bytes.length, version: hashBytes(bytes) };
  });
  return { ...listing, files: [...kept, ...added].sort((a, b) => compareText(a.path, b.path)) };
}

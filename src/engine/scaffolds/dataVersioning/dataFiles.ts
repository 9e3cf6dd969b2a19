import { type DataRead, readDataFiles } from '../../evidence/dataReads';
import { type WorkspacePath, beside } from '../../model/location';
import { largestChecksum } from '../../workspace/limits';
import type { FactSource } from '../facts/factSource';
import { pathIn } from '../facts/paths';

/** A data file that code reads and that git does not keep, or should not. */
export interface DataFile {
  readonly path: WorkspacePath;
  readonly size: number;
  /** git tracks it, although it is large. */
  readonly isTracked: boolean;
}

/** A read of a file that is not there. */
export interface AbsentFile {
  readonly said: string;
  readonly reader: WorkspacePath;
}

export interface FoundDataFiles {
  /** By path, those that can be read whole. */
  readonly files: readonly DataFile[];
  readonly tooLarge: readonly DataFile[];
  readonly absent: readonly AbsentFile[];
}

/** What git keeps well by itself, in bytes; the same as in `rules/evidence/local-data-read.yaml`. */
const small = 10_000_000;

/** Looks on the disk for every data file that code outside tests reads by a path that stands there. */
export async function findDataFiles(source: FactSource): Promise<FoundDataFiles> {
  const { project } = source;
  const files = new Map<WorkspacePath, DataFile>();
  const absent: AbsentFile[] = [];
  const reads = project.documents.flatMap(document =>
    project.zoneOf(document.path) === 'test' ? [] : readDataFiles(document).map(read => ({ document, read })),
  );
  for (const { document, read } of reads) {
    const file = await locate(read, document.path, source);
    if (file === undefined) {
      absent.push({ said: read.path, reader: document.path });
    } else if (!file.isTracked || file.size >= small) {
      files.set(file.path, file);
    }
  }
  const found = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files: found.filter(({ size }) => size <= largestChecksum),
    tooLarge: found.filter(({ size }) => size > largestChecksum),
    absent,
  };
}

/** From the project's root, where scripts are started, else from the folder of the file that reads. */
async function locate(
  { path }: DataRead,
  reader: WorkspacePath,
  { project, reader: port }: FactSource,
): Promise<DataFile | undefined> {
  const { files, tracked } = project.workspace;
  for (const candidate of [...beside(pathIn(project, 'x'), path), ...beside(reader, path), ...beside('x', path)]) {
    const size = (await port.sizeOf?.(candidate)) ?? files.find(file => file.path === candidate)?.size;
    if (size !== undefined) {
      return { path: candidate, size, isTracked: tracked?.has(candidate) === true };
    }
  }
  return undefined;
}

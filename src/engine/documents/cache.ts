import type { Document } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { FileEntry } from '../workspace/reader';
import type { FileReading } from './readDocument';

/** What became of files at an earlier scan, by path; asked again only for the version it was made from. */
export interface DocumentCache {
  readonly get: (entry: FileEntry) => FileReading | undefined;
  /** The document that a file was at the last scan, whatever its version was. */
  readonly earlier: (entry: FileEntry) => Document | undefined;
  readonly set: (entry: FileEntry, reading: FileReading) => void;
  /** Forgets every path that is not listed any more. */
  readonly keepOnly: (paths: ReadonlySet<WorkspacePath>) => void;
}

/** An empty cache. It grows to what one workspace holds; a host keeps one per workspace. */
export function createDocumentCache(): DocumentCache {
  const kept = new Map<WorkspacePath, { readonly version: string; readonly reading: FileReading }>();
  return {
    get: ({ path, version }) => {
      const known = kept.get(path);
      return known?.version === version ? known.reading : undefined;
    },
    earlier: ({ path }) => {
      const reading = kept.get(path)?.reading;
      return reading?.kind === 'document' ? reading.document : undefined;
    },
    set: ({ path, version }, reading) => {
      kept.set(path, { version, reading });
    },
    keepOnly: paths => {
      for (const path of kept.keys()) {
        if (!paths.has(path)) {
          kept.delete(path);
        }
      }
    },
  };
}

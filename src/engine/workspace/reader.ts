import type { WorkspacePath } from '../model/location';
import type { Skipped } from '../model/report';

/** A file of the workspace as it is listed, before it is read. */
export interface FileEntry {
  readonly path: WorkspacePath;
  /** Bytes. */
  readonly size: number;
  /** Changes whenever the content does: time and size on a disk, the version of an open editor. */
  readonly version: string;
}

export interface FileListing {
  readonly files: readonly FileEntry[];
  /** Paths that git tracks; `undefined` without a git repository. */
  readonly tracked: ReadonlySet<WorkspacePath> | undefined;
  readonly skipped: readonly Skipped[];
  /** Folders that nobody could look into: what lies in them is unknown, unlike what was skipped. */
  readonly closed?: readonly Skipped[];
}

/** A Python that is installed where the project is worked on. */
export interface Environment {
  /** `3.12.4` */
  readonly python: string;
  /** Where it was found, for people: `.venv`, `the Conda environment churn`. */
  readonly place: string;
  /** Normalised name of each installed distribution (PEP 503) → version. */
  readonly versions: ReadonlyMap<string, string>;
  /** Top-level module → normalised name of the distribution that brings it. */
  readonly modules: ReadonlyMap<string, string>;
}

/** All the engine asks of the outside world. Implemented over `node:fs`, over VS Code and in memory. */
export interface WorkspaceReader {
  /** Every file worth reading, ignored ones left out; sorted by path. */
  listFiles(signal: AbortSignal): Promise<FileListing>;
  /** The content, or a sentence that says why it cannot be had. */
  readBytes(path: WorkspacePath, signal: AbortSignal): Promise<Uint8Array | { readonly problem: string }>;
  /** The environment the project is worked on in, read from files, nothing started; absent where none can be seen. */
  readEnvironment?(signal: AbortSignal): Promise<Environment | undefined>;
}

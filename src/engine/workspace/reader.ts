import type { WorkspacePath } from '../model/location';
import type { Skipped } from '../model/report';
import type { IgnoreFile } from './gitignore';

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
  /** Set when the scanned folder is not the top of its git repository. */
  readonly above?: FoldersAbove;
}

/** What the folders between the top of the git repository and the scanned one say about what git ignores. */
export interface FoldersAbove {
  /** The scanned folder from the top of the repository: `services/api/`. */
  readonly prefix: string;
  readonly ignoreFiles: readonly IgnoreFile[];
}

/** A Python that is installed where the project is worked on. */
export interface Environment {
  /** `3.12.4`, or `3.12` where no file says more. */
  readonly python: string;
  /** Where it was found, for people: `.venv`, `the Conda environment churn`. */
  readonly place: string;
  /** Nobody chose it for this project: it is the first Python on the PATH. */
  readonly isDefault?: boolean;
  /** Normalised name of each installed distribution (PEP 503) → version; none for what came from a folder. */
  readonly versions: ReadonlyMap<string, string>;
  /** Module → normalised name of the distribution that brings it: `sklearn`, `google.cloud.storage`. */
  readonly modules: ReadonlyMap<string, string>;
  /** Packages that Conda installed, by Conda's names → version; absent outside Conda. */
  readonly conda?: ReadonlyMap<string, string>;
}

/** All the engine asks of the outside world. Implemented over `node:fs`, over VS Code and in memory. */
export interface WorkspaceReader {
  /** Every file worth reading, ignored ones left out; sorted by path. */
  listFiles(signal: AbortSignal): Promise<FileListing>;
  /** The content, or a sentence that says why it cannot be had. */
  readBytes(path: WorkspacePath, signal: AbortSignal): Promise<Uint8Array | { readonly problem: string }>;
  /** At most so many bytes from the beginning of a file; absent where only whole files can be had. */
  readStart?(path: WorkspacePath, bytes: number): Promise<Uint8Array | { readonly problem: string }>;
  /** Bytes of a file, listed or ignored; `undefined` when there is none. Absent where only what is listed can be had. */
  sizeOf?(path: WorkspacePath): Promise<number | undefined>;
  /**
   * The environment that the project at `root` (`.` for the top) is worked on in, read from files, nothing started;
   * absent where none can be seen.
   */
  readEnvironment?(signal: AbortSignal, root?: string): Promise<Environment | undefined>;
}

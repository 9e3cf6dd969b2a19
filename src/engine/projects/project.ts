import type { Document } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Problem } from '../model/report';
import type { Profile, Zone } from '../model/rule';
import type { FileEntry, FoldersAbove } from '../workspace/reader';

/** One root of the workspace with everything below it; what the detectors are given. */
export interface Project {
  /** `.` or a folder such as `services/scoring`. */
  readonly root: string;
  readonly profile: Profile;
  /** Files inside the root, nested projects left out. */
  readonly files: readonly FileEntry[];
  readonly documents: readonly Document[];
  /** All files and documents of the workspace: CI, licence and ignore files may stand above the root. */
  readonly workspace: Workspace;
  readonly zoneOf: (path: WorkspacePath) => Zone;
}

/** Everything that was listed and read. */
export interface Workspace {
  readonly files: readonly FileEntry[];
  readonly tracked: ReadonlySet<WorkspacePath> | undefined;
  /** Names of the columns of CSV and TSV files, by path. Values are never read. */
  readonly columns: ReadonlyMap<WorkspacePath, readonly string[]>;
  /** Set when the scanned folder is not the top of its git repository. */
  readonly above: FoldersAbove | undefined;
  readonly documents: readonly Document[];
  readonly documentAt: (path: WorkspacePath) => Document | undefined;
  /** Paths that could not be read: a check that needed one of them is `unknown`. */
  readonly unreadable: ReadonlySet<WorkspacePath>;
  /** Folders that nobody could look into: they may hold anything, so that nothing is met for want of findings. */
  readonly closed: readonly string[];
  /** Why, one for each unreadable path and folder; documents name their own problems. */
  readonly problems: readonly Problem[];
}

import type { WorkspacePath } from '../model/location';
import type { CellChange, FileChange, TextEdit } from '../model/report';
import type { FactSource } from './facts/factSource';
import type { ProjectFacts } from './facts/projectFacts';

/**
 * Builds the files and edits that close one kind of gap from what is known of the project. Pure: it decides from the
 * facts, and from bytes that only it needs (`source`); the same facts give the same text. What it cannot know is one
 * `TODO(preflight: <rule>)` line.
 */
export type Scaffold = (
  facts: ProjectFacts,
  rule: string,
  source: ScaffoldSource,
) => ScaffoldResult | Promise<ScaffoldResult>;

export interface ScaffoldSource extends FactSource {
  /** Files in which the rule has found something. */
  readonly places: readonly WorkspacePath[];
}

/** Ways to close the gap, the best one first; or a sentence that says why there is none and what to do. */
export type ScaffoldResult =
  | { readonly kind: 'drafts'; readonly drafts: readonly [ScaffoldDraft, ...ScaffoldDraft[]] }
  | { readonly kind: 'refused'; readonly reason: string };

/** One way. Paths are the workspace's; a file to create must not exist. */
export interface ScaffoldDraft {
  /** What it does, told apart from the other ways: `Write requirements.txt with versions of .venv`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly files: readonly FileChange[];
  /** What becomes of cells once the edits are made. */
  readonly cells?: readonly CellChange[];
}

export function refused(reason: string): ScaffoldResult {
  return { kind: 'refused', reason };
}

export function drafts(first: ScaffoldDraft, ...more: readonly ScaffoldDraft[]): ScaffoldResult {
  return { kind: 'drafts', drafts: [first, ...more] };
}

export function createFile(path: WorkspacePath, text: string): FileChange {
  return { kind: 'create', path, text };
}

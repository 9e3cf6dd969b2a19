import type { Configuration } from '../configuration/configuration';
import type { NotebookChange } from '../notebook/index';
import type { Location, Position, SourceLocation, WorkspacePath } from './location';
import type { FixSafety, Level, Profile, Rule, RuleId, Rung, Severity, Zone } from './rule';

/** A place that satisfies a rule or a practice: the line (from 1) and its text, or the whole file. */
export interface Evidence {
  readonly path: WorkspacePath;
  /** Index among all cells, from 0; absent in plain files. */
  readonly cell?: number;
  readonly line: number | null;
  readonly text: string;
}

/** `newText` takes the place of the span; an empty span inserts. */
export interface TextEdit {
  readonly location: SourceLocation;
  readonly newText: string;
  /** It changes what an existing file does: a preview shows it unticked. */
  readonly risky?: true;
}

/** A file that must not exist yet, or lines to append to one (made when it is absent). */
export type FileChange =
  | { readonly kind: 'create'; readonly path: WorkspacePath; readonly text: string }
  | { readonly kind: 'append'; readonly path: WorkspacePath; readonly lines: readonly string[] };

/** One change that closes a gap: edits in place, and files beside them. */
export interface Fix {
  /** Unique within the report: `repro/missing-random-state@1a2b3c#0`. */
  readonly id: string;
  readonly title: string;
  readonly safety: FixSafety;
  /** It writes a comment that silences the finding: last in every menu, never preferred, never applied in bulk. */
  readonly silences: boolean;
  readonly edits: readonly TextEdit[];
  readonly files: readonly FileChange[];
  /** What becomes of cells and outputs once the edits are made. */
  readonly cells?: readonly CellChange[];
}

/** Numbers count all cells of the notebook from 0, before any of the changes. */
export type CellChange = NotebookChange & { readonly path: WorkspacePath };

/** One thing to look at, complete and plain: hosts show it as it is. What mends it is built when asked: `fixesOf`. */
export interface Finding {
  readonly rule: RuleId;
  /** The root of the project it belongs to, `.` for the scanned folder. */
  readonly project: string;
  readonly severity: Severity;
  readonly zone: Zone;
  readonly location: Location;
  /** Absent for a finding about a whole document. */
  readonly position: Position | null;
  /** nbformat's id of the cell, from 4.5 on. */
  readonly cellId: string | null;
  /** Line in the file as it is stored, from 1, for tools that know no cells; for a cell the line of its JSON. */
  readonly fileLine: number | null;
  readonly message: string;
  /** Stays the same when lines above are edited: rule, normalised text and nearest anchor. */
  readonly fingerprint: string;
}

/** A fix that is built when somebody asks for it: see `Engine.offerFixes`. */
export interface FixOffer {
  /** Of rule and project: `ci/no-ci@services/api`. */
  readonly id: string;
  readonly title: string;
  readonly safety: FixSafety;
  /** It makes the fixes of all places at once, for whoever cannot go to them: cells of a notebook that nobody opened. */
  readonly ofPlaces?: true;
}

/** A rule's answer for one project. */
export type CheckAnswer =
  | {
      readonly status: 'met';
      readonly rung: Rung | null;
      readonly reason: string;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly status: 'partly';
      readonly rung: Rung;
      readonly reason: string;
      readonly evidence: readonly [Evidence, ...Evidence[]];
    }
  | {
      readonly status: 'open';
      readonly rung: null;
      readonly reason: string;
      readonly evidence: readonly Evidence[];
      /** The rule gates by production code, and all its places are elsewhere: no level waits for them. */
      readonly isAside?: true;
    }
  | {
      readonly status: 'confirmed';
      readonly rung: null;
      readonly reason: string;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly status: 'to-confirm' | 'waived' | 'not-applicable' | 'unknown';
      readonly rung: null;
      /** Never empty: why it does not apply, what could not be read, who waived it. */
      readonly reason: string;
      readonly evidence: readonly [];
    };

export type CheckStatus = CheckAnswer['status'];

export type Check = CheckAnswer & {
  readonly rule: RuleId;
  /** Its level is more than one above the project's: shown apart, no next step. */
  readonly later: boolean;
  readonly severity: Severity;
  readonly minutes: number;
  /** Fixes of the check as a whole; what mends a place is with its finding. */
  readonly fixes: readonly FixOffer[];
};

export interface Practice {
  /** `null`: could not be read. */
  readonly present: boolean | null;
  readonly evidence: readonly Evidence[];
}

/** Keyed by the practice names of the published schema: `tests`, `ciConfig`, … */
export type Inventory = Readonly<Record<string, Practice>>;

export interface ProjectReport {
  readonly root: string;
  readonly profile: Profile;
  readonly level: Level;
  /** What holds for it, with where that is written. */
  readonly configuration: Configuration;
  /** Frameworks that its code imports, by the names that variants of lessons have: `pytorch`. */
  readonly frameworks: readonly string[];
  readonly inventory: Inventory;
  readonly checks: readonly Check[];
  readonly nextSteps: readonly RuleId[];
}

/** Trouble with a file, a rule or the configuration. The scan goes on without it and says so. */
export interface Problem {
  readonly kind: 'unreadable' | 'too-large' | 'encoding' | 'syntax' | 'rule' | 'configuration' | 'unreachable';
  /** A workspace path, a rule file or a configuration file. */
  readonly path: string;
  readonly message: string;
  /** Of a configuration, the word that is at fault, as it stands in the file: an editor marks it there. */
  readonly word?: string;
}

export interface Skipped {
  readonly path: string;
  readonly why: string;
}

export interface SuppressedCounts {
  readonly comment: number;
  readonly baseline: number;
  readonly config: number;
}

/** A finding that was accepted, as the baseline file keeps it. */
export interface BaselineEntry {
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
}

/** What the baseline file of the scanned folder did. */
export interface BaselineReport {
  /** Found again and accepted: no findings of the report, though their checks stay open. */
  readonly accepted: readonly Finding[];
  /** Gone since they were accepted. */
  readonly stale: readonly BaselineEntry[];
  /** Not looked for in this scan: their rule was not asked, or their file could not be read. */
  readonly unasked: readonly BaselineEntry[];
}

/** All that leaves the engine. Stable order; the same tree gives the same report. */
export interface ScanReport {
  readonly rules: readonly Rule[];
  readonly inventory: Inventory;
  readonly projects: readonly ProjectReport[];
  readonly findings: readonly Finding[];
  readonly suppressed: SuppressedCounts;
  readonly baseline: BaselineReport;
  readonly problems: readonly Problem[];
  readonly files: number;
  readonly notebooks: number;
  readonly skipped: readonly Skipped[];
}

import type { DocumentKind } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Evidence } from '../model/report';
import type { Zone } from '../model/rule';
import type { Project } from '../projects/project';

/** Where a set looks: in the project, there and in the folders above it, or in all that was scanned. */
export const places = ['project', 'above', 'workspace'] as const;
export type EvidencePlace = (typeof places)[number];

/** A practice or a step towards one, as data: the file `rules/evidence/<name>.yaml`. */
export interface EvidenceSet {
  readonly name: string;
  /** A claim that can be true or false of a repository: "A linter is configured". */
  readonly title: string;
  /** The name in the inventory; at most one set has each. */
  readonly practice: string | undefined;
  readonly where: EvidencePlace;
  /** Names of sets that have to be found as well: without a test, nothing in CI runs one. */
  readonly needs: readonly string[];
  /** Alternatives, any of which is enough. */
  readonly any: readonly Alternative[];
}

/** What an alternative or a set found, and which files it would have had to read and could not. */
export interface Search {
  readonly evidence: readonly Evidence[];
  readonly unread: readonly WorkspacePath[];
}

/** Compiled evidence sets. Answers are kept for each document and each project as long as these live. */
export interface EvidenceSets {
  readonly sets: readonly EvidenceSet[];
  readonly setNamed: (name: string) => EvidenceSet | undefined;
  /** All that a set finds, by path, cell and line; throws for a name that is no set, which the rules' reader refuses. */
  readonly search: (name: string, project: Project) => Search;
}

/** One way to prove a set: conditions that one file meets together, commands, a checker, or another set. */
export type Alternative =
  | FileAlternative
  | CommandsAlternative
  | { readonly kind: 'checker'; readonly checker: string; readonly options: CheckerOptions }
  /** `where` is that of the set itself unless another is given. */
  | { readonly kind: 'set'; readonly set: string; readonly where: EvidencePlace | undefined };

export type CheckerOptions = Readonly<Record<string, unknown>>;

/** Every condition has to hold in the same file; an empty list asks for nothing. */
export interface FileAlternative {
  readonly kind: 'file';
  readonly files: readonly string[];
  readonly except: readonly string[];
  readonly kinds: readonly DocumentKind[];
  readonly zones: readonly Zone[];
  /** Characters that are not white space. */
  readonly minimum: number;
  /** Regular expressions without regard to case; one line has to match one of them. */
  readonly text: readonly string[];
  readonly keys: readonly KeyCondition[];
  readonly imports: readonly string[];
  readonly calls: readonly string[];
  /** Names of functions and classes. */
  readonly defines: readonly string[];
  /** Qualified names of decorators, with or without their arguments. */
  readonly decorators: readonly string[];
  /** Qualified names of base classes. */
  readonly bases: readonly string[];
  readonly dependencies: readonly string[];
  readonly docker: readonly DockerCondition[];
  readonly commands: readonly string[];
}

/** Commands in the files of other sets, or reached from there: `make test` in a workflow leads into the Makefile. */
export interface CommandsAlternative {
  readonly kind: 'commands';
  readonly commands: readonly string[];
  readonly in: readonly string[];
  /** Leaves out commands whose failure nobody notices: `|| true`, `continue-on-error`. */
  readonly blocking: boolean;
}

/** `jobs.*.steps.*.uses`, with a pattern for the value or without one. */
export interface KeyCondition {
  readonly route: readonly string[];
  readonly pattern: string | undefined;
}

export interface DockerCondition {
  /** Upper case: `HEALTHCHECK`. */
  readonly keyword: string;
  readonly pattern: string | undefined;
}

/** Names of the sets that have to be searched before this one. */
export function referencesOf(set: EvidenceSet): readonly string[] {
  return [...set.needs, ...set.any.flatMap(referencesOfAlternative)];
}

function referencesOfAlternative(alternative: Alternative): readonly string[] {
  switch (alternative.kind) {
    case 'set':
      return [alternative.set];
    case 'commands':
      return alternative.in;
    default:
      return [];
  }
}

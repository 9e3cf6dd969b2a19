import type { Concerns, ConcernsInProject, Match } from '../detectors/detector';
import type { Document, DocumentKind } from '../model/document';
import type { Project } from '../projects/project';

/** `options:` of the rule, as it stands there. */
export type CheckerOptions = Readonly<Record<string, unknown>>;

interface CheckerBase {
  /** Documents that it looks at. */
  readonly kinds: readonly DocumentKind[];
  /** Names under which its matches hold captures and anchors; a rule that asks for others is refused. */
  readonly captures: readonly string[];
  readonly anchors: readonly string[];
}

/** Looks at one document at a time. */
export interface DocumentChecker extends CheckerBase {
  readonly scope: 'document';
  /** Which documents hold what the question is about; all when left out. Without any the check does not apply. */
  readonly concerns?: Concerns;
  readonly detect: (document: Document, options: CheckerOptions) => Iterable<Match>;
}

/** Looks at a whole project. */
export interface ProjectChecker extends CheckerBase {
  readonly scope: 'project';
  /** As with a document's checker. */
  readonly concerns?: ConcernsInProject;
  readonly detect: (project: Project, options: CheckerOptions) => Iterable<Match>;
}

/** A detector written as code: for what needs counting, order, or several files at once. It says nothing itself. */
export type Checker = DocumentChecker | ProjectChecker;

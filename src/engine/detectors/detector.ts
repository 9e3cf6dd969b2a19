import type { Document } from '../model/document';
import type { Location, SourceLocation, WorkspacePath } from '../model/location';
import type { CheckAnswer } from '../model/report';
import type { Project } from '../projects/project';
import type { Generator } from './seeded';

/** A piece of text that message and fix may quote, and where it stands. */
export interface Capture {
  readonly text: string;
  readonly location?: SourceLocation;
  /** The rule's own words, which a message gives in full, however long. */
  readonly isSaid?: true;
}

/** An edit that only the detector can place, such as an argument behind the last one. */
export interface Anchor {
  readonly location: SourceLocation;
  /** Text to put before and after what is inserted: `, ` behind a last argument. */
  readonly before: string;
  readonly after: string;
}

/** The place a detector found, and the named pieces that message and fix may quote. It says nothing itself. */
export interface Match {
  readonly location: Location;
  readonly captures: Readonly<Record<string, Capture>>;
  /** Named insertion points for fixes: `argument`, `before-cmd`, … */
  readonly anchors: Readonly<Record<string, Anchor>>;
  /** `false`: the fix of the rule would break this place, so none is offered. */
  readonly fixable: boolean;
  /** The marked text is a secret: nothing that leaves the engine is made from it, no fingerprint either. */
  readonly conceals?: true;
  /** The generator that is drawn from, where a seed in another file of the project may govern it. */
  readonly drawsFrom?: Generator;
}

/** Looks at one document. Pure, so that its answer is kept as long as the document does not change. */
export type DetectInDocument = (document: Document) => Iterable<Match>;

/** Looks at a whole project at once. */
export type DetectInProject = (project: Project) => Iterable<Match>;

export type Accepts = (path: WorkspacePath, kind: Document['kind']) => boolean;

/** Whether a document holds what the question is about, such as a test: what is not there is not sound either. */
export type Concerns = (document: Document) => boolean;

/** The same of a document in its project: whether git is there is no matter of the document. */
export type ConcernsInProject = (document: Document, project: Project) => boolean;

/** What became of a rule's `detect`: places in single documents, places in a project, or a graded practice. */
export type CompiledDetector =
  | {
      readonly kind: 'document';
      /** Cheap test by path and kind, so that other documents are not even visited. */
      readonly accepts: Accepts;
      /** Of accepted documents. When none is concerned, the check does not apply. */
      readonly concerns: Concerns;
      readonly detect: DetectInDocument;
    }
  | {
      readonly kind: 'project';
      readonly accepts: Accepts;
      readonly concerns: ConcernsInProject;
      readonly detect: DetectInProject;
    }
  | {
      readonly kind: 'practice';
      readonly grade: (project: Project) => GradedPractice;
      /** Where a missing practice belongs. */
      readonly places: DetectInProject;
    };

/** The answer to a practice question. */
export type GradedPractice = CheckAnswer;

import type { WorkspacePath } from './location';

/** `area/kebab-name`, and also the path of the rule's file under `rules/`. */
export type RuleId = string & { readonly __brand: 'RuleId' };

export const stages = ['foundations', 'requirements', 'data', 'model', 'deployment'] as const;
export type Stage = (typeof stages)[number];

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

export const zones = ['production', 'exploration', 'test'] as const;
export type Zone = (typeof zones)[number];

export const profiles = [
  'notebook', 'batch', 'service', 'library', 'research', 'competition', 'course', 'llm-app', 'tiny', 'other',
] as const; // prettier-ignore
export type Profile = (typeof profiles)[number];

/** 0 Explored, 1 Reproducible, 2 Tested, 3 Deployable, 4 Operable. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** How far a practice has come: it is there, it does its work for this project, automation uses it. */
export const rungs = ['exists', 'meaningful', 'wired'] as const;
export type Rung = (typeof rungs)[number];

/** A literal that an argument may be compared with. */
export type Literal = string | number | boolean | null;

/** A condition on one argument: its literal value, a value it must not have, a pattern for its text, not a literal. */
export type ArgumentCondition =
  | { readonly kind: 'equals'; readonly value: Literal }
  /** Holds for an argument that is absent, too. */
  | { readonly kind: 'not'; readonly value: Literal }
  /** Of a name, the qualified one counts as its text. */
  | { readonly kind: 'matches'; readonly pattern: string }
  /** It is given, and what it is comes out at run time: a name, a call, an f-string with something in it. */
  | { readonly kind: 'computed' };

/** How a rule looks for places or for a practice. All plain data; `checker` names code that ships with the engine. */
export type Detector =
  | PythonCallDetector
  | PythonImportDetector
  | PythonStringDetector
  | MagicDetector
  | TextPatternDetector
  | DataFlowDetector
  | TrackedFileDetector
  | PracticeDetector
  | AnyDetector
  | { readonly kind: 'checker'; readonly checker: string; readonly options: Readonly<Record<string, unknown>> };

/** Several ways to the same trouble, each with its conditions. All of them look at single documents. */
export interface AnyDetector {
  readonly kind: 'any';
  readonly of: readonly Detector[];
}

/** What a detector of single places hands to message and fix besides what it captures: fixed text by name. */
export interface Saying {
  readonly says: Readonly<Record<string, string>>;
}

/** Calls by resolved qualified name: `pd.read_csv` after `import pandas as pd` is `pandas.read_csv`. */
export interface PythonCallDetector extends Saying {
  readonly kind: 'python-call';
  /** Qualified names; a trailing `.*` stands for any further name. */
  readonly callee: readonly string[];
  /** Arguments that have to be absent, by keyword (a positional one counts where `positions` names its index). */
  readonly without: readonly string[];
  /** 0-based positions of arguments that can be given without their keyword. */
  readonly positions: Readonly<Record<string, number>>;
  /** Every condition has to hold. */
  readonly with: Readonly<Record<string, ArgumentCondition>>;
  /** A named exception that the engine knows, such as `seeded`. */
  readonly unless: readonly string[];
  /** The argument that is the trouble, and is marked instead of the callee. */
  readonly marks?: string;
}

export interface PythonImportDetector extends Saying {
  readonly kind: 'python-import';
  readonly modules: readonly string[];
}

export interface PythonStringDetector extends Saying {
  readonly kind: 'python-string';
  /** JavaScript regular expression over the decoded value. */
  readonly pattern: string;
  readonly except: readonly string[];
  readonly unless: readonly string[];
}

export interface MagicDetector extends Saying {
  readonly kind: 'magic';
  /** `%pip`, `!`, `%%bash` */
  readonly names: readonly string[];
  readonly pattern?: string;
}

/** Lines of text files; `files` are globs from the project's root. */
export interface TextPatternDetector extends Saying {
  readonly kind: 'text-pattern';
  readonly files: readonly string[];
  readonly pattern: string;
  readonly except: readonly string[];
}

/** Calls that a data flow begins or ends with. What is given has to hold; what is left out holds for all. */
export interface FlowPoint {
  /** Functions by their full names, perhaps with a `*`. */
  readonly callee: readonly string[];
  /** Or methods, … */
  readonly does: readonly string[];
  /** … of an object that one of these has made, in a pipeline or alone. */
  readonly of: readonly string[];
  /** Methods that must have no part in the object: what `groupby` made is a number for each group. */
  readonly apart: readonly string[];
  readonly with: Readonly<Record<string, ArgumentCondition>>;
  /** Where the flow goes in: arguments by position or name. */
  readonly takes: readonly (number | string)[];
  /** Only where at least so many positional arguments are given. */
  readonly beside: number;
  /** Which parts of the result the flow comes from; none listed: all of it. */
  readonly gives: readonly number[];
  /** The flow ends where it is not certain that a table still has the columns that it came in with. */
  readonly certain: boolean;
  /**
   * `call`: the call itself. `picks`: a table whose rows are picked by what the call gives, `X[train]`. `halves`: a
   * table of which the rows before and those after one place are taken, `X[:n]` and `X[n:]`.
   */
  readonly role: 'call' | 'picks' | 'halves';
}

/** Values that come from one of the sources and reach one of the sinks, through names, calls and cells. */
export interface DataFlowDetector extends Saying {
  readonly kind: 'data-flow';
  readonly sources: readonly FlowPoint[];
  readonly sinks: readonly FlowPoint[];
  /** Calls that the flow does not pass. */
  readonly barriers: readonly FlowPoint[];
  /** A source whose values come here as well is none. So is one whose values come to a call that nobody knows. */
  readonly spares: readonly FlowPoint[];
  readonly marks: 'source' | 'sink';
}

/** Files that git tracks (without git: that are there), by path and size. What is in them is not read. */
export interface TrackedFileDetector {
  readonly kind: 'tracked-file';
  /** Globs from the project's root, without regard to case. */
  readonly files: readonly string[];
  readonly except: readonly string[];
  /** Bytes. A pointer of Git LFS has less than 200. */
  readonly atLeast: number;
}

/** Asks for a practice and grades it: each rung names evidence sets, any of which will do. */
export interface PracticeDetector {
  readonly kind: 'practice';
  readonly rungs: Readonly<Partial<Record<Rung, readonly string[]>>>;
  /** Evidence sets, any of which makes the question sensible; none listed: it always is. */
  readonly when: readonly string[];
  /** Evidence sets, any of which makes the question pointless. */
  readonly unless: readonly string[];
  /** A checker that points at the places where the missing practice belongs; it is asked only while it is missing. */
  readonly places?: string;
}

/** `safe` keeps the meaning of the code; `review` may change it, so it is never applied in bulk. */
export type FixSafety = 'safe' | 'review';

/** In a template, `{name}` stands for the text that the detector captured under that name. */
export type FixTemplate = { readonly title: string; readonly safety: FixSafety } & (
  | { readonly kind: 'add-argument'; readonly argument: string }
  | {
      readonly kind: 'replace';
      readonly replace: Readonly<Record<string, string>>;
      /** Python modules that the new text needs. */
      readonly imports: readonly string[];
      readonly also: readonly FileTemplate[];
    }
  | { readonly kind: 'insert'; readonly at: string; readonly text: string }
  | { readonly kind: 'create-file'; readonly path: WorkspacePath; readonly text: string }
  /** A path literal becomes relative to the project where its file is in it, and a folder in an environment variable. */
  | { readonly kind: 'portable-path'; readonly variable: string }
  /** Packages that a cell installs move to the project's manifest, from which the cell then installs. */
  | { readonly kind: 'to-manifest' }
  /** What no template can say: a function that ships with the engine writes the place anew. */
  | { readonly kind: 'rewrite'; readonly rewrite: string }
  | { readonly kind: 'scaffold'; readonly scaffold: string }
);

/** A line appended to a file (made when absent) unless the file has it already. */
export interface FileTemplate {
  readonly path: string;
  readonly line: string;
}

export interface Lesson {
  readonly why: string;
  readonly how: string;
  readonly more: string;
  /** What a data scientist already knows that carries over. */
  readonly bridge: string;
  /** Per framework, such as `pytorch`. */
  readonly variants: Readonly<Record<string, string>>;
}

/** An example is documentation and a test at once: the suite runs every one. */
export interface Example {
  readonly title: string;
  /** Path → text. A `.ipynb` may be given as a list of cells, a file that nobody reads as its size (see rules/README.md). */
  readonly files: Readonly<Record<string, string>>;
  /** Whether git tracks them. */
  readonly git: boolean;
  /** The source text of each expected finding, in order. Empty in a good example. */
  readonly flags: readonly string[];
  /** The status of the check, where that is the point. */
  readonly status?: string;
  /** Files after the fix, path → text. */
  readonly fixed?: Readonly<Record<string, string>>;
}

/** One question: what to look for, what to say, how to mend it, and why it matters. */
export interface Rule {
  readonly id: RuleId;
  readonly aliases: readonly string[];
  /** The trouble, in the words of the person who has it: `CI exists but never runs the tests`. */
  readonly title: string;
  /**
   * What is true once the check is met, for the checklist: `CI runs the tests`. Key `met` of the rule file, right
   * after `title`; every rule that ships has it, and a rule without it is shown by its title.
   */
  readonly met: string;
  readonly stage: Stage;
  readonly skills: readonly string[];
  readonly level: Level;
  /**
   * Whether the level waits for it. `production`: where a project ships its code, the level waits for places in
   * production code alone; where its notebooks are the product, for all.
   */
  readonly gates: boolean | 'production';
  readonly requires: readonly string[];
  /** Profiles that the question makes sense for. */
  readonly profiles: readonly Profile[];
  /** Zones in which places are looked for. */
  readonly zones: readonly Zone[];
  readonly severity: Severity;
  readonly minutes: number;
  /** Only a person can know. */
  readonly confirm: boolean;
  readonly delegates: readonly string[];
  readonly detect: Detector;
  readonly message: string;
  readonly fix?: FixTemplate;
  readonly lesson: Lesson;
  readonly references: readonly string[];
  readonly examples: readonly Example[];
}

export function isRuleId(text: string): text is RuleId {
  return /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

import type { Bench } from './bench';

/** How one fix is shown to work, by something that is not our own rule. */
export interface Proof {
  /** `ci/no-ci` */
  readonly rule: string;
  /** What is proved, for the table: `CI workflow on GitHub`. */
  readonly fix: string;
  /** Who judges, for the table: names of tools (see `tools.ts`) or words such as `a running service`. */
  readonly oracles: readonly string[];
  /** Ends quietly when the fix works; throws an error whose message says what does not. */
  readonly prove: (bench: Bench) => Promise<void> | void;
}

/** A mistake put into a generator on purpose: the proofs named have to fail. */
export interface Break {
  readonly breaks: string;
  readonly file: string;
  /** Stands in the file once. */
  readonly search: string;
  readonly replace: string;
  /** The `rule` and `fix` of the proof that has to turn red. */
  readonly proof: string;
}

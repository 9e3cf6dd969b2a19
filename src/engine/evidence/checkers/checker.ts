import type { Evidence } from '../../model/report';
import type { DocumentReaders } from '../documentReaders';
import type { CheckerOptions, Search } from '../evidenceSet';
import type { Ground } from '../ground';

/** What a checker is given: the files to look at, the options of its YAML, and what other sets found there. */
export interface Asked {
  readonly ground: Ground;
  readonly options: CheckerOptions;
  readonly search: (set: string) => Search;
}

/** Looks for evidence where conditions on single files do not do: counting, comparing files, following imports. */
export type Checker = (asked: Asked) => Iterable<Evidence>;

/** Made once with the readers whose answers are kept for each document. */
export type MakeChecker = (readers: DocumentReaders) => Checker;

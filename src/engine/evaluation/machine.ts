import type { StatementSyntax } from '../python/index';
import type { Scope } from './scope';
import type { StandIns } from './standIns';
import { type Arguments, type PyValue, type Raised, unsupported } from './values';

export type ImportStatement = Extract<StatementSyntax, { readonly kind: 'import' | 'import-from' }>;

/** What is known of the world outside a function: modules of the project, and libraries. */
export interface World {
  /** Binds what an import brings, seen from the file with that path. */
  readonly importInto: (statement: ImportStatement, scope: Scope) => void;
  /** `numpy.array` after `numpy`; something external when it is not known here. */
  readonly externalAttribute: (module: string, name: string) => PyValue;
  /** What a name of the tested file is called by a test that replaces it; `undefined` when it cannot be replaced. */
  readonly culpritFor: (name: string, path: readonly string[], from: string) => string | undefined;
  /** Calls something of a library that is not known here: throws, unless nothing can depend on what it does. */
  readonly callExternal: (name: string, given: Arguments) => PyValue;
}

/** One evaluation: how far it may go, what it has written, which exception is being handled. */
export class Machine {
  #steps = 0;
  #depth = 0;
  #current: Raised | undefined;
  /** It used functions whose last digit differs between systems, such as `exp`. */
  isApproximate = false;

  constructor(
    readonly world: World,
    readonly limit = 20_000,
    /** What the test puts in the place of things, and what the function asks of the world; none while a module is made. */
    readonly standIns?: StandIns,
  ) {}

  get importInto(): World['importInto'] {
    return this.world.importInto;
  }

  get externalAttribute(): World['externalAttribute'] {
    return this.world.externalAttribute;
  }

  get depth(): number {
    return this.#depth;
  }

  get callExternal(): World['callExternal'] {
    return this.world.callExternal;
  }

  /** The exception that a handler is at work on. */
  get current(): Raised | undefined {
    return this.#current;
  }

  /** Called for everything that is done; ends what would not end. */
  step(): void {
    this.#steps += 1;
    if (this.#steps > this.limit) {
      unsupported('it takes too many steps');
    }
  }

  /** Called around every function of the project. */
  nest<Result>(work: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > 60) {
      unsupported('it calls itself too often');
    }
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Runs a handler; a bare `raise` inside raises again. */
  handling<Result>(raised: Raised, work: () => Result): Result {
    const outer = this.#current;
    this.#current = raised;
    try {
      return work();
    } finally {
      this.#current = outer;
    }
  }
}

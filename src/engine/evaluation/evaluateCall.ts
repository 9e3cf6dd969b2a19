import { copyOf, fingerprint } from './copying';
import { callFunction } from './callFunction';
import { Machine } from './machine';
import { ProjectWorld, type SourceFiles } from './projectWorld';
import { type Arguments, type PyValue, Raised, Unsupported } from './values';

/** What a call of a function of the project does, found without running it. */
export type Outcome =
  | {
      readonly kind: 'returned';
      readonly value: PyValue;
      /** What was given, as it was afterwards. */
      readonly after: Arguments;
      /** Floats in it may differ in their last digits from those of another system. */
      readonly isApproximate: boolean;
    }
  | {
      readonly kind: 'raised';
      readonly type: string;
      readonly text: string;
      /** Of a class of the project. */
      readonly isOwn: boolean;
      /** By a `raise` statement. */
      readonly isOnPurpose: boolean;
    }
  /** It does something that is not followed; `reason` completes "…, because …". */
  | { readonly kind: 'unsupported'; readonly reason: string };

export interface Call {
  readonly files: SourceFiles;
  readonly path: string;
  readonly name: string;
  readonly given: Arguments;
}

/** Calls a function with values made by hand, in a fresh project: exactly what Python would do, or not at all. */
export function evaluateCall({ files, path, name, given }: Call): Outcome {
  const world = new ProjectWorld(files);
  const machine = new Machine(world);
  const after = copyArguments(given);
  try {
    const called = world.moduleAt(path).get(name);
    if (called?.kind !== 'function') {
      return { kind: 'unsupported', reason: `${name} is no plain function` };
    }
    const value = callFunction(called, after, machine);
    if (world.isChanged()) {
      return { kind: 'unsupported', reason: 'it changes values of its module' };
    }
    return { kind: 'returned', value, after, isApproximate: machine.isApproximate };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Outcome {
  if (error instanceof Raised) {
    const { type, text, value } = error;
    return { kind: 'raised', type, text, isOwn: value?.kind === 'instance', isOnPurpose: value !== undefined };
  }
  if (error instanceof Unsupported) {
    return { kind: 'unsupported', reason: error.message };
  }
  if (error instanceof RangeError) {
    return { kind: 'unsupported', reason: 'it goes too deep' };
  }
  throw error;
}

export function copyArguments({ positional, named }: Arguments): Arguments {
  return {
    positional: positional.map(value => copyOf(value, true)),
    named: new Map([...named].map(([key, value]) => [key, copyOf(value, true)])),
  };
}

/** Two outcomes with the same text cannot be told apart by a test. */
export function fingerprintOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'returned':
      return `returned ${fingerprint(outcome.value)} leaving ${outcome.after.positional.map(fingerprint).join()} ${[...outcome.after.named.values()].map(fingerprint).join()}`;
    case 'raised':
      return `raised ${outcome.type} ${outcome.text}`;
    case 'unsupported':
      return 'unsupported';
  }
}

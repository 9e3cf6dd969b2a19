import { copyOf, fingerprint } from './copying';
import { callFunction } from './callFunction';
import { Machine } from './machine';
import { ProjectWorld, type SourceFiles } from './projectWorld';
import { type Replaced, type Settings, StandIns } from './standIns';
import { StandInValue } from './standInValue';
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
      readonly standIns: StandIns;
      /** How the function is reached through its decorators: `.callback`. */
      readonly reach: string;
    }
  | {
      readonly kind: 'raised';
      readonly type: string;
      readonly text: string;
      /** Of a class of the project. */
      readonly isOwn: boolean;
      /** By a `raise` statement. */
      readonly isOnPurpose: boolean;
      readonly standIns: StandIns;
      /** How the function is reached through its decorators: `.callback`. */
      readonly reach: string;
    }
  /** It does something that is not followed; `reason` completes "…, because …". */
  | { readonly kind: 'unsupported'; readonly reason: string; readonly culprit?: string | undefined };

export interface Call {
  readonly files: SourceFiles;
  readonly path: string;
  readonly name: string;
  readonly given: Arguments;
  /** What a test replaces, and what it sets of that. */
  readonly replaced?: readonly Replaced[];
  readonly settings?: Settings;
}

/** Calls a function with values made by hand, in a fresh project: exactly what Python would do, or not at all. */
export function evaluateCall({ files, path, name, given, replaced, settings }: Call): Outcome {
  const parameters = parametersOf(files, path, name);
  const standIns = new StandIns(path, replaced, settings, parameters);
  const world = new ProjectWorld(files, standIns);
  const machine = new Machine(world, undefined, standIns);
  const after = withStandIns(copyArguments(given), standIns);
  let reach = '';
  try {
    const called = world.moduleAt(path).get(name);
    if (called?.kind !== 'function') {
      return { kind: 'unsupported', reason: `${name} is no plain function` };
    }
    reach = called.reach ?? '';
    const value = callFunction(called, after, machine);
    if (world.isChanged()) {
      return { kind: 'unsupported', reason: 'it changes values of its module' };
    }
    return { kind: 'returned', value, after, isApproximate: machine.isApproximate, standIns, reach };
  } catch (error) {
    return failure(error, { standIns, reach });
  }
}

function failure(error: unknown, known: { readonly standIns: StandIns; readonly reach: string }): Outcome {
  if (error instanceof Raised) {
    const { type, text, value } = error;
    return {
      kind: 'raised',
      type,
      text,
      isOwn: value?.kind === 'instance',
      isOnPurpose: value !== undefined,
      ...known,
    };
  }
  if (error instanceof Unsupported) {
    return { kind: 'unsupported', reason: error.message, culprit: error.culprit };
  }
  if (error instanceof RangeError) {
    return { kind: 'unsupported', reason: 'it goes too deep' };
  }
  throw error;
}

function parametersOf(files: SourceFiles, path: string, name: string): readonly string[] {
  const found = files.statementsOf(path)?.find(each => each.kind === 'function' && each.name === name);
  return found?.kind === 'function' ? found.parameters.map(each => each.name) : [];
}

/** Those that a test makes for parameters remember what this evaluation does with them. */
function withStandIns({ positional, named }: Arguments, standIns: StandIns): Arguments {
  const own = (value: PyValue): PyValue => (value instanceof StandInValue ? standIns.root(value.access) : value);
  return { positional: positional.map(own), named: new Map([...named].map(([key, value]) => [key, own(value)])) };
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

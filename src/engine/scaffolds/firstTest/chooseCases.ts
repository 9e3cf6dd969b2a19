import { fingerprint } from '../../evaluation/copying';
import { type Outcome, copyArguments, evaluateCall, fingerprintOf } from '../../evaluation/evaluateCall';
import type { SourceFiles } from '../../evaluation/projectWorld';
import type { Arguments, PyValue } from '../../evaluation/values';
import type { FunctionSyntax, ParameterSyntax } from '../../python/index';
import { mutantsOf } from './mutants';

/** Values for a function's parameters, and what it does with them. */
export interface Case {
  readonly given: ReadonlyMap<string, PyValue>;
  readonly outcome: Exclude<Outcome, { readonly kind: 'unsupported' }>;
}

export type Choice =
  | {
      readonly kind: 'cases';
      readonly cases: readonly [Case, ...Case[]];
      readonly killed: number;
      readonly mutants: number;
    }
  | { readonly kind: 'none'; readonly reason: string };

export interface Subject {
  readonly files: SourceFiles;
  readonly path: string;
  readonly syntax: FunctionSyntax;
  /** Candidates by parameter; `undefined` leaves it at its default. */
  readonly candidates: ReadonlyMap<string, readonly (PyValue | undefined)[]>;
  /** Whether a test can say what came out. */
  readonly canBeStated: (outcome: Case['outcome'], given: ReadonlyMap<string, PyValue>) => boolean;
}

const mostTried = 80;
const mostWeighed = 24;
const mostChosen = 6;

/** Tries candidates, and keeps the fewest cases that notice the most mutants. */
export function chooseCases(subject: Subject): Choice {
  const { cases, reason } = tryCandidates(subject);
  if (cases.length === 0) {
    return { kind: 'none', reason };
  }
  const mutants = mutantsOf(subject.syntax).map(mutant => ({ ...subject, files: withFunction(subject, mutant) }));
  const kills = cases.map(each => new Set(mutants.flatMap((mutant, index) => (isKilled(each, mutant) ? [index] : []))));
  const chosen: Case[] = [];
  const killed = new Set<number>();
  while (chosen.length < mostChosen) {
    const gains = kills.map(found => [...found].filter(index => !killed.has(index)).length);
    const best = gains.indexOf(Math.max(...gains));
    const next = cases[best];
    if (next === undefined || (gains[best] ?? 0) === 0) {
      break;
    }
    chosen.push(next);
    kills[best]?.forEach(index => killed.add(index));
  }
  const [first, ...more] = chosen;
  return first === undefined
    ? { kind: 'none', reason: 'no value that could be made by hand shows what it does' }
    : { kind: 'cases', cases: [first, ...more], killed: killed.size, mutants: mutants.length };
}

interface Tried {
  readonly cases: readonly Case[];
  readonly reason: string;
}

function tryCandidates(subject: Subject): Tried {
  const cases: Case[] = [];
  const seen = new Set<string>();
  const reasons = new Map<string, number>();
  for (const given of combinations(subject)) {
    const outcome = call(subject, given);
    if (outcome.kind === 'unsupported') {
      reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
    } else if (isTelling(outcome) && subject.canBeStated(outcome, given)) {
      const key = [...given.values()].map(fingerprint).join();
      if (!seen.has(key)) {
        seen.add(key);
        cases.push({ given, outcome });
      }
    }
    if (cases.length >= mostWeighed) {
      break;
    }
  }
  const [reason] = [...reasons].sort(([, a], [, b]) => b - a);
  const returned = cases.filter(({ outcome }) => outcome.kind === 'returned');
  const raised = cases.filter(({ outcome }) => outcome.kind === 'raised');
  return {
    cases: [...returned, ...raised],
    reason: reason?.[0] ?? 'no value that could be made by hand fits its parameters',
  };
}

/** An error that the code raises on purpose is worth a test; one that it runs into is not. */
function isTelling(outcome: Case['outcome']): boolean {
  return outcome.kind === 'returned' || outcome.isOnPurpose;
}

/** First all parameters in step, then each on its own, then mixed. */
function* combinations({ syntax, candidates }: Subject): Iterable<ReadonlyMap<string, PyValue>> {
  const lists = syntax.parameters.flatMap(({ name }) => {
    const values = candidates.get(name);
    return values === undefined ? [] : [{ name, values }];
  });
  if (lists.some(({ values }) => values.length === 0)) {
    return;
  }
  const pick = (indexOf: (list: number, length: number) => number): ReadonlyMap<string, PyValue> =>
    new Map(lists.flatMap(({ name, values }, list) => {
      const value = values[indexOf(list, values.length) % values.length];
      return value === undefined ? [] : [[name, value] as const];
    })); // prettier-ignore
  const longest = Math.max(1, ...lists.map(({ values }) => values.length));
  for (let turn = 0; turn < longest; turn++) {
    yield pick(() => turn);
  }
  for (const [index, { values }] of lists.entries()) {
    for (let turn = 1; turn < values.length; turn++) {
      yield pick(list => (list === index ? turn : 0));
    }
  }
  for (let turn = 1; turn < mostTried; turn++) {
    yield pick((list, length) => (turn * (7 + 4 * list) + list * 3) % Math.max(1, length));
  }
}

function call({ files, path, syntax }: Subject, given: ReadonlyMap<string, PyValue>): Outcome {
  return evaluateCall({ files, path, name: syntax.name, given: toArguments(syntax.parameters, given) });
}

/** As a test would write the call: required parameters by place, the others by name. */
export function toArguments(parameters: readonly ParameterSyntax[], given: ReadonlyMap<string, PyValue>): Arguments {
  const positional: PyValue[] = [];
  const named = new Map<string, PyValue>();
  for (const parameter of parameters) {
    const value = given.get(parameter.name);
    if (value !== undefined) {
      if (parameter.kind !== 'keyword-only' && parameter.default === undefined && named.size === 0) {
        positional.push(value);
      } else {
        named.set(parameter.name, value);
      }
    }
  }
  return copyArguments({ positional, named });
}

/** The project with another version of the function. */
function withFunction({ files, path, syntax }: Subject, mutant: FunctionSyntax): SourceFiles {
  const statements = files.statementsOf(path)?.map(statement => (statement === syntax ? mutant : statement));
  return { ...files, statementsOf: asked => (asked === path ? statements : files.statementsOf(asked)) };
}

/** What cannot be followed may go either way, so that it is not counted. */
function isKilled({ given, outcome }: Case, mutant: Subject): boolean {
  const other = call(mutant, given);
  return other.kind !== 'unsupported' && fingerprintOf(other) !== fingerprintOf(outcome);
}

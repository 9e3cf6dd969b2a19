import { type Outcome, evaluateCall } from '../../evaluation/evaluateCall';
import type { SourceFiles } from '../../evaluation/projectWorld';
import type { Replaced, Settings } from '../../evaluation/standIns';
import type { PyValue } from '../../evaluation/values';
import type { FunctionSyntax } from '../../python/index';
import { mutantsOf } from './mutants';
import { toArguments } from './toArguments';

export type Settled = Exclude<Outcome, { readonly kind: 'unsupported' }>;

/** What a test puts in the place of what it cannot have, and what it makes that give. */
export interface Doubles {
  readonly replaced: readonly Replaced[];
  readonly settings: Settings;
}

export const noDoubles: Doubles = { replaced: [], settings: new Map() };

/** Values for a function's parameters, and what it does with them. */
export interface Case {
  readonly given: ReadonlyMap<string, PyValue>;
  readonly outcome: Settled;
  readonly doubles: Doubles;
  /** The stand-ins whose use the test tells, by their access. */
  readonly told: readonly string[];
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
}

/** What the function does with values, worked out. */
export function callWith(
  { files, path, syntax }: Subject,
  given: ReadonlyMap<string, PyValue>,
  { replaced, settings }: Doubles = noDoubles,
): Outcome {
  const name = syntax.name;
  return evaluateCall({ files, path, name, given: toArguments(syntax.parameters, given), replaced, settings });
}

/** The subject with one thing wrong, in each way that is tried. */
export function mutantsIn(subject: Subject): readonly Subject[] {
  return mutantsOf(subject.syntax).map(mutant => ({ ...subject, files: withFunction(subject, mutant) }));
}

/** The project with another version of the function. */
function withFunction({ files, path, syntax }: Subject, mutant: FunctionSyntax): SourceFiles {
  const statements = files.statementsOf(path)?.map(statement => (statement === syntax ? mutant : statement));
  return { ...files, statementsOf: asked => (asked === path ? statements : files.statementsOf(asked)) };
}

/** The fewest of the cases that notice the most mutants: `kills` has, for each case, those that it notices. */
export function fewest(
  cases: readonly Case[],
  kills: readonly ReadonlySet<number>[],
  most: number,
): { readonly chosen: readonly Case[]; readonly killed: ReadonlySet<number> } {
  const chosen: Case[] = [];
  const killed = new Set<number>();
  while (chosen.length < most) {
    const gains = kills.map(found => [...found].filter(index => !killed.has(index)).length);
    const best = gains.indexOf(Math.max(...gains));
    const next = cases[best];
    if (next === undefined || (gains[best] ?? 0) === 0) {
      break;
    }
    chosen.push(next);
    kills[best]?.forEach(index => killed.add(index));
  }
  return { chosen, killed };
}

/** First all parameters in step, then each on its own, then mixed. */
export function* combinations(
  { syntax, candidates }: Subject,
  mostTried: number,
): Iterable<ReadonlyMap<string, PyValue>> {
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

import type { ArgumentFact, CallFact, PythonFacts } from '../python/facts/facts';
import { distributionOf } from './modules';
import data from './needs.json';

/** A distribution that a call needs though nothing imports it. */
export interface Need {
  readonly distribution: string;
  /** `dataframe` of `dask[dataframe]`. */
  readonly extra: string | undefined;
  /** Distributions that serve as well: where one of them is imported, the need falls away. */
  readonly unless: readonly string[];
}

interface CallNeed {
  readonly call?: readonly string[] | undefined;
  /** Methods with a name that no other library has, for objects of which nothing is known. */
  readonly method?: readonly string[] | undefined;
  readonly needs: string;
  readonly extra?: string | undefined;
  readonly unless?: readonly string[] | undefined;
  /** What the first argument has to end in, or must not. */
  readonly ending?: string | undefined;
  readonly notEnding?: string | undefined;
}

const calls: readonly (CallNeed & { readonly pattern: RegExp })[] = data.calls.map(need => ({
  ...need,
  pattern: compile(need.call),
}));

const methods = new Set(calls.flatMap(({ method = [] }) => method));

const addresses = Object.entries(data.addresses).map(([call, needs]) => ({ needs, pattern: compile([call]) }));

const anyName = compile([...calls.flatMap(({ call = [] }) => call), ...Object.keys(data.addresses)]);

/** A call with what it needs. */
export interface CallNeeds {
  readonly call: CallFact;
  readonly needs: readonly Need[];
}

/** The calls that need something; most of a file's calls are told apart by their names alone. */
export function callsWithNeeds({ callsByCallee, calls: all }: PythonFacts): readonly CallNeeds[] {
  const named = [...callsByCallee].flatMap(([name, found]) => (anyName.test(name) ? found : []));
  const unknown = all.filter(({ callee, method }) => callee === undefined && methods.has(method));
  return [...named, ...unknown].map(call => ({ call, needs: needsOf(call) }));
}

/** An engine for a file format, a file system or a driver for an address. */
function needsOf(call: CallFact): readonly Need[] {
  const { callee } = call;
  const engine = textOf(call.arguments.find(({ keyword }) => keyword === 'engine'));
  const target = textOf(call.arguments.find(({ keyword }) => keyword === undefined)) ?? '';
  const byName = calls.filter(need => isMeant(need, call) && endsAsWanted(need, target));
  const schemes = addresses.filter(({ pattern }) => callee !== undefined && pattern.test(callee));
  return [
    ...byName.map(need => withEngine(need, engine)),
    ...schemes
      .flatMap(({ needs }) => needs.filter(({ address }) => target.startsWith(address)))
      .map(({ needs }) => ({ distribution: needs, extra: undefined, unless: [] })),
  ];
}

function isMeant({ pattern, method }: (typeof calls)[number], call: CallFact): boolean {
  return call.callee === undefined ? method?.includes(call.method) === true : pattern.test(call.callee);
}

function endsAsWanted({ ending, notEnding }: CallNeed, target: string): boolean {
  return (
    (ending === undefined || target.toLowerCase().endsWith(ending)) &&
    (notEnding === undefined || !target.toLowerCase().endsWith(notEnding))
  );
}

/** `engine="xlsxwriter"` says which one. */
function withEngine({ needs, extra, unless = [] }: CallNeed, engine: string | undefined): Need {
  const named = engine === undefined ? undefined : distributionOf(engine);
  return named === undefined
    ? { distribution: needs, extra, unless }
    : { distribution: named, extra: undefined, unless: [] };
}

function textOf(argument: ArgumentFact | undefined): string | undefined {
  const value = argument?.value.kind === 'name' ? argument.value.resolved : argument?.value;
  return value?.kind === 'string' || value?.kind === 'f-string' ? value.text : undefined;
}

/** `pandas.*.to_parquet`, where the star stands for anything; also `pandas.DataFrame().to_parquet`. */
function compile(names: readonly string[] = []): RegExp {
  const sources = names.map(name => name.replaceAll('.', '\\.').replaceAll('*', '.*'));
  return new RegExp(`^(?:${sources.join('|')})$`);
}

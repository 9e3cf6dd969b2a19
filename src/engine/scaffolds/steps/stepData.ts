import { hasFacts } from '../../detectors/sources';
import { beside } from '../../model/location';
import type { ArgumentFact, CallFact, PythonFacts, Value } from '../../python/index';
import { argumentOf } from '../facts/tableReads';
import type { Step } from './steps';

/** Files of which the code of a step says the whole path, from the project's root. */
export interface StepData {
  readonly reads: readonly string[];
  /** What it writes on every run. */
  readonly writes: readonly string[];
}

/** What a step reads and writes. A notebook runs in its own folder, a script in the project's root. */
export function dataOf({ document, path }: Step): StepData {
  if (!hasFacts(document)) {
    return { reads: [], writes: [] };
  }
  const place = document.kind === 'notebook' ? path : '';
  const { facts } = document;
  const always = facts.calls.filter(({ guards }) => guards.every(guard => guard.includes('__name__')));
  return {
    reads: paths(facts.calls.map(call => readBy(call, facts)), place),
    writes: paths(always.map(call => writtenBy(call, facts)), place),
  };
} // prettier-ignore

const readers =
  /^(?:pandas\.read_\w+|polars\.(?:read|scan)_\w+|numpy\.(?:load|loadtxt|genfromtxt)|joblib\.load|torch\.load)$/;
const writers = /^to_(?:csv|parquet|excel|feather|json|pickle|stata)$/;
const dumps = /^(?:joblib\.dump|torch\.save)$/;
const saves = /^numpy\.(?:save|savez|savetxt|savez_compressed)$/;

function readBy(call: CallFact, facts: PythonFacts): string | undefined {
  if (readers.test(call.callee ?? '')) {
    return textOf(given(call, 0), facts);
  }
  return call.callee === 'open' && !isWriting(call) ? textOf(given(call, 0), facts) : undefined;
}

function writtenBy(call: CallFact, facts: PythonFacts): string | undefined {
  const callee = call.callee ?? '';
  const at = dumps.test(callee) ? 1 : saves.test(callee) || writers.test(call.method) ? 0 : undefined;
  return at !== undefined || (callee === 'open' && isWriting(call)) ? textOf(given(call, at ?? 0), facts) : undefined;
}

function isWriting(call: CallFact): boolean {
  const mode = argumentOf(call, 1, 'mode')?.value;
  return mode?.kind === 'string' && /[wxa]/.test(mode.text);
}

/** By position, or the only one that is named as a path. */
function given(call: CallFact, at: number): ArgumentFact | undefined {
  const named = call.arguments.find(({ keyword }) => /^(?:path|path_or_buf|filepath_or_buffer|filename|file|f)$/.test(keyword ?? '')); // prettier-ignore
  return call.arguments.filter(({ keyword, unpacked }) => keyword === undefined && unpacked === undefined)[at] ?? named;
}

/** A text, a constant, or the text in `Path("rows.csv")`. */
function textOf(argument: ArgumentFact | undefined, facts: PythonFacts): string | undefined {
  const value = constant(argument?.value);
  const inner = value?.kind === 'call' ? facts.calls[value.call] : undefined;
  const isPath = inner?.callee === 'pathlib.Path' && inner.arguments.length === 1;
  const said = isPath ? constant(inner.arguments[0]?.value) : value;
  return said?.kind === 'string' ? said.text : undefined;
}

function constant(value: Value | undefined): Value | undefined {
  return value?.kind === 'name' ? constant(value.resolved) : value;
}

function paths(said: readonly (string | undefined)[], place: string): readonly string[] {
  return [...new Set(said.flatMap(text => (text === undefined ? [] : fromRoot(place, text))))];
}

/** An empty list for what leads out of the project, and for addresses. */
function fromRoot(place: string, text: string): readonly string[] {
  const said = text.replaceAll('\\', '/');
  return /^(?:~|[a-z]:\/|[a-z\d+]+:\/\/)/i.test(said) ? [] : beside(place, said);
}

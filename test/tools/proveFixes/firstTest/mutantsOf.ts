// What a test says of a function with one thing wrong in it, by mutants that are none of ours.
import assert from 'node:assert/strict';
import path from 'node:path';
import { isRecord } from '../../../../src/engine/rules/fields';
import { run } from '../tools';

export interface Mutant {
  readonly function: string;
  readonly line: number;
  /** `comparison LtE`, `return None` */
  readonly what: string;
  readonly killed: boolean;
}

export interface Judged {
  /** The test passes when nothing is wrong. */
  readonly isClean: boolean;
  readonly mutants: readonly Mutant[];
}

export interface Asked {
  readonly python: string;
  /** pytest runs in it. */
  readonly folder: string;
  readonly module: string;
  readonly test: string;
  readonly functions: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Makes each standard mutant of the functions and lets real pytest run the test on it. */
export function judgeMutants({ python, folder, module, test, functions, environment = {} }: Asked): Judged {
  const script = path.resolve('test/tools/proveFixes/firstTest/mutants.py');
  const { status, output } = run(python, [script, module, test, ...functions], folder, environment);
  assert.equal(status, 0, output);
  const said: unknown = JSON.parse(output.split('\n').findLast(line => line.startsWith('{"clean"')) ?? '');
  assert.ok(isRecord(said) && Array.isArray(said['mutants']), output);
  return { isClean: said['clean'] === true, mutants: said['mutants'].filter(isRecord).map(toMutant) };
}

function toMutant(each: Readonly<Record<string, unknown>>): Mutant {
  return {
    function: String(each['function']),
    line: Number(each['line']),
    what: String(each['what']),
    killed: each['killed'] === true,
  };
}

// CPython 3.14 in WebAssembly, asked what it makes of a text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';

/** Answers begin with `!` where CPython refuses a text, and with `?` where it runs out of memory or stack. */
export interface Oracle {
  readonly version: string;
  /** A digest of the lines of its tree. */
  judge(text: string): string;
  /** As `judge`, without the digest: empty if the text is accepted. */
  accepts(text: string): string;
  /** What `\N{name}` stands for; empty if nothing has that name. */
  character(name: string): string;
  /** The lines themselves. */
  explain(text: string): string;
}

type Ask = (text: string) => unknown;

export async function loadOracle(): Promise<Oracle> {
  const python = await loadPyodide();
  python.runPython(readFileSync(join('test', 'tools', 'proveFrontEndOracle.py'), 'utf8'));
  const ask = (name: string): ((text: string) => string) => {
    const found: unknown = python.runPython(name);
    if (!isFunction(found)) throw new Error(`The oracle has no ${name}.`);
    return text => String(found(text));
  };
  return {
    version: String(python.runPython('import sys; sys.version.split()[0]')),
    judge: ask('judge'),
    accepts: ask('accepts'),
    character: ask('character'),
    explain: ask('explain'),
  };
}

function isFunction(value: unknown): value is Ask {
  return typeof value === 'function';
}

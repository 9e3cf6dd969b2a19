// PyTorch without CUDA, which PyPI does not have for Linux: Debian's packages, unpacked beside the other environments and
// installed nowhere.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench';
import { type Said, run } from './tools';

const kept = path.resolve('node_modules/.cache/proveFixes/torch');

/** The Python that the packages are made for. */
const python = '/usr/bin/python3';

/** Its name among the judges of a proof. */
export const torchOracle = 'PyTorch 1.13 of Debian';

/** Runs a script with PyTorch; `words` are those of Python. */
export function runTorch(words: readonly string[], folder: string): Said {
  return run(python, words, folder, environment());
}

export function expectTorch(bench: Bench, words: readonly string[], folder: string): string {
  return bench.expect(python, words, folder, environment());
}

function environment(): Readonly<Record<string, string>> {
  const folders = readdirSync(kept, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(({ name }) => /\.so(?:\.|$)/.test(name))
    .map(({ parentPath }) => parentPath);
  return {
    LD_LIBRARY_PATH: [...new Set(folders)].join(':'),
    PYTHONPATH: path.join(kept, 'usr/lib/python3/dist-packages'),
  };
}

/** Made beside its place and moved there when it is whole. Not by two processes at once: `apt-get` has one list. */
export function ensureTorch(): void {
  if (existsSync(kept)) {
    return;
  }
  const draft = `${kept}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  expectDone(run('apt-get', ['update', '-qq'], draft));
  const plan = expectDone(run('apt-get', ['install', '--simulate', '--no-install-recommends', 'python3-torch'], draft));
  const packages = Array.from(plan.matchAll(/^Inst (\S+)/gm), ([, name = '']) => name);
  expectDone(run('apt-get', ['download', ...packages], draft));
  for (const file of readdirSync(draft)) {
    expectDone(run('dpkg', ['--extract', file, '.'], draft));
    rmSync(path.join(draft, file));
  }
  renameSync(draft, kept);
}

function expectDone({ status, output }: Said): string {
  if (status !== 0) {
    throw new Error(`PyTorch for this proof comes from Debian's packages: ${output}`);
  }
  return output;
}

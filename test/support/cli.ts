import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const cli = path.resolve('dist/cli.js');
const updates = process.env['UPDATE_EXPECTED'] === '1';

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the bundled command line in a folder. */
export function run(folder: string, ...words: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout, error: stderr };
}

/** Compares whole texts with a file; `UPDATE_EXPECTED=1 npm run unit` writes it again, to be read in review. */
export function expectText(name: string, actual: string): void {
  const file = path.resolve('test/expected', name);
  if (updates) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  assert.equal(actual, readFileSync(file, 'utf8'), `${name} differs: look at it, then UPDATE_EXPECTED=1`);
}

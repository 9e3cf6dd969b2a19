import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Proof } from '../proof';

export const readme: readonly Proof[] = [
  {
    rule: 'docs/missing-readme',
    fix: 'README with the commands that run it',
    oracles: ['the file'],
    prove: bench => {
      const folder = bench.repository('examples/churn');
      rmSync(path.join(folder, 'README.md'));
      assert.deepEqual(bench.mend(folder, 'docs/missing-readme'), ['README.md']);
      assert.match(readFileSync(path.join(folder, 'README.md'), 'utf8'), /^# /);
    },
  },
];

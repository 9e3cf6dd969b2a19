import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Proof } from '../proof';

const rule = 'deps/unpinned';

/** Everything that a requirements file may hold beside a name. */
const requirements = [
  '# Pakete für Köln',
  'Requests[socks]>=2.28,<3   # talks to the store',
  'Python_DateUtil ; python_version >= "3.8"',
  'click ~= 8.1',
  'six==1.17.0',
  '',
].join('\r\n');

const repository = {
  'app köln/requirements.txt': requirements,
  'app köln/report.py': 'import requests\nimport dateutil\nimport click\nimport six\n',
  '.preflight.yaml': 'profile: batch\n',
} as const;

export const lock: readonly Proof[] = [
  {
    rule,
    fix: 'pins in place, versions of the environment',
    oracles: ['uv'],
    prove: bench => {
      const folder = bench.repository(repository);
      bench.expectTool('uv', ['venv', '--quiet', '.venv'], folder);
      const file = 'app köln/requirements.txt';
      bench.expectTool('uv', ['pip', 'install', '--quiet', '-r', file], folder);
      assert.deepEqual(bench.mend(folder, rule), [file]);
      const pinned = readFileSync(path.join(folder, file), 'utf8');
      const plain = (text: string): string => text.replace(/(?<=\w|\])\s*[=<>~]=?\s*\d[=<>\d.,]*/g, '');
      assert.equal(plain(pinned), plain(requirements), 'only the versions have changed');
      const said = bench.expectTool('uv', ['pip', 'install', '--dry-run', '-r', file], folder);
      assert.match(said, /Would make no changes/, 'the pins are what is installed');
    },
  },
  {
    rule,
    fix: 'pins in place, current versions',
    oracles: ['uv', 'Python'],
    prove: bench => {
      const folder = bench.repository({ ...repository, '.python-version': bench.pythonVersion() });
      assert.deepEqual(bench.mend(folder, rule), ['app köln/requirements.txt']);
      const python = bench.environment(folder, '-r', 'app köln/requirements.txt');
      bench.expectTool('uv', ['pip', 'check', '--quiet', '--python', python], folder);
      bench.expect(python, ['report.py'], path.join(folder, 'app köln'));
    },
  },
];

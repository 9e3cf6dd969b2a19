// The search path that code bends: afterwards the code is installed, and found from every folder.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { textOutputs } from '../../graduate/textOutputs';
import type { Proof } from '../proof';
import { run, runTool } from '../tools';
import { notebook } from './graduate';

const files = {
  '.preflight.yaml': 'profile: notebook\n',
  'README.md': '# Churn\n',
  'requirements.txt': 'tabulate==0.9.0\n',
  'lib/rates.py': 'RATE = 3\n',
  'lib/churn/features.py': 'from rates import RATE\n\n\ndef rated(months):\n    return months * RATE\n',
  'lib/churn/__init__.py': '',
  'scripts/train.py': `import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

from churn.features import rated

print(rated(14))
`,
  'notebooks/look.ipynb': notebook([
    "import sys\nsys.path.append('../lib')",
    'from churn.features import rated\nprint(rated(2))',
  ]),
};

const installed: Proof = {
  rule: 'code/sys-path-hack',
  fix: 'installed from the requirements, found from every folder',
  oracles: ['uv', 'setuptools', 'nbclient'],
  prove: bench => {
    const folder = bench.repository(files);
    const elsewhere = `${folder}-elsewhere`;
    mkdirSync(elsewhere);
    const script = path.join(folder, 'scripts/train.py');
    const python = bench.environment(folder, 'nbclient==0.11.0', 'ipykernel==7.4.0', 'numpy==2.3.5');
    const before = textOutputs(python, folder, 'notebooks/look.ipynb');
    assert.equal(bench.expect(python, [script], elsewhere), '42\n');
    const changed = [...bench.mend(folder, 'code/sys-path-hack')].sort();
    assert.deepEqual(changed, ['notebooks/look.ipynb', 'pyproject.toml', 'requirements.txt', 'scripts/train.py']);
    assert.match(run(python, [script], elsewhere).output, /ModuleNotFoundError/, 'nothing is installed yet');
    const install = runTool('uv', ['pip', 'install', '--quiet', '--python', python, '-r', 'requirements.txt'], folder);
    assert.equal(install.status, 0, install.output);
    assert.equal(bench.expect(python, [script], elsewhere), '42\n');
    assert.equal(bench.expect(python, ['-c', 'import rates, churn.features; print(rates.RATE)'], elsewhere), '3\n');
    assert.deepEqual(textOutputs(python, folder, 'notebooks/look.ipynb'), before);
    assert.equal(before.failure, undefined);
  },
};

export const installing: readonly Proof[] = [installed];

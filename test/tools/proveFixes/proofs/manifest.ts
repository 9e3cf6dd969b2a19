import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { python } from '../runCi';
import { environmentOf } from '../service/environments';

const rule = 'deps/no-manifest';

/** Another layout: accents and spaces in paths, a namespace package, needs that nothing imports, no version anywhere. */
const station = {
  'mesures été/préparer.py': 'import pandas as pd\n\n\ndef lire(chemin):\n    return pd.read_parquet(chemin)\n',
  'mesures été/rapport.py':
    'import yaml\nfrom dateutil import tz\nfrom bs4 import BeautifulSoup\nimport pandas as pd\n',
  'src/station/__init__.py': '',
  'src/station/modèle.py': 'import numpy as np\nfrom PIL import Image\nfrom google.protobuf import json_format\n',
  '.preflight.yaml': 'profile: batch\n',
} as const;

/** Its model is older than what is current, and nothing but the model says so. */
const old = {
  '.python-version': `${python}\n`,
  '.preflight.yaml': 'profile: batch\n',
  'train.py':
    'import joblib\nfrom sklearn.linear_model import LogisticRegression\n\njoblib.dump(LogisticRegression().fit([[0], [1]], [0, 1]), "model.joblib")\n',
};

export const manifest: readonly Proof[] = [
  {
    rule,
    fix: 'requirements.txt, versions named by the repository',
    oracles: ['uv', 'Python'],
    prove: bench => {
      const folder = bench.repository('examples/churn');
      assert.deepEqual(bench.mend(folder, rule), ['requirements.txt']);
      const text = readFileSync(path.join(folder, 'requirements.txt'), 'utf8');
      assert.match(text, /^scikit-learn==1\.9\.1$/m, 'the version that saved the model');
      const python = installs(bench, folder);
      imports(bench, { folder, python, modules: ['joblib', 'pandas', 'sklearn.ensemble'] });
      const load = 'import joblib, warnings; warnings.simplefilter("error"); joblib.load("models/model.joblib")';
      bench.expect(python, ['-c', load], folder);
    },
  },
  {
    rule,
    fix: 'requirements.txt, a version that saved a model long ago',
    oracles: ['scikit-learn loads the model without a warning'],
    prove: bench => {
      const folder = bench.repository(old);
      const trained = environmentOf(['scikit-learn==1.6.1', 'joblib==1.4.2', 'numpy==2.2.6']);
      bench.expect(trained, ['train.py'], folder);
      assert.deepEqual(bench.mend(folder, rule), ['requirements.txt']);
      const python = installs(bench, folder);
      bench.expect(python, ['-W', 'error', '-c', 'import joblib; joblib.load("model.joblib")'], folder);
    },
  },
  {
    rule,
    fix: 'requirements.txt, current versions',
    oracles: ['uv', 'Python'],
    prove: bench => {
      const folder = bench.repository({ ...station, '.python-version': bench.pythonVersion() });
      assert.deepEqual(bench.mend(folder, rule), ['requirements.txt']);
      const python = installs(bench, folder);
      const modules = ['pandas', 'pyarrow.parquet', 'yaml', 'dateutil', 'bs4', 'numpy', 'PIL', 'google.protobuf'];
      imports(bench, { folder, python, modules });
      bench.expect(python, ['préparer.py'], path.join(folder, 'mesures été'));
      bench.expect(python, ['-c', 'import station.modèle'], path.join(folder, 'src'));
    },
  },
  {
    rule,
    fix: 'requirements.txt, versions of the environment',
    oracles: ['uv'],
    prove: bench => {
      const folder = bench.repository({ ...station, 'mesures été/rapport.py': 'import yaml\n' });
      const wanted = [
        'pandas==2.2.3',
        'pyarrow==18.1.0',
        'pyyaml==6.0.2',
        'numpy==2.1.3',
        'pillow==11.0.0',
        'protobuf==5.29.1',
      ];
      bench.expectTool('uv', ['venv', '--quiet', '.venv'], folder);
      bench.expectTool('uv', ['pip', 'install', '--quiet', '--no-deps', ...wanted], folder);
      assert.deepEqual(bench.mend(folder, rule), ['requirements.txt']);
      const frozen = bench.expectTool('uv', ['pip', 'freeze', '--quiet'], folder);
      assert.equal(readFileSync(path.join(folder, 'requirements.txt'), 'utf8'), frozen);
    },
  },
  {
    rule,
    fix: 'pyproject.toml for uv',
    oracles: ['uv'],
    prove: bench => {
      const folder = bench.repository('examples/churn');
      assert.deepEqual(bench.mend(folder, `${rule}#2`), ['pyproject.toml']);
      bench.expectTool('uv', ['lock', '--quiet'], folder);
      assert.match(readFileSync(path.join(folder, 'uv.lock'), 'utf8'), /name = "scikit-learn"\nversion = "1\.9\.1"/);
      bench.expectTool('uv', ['sync', '--quiet', '--locked'], folder);
      const python = path.join(folder, '.venv', 'bin', 'python');
      imports(bench, { folder, python, modules: ['joblib', 'pandas', 'sklearn'] });
    },
  },
  {
    rule,
    fix: 'packages in a pyproject.toml that is there',
    oracles: ['uv'],
    prove: bench => {
      const begun =
        '[project]\r\nname = "station" # nord\r\nversion = "1.0"\r\n\r\n[tool.ruff]\r\nline-length = 100\r\n';
      const folder = bench.repository({
        ...station,
        '.python-version': bench.pythonVersion(),
        'pyproject.toml': begun,
      });
      assert.deepEqual(bench.mend(folder, rule), ['pyproject.toml']);
      const text = readFileSync(path.join(folder, 'pyproject.toml'), 'utf8');
      assert.equal(text.replace(/dependencies = \[[^\]]*\]\r\n/, ''), begun, 'nothing else has changed');
      bench.expectTool('uv', ['lock', '--quiet'], folder);
      bench.environment(folder, '.');
    },
  },
];

/** A fresh environment from the manifest, in which nothing contradicts. */
function installs(bench: Bench, folder: string): string {
  const python = bench.environment(folder, '-r', 'requirements.txt');
  bench.expectTool('uv', ['pip', 'check', '--quiet', '--python', python], folder);
  return python;
}

interface Imports {
  readonly folder: string;
  readonly python: string;
  readonly modules: readonly string[];
}

function imports(bench: Bench, { folder, python, modules }: Imports): void {
  bench.expect(python, ['-c', modules.map(module => `import ${module}`).join('\n')], folder);
}

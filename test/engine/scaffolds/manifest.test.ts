import assert from 'node:assert/strict';
import type { Environment } from '../../../src/engine/index';
import { mended, offered, refusal } from '../../support/scaffold';

const rule = 'deps/no-manifest';
const train = 'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n';
const files = { 'train.py': train, 'a.py': 'import pandas\n', 'b.py': 'import pandas\n', '.python-version': '3.12\n' };

function environment(versions: Readonly<Record<string, string>>, isDefault = false): Environment {
  return {
    python: '3.11.9',
    place: '.venv',
    isDefault,
    versions: new Map(Object.entries(versions)),
    modules: new Map(),
  };
}

const full = environment({ pandas: '2.2.3', 'scikit-learn': '1.6.1', numpy: '2.1.0' });

async function titles(given: Parameters<typeof offered>[0], known?: Environment): Promise<readonly string[]> {
  const offer = await offered(given, rule, known === undefined ? {} : { environment: known });
  return offer.kind === 'fixes' ? offer.fixes.map(({ title }) => title) : [offer.reason];
}

suite('manifest', () => {
  test('asks for what is imported in the versions of the environment, and for nothing else', async () => {
    assert.deepEqual(await mended(files, rule, { environment: full }), {
      'requirements.txt': 'pandas==2.2.3\nscikit-learn==1.6.1\n',
    });
    assert.deepEqual(await titles(files, full), [
      'Write requirements.txt with versions of .venv',
      'Write pyproject.toml for uv with versions of .venv',
    ]);
  });

  test('the second way is a pyproject.toml for uv, for the Python of the environment', async () => {
    const { 'pyproject.toml': text } = await mended(files, rule, { environment: full, way: 1 });
    assert.equal(
      text,
      [
        '[project]',
        'name = "model"',
        'version = "0.1.0"',
        'requires-python = ">=3.11"',
        'dependencies = [',
        '    "pandas==2.2.3",',
        '    "scikit-learn==1.6.1",',
        ']',
        '',
        '[tool.uv]',
        'package = false',
        '',
      ].join('\n'),
    );
  });

  test('a version for one kind of processor is asked for without it', async () => {
    const torch = environment({ torch: '2.9.1+cu128' });
    const changed = await mended({ 'train.py': 'import torch\n'.repeat(3) }, rule, { environment: torch });
    assert.equal(changed['requirements.txt'], 'torch==2.9.1\n');
  });

  test('the Python on the PATH counts only when it has everything', async () => {
    const some = environment({ pandas: '2.2.3' }, true);
    assert.doesNotMatch((await mended(files, rule, { environment: some }))['requirements.txt'] ?? '', /2\.2\.3/);
    const all = environment({ pandas: '2.2.3', 'scikit-learn': '1.6.1' }, true);
    assert.match((await mended(files, rule, { environment: all }))['requirements.txt'] ?? '', /2\.2\.3/);
  });

  test('without an environment takes what the repository names, and current versions beside it', async () => {
    const notebook = ['%pip install scikit-learn==1.8.0', 'import sklearn, pandas'];
    const changed = await mended({ ...files, 'a.ipynb': notebook }, rule);
    assert.match(changed['requirements.txt'] ?? '', /^pandas==3\.\d+\.\d+\nscikit-learn==1\.8\.0\n$/);
    const [first] = await titles({ ...files, 'a.ipynb': notebook });
    assert.match(first ?? '', /versions of the repository, else of \w+ 20\d\d$/);
  });

  test('beside a package that was built for NumPy 1 there is no NumPy 2', async () => {
    const notebook = ['%pip install scikit-learn==1.3.2', 'import sklearn, pandas, numpy, requests'];
    const changed = await mended({ ...files, 'a.ipynb': notebook }, rule);
    assert.match(
      changed['requirements.txt'] ?? '',
      /^numpy==1\.26\.4\npandas==2\.1\.\d\nrequests==.+\nscikit-learn==1\.3\.2\n$/,
    );
  });

  test('a version that this Python cannot install is a question', async () => {
    const notebook = ['%pip install scikit-learn==0.22.1', 'import sklearn, pandas'];
    const changed = await mended({ ...files, 'a.ipynb': notebook }, rule);
    assert.match(
      changed['requirements.txt'] ?? '',
      /\nscikit-learn==1\..+\n# TODO\(preflight: deps\/no-manifest\) a\.ipynb says scikit-learn 0\.22\.1, which has no build for Python 3\.12\n$/,
    );
  });

  test('a package without a version and a module that nobody knows are questions', async () => {
    const changed = await mended({ ...files, 'c.py': 'import bambi\nimport acme_tools\n' }, rule, {
      environment: full,
    });
    assert.equal(
      changed['requirements.txt'],
      [
        'bambi',
        'pandas==2.2.3',
        'scikit-learn==1.6.1',
        '# TODO(preflight: deps/no-manifest) bambi has no version yet: `pip show bambi` tells yours',
        '# TODO(preflight: deps/no-manifest) which package brings acme_tools? c.py imports it',
        '',
      ].join('\n'),
    );
  });

  test('when nothing is known, says so', async () => {
    const given = { 'train.py': 'import acme_tools\n'.repeat(3) };
    assert.match(await refusal(given, rule), /^Nobody knows which package brings acme_tools: list/);
  });

  test('goes on with a pyproject.toml that has a project, and keeps its line ends', async () => {
    const begun = '[project]\r\nname = "churn" # ours\r\nversion = "1.0"\r\n\r\n[tool.ruff]\r\nline-length = 100\r\n';
    const changed = await mended({ ...files, 'pyproject.toml': begun }, rule, { environment: full });
    assert.equal(
      changed['pyproject.toml'],
      begun.replace(
        '# ours\r\n',
        '# ours\r\ndependencies = [\r\n    "pandas==2.2.3",\r\n    "scikit-learn==1.6.1",\r\n]\r\n',
      ),
    );
    const empty = begun.replace('version', 'dependencies = []\r\nversion');
    const filled = await mended({ ...files, 'pyproject.toml': empty }, rule, { environment: full });
    assert.match(filled['pyproject.toml'] ?? '', /dependencies = \["pandas==2.2.3", "scikit-learn==1.6.1"\]\r\n/);
  });

  test('puts a project above the settings of tools', async () => {
    const settings = '# our rules\n[tool.ruff]\nline-length = 100\n';
    const changed = await mended({ ...files, 'pyproject.toml': settings }, rule, { environment: full, way: 1 });
    assert.match(
      changed['pyproject.toml'] ?? '',
      /^\[project\]\nname = "model"\n[^]*\]\n\n# our rules\n\[tool\.ruff\]/,
    );
  });

  test('fills a requirements.txt that asks for nothing', async () => {
    const given = { ...files, 'requirements.txt': '# what we need\n' };
    const changed = await mended(given, rule, { environment: full });
    assert.equal(changed['requirements.txt'], '# what we need\npandas==2.2.3\nscikit-learn==1.6.1\n');
  });
});

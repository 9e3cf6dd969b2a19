import assert from 'node:assert/strict';
import { mended, offered, refusal } from '../../support/scaffold';

const tested = {
  'requirements.txt': 'pandas==2.2.3\n',
  'features.py': 'import pandas\n\n\ndef prepare(rows):\n    return rows\n',
  'tests/test_features.py': 'from features import prepare\n\n\ndef test_keeps():\n    assert prepare([1]) == [1]\n',
};

const workflow = '.github/workflows/ci.yml';

/** The new text of a file that the first way of closing the gap writes. */
async function written(files: Readonly<Record<string, string>>, path: string, way = 0): Promise<string> {
  const changed = await mended({ ...tested, ...files }, 'ci/tests-not-run', { way });
  assert.deepEqual(Object.keys(changed), [path]);
  return changed[path] ?? '';
}

suite('a new CI configuration', () => {
  test('installs from the manifest and runs the tests', async () => {
    const text = await written({}, workflow);
    assert.match(text, /run: python -m pip install -r requirements\.txt pytest\n/);
    assert.match(text, /run: python -m pytest\n/);
    assert.match(text, /uses: actions\/checkout@[0-9a-f]{40} # v/);
  });

  test('is written for the other hosts when they are asked for', async () => {
    assert.match(await written({}, '.gitlab-ci.yml', 1), /\n {4}- python -m pytest\n/);
    assert.match(await written({}, 'azure-pipelines.yml', 2), /- script: python -m pytest\n/);
  });

  test('makes src importable when nothing else does', async () => {
    const files = {
      'src/churn/__init__.py': '',
      'src/churn/model.py': 'def fit():\n    return 1\n',
      'tests/test_model.py': 'from churn.model import fit\n\n\ndef test_fit():\n    assert fit() == 1\n',
    };
    assert.match(await written(files, workflow), /env:\n {6}PYTHONPATH: src\n/);
    const settled = { ...files, 'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n' };
    assert.doesNotMatch(await written(settled, workflow), /PYTHONPATH/);
  });

  test('takes pytest from where the project has it', async () => {
    const list = await written({ 'requirements-dev.txt': 'pytest==8.3.3\n' }, workflow);
    assert.match(list, /pip install -r requirements\.txt -r requirements-dev\.txt\n/);
  });

  test('runs unittest where nobody mentions pytest', async () => {
    const files = {
      'tests/test_features.py':
        'import unittest\n\nfrom features import prepare\n\n\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.assertEqual(prepare(1), 1)\n',
    };
    const text = await written(files, workflow);
    assert.match(text, /run: python -m unittest discover --start-directory tests\n/);
    assert.doesNotMatch(text, /pytest/);
  });

  for (const [manager, files, install, run] of [
    [
      'uv',
      { 'pyproject.toml': '[project]\nname = "x"\n[tool.uv]\n', 'uv.lock': 'name = "pytest"' },
      'uv sync --locked',
      'uv run python -m pytest',
    ],
    [
      'poetry',
      { 'pyproject.toml': '[tool.poetry]\nname = "x"\n', 'poetry.lock': 'name = "pytest"' },
      'poetry install --no-interaction --no-root',
      'poetry run python -m pytest',
    ],
    [
      'pdm',
      { 'pyproject.toml': '[tool.pdm]\n', 'pdm.lock': 'name = "pytest"' },
      'pdm sync',
      'pdm run python -m pytest',
    ],
    [
      'pipenv',
      { Pipfile: '[dev-packages]\npytest = "*"\n', 'Pipfile.lock': '{"develop": {"pytest": {}}}' },
      'pipenv sync --dev',
      'pipenv run python -m pytest',
    ],
  ] as const)
    // prettier-ignore
    test(`uses ${manager} and its lockfile`, async () => {
      const changed = await mended({ ...tested, 'requirements.txt': '', ...files }, 'ci/no-ci');
      const text = changed[workflow] ?? '';
      assert.ok(text.includes(`run: ${install}\n`), text);
      assert.ok(text.includes(`run: ${run}\n`), text);
    });

  test('compiles and imports where there are no tests, which is half of it', async () => {
    const { [workflow]: text = '' } = await mended(
      { 'requirements.txt': 'pandas==2.2.3\n', 'features.py': tested['features.py'] },
      'ci/no-ci',
    );
    assert.match(text, /python -m compileall -q features\.py\n +python -c "import features"\n/);
  });

  test('is not made where there is nothing to run or nothing to install from', async () => {
    const notebook = { 'a.ipynb': { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 4 } };
    assert.match(await refusal({ 'a.ipynb': JSON.stringify(notebook['a.ipynb']) }, 'ci/no-ci'), /no Python module/);
    assert.match(
      await refusal({ 'a.py': 'import pandas\n\n\ndef f():\n    return 1\n' }, 'ci/no-ci'),
      /deps\/no-manifest/,
    );
  });
});

suite('a CI configuration that is there', () => {
  const head = 'name: build # the only one\non: [push]\n';

  test('gets a step behind the one that installs, in its folder, style and line ends', async () => {
    const before =
      `${head}jobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n    - uses: actions/checkout@v4\n` +
      '    - run: pip install -r requirements.txt  # slow\n      shell: bash\n\n    # last\n    - run: flake8\n';
    const step = '    - name: Run the tests\n      shell: bash\n      run: |\n        python -m pip install pytest\n        python -m pytest\n'; // prettier-ignore
    const expected = before.replace('shell: bash\n', `shell: bash\n${step}`);
    const path = '.github/workflows/build.yml';
    assert.equal(await written({ [path]: before }, path), expected);
    const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
    assert.equal(await written({ [path]: crlf(before) }, path), crlf(expected));
  });

  test('gets a job where nothing installs', async () => {
    const before = `${head}jobs:\n  style:\n    runs-on: ubuntu-latest\n    steps: [{ run: ruff check . }]\n# the end`;
    const path = '.github/workflows/build.yml';
    const text = await written({ [path]: before }, path);
    assert.ok(text.endsWith('\n# the end') && text.startsWith(before.slice(0, -'# the end'.length)), text);
    assert.match(text, /\n\n {2}test:\n {4}runs-on: /);
  });

  test('is left alone, and a file made beside it, where the place is unclear', async () => {
    for (const jobs of [
      'jobs:\n  test:\n    uses: org/shared/.github/workflows/t.yml@v1\n',
      'jobs:\n  build:\n    uses: org/shared/.github/workflows/t.yml@v1\n',
      'jobs: { test: { runs-on: x, steps: [{ run: make }] } }\n',
      'jobs:\n  a: &base\n    runs-on: x\n    steps: &steps\n      - run: pip install -r requirements.txt\n  test: *base\n',
    ]) {
      const text = await written({ [workflow]: `${head}${jobs}` }, '.github/workflows/tests.yml');
      assert.match(text, /python -m pytest/);
    }
  });

  test('does not count when it looks at something else than changes of the code', async () => {
    for (const on of ['schedule: [{ cron: "0 4 * * *" }]', 'push: { paths: ["docs/**"] }', 'push: { tags: ["v*"] }']) {
      const other = `on:\n  ${on}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: pip install -r requirements.txt\n`;
      await written({ '.github/workflows/a.yml': other }, workflow);
    }
  });

  test('gets a job and a stage on GitLab', async () => {
    const before = 'stages: [build, deploy]\n\n.base: &base\n  tags: [x]\n\nbuild:\n  <<: *base\n  stage: build\n  script: [make]\n'; // prettier-ignore
    const text = await written({ '.gitlab-ci.yml': before }, '.gitlab-ci.yml');
    assert.ok(text.startsWith(before.replace('build, deploy', 'build, test, deploy')), text);
    assert.match(text, /\n\ntest:\n {2}stage: test\n/);
  });

  test('gets a step or a job on Azure', async () => {
    const steps = 'steps:\n- script: pip install -r requirements.txt\n  displayName: Get # all\n- script: echo\n';
    const text = await written({ 'azure-pipelines.yml': steps }, 'azure-pipelines.yml');
    assert.ok(text.startsWith(steps.replace('- script: echo\n', '- script: python -m pip install pytest\n')), text);
    const jobs = 'jobs:\n- job: style\n  steps:\n  - script: ruff check\n';
    const job = await written({ 'azure-pipelines.yml': jobs }, 'azure-pipelines.yml');
    assert.ok(job.startsWith(`${jobs}- job: test\n`), job);
  });

  test('is left alone, with the reason, where a job would clash or come from elsewhere', async () => {
    for (const [files, reason] of [
      [{ '.gitlab-ci.yml': 'include: a.yml\nbuild:\n  script: make\n' }, /include/],
      [{ '.gitlab-ci.yml': 'test:\n  script: make\n' }, /a job called test/],
      [{ '.gitlab-ci.yml': 'build: [\n  script: make\n' }, /cannot be read/],
      [{ 'azure-pipelines.yml': 'extends:\n  template: a.yml\n' }, /extends/],
      [{ 'azure-pipelines.yml': 'stages:\n- stage: a\n  jobs:\n  - template: a.yml\n' }, /no clear place/],
      [{ Jenkinsfile: 'pipeline { stage("a") { sh "make" } }\n' }, /Jenkinsfile/],
    ] as const) {
      assert.match(await refusal({ ...tested, ...files }, 'ci/tests-not-run'), reason);
    }
  });

  test('offers the file beside it as another way', async () => {
    const offer = await offered({ ...tested, '.github/workflows/a.yml': `${head}jobs:\n  a:\n    runs-on: x\n    steps: [{ run: make }]\n` }, 'ci/tests-not-run'); // prettier-ignore
    assert.equal(offer.kind === 'fixes' && offer.fixes[1]?.files[0]?.path, workflow);
  });
});

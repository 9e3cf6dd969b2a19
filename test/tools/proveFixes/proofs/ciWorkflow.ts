import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tools } from '../../../../src/engine/scaffolds/versions';
import type { Bench } from '../bench';
import { expectSchema, expectWorkflow, weaknesses } from '../judgeCi';
import type { Proof } from '../proof';
import { commandsOf, onCiMachine, python } from '../runCi';
import { caller, existing } from './ciWorkflow/existing';

type Files = Readonly<Record<string, string>>;

const code: Files = {
  'churn/__init__.py': '',
  'churn/rates.py':
    'import tomli_w\n\n\ndef rate(left: int, all_of_them: int) -> float:\n    return left / all_of_them\n',
  'tests/test_rates.py': 'from churn.rates import rate\n\n\ndef test_rate():\n    assert rate(1, 4) == 0.25\n',
};

const pip: Files = { ...code, '.python-version': `${python}\n`, 'requirements.txt': 'tomli-w==1.2.0\n' };

const project = `[project]\nname = "churn"\nversion = "0.1.0"\nrequires-python = ">=${python}"\ndependencies = ["tomli-w==1.2.0"]\n`;

const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));

type Prepare = (bench: Bench, folder: string) => void;

const nothing: Prepare = () => undefined;

const hosts = {
  GitLab: { file: '.gitlab-ci.yml', way: 2 },
  Azure: { file: 'azure-pipelines.yml', way: 3 },
} as const;

type Host = keyof typeof hosts;

/** Runs the job, expects its tests to pass, breaks one and expects the job to fail. */
function expectTestsToRun(folder: string, file: string, job: string, test: string): void {
  const commands = commandsOf(folder, file, job);
  onCiMachine(runJob => {
    const passed = runJob(folder, commands);
    assert.equal(passed.status, 0, passed.output.slice(-4000));
    assert.match(passed.output, /\b[1-9]\d* passed|Ran [1-9]\d* tests?/);
    const broken = path.join(folder, test);
    const text = readFileSync(broken, 'utf8');
    writeFileSync(broken, text.replace('0.25', '0.26'));
    assert.notEqual(runJob(folder, commands).status, 0, 'a broken test does not turn the job red');
    writeFileSync(broken, text);
  });
}

function github(fix: string, files: Files, prepare: Prepare = nothing): Proof {
  return {
    rule: 'ci/no-ci',
    fix: `GitHub workflow: ${fix}`,
    oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'its commands in a fresh environment'],
    prove: bench => {
      const folder = bench.repository(files);
      prepare(bench, folder);
      const changed = bench.mend(folder, 'ci/no-ci');
      assert.deepEqual(changed, ['.github/workflows/ci.yml']);
      expectWorkflow(folder, '.github/workflows/ci.yml');
      expectTestsToRun(folder, '.github/workflows/ci.yml', 'test', 'tests/test_rates.py');
    },
  };
}

function elsewhere(host: Host, files: Files, prepare: Prepare = nothing): Proof {
  const { file, way } = hosts[host];
  return {
    rule: 'ci/no-ci',
    fix: `${host}: ${files === pip ? 'pip' : 'uv'}`,
    oracles: ['check-jsonschema', 'its commands in a fresh environment'],
    prove: bench => {
      const folder = bench.repository(files);
      prepare(bench, folder);
      assert.deepEqual(bench.mend(folder, `ci/no-ci#${way}`), [file]);
      expectSchema(folder, file);
      expectTestsToRun(folder, file, 'test', 'tests/test_rates.py');
    },
  };
}

const uvProject: Files = {
  ...code,
  'pyproject.toml': `${project}\n[dependency-groups]\ndev = ["pytest==9.2.0"]\n\n[tool.uv]\npackage = false\n`,
};

const uvLock = (bench: Bench, folder: string): void => {
  bench.expectTool('uv', ['lock', '--quiet', '--python', python], folder);
};

/** Poetry reads the plain index: not every mirror of PyPI has the pages that it asks for otherwise. */
const poetryProject: Files = {
  ...code,
  'pyproject.toml': `[tool.poetry]\nname = "churn"\nversion = "0.1.0"\ndescription = ""\nauthors = []\npackages = [{ include = "churn" }]\n\n[tool.poetry.dependencies]\npython = ">=${python}"\ntomli-w = "1.2.0"\n\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n\n[[tool.poetry.source]]\nname = "index"\nurl = "https://pypi.org/simple/"\n\n[build-system]\nrequires = ["poetry-core"]\nbuild-backend = "poetry.core.masonry.api"\n`,
};

const poetryLock = (bench: Bench, folder: string): void => {
  bench.expectTool('pipx', ['run', '--spec', `poetry==${tools.poetry}`, 'poetry', 'lock', '--quiet'], folder);
};

const unittests: Files = {
  ...pip,
  'tests/test_rates.py':
    'import unittest\n\nfrom churn.rates import rate\n\n\nclass Rates(unittest.TestCase):\n    def test_rate(self):\n        self.assertEqual(rate(1, 4), 0.25)\n',
};

const source: Files = {
  '.python-version': `${python}\n`,
  'requirements.txt': 'tomli-w==1.2.0\n',
  'requirements-dev.txt': '-r requirements.txt\npytest==9.2.0\n',
  ...Object.fromEntries(
    Object.entries(code).map(([file, text]) => [file.startsWith('churn') ? `src/${file}` : file, text]),
  ),
};

const churn: Proof = {
  rule: 'ci/tests-not-run',
  fix: 'GitHub workflow: examples/churn',
  oracles: ['actionlint', 'zizmor', 'its commands in a fresh environment'],
  prove: bench => {
    const folder = bench.repository('examples/churn');
    const test = 'import pandas as pd\n\nfrom train import add_features\n\n\ndef test_charges():\n    row = {"monthly_charges": 5.0, "tenure_months": 4, "total_charges": None}\n    assert add_features(pd.DataFrame([row]))["total_charges"].item() == 20.0 + 0.25 - 0.25\n'; // prettier-ignore
    writeFileSync(path.join(folder, 'requirements.txt'), 'joblib\npandas\nscikit-learn\n');
    writeFileSync(path.join(folder, 'test_train.py'), test);
    bench.mend(folder, 'ci/tests-not-run');
    expectWorkflow(folder, '.github/workflows/ci.yml');
    onCiMachine(runJob => {
      const said = runJob(folder, commandsOf(folder, '.github/workflows/ci.yml', 'test'));
      assert.equal(said.status, 0, said.output.slice(-4000));
      assert.match(said.output, /1 passed/);
    });
  },
};

const smoke: Proof = {
  rule: 'ci/no-ci',
  fix: 'GitHub workflow: compile and import, no tests yet',
  oracles: ['actionlint', 'zizmor', 'its commands in a fresh environment'],
  prove: bench => {
    const folder = bench.repository({ ...pip, '.preflight.yaml': 'profile: batch\n' });
    rmSync(path.join(folder, 'tests'), { recursive: true });
    bench.mend(folder, 'ci/no-ci');
    assert.equal(bench.statusOf(folder, 'ci/no-ci'), 'partly');
    const file = '.github/workflows/ci.yml';
    expectWorkflow(folder, file);
    const commands = commandsOf(folder, file, 'check');
    onCiMachine(runJob => {
      const said = runJob(folder, commands);
      assert.equal(said.status, 0, said.output);
      writeFileSync(path.join(folder, 'churn/rates.py'), 'import no_such_module\n');
      assert.notEqual(runJob(folder, commands).status, 0, 'an import that fails goes unnoticed');
    });
  },
};

const monorepo: Proof = {
  rule: 'ci/no-ci',
  fix: 'GitHub workflow: one of two projects, spaces and accents',
  oracles: ['actionlint', 'zizmor', 'its commands in a fresh environment'],
  prove: bench => {
    const folder = bench.repository({ ...below('données clients/prévision', pip), ...below('services/api', pip) });
    const file = '.github/workflows/prevision-ci.yml';
    assert.deepEqual(bench.mend(folder, 'ci/no-ci'), [file]);
    expectWorkflow(folder, file);
    expectTestsToRun(folder, file, 'test', 'données clients/prévision/tests/test_rates.py');
  },
};

const beside: Proof = {
  rule: 'ci/tests-not-run',
  fix: 'a file beside the caller of a reusable workflow',
  oracles: ['actionlint', 'zizmor', 'its commands in a fresh environment'],
  prove: bench => {
    const folder = bench.repository({ ...pip, ...caller });
    const file = '.github/workflows/ci.yml';
    assert.deepEqual(bench.mend(folder, 'ci/tests-not-run'), [file]);
    expectWorkflow(folder, file);
    expectTestsToRun(folder, file, 'test', 'tests/test_rates.py');
  },
};

/** Each existing file: only added to, and no linter is less content than before. */
const merges = existing.map(({ title, files, changes, job }): Proof => ({
  rule: 'ci/tests-not-run',
  fix: `into ${title}`,
  oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'its commands in a fresh environment'],
  prove: bench => {
    const folder = bench.repository({ ...pip, ...files });
    const before = readFileSync(path.join(folder, changes), 'utf8');
    const weak = changes.startsWith('.github/') ? weaknesses(folder, changes) : [];
    assert.deepEqual(bench.mend(folder, 'ci/tests-not-run'), [changes]);
    expectAdditions(before, readFileSync(path.join(folder, changes), 'utf8'));
    if (changes.startsWith('.github/')) expectWorkflow(folder, changes, weak);
    else expectSchema(folder, changes);
    expectTestsToRun(folder, changes, job, 'tests/test_rates.py');
  },
}));

/** Every line that was there is there still, in order, to the byte; what is new has the same line ends. */
function expectAdditions(before: string, after: string): void {
  const rest = after.split('\n');
  for (const line of before.split('\n')) {
    const at = rest.findIndex(each => each.replace('build, test,', 'build,') === line);
    assert.ok(at >= 0, `"${line}" is gone`);
    rest.splice(0, at + 1);
  }
  const hasPlainEnds = (text: string): boolean => /[^\r]\n/.test(text);
  assert.equal(hasPlainEnds(after), hasPlainEnds(before), 'line ends differ from those of the file');
}

const refusals: Proof = {
  rule: 'ci/tests-not-run',
  fix: 'refused with the reason where no place is clear',
  oracles: ['the files, unchanged'],
  prove: bench => {
    const cases: readonly (readonly [Files, RegExp])[] = [
      [
        { '.gitlab-ci.yml': 'include:\n  - template: Auto-DevOps.gitlab-ci.yml\n' },
        /takes stages and jobs from elsewhere/,
      ],
      [{ 'azure-pipelines.yml': 'extends:\n  template: templates/base.yml\n' }, /extends a template/],
      [{ Jenkinsfile: 'pipeline { stages { stage("a") { steps { sh "make" } } } }\n' }, /Jenkinsfile/],
    ];
    for (const [files, reason] of cases) {
      const folder = bench.repository({ ...pip, ...files });
      assert.match(bench.refusal(folder, 'ci/tests-not-run'), reason);
      assert.ok(!existsSync(path.join(folder, '.github')));
    }
  },
};

export const ciWorkflow: readonly Proof[] = [
  churn,
  github('pip', pip),
  github('pip, src, requirements-dev', source),
  github('pip, unittest', unittests),
  github('uv', uvProject, uvLock),
  github('poetry', poetryProject, poetryLock),
  smoke,
  monorepo,
  elsewhere('GitLab', pip),
  elsewhere('GitLab', uvProject, uvLock),
  elsewhere('Azure', pip),
  elsewhere('Azure', uvProject, uvLock),
  ...merges,
  beside,
  refusals,
];

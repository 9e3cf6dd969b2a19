// What keeps a repository in order: linter, hooks, updates, audits, the version of Python, the licence.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import { expectWorkflow } from '../judgeCi';
import type { Proof } from '../proof';
import { commandsOf, onCiMachine, python } from '../runCi';
import { environmentOf } from '../service/environments';
import { run, runTool } from '../tools';

const batch = { '.preflight.yaml': 'profile: batch\n', '.python-version': `${python}\n` };
const faulty = 'import json\n\n\ndef add(row, rows=[]):\n    rows.append(row)\n    return rowz\n';
/** As Jupyter writes it. */
const notebook = `${JSON.stringify(
  {
    cells: [
      { cell_type: 'code', execution_count: null, id: '0', metadata: {}, outputs: [], source: ['x = 1\n', 'x == 1'] },
    ],
    metadata: { language_info: { name: 'python', version: `${python}.1` } },
    nbformat: 4,
    nbformat_minor: 5,
  },
  null,
  1,
)}\n`;

const linter: readonly Proof[] = ['pyproject.toml', 'ruff.toml'].map(file => ({
  rule: 'code/no-linter',
  fix: `settings of Ruff in ${file}`,
  oracles: ['ruff'],
  prove: bench => {
    const before = '[project]\r\nname = "churn"\r\nversion = "1.0"\r\n';
    const own = file === 'pyproject.toml' ? { [file]: before } : {};
    const folder = bench.repository({ ...batch, ...own, 'src/été.py': faulty, 'explore.ipynb': notebook });
    assert.deepEqual(bench.mend(folder, 'code/no-linter'), [file]);
    assert.ok(readFileSync(path.join(folder, file), 'utf8').startsWith(file in own ? before : '[lint]'));
    const said = runTool('ruff', ['check', '--no-cache', '--output-format', 'concise', '.'], folder);
    const found = Array.from(
      said.output.matchAll(/^(\S+?):.* ([A-Z]+\d+) /gm),
      ([, where, code]) => `${where} ${code}`,
    );
    assert.deepEqual(
      found.sort(),
      ['B006', 'F401', 'F821'].map(code => `src/été.py ${code}`),
      said.output,
    );
  },
}));

const keptHooks = path.resolve('node_modules/.cache/proveFixes/hooks');

const hooks: Proof = {
  rule: 'vcs/no-precommit',
  fix: 'hooks, run by pre-commit on good and on bad files',
  oracles: ['pre-commit 4.7.0', 'git'],
  prove: bench => {
    const good = {
      'train.py': 'print("training")\n',
      'explore.ipynb': notebook,
      'ruff.toml': '[lint]\nselect = ["F"]\n',
    };
    const folder = bench.repository({ ...batch, ...good });
    bench.expect('git', ['init', '--quiet'], folder);
    assert.deepEqual(bench.mend(folder, 'vcs/no-precommit'), ['.pre-commit-config.yaml']);
    const preCommit = path.join(path.dirname(environmentOf(['pre-commit==4.7.0'])), 'pre-commit');
    const check = (): string => {
      bench.expect('git', ['add', '--all'], folder);
      return run(preCommit, ['run', '--all-files'], folder, { PRE_COMMIT_HOME: keptHooks }).output;
    };
    const well = check();
    assert.doesNotMatch(well, /Failed/);
    assert.equal(well.match(/Passed|Skipped/g)?.length, 5, well);
    writeFileSync(path.join(folder, 'train.py'), 'import json\n\nprint("training")\n');
    writeFileSync(path.join(folder, 'id.txt'), '-----BEGIN RSA PRIVATE KEY-----\n');
    writeFileSync(path.join(folder, 'big.bin'), Buffer.alloc(11 * 1024 * 1024));
    writeFileSync(
      path.join(folder, 'explore.ipynb'),
      notebook.replace('"execution_count": null', '"execution_count": 7'),
    );
    const bad = check();
    assert.deepEqual(bad.match(/hook id: \S+/g)?.sort(), ['check-added-large-files', 'detect-private-key', 'nbstripout', 'ruff-check'].map(id => `hook id: ${id}`), bad); // prettier-ignore
    assert.equal(
      readFileSync(path.join(folder, 'train.py'), 'utf8'),
      '\nprint("training")\n',
      'Ruff mends what it can',
    );
  },
};

const workflow = `name: CI\non: push\npermissions: {}\njobs:\n  hello:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo hello\n`;
const fixed = { ...batch, 'requirements.txt': 'tomli-w==1.2.0\n', 'train.py': 'import tomli_w\n\nprint(tomli_w)\n' };

const updates: readonly Proof[] = [
  {
    rule: 'ci/no-dependency-updates',
    fix: 'Dependabot for packages, actions and images',
    oracles: ['check-jsonschema', 'zizmor'],
    prove: bench => {
      const folder = bench.repository({
        ...fixed,
        '.github/workflows/ci.yml': workflow,
        'my images/Dockerfile': 'FROM python:3.12-slim\nCOPY train.py .\nCMD ["python", "train.py"]\n',
      });
      const file = '.github/dependabot.yml';
      assert.deepEqual(bench.mend(folder, 'ci/no-dependency-updates'), [file]);
      bench.expectTool('check-jsonschema', ['--builtin-schema', 'vendor.dependabot', file], folder);
      bench.expectTool('zizmor', ['--offline', '--quiet', '--pedantic', file], folder);
      const text = readFileSync(path.join(folder, file), 'utf8');
      const ecosystems = Array.from(text.matchAll(/ecosystem: (\S+)/g), ([, name]) => name);
      assert.deepEqual(ecosystems, ['pip', 'github-actions', 'docker']);
      const folders = Array.from(text.matchAll(/directory: "?(.+?)"?$/gm), ([, where = '']) => where.slice(1));
      folders.forEach(where => assert.ok(existsSync(path.join(folder, where)), where));
    },
  },
  {
    rule: 'ci/no-dependency-updates',
    fix: 'Renovate on GitLab',
    oracles: ['check-jsonschema'],
    prove: bench => {
      const folder = bench.repository({ ...fixed, '.gitlab-ci.yml': 'hello:\n  script: [echo hello]\n' });
      assert.deepEqual(bench.mend(folder, 'ci/no-dependency-updates'), ['renovate.json']);
      bench.expectTool('check-jsonschema', ['--builtin-schema', 'vendor.renovate', 'renovate.json'], folder);
    },
  },
];

const audit: Proof = {
  rule: 'sec/no-vulnerability-scan',
  fix: 'an audit once a week, of the packages of the project',
  oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'its commands in a fresh environment'],
  prove: bench => {
    const folder = bench.repository({ ...fixed, '.github/workflows/ci.yml': workflow });
    const file = '.github/workflows/audit.yml';
    assert.deepEqual(bench.mend(folder, 'sec/no-vulnerability-scan'), [file]);
    expectWorkflow(folder, file);
    onCiMachine(runJob => {
      const commands = commandsOf(folder, file, 'audit');
      const format = commands.map(each => ({ ...each, text: each.text.replace(' --path ', ' --format json --path ') }));
      const { status, output } = runJob(folder, format);
      assert.equal(status, 0, output);
      assert.match(output, /"name": "tomli-w"/, 'the project’s packages are asked about');
      assert.doesNotMatch(output, /"name": "pip-audit"/, 'and not those of the auditor');
    });
  },
};

const version: Proof = {
  rule: 'deps/python-version-unpinned',
  fix: 'the Python of a notebook',
  oracles: ['uv'],
  prove: bench => {
    const folder = bench.repository({ '.preflight.yaml': 'profile: notebook\n', 'requirements.txt': 'tomli-w==1.2.0\n', 'train.py': 'import tomli_w\n', 'explore.ipynb': notebook }); // prettier-ignore
    assert.deepEqual(bench.mend(folder, 'deps/python-version-unpinned'), ['.python-version']);
    const said = bench.expectTool('uv', ['run', '--no-project', 'python', '--version'], folder);
    assert.match(said, new RegExp(`Python ${python.replace('.', '\\.')}\\.`));
    assert.match(bench.expectTool('uv', ['python', 'pin'], folder), new RegExp(`^${python}$`, 'm'));
  },
};

const licences: readonly Proof[] = [
  ['gov/no-license', 'MIT', 'Zoë Ünal'],
  ['gov/no-license#2', 'Apache-2.0', 'Zoë Ünal'],
  ['gov/no-license#3', 'None', 'Zoë Ünal'],
].map(([rule = '', name = '', holder = '']) => ({
  rule,
  fix: name === 'None' ? 'a notice that is no open licence' : `the text of ${name}`,
  oracles: ['identify 2.6.20'],
  prove: bench => {
    const told = `# Churn\n\n${'This project predicts which customers leave within the next three months. '.repeat(6)}\n`;
    const author =
      '[project]\nname = "churn"\nversion = "1"\nauthors = [{ name = "Zoë Ünal", email = "z@example.org" }]\n';
    const folder = bench.repository({
      ...batch,
      'README.md': told,
      'pyproject.toml': author,
      'train.py': 'print(1)\n',
    });
    assert.deepEqual(bench.mend(folder, rule), ['LICENSE']);
    assert.ok(readFileSync(path.join(folder, 'LICENSE'), 'utf8').includes(holder));
    const identified = 'from identify import identify; print(identify.license_id("LICENSE"))';
    assert.equal(identify(bench, folder, identified), name);
  },
}));

function identify(bench: Bench, folder: string, script: string): string {
  return bench.expect(environmentOf(['identify[license]==2.6.20']), ['-c', script], folder).trim();
}

export const upkeep: readonly Proof[] = [...linter, hooks, ...updates, audit, version, ...licences];

import assert from 'node:assert/strict';
import { mended, offered, refusal } from '../../support/scaffold';

const batch = { '.preflight.yaml': 'profile: batch\n' };
const lock = 'version = 1\n\n[[package]]\nname = "pandas"\nversion = "2.2.3"\n';
const notebook = { 'explore.ipynb': ['x = 1'] };

suite('What keeps a repository in order', () => {
  test('settings of Ruff go behind what the manifest says, with its line ends', async () => {
    const before = '[project]\r\nname = "a"\r\nversion = "1"';
    const files = await mended({ ...batch, 'pyproject.toml': before, 'a.py': 'x = 1\n' }, 'code/no-linter');
    const text = files['pyproject.toml'] ?? '';
    assert.ok(text.startsWith(`${before}\r\n\r\n[tool.ruff.lint]\r\n`), text);
    assert.doesNotMatch(text, /[^\r]\n|ipynb/);
  });

  test('hooks leave the linter to the one that is in use', async () => {
    const files = await mended(
      { ...batch, ...notebook, 'requirements-dev.txt': 'flake8\n', '.flake8': '[flake8]\n' },
      'vcs/no-precommit',
    );
    const text = files['.pre-commit-config.yaml'] ?? '';
    assert.doesNotMatch(text, /ruff/);
    assert.match(text, /id: nbstripout/);
  });

  test('updates by the manager that is in use', async () => {
    const manifest = '[project]\nname = "a"\nversion = "1"\n[tool.uv]\n';
    const files = { ...batch, 'pyproject.toml': manifest, 'uv.lock': lock, 'a.py': 'x = 1\n' };
    const text = (await mended(files, 'ci/no-dependency-updates'))['.github/dependabot.yml'] ?? '';
    assert.match(text, /- package-ecosystem: uv\n {4}directory: "?\/"?\n/);
    assert.doesNotMatch(text, /docker|actions/);
  });

  test('an audit asks the environment of the project, under a name that is free', async () => {
    const ci = 'name: CI\non: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo a\n';
    const files = {
      ...batch,
      'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n[tool.uv]\n',
      'uv.lock': lock,
      '.github/workflows/audit.yml': ci,
      'a.py': 'x = 1\n',
    };
    const text = (await mended(files, 'sec/no-vulnerability-scan'))['.github/workflows/audit-check.yml'] ?? '';
    assert.match(text, /uv sync --locked/);
    assert.match(text, /--path "\$\(uv run python -c /);
    const without = { ...batch, 'a.py': 'x = 1\n', '.github/workflows/ci.yml': ci };
    assert.match(await refusal(without, 'sec/no-vulnerability-scan'), /write a manifest first/);
    const gitlab = {
      ...batch,
      'requirements.txt': 'pandas==2.2.3\n',
      'a.py': 'x = 1\n',
      '.gitlab-ci.yml': 'hello:\n  script: [echo hello]\n',
    };
    assert.match(await refusal(gitlab, 'sec/no-vulnerability-scan'), /^CI is set up in \.gitlab-ci\.yml/);
  });

  test('the version of Python is said only where something shows it', async () => {
    const files = { 'requirements.txt': 'pandas==2.2.3\n', 'a.py': 'import pandas\n' };
    assert.match(await refusal(files, 'deps/python-version-unpinned'), /says which Python this runs on/);
    const environment = {
      python: '3.11.4',
      place: '.venv',
      versions: new Map<string, string>(),
      modules: new Map<string, string>(),
    };
    assert.deepEqual(await mended(files, 'deps/python-version-unpinned', { environment }), {
      '.python-version': '3.11\n',
    });
    const hidden = { ...files, '.gitignore': '.python-version\n' };
    assert.match(
      await refusal(hidden, 'deps/python-version-unpinned', { environment }),
      /^A line of \.gitignore hides \.python-version/,
    );
  });

  const told = {
    'train.py': 'print(1)\n',

    'README.md': `# My shop\n\n${'It predicts which customers leave within the next three months. '.repeat(8)}\n`,
  };

  test('three licences to choose from, in the name of the author', async () => {
    const manifest = '[tool.poetry]\nname = "a"\nauthors = ["Zoë Ünal <zoe@example.org>"]\n';
    const offer = await offered({ ...told, 'pyproject.toml': manifest }, 'gov/no-license');
    assert(offer.kind === 'fixes', offer.kind);
    assert.deepEqual(
      offer.fixes.map(({ title }) => title.replace(/:.*/, '')),
      ['MIT', 'Apache-2.0', 'Proprietary'],
    );
    for (const { files } of offer.fixes) {
      assert.match(
        files.map(file => (file.kind === 'create' ? file.text : '')).join(),
        /Copyright( \(c\))? Zoë Ünal\b/,
      );
    }
    const [first] = (await mended(told, 'gov/no-license'))['LICENSE']?.match(/^Copy.*$/m) ?? [];
    assert.equal(first, 'Copyright (c) the authors of my-shop');
  });
});

import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { readCommands } from '../../../src/engine/evidence/commands';
import { readDependencies } from '../../../src/engine/evidence/dependencies';
import { projectsOf } from './evidenceProject';
import type { Document } from '../../../src/engine/model/document';

async function documentOf(path: string, text: string): Promise<Document> {
  const [project] = await projectsOf({ [path]: text });
  const [document] = project.workspace.documents;
  assert.ok(document !== undefined);
  return document;
}

/** `target: command` for each, with `?` when nobody notices its failure. */
async function commands(path: string, text: string): Promise<readonly string[]> {
  return readCommands(await documentOf(path, text)).map(
    ({ target, text: said, tolerated }) => `${target}: ${said}${tolerated ? ' ?' : ''}`,
  );
}

suite('reading commands', () => {
  test('of a GitHub workflow: actions, lines of scripts, jobs that may fail', async () => {
    const text =
      'on: push\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@v4\n      - run: |\n          pip install \\\n            .\n          # nothing\n          pytest\n  soft:\n    continue-on-error: true\n    steps:\n      - run: mypy .\n';
    assert.deepEqual(await commands('.github/workflows/ci.yml', text), [
      'test: uses: actions/checkout@v4',
      'test: pip install .',
      'test: pytest',
      'soft: mypy . ?',
    ]);
  });

  test('of GitLab, CircleCI and Cloud Build', async () => {
    assert.deepEqual(await commands('.gitlab-ci.yml', 'unit:\n  script:\n    - pytest\n  allow_failure: true\n'), [
      'unit: pytest ?',
    ]);
    assert.deepEqual(
      await commands(
        '.circleci/config.yml',
        'jobs:\n  unit:\n    steps:\n      - checkout\n      - run: tox\n      - run:\n          name: Lint\n          command: flake8\n',
      ),
      ['unit: checkout', 'unit: tox', 'unit: flake8'],
    );
    assert.deepEqual(await commands('cloudbuild.yaml', "steps:\n  - name: python\n    args: ['-c', 'pytest -q']\n"), [
      ': -c',
      ': pytest -q',
    ]);
  });

  test('of a Makefile: recipes, and the targets they need', async () => {
    const text = 'PY = python\n\ncheck: lint test  ## all\nlint:\n\t@ruff check .\ntest:\n\t-pytest\n';
    assert.deepEqual(await commands('Makefile', text), [
      'check: make lint',
      'check: make test',
      'lint: ruff check .',
      'test: pytest ?',
    ]);
  });

  test('of invoke and nox', async () => {
    assert.deepEqual(await commands('tasks.py', 'def unit(c):\n    c.run("pytest -q")\n'), ['unit: pytest -q']);
    assert.deepEqual(await commands('noxfile.py', 'def unit(session):\n    session.run("pytest", "tests")\n'), [
      'unit: pytest tests',
    ]);
  });
});

suite('reading dependencies', () => {
  const read = async (path: string, text: string): Promise<readonly string[]> =>
    readDependencies(await documentOf(path, text)).map(
      ({ name, pinned, main }) => `${name}${pinned ? ' pinned' : ''}${main ? '' : ' extra'}`,
    );

  test('of requirements files, whatever follows the name', async () => {
    assert.deepEqual(
      await read('requirements.txt', 'Scikit_Learn[x]==1.5 ; python_version > "3"\npandas>=2\n-r more.txt\n'),
      ['scikit-learn pinned', 'pandas'],
    );
  });

  test('of pyproject.toml: PEP 621, groups and Poetry', async () => {
    const text =
      '[project]\ndependencies = ["a==1", "b"]\n\n[dependency-groups]\ndev = ["c"]\n\n[tool.poetry.dependencies]\npython = "^3.12"\nd = "1.2.3"\ne = { version = "^1" }\n';
    assert.deepEqual(await read('pyproject.toml', text), ['a pinned', 'b', 'd pinned', 'e', 'c extra']);
  });

  test('of conda, with pip inside', async () => {
    const text = 'name: x\ndependencies:\n  - python=3.12\n  - numpy=1.26.4=py312\n  - pip\n  - pip:\n      - mlflow\n';
    assert.deepEqual(await read('env/base.yml', text), ['numpy pinned', 'mlflow']);
  });

  test('of a Pluto notebook', async () => {
    const text =
      '### A Pluto.jl notebook ###\nPLUTO_PROJECT_TOML_CONTENTS = """\n[deps]\nPlutoUI = "7f90"\n\n[compat]\nPlutoUI = "~0.7"\n"""\n';
    assert.deepEqual(await read('lecture.jl', text), ['PlutoUI']);
  });

  test('of nothing that is no manifest', async () => {
    assert.deepEqual(await read('values.yml', 'dependencies:\n  - redis\n'), []);
    assert.deepEqual(await read('setup.py', 'print("install_requires=[1]")\n'), []);
  });
});

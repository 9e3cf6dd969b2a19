import { type PracticeCases, workflow } from './practiceCase';

const features = 'def double(x):\n    return 2 * x\n';
const testFile = 'from features import double\n\ndef test_double():\n    assert double(2) == 4\n';
const tested = { 'features.py': features, 'tests/test_features.py': testFile };

type TestPractice = 'tests' | 'ciConfig' | 'ciRunsTests';

/** Practices around tests and CI. */
export const testPracticeCases: Readonly<Record<TestPractice, PracticeCases>> = {
  tests: {
    has: [
      { title: 'a function that asserts', files: tested, line: 'def test_double():' },
      {
        title: 'a unittest class whose helper asserts',
        files: {
          'tests/checks.py':
            'import unittest\n\nclass DoubleTest(unittest.TestCase):\n    def test_four(self):\n        self.assertEqual(2 + 2, 4)\n',
        },
        line: 'def test_four(self):',
      },
      {
        title: 'assertions in a function that the test calls',
        files: {
          'tests/test_bake.py':
            'def verify(x):\n    assert x.exists()\n\ndef test_bake(tmp_path):\n    verify(tmp_path)\n',
        },
        line: 'def test_bake(tmp_path):',
      },
    ],
    lacks: [
      {
        title: 'the interpreter check of cookiecutter',
        files: { 'test_environment.py': 'import sys\n\ndef main():\n    assert sys.version\n' },
      },
      { title: 'assert True', files: { 'tests/test_it.py': 'def test_code_is_tested():\n    assert True\n' } },
      { title: 'a test that passes', files: { 'tests/test_it.py': 'def test_it():\n    pass\n' } },
      {
        title: 'a data set called test',
        files: { 'test_set.py': 'def load():\n    assert 1\n', 'test.csv': 'a\n1\n' },
      },
      {
        title: 'a request script',
        files: { 'test.py': 'import requests\nassert requests.post("http://localhost").ok\n' },
      },
    ],
  },
  ciConfig: {
    has: [
      {
        title: 'a GitHub workflow',
        files: { '.github/workflows/ci.yml': workflow('- run: make lint') },
        line: '- run: make lint',
      },
      { title: 'Travis', files: { '.travis.yml': 'language: python\nscript: nosetests\n' }, line: 'language: python' },
      {
        title: 'a Jenkinsfile',
        files: { Jenkinsfile: "pipeline {\n  stages { stage('x') { steps { sh 'make' } } }\n}\n" },
        line: 'pipeline {',
      },
    ],
    lacks: [
      { title: 'a workflow under docs', files: { 'docs/.github/workflows/ci.yml': workflow('- run: pytest') } },
      { title: 'an empty workflow', files: { '.github/workflows/ci.yml': '' } },
      {
        title: 'a workflow that greets',
        files: { '.github/workflows/stale.yml': workflow('- uses: actions/stale@v9') },
      },
    ],
  },
  ciRunsTests: {
    has: [
      {
        title: 'pytest in a step',
        files: { ...tested, '.github/workflows/ci.yml': workflow('- run: uv run pytest -q') },
        line: '- run: uv run pytest -q',
      },
      {
        title: 'through make',
        files: {
          ...tested,
          Makefile: 'check: test\ntest:\n\tpython -m pytest\n',
          '.gitlab-ci.yml': 'job:\n  script: make check\n',
        },
        line: 'script: make check',
      },
      {
        title: 'through tox',
        files: {
          ...tested,
          'tox.ini': '[testenv]\ncommands =\n    pytest tests\n',
          '.github/workflows/ci.yml': workflow('- run: tox -e py312'),
        },
        line: '- run: tox -e py312',
      },
      {
        title: 'through a composite action and a script',
        files: {
          ...tested,
          '.github/workflows/ci.yml': workflow('- uses: ./.github/actions/check'),
          '.github/actions/check/action.yml': 'runs:\n  using: composite\n  steps:\n    - run: bash ci/check.sh\n',
          'ci/check.sh': '#!/bin/sh\npytest\n',
        },
        line: '- uses: ./.github/actions/check',
      },
    ],
    lacks: [
      { title: 'no tests to run', files: { '.github/workflows/ci.yml': workflow('- run: pytest') } },
      { title: 'lint only', files: { ...tested, '.github/workflows/ci.yml': workflow('- run: ruff check .') } },
      {
        title: 'commented out',
        files: { ...tested, '.github/workflows/ci.yml': workflow('- run: ruff check .', '# - run: pytest') },
      },
      {
        title: 'switched off',
        files: { ...tested, '.github/workflows/ci.yml': workflow('- if: false', '  run: pytest', '- run: ls') },
      },
      { title: 'failure ignored', files: { ...tested, '.github/workflows/ci.yml': workflow('- run: pytest || true') } },
      {
        title: 'a target that nobody calls',
        files: {
          ...tested,
          Makefile: 'test:\n\tpytest\nlint:\n\truff check .\n',
          '.github/workflows/ci.yml': workflow('- run: make lint'),
        },
      },
    ],
  },
};

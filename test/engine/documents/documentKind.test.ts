import assert from 'node:assert/strict';
import { documentKind } from '../../../src/engine/documents/documentKind';

suite('documentKind', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    python: ['a.py', 'src/A.PY', 'gui.pyw', 'setup.py'],
    notebook: ['a/b.ipynb', 'Untitled.IPYNB'],
    dockerfile: [
      'Dockerfile',
      'api/Dockerfile.gpu',
      'gpu.dockerfile',
      'Containerfile',
      'Dockerfile-dev',
      'train.docker',
    ],
    requirements: [
      'requirements.txt',
      'requirements-dev.txt',
      'dev_requirements.txt',
      'requirements/test.txt',
      'requirements.in',
      'constraints.txt',
      'a/requirement.txt',
    ],
    yaml: [
      '.github/workflows/ci.yml',
      'dvc.lock',
      'data.csv.dvc',
      'CITATION.cff',
      'MLproject',
      '.pre-commit-config.yaml',
    ],
    toml: ['pyproject.toml', 'Pipfile', 'uv.lock', 'poetry.lock'],
    json: ['cdk.json', 'Pipfile.lock'],
    ini: ['setup.cfg', 'tox.ini', '.flake8', '.pylintrc'],
    markdown: ['README.md', 'MODEL_CARD.MD', 'Dockerfile.md'],
    makefile: ['Makefile', 'rules.mk'],
    shell: ['run.sh', 'setup.ps1'],
    sql: ['a.sql'],
    r: ['a.R', 'report.Rmd'],
    julia: ['src/a.jl'],
    text: [
      'Procfile',
      'Jenkinsfile',
      'Jenkinsfile.deploy',
      'LICENSE',
      '.gitignore',
      '.env',
      '.env.example',
      'main.tf',
      'model_card.txt',
      'conda-linux-64.lock',
    ],
    undefined: [
      'data.csv',
      'model.pkl',
      'notes.txt',
      'a.png',
      'Dockerfile.dockerignore',
      'py',
      'data/__proto__',
      'constructor',
    ],
  };
  for (const [kind, paths] of Object.entries(cases)) {
    for (const path of paths) {
      test(`${path} is ${kind === 'undefined' ? 'not read' : kind}`, () => {
        assert.equal(String(documentKind(path)), kind);
      });
    }
  }
});

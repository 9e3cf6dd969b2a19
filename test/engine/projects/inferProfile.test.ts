import assert from 'node:assert/strict';
import type { Profile } from '../../../src/engine/model/rule';
import { blank, projectsOf } from './projects';

const cell = (source: string): string =>
  JSON.stringify({
    cells: [{ cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 4,
  });

const long = 'x = 1\n'.repeat(400);

suite('profile of a project', () => {
  const cases: readonly (readonly [Profile, string, Readonly<Record<string, string>>])[] = [
    ['other', 'no Python', blank('main.R', 'README.md')],
    ['tiny', 'one short notebook', { 'a.ipynb': cell('import pandas') }],
    ['notebook', 'notebooks and no other sign', { 'a.ipynb': cell(long), 'b.py': long, 'c.py': '' }],
    ['batch', 'scripts and no other sign', { 'a.py': long, 'b.py': '', 'c.py': '' }],
    ['batch', 'a DVC pipeline', { 'dvc.yaml': 'stages: {}', 'a.ipynb': cell(long) }],
    ['batch', 'an Airflow DAG', { 'dags/a.py': 'from airflow import DAG\n' }],
    ['service', 'a FastAPI application', { 'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n' }],
    ['service', 'a container that answers on a port', { 'a.py': long, Dockerfile: 'FROM a\nEXPOSE 80\nCMD ["b"]\n' }],
    ['batch', 'a container with Jupyter for its author', { 'a.py': long, Dockerfile: 'FROM jupyter/base\nEXPOSE 80\nCMD b\n' }],
    ['batch', 'FastAPI in tests only', { 'a.py': long, 'tests/test_a.py': 'import fastapi\n' }],
    ['notebook', 'Flask tried in a notebook', { 'a.ipynb': cell('import flask'), 'b.py': long, 'c.py': '' }],
    ['library', 'a package with a badge of PyPI', { 'pyproject.toml': '[project]\nname = "x"', 'README.md': 'https://pypi.org/project/x', 'x/a.py': long }],
    ['llm-app', 'a language model and no training', { 'app.py': 'from openai import OpenAI\nimport streamlit\n' }],
    ['service', 'a language model beside training', { 'app.py': 'import openai, sklearn.svm, streamlit\n' }],
    ['competition', 'paths of Kaggle', { 'a.ipynb': cell(`pd.read_csv("/kaggle/input/x.csv")\n${long}`) }],
    ['research', 'a paper beside the code', { 'a.ipynb': cell(long), 'paper/main.tex': '', 'CITATION.cff': 'title: x' }],
    ['course', 'lessons and a README that says so', { 'README.md': '# Bootcamp', ...blank('week1/a.ipynb', 'week2/b.ipynb') }],
    ['course', 'numbered chapters of a book', { 'README.md': 'The Handbook', ...blank(...Array.from({ length: 12 }, (_, index) => `n/${index}.00-Title.ipynb`)) }],
    ['notebook', 'numbered steps of a project', { 'README.md': 'Churn', 'a.py': long, ...blank('01_data/a.ipynb', '02_model/b.ipynb') }],
  ]; // prettier-ignore
  for (const [profile, name, files] of cases) {
    test(`${profile}: ${name}`, async () => {
      assert.equal((await projectsOf(files))[0]?.profile, profile);
    });
  }

  test('the configuration has the last word', async () => {
    assert.equal((await projectsOf(blank('a.py'), { profile: 'research' }))[0]?.profile, 'research');
  });
});

import assert from 'node:assert/strict';
import { applyFix, workspacePath } from '../../../src/engine/index';
import { readNotebook } from '../../../src/engine/notebook/index';
import { type TestFile, project, shipped, today } from '../../support/project';
import { offered, refusal } from '../../support/scaffold';

const signal = new AbortController().signal;

type Files = Readonly<Record<string, TestFile>>;

/** What a rule's first way makes of notebooks, cell by cell, and of other files; and whether the rule still complains. */
async function graduated(notebooks: Files, rule: string) {
  const files = { '.preflight.yaml': 'profile: notebook\n', ...notebooks };
  const { reader } = project(files);
  const offer = await shipped().offerFixes(reader, { rule, root: '.' }, { signal, today });
  assert.ok(offer.kind === 'fixes', offer.kind === 'refused' ? offer.reason : '');
  const { files: edits, skipped } = await applyFix(offer.fixes[0], reader, signal);
  assert.deepEqual(skipped, []);
  const after: Record<string, TestFile> = { ...project(files).files };
  edits.forEach(({ path, bytes }) => (after[path] = bytes));
  const { projects } = await project(after).scan();
  const check = projects.flatMap(({ checks }) => checks).find(each => each.rule === rule);
  const cellsOf = (path: string): readonly string[] => {
    const bytes = edits.find(each => each.path === workspacePath(path))?.bytes;
    const read = readNotebook(bytes ?? new Uint8Array());
    assert.ok(read.kind === 'notebook');
    return read.notebook.cells.map(({ source }) => source);
  };
  const title = offer.fixes[0].title;
  return { title, status: check?.status, cellsOf, paths: edits.map(({ path }) => path) };
}

const clean = `def clean(rows):
    rows = rows.dropna()
    rows["a"] = rows["a"].str.strip()
    rows["b"] = rows["b"].fillna(LIMIT)
    rows["c"] = rows["a"] + rows["b"]
    rows = rows.drop_duplicates()
    return rows`;

const long = Array.from({ length: 30 }, (_, index) => `a${index} = rows["a"].mean() + ${index}`).join('\n');

const training: readonly string[] = [
  'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import roc_auc_score',
  'rows = pd.read_csv("churn.csv").dropna()\nrows["a"] = rows["a"].fillna(0)',
  long,
  long,
  long,
  long,
  'model = LogisticRegression().fit(rows[["a"]], rows["churned"])\nscores = model.predict(rows[["a"]])',
  'print(roc_auc_score(rows["churned"], scores), a1, a29)\nrows.to_csv("scores.csv")',
];

suite('the fix of rules that want code in modules', () => {
  test('code/notebook-only: moves code of the notebook and is met', async () => {
    const explore = ['import pandas as pd', ...Array.from({ length: 4 }, () => long)];
    const files = { 'churn.ipynb': training, 'explore.ipynb': explore };
    const { title, status, cellsOf, paths } = await graduated(files, 'code/notebook-only');
    assert.equal(status, 'met');
    assert.match(title, /^Move .* of churn\.ipynb to src\/\w+\//);
    assert.ok(cellsOf('churn.ipynb').some(source => /^rows = load_rows\(\)$/m.test(source)));
    assert.ok(paths.some(path => path.startsWith('src/')));
  });

  test('code/notebook-only: offers notebooks one by one, the one with most to give first', async () => {
    const offer = await offered(
      { 'churn.ipynb': training, 'other.ipynb': ['def f(x):\n    return x'] },
      'code/notebook-only',
    );
    assert.ok(offer.kind === 'fixes');
    assert.deepEqual(
      offer.fixes.map(({ title }) => / of (\S+) to /.exec(title)?.[1]),
      ['churn.ipynb', 'other.ipynb'],
    );
  });

  test('notebook/monolith: moves the steps of the notebook that does everything', async () => {
    const files = { 'a.ipynb': ['def f(x):\n    return x'], 'churn.ipynb': training };
    const { status, title } = await graduated(files, 'notebook/monolith');
    assert.equal(status, 'met');
    assert.match(title, / of churn\.ipynb to /);
  });

  test('code/duplicated-in-notebooks: all notebooks import the one that is left', async () => {
    const files = {
      'a.ipynb': ['LIMIT = 3', clean, 'clean(rows)'],
      'deep/b.ipynb': ['import os\nLIMIT = 3', clean, 'print(clean(rows), LIMIT)'],
      'c.ipynb': ['import os', 'def clean(rows):\n    return rows'],
    };
    const { status, cellsOf, paths } = await graduated(files, 'code/duplicated-in-notebooks');
    assert.equal(status, 'met');
    assert.ok(!paths.includes(workspacePath('c.ipynb')));
    const [a, b] = [cellsOf('a.ipynb'), cellsOf('deep/b.ipynb')];
    assert.match(a.join('\n'), /sys\.path\.insert\(0, "src"\)[^]*from \w+\.features import (?:LIMIT, )?clean/);
    assert.match(b[0] ?? '', /sys\.path\.insert\(0, "\.\.\/src"\)[^]*from \w+\.features import (?:LIMIT, )?clean/);
    assert.ok(![...a, ...b].some(source => source.includes('def clean')));
    assert.ok(b.some(source => source.includes('print(clean(rows), LIMIT)')));
  });

  test('code/duplicated-in-notebooks: a copy that uses another value stays', async () => {
    const files = {
      'a.ipynb': ['LIMIT = 3', clean, 'clean(rows)'],
      'b.ipynb': ['LIMIT = 4', clean, 'clean(rows)'],
    };
    const { paths } = await graduated(files, 'code/duplicated-in-notebooks');
    assert.equal(paths.filter(path => path.endsWith('.ipynb')).length, 1);
  });

  test('code/duplicated-in-notebooks: names the module that has the function already', async () => {
    const files = { 'clean.py': `LIMIT = 3\n\n\n${clean}\n`, 'a.ipynb': ['LIMIT = 3', clean] };
    const reason = await refusal(files, 'code/duplicated-in-notebooks');
    assert.equal(reason, 'clean() stands in clean.py already: import it from there, and take the copy out of a.ipynb.');
  });

  test('model/main-pickle: moves the class alone, so that files name its module', async () => {
    const files = {
      'churn.ipynb': [
        'import joblib',
        'class Scorer:\n    def score(self, row):\n        return row["age"] / 100',
        'def other(x):\n    return x\n\n\njoblib.dump(Scorer(), "scorer.joblib")',
      ],
    };
    const { status, title, cellsOf } = await graduated(files, 'model/main-pickle');
    assert.equal(status, 'met');
    assert.match(title, /^Move Scorer of churn\.ipynb to /);
    assert.ok(cellsOf('churn.ipynb').some(source => source.startsWith('def other')));
  });

  test('says why nothing can leave', async () => {
    const script =
      'import pickle\n\n\nclass Scorer:\n    pass\n\n\nif __name__ == "__main__":\n    pickle.dump(Scorer(), open("s.pkl", "wb"))\n';
    assert.match(await refusal({ 'train.py': script }, 'model/main-pickle'), /^No notebook holds this code/);
    const starred = ['from numpy import *', ...training];
    assert.match(await refusal({ 'churn.ipynb': starred }, 'code/notebook-only'), /imports with a star/);
  });
});

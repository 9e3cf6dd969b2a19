import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { judgeMutants } from '../firstTest/mutantsOf';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { textOutputs } from '../../graduate/textOutputs';
import { run } from '../tools';

/** One environment for all that runs notebooks. */
export const notebookPackages = [
  'pandas==3.1.1',
  'scikit-learn==1.9.1',
  'matplotlib==3.11.2',
  'nbclient==0.11.0',
  'ipykernel==7.4.0',
  'pytest==9.2.0',
  'nbconvert==7.17.2',
  'papermill==2.7.0',
  'imbalanced-learn==0.14.2',
];

interface Case {
  readonly files: string | Readonly<Record<string, string>>;
  readonly notebook: string;
  /** A module that the test is written for. */
  readonly module: string;
}

/** The notebook shows the same after its code has left, and the test of that code notices mistakes in it. */
function graduates(fix: string, { files, notebook, module }: Case): Proof {
  return {
    rule: 'code/notebook-only',
    fix: `graduate: ${fix}`,
    oracles: ['nbclient', 'pytest', 'mutants by CPython’s ast', 'ruff'],
    prove: bench => {
      const folder = bench.repository(files);
      const python = environmentOf(notebookPackages);
      const before = textOutputs(python, folder, notebook);
      assert.equal(before.failure, undefined);
      const changed = bench.graduate(folder, notebook);
      assert.ok(changed.includes(notebook) && changed.includes(module), changed.join(' '));
      const after = textOutputs(python, folder, notebook);
      assert.equal(after.failure, undefined);
      assert.deepEqual(after.texts, before.texts);
      assert.match(bench.expect(python, ['-m', 'pytest', '-q'], folder), /\d+ passed/);
      const test = changed.find(file => file.startsWith('tests/')) ?? '';
      const tested = readFileSync(path.join(folder, test), 'utf8');
      const names = Array.from(
        readFileSync(path.join(folder, module), 'utf8').matchAll(/^def (\w+)/gm),
        ([, name = '']) => name,
      );
      const functions = names.filter(name => new RegExp(`\\b${name}\\(`).test(tested));
      const { isClean, mutants } = judgeMutants({
        python,
        folder,
        module,
        test,
        functions,
        environment: { PYTHONPATH: 'src' },
      });
      assert.ok(isClean, 'the test fails though nothing is wrong');
      assert.ok(
        mutants.some(({ killed }) => killed),
        `no mutant of ${functions.join(', ')} is noticed`,
      );
      const sources = changed.filter(file => file.endsWith('.py'));
      bench.expectTool(
        'ruff',
        [
          'check',
          '--isolated',
          '--no-cache',
          '--select',
          'E,F,I',
          '--ignore',
          'E501',
          '--config',
          'src = ["src"]',
          ...sources,
        ],
        folder,
      );
    },
  };
}

/** A notebook of code cells. */
export function notebook(sources: readonly string[]): string {
  const cells = sources.map((source, index) => {
    return { cell_type: 'code', execution_count: null, id: `cell-${index}`, metadata: {}, outputs: [], source };
  });
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  return JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

const clean = `def clean(rows):
    rows = rows.dropna()
    rows["name"] = rows["name"].str.strip()
    rows["price"] = rows["price"].fillna(0) * FACTOR
    rows["label"] = rows["name"] + rows["price"].astype(str)
    rows = rows.drop_duplicates()
    return rows`;

const copies: Proof = {
  rule: 'code/duplicated-in-notebooks',
  fix: 'one function for two notebooks',
  oracles: ['nbclient', 'pytest'],
  prove: bench => {
    const first = ['import pandas as pd\n\nFACTOR = 2', clean];
    const show = (name: string): string =>
      `print(clean(pd.DataFrame({"name": [" ${name} ", None], "price": [1.5, 2.0]})).to_dict())`;
    const folder = bench.repository({
      '.preflight.yaml': 'profile: notebook\n',
      'shop.ipynb': notebook([...first, show('ink')]),
      'reports/report.ipynb': notebook([...first, show('paper')]),
    });
    const python = environmentOf(notebookPackages);
    const notebooks = ['shop.ipynb', 'reports/report.ipynb'];
    const before = notebooks.map(file => textOutputs(python, folder, file));
    const changed = bench.mend(folder, 'code/duplicated-in-notebooks');
    assert.ok(
      notebooks.every(file => changed.includes(file)),
      changed.join(' '),
    );
    assert.deepEqual(
      notebooks.map(file => textOutputs(python, folder, file)),
      before,
    );
    assert.ok(before.every(({ failure, texts }) => failure === undefined && texts.length === 1));
    assert.match(bench.expect(python, ['-m', 'pytest', '-q'], folder), /\d+ passed/);
  },
};

const pickled: Proof = {
  rule: 'model/main-pickle',
  fix: 'a saved class that another program loads',
  oracles: ['nbclient', 'another Python process'],
  prove: bench => {
    const folder = bench.repository({
      '.preflight.yaml': 'profile: notebook\n',
      'scores.ipynb': notebook([
        'import pickle',
        'class Scorer:\n    def __init__(self, base):\n        self.base = base\n\n    def score(self, age):\n        return age / self.base',
        'def rounded(value):\n    return round(value, 2)',
        'with open("scorer.pkl", "wb") as file:\n    pickle.dump(Scorer(100), file)\nprint(rounded(Scorer(100).score(40)))',
      ]),
    });
    const python = environmentOf(notebookPackages);
    const load = ['-c', 'import pickle; print(pickle.load(open("scorer.pkl", "rb")).score(40))'];
    const before = textOutputs(python, folder, 'scores.ipynb');
    assert.match(run(python, load, folder, { PYTHONPATH: 'src' }).output, /AttributeError/);
    bench.mend(folder, 'model/main-pickle');
    assert.deepEqual(textOutputs(python, folder, 'scores.ipynb'), before);
    assert.deepEqual(run(python, load, folder, { PYTHONPATH: 'src' }), { status: 0, output: '0.4\n' });
  },
};

/** From the table to the scores in more than 150 lines of one notebook. */
const longNotebook = notebook([
  `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score`,
  'customers = pd.DataFrame({"months": range(40), "paid": [number % 7 for number in range(40)]})',
  ...Array.from({ length: 4 }, (_, part) => columnsOf(part)),
  `columns = [name for name in customers.columns if name != "left"]
customers["left"] = (customers["months"] % 3 == 0).astype(int)
model = LogisticRegression(max_iter=2000).fit(customers[columns], customers["left"])`,
  'print(round(roc_auc_score(customers["left"], model.predict_proba(customers[columns])[:, 1]), 6))',
  'customers.to_csv("scores.csv", index=False)\nprint(customers.round(6).to_dict("list"))',
]);

/** Forty lines that compute columns. */
function columnsOf(part: number): string {
  return Array.from({ length: 40 }, (_, line) => {
    const number = part * 40 + line;
    return `customers["ratio_${number}"] = customers["paid"] / (customers["months"] + ${number + 1})`;
  }).join('\n');
}

const monolith: Proof = {
  rule: 'notebook/monolith',
  fix: 'steps leave for modules: the notebook shows the same, and they run without it',
  oracles: ['nbclient', 'pytest', 'another Python process'],
  prove: bench => {
    const folder = bench.repository({ '.preflight.yaml': 'profile: notebook\n', 'churn.ipynb': longNotebook });
    const python = environmentOf(notebookPackages);
    const before = textOutputs(python, folder, 'churn.ipynb');
    assert.equal(before.failure, undefined);
    const changed = bench.mend(folder, 'notebook/monolith');
    assert.deepEqual(textOutputs(python, folder, 'churn.ipynb'), before);
    assert.match(bench.expect(python, ['-m', 'pytest', '-q'], folder), /\d+ passed/);
    const module = changed.find(file => file.startsWith('src/') && file.endsWith('train.py')) ?? '';
    const code = `import pandas as pd
from ${module.slice('src/'.length, -'.py'.length).replaceAll('/', '.')} import *
rows = pd.DataFrame({"months": range(40), "paid": [number % 7 for number in range(40)]})
print(*fit_customers(rows)[1].feature_names_in_)`;
    assert.equal(bench.expect(python, ['-c', code], folder, { PYTHONPATH: 'src' }), 'months paid\n');
  },
};

export const graduate: readonly Proof[] = [
  copies,
  monolith,
  pickled,
  graduates('a notebook that trains and saves a model', {
    files: 'examples/churn',
    notebook: 'notebooks/02_train.ipynb',
    module: 'src/churn/features.py',
  }),
];

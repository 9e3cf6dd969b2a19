// Fixes that rules hold as data and that mend one place: what runs, and the linter of the language, tell the difference.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Proof } from '../proof';
import { runTool } from '../tools';

const configuration = { '.preflight.yaml': 'profile: service\n', 'README.md': '# Churn\n' };

export const places: readonly Proof[] = [
  {
    rule: 'repro/missing-random-state',
    fix: 'a split and a model give the same on every run',
    oracles: ['scikit-learn 1.7.2', 'two runs'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'split.py': `from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rows = list(range(200))
train, test = train_test_split(rows)
model = RandomForestClassifier(5).fit([[row] for row in train], [row % 2 for row in train])
print(train, model.predict_proba([[row] for row in test]).tolist())
`,
      });
      const python = bench.environment(folder, 'scikit-learn==1.7.2');
      const draw = (): string => bench.expect(python, ['split.py'], folder);
      assert.notEqual(draw(), draw());
      assert.deepEqual(bench.mend(folder, 'repro/missing-random-state'), ['split.py']);
      assert.equal(draw(), draw());
    },
  },
  {
    rule: 'code/hardcoded-user-path',
    fix: 'a file of the project is found from everywhere',
    oracles: ['the program, started elsewhere'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'src/load.py': '"""Loads."""\nwith open("/home/ana/churn/data/rates.txt") as file:\n    print(file.read())\n',
        'data/rates.txt': '0.5',
      });
      const script = path.join(folder, 'src/load.py');
      assert.throws(() => bench.expect('python3', [script], '/'), /FileNotFoundError/);
      assert.deepEqual(bench.mend(folder, 'code/hardcoded-user-path'), ['src/load.py']);
      assert.equal(bench.expect('python3', [script], '/'), '0.5\n');
    },
  },
  {
    rule: 'sec/hardcoded-secret',
    fix: 'a password comes from the environment',
    oracles: ['ruff', 'the program is given another one'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'load.py': 'password = "kT7vmQ2xLp9wZr4e"\nprint(len(password), password[:1])\n',
      });
      assert.match(runTool('ruff', ['check', '--isolated', '--select', 'S105', '.'], folder).output, /S105/);
      assert.deepEqual([...bench.mend(folder, 'sec/hardcoded-secret')].sort(), ['.env.example', 'load.py']);
      bench.expectTool('ruff', ['check', '--isolated', '--select', 'S105', '.'], folder);
      assert.equal(bench.expect('python3', ['load.py'], folder, { PASSWORD: 'other' }), '5 o\n');
      assert.ok(!readFileSync(path.join(folder, '.env.example'), 'utf8').includes('kT7v'));
    },
  },
  {
    rule: 'deps/undeclared-import',
    fix: 'a package that the manifest forgot',
    oracles: ['a fresh environment of the manifest'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'requirements.txt': 'numpy==2.3.5',
        'load.py': `import numpy as np
import yaml

print(np.array(yaml.safe_load("[1, 2]")).sum())
`,
      });
      const run = (): string => bench.expect(bench.environment(folder, '-r', 'requirements.txt'), ['load.py'], folder);
      assert.throws(run, /No module named 'yaml'/);
      assert.deepEqual(bench.mend(folder, 'deps/undeclared-import'), ['requirements.txt']);
      const written = readFileSync(path.join(folder, 'requirements.txt'), 'utf8');
      assert.match(written, /^numpy==2\.3\.5\npyyaml==[\d.]+\n$/i);
      assert.equal(run(), '3\n');
    },
  },
  {
    rule: 'data/raw-overwritten',
    fix: 'the file that was read stays as it was',
    oracles: ['pandas 2.3.3', 'the bytes of both files'],
    prove: bench => {
      const raw = 'name,fee\nAna,1\nBo,\nÅse,3\n';
      const folder = bench.repository({
        ...configuration,
        'data/fees 1.csv': raw,
        'clean.py': `import pandas as pd

PATH = "data/fees 1.csv"
rows = pd.read_csv(PATH).dropna()
rows.to_csv(PATH, index=False)
`,
      });
      const python = bench.environment(folder, 'pandas==2.3.3');
      const read = (name: string): string => readFileSync(path.join(folder, 'data', name), 'utf8');
      bench.expect(python, ['clean.py'], folder);
      const cleaned = read('fees 1.csv');
      assert.notEqual(cleaned, raw);
      writeFileSync(path.join(folder, 'data/fees 1.csv'), raw);
      assert.deepEqual(bench.mend(folder, 'data/raw-overwritten'), ['clean.py']);
      bench.expect(python, ['clean.py'], folder);
      assert.deepEqual([read('fees 1.csv'), read('fees 1_processed.csv')], [raw, cleaned]);
    },
  },
  {
    rule: 'data/merge-unvalidated',
    fix: 'a key that occurs twice stops the join',
    oracles: ['pandas 2.3.3'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'features.py': `import pandas as pd


def join(orders, customers):
    return pd.merge(orders, customers, on="customer", how="left")
`,
      });
      const python = bench.environment(folder, 'pandas==2.3.3');
      const join = (customers: string): string =>
        bench.expect(
          python,
          [
            '-c',
            `import pandas as pd; from features import join; print(join(pd.DataFrame({"customer": [1, 1, 2]}), pd.DataFrame({"customer": ${customers}, "age": 1})).shape[0])`,
          ],
          folder,
        );
      assert.deepEqual([join('[1, 2]'), join('[1, 1]')], ['3\n', '5\n']);
      assert.deepEqual(bench.mend(folder, 'data/merge-unvalidated'), ['features.py']);
      assert.equal(join('[1, 2]'), '3\n');
      assert.throws(() => join('[1, 1]'), /MergeError/);
    },
  },
  {
    rule: 'deploy/model-loaded-per-request',
    fix: 'three requests, one load',
    oracles: ['the loads are counted'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'app.py': `from flask import Flask, request
import joblib

app = Flask(__name__)


def load_model():
    return joblib.load("model.joblib")


@app.post("/predict")
def predict():
    model = load_model()
    return {"score": float(model.predict([request.json["features"]])[0])}
`,
      });
      const python = bench.environment(folder, 'flask==3.1.2');
      const use = `import sys, types
loads = []
class Model:
    def predict(self, rows): return [sum(rows[0])]
def load(path):
    loads.append(path)
    return Model()
sys.modules["joblib"] = types.SimpleNamespace(load=load)
from app import app
scores = [app.test_client().post("/predict", json={"features": [n, 1]}).json["score"] for n in range(3)]
print(scores, len(loads))`;
      assert.equal(bench.expect(python, ['-c', use], folder), '[1.0, 2.0, 3.0] 3\n');
      assert.deepEqual(bench.mend(folder, 'deploy/model-loaded-per-request'), ['app.py']);
      assert.equal(bench.expect(python, ['-c', use], folder), '[1.0, 2.0, 3.0] 1\n');
    },
  },
  {
    rule: 'deps/renamed-package',
    fix: 'a package that was renamed can be installed',
    oracles: ['uv'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'requirements.txt': 'sklearn\n',
        'train.py': 'import sklearn\n',
      });
      const compile = ['pip', 'compile', '--quiet', '--no-header', '--no-annotate', 'requirements.txt'];
      assert.notEqual(runTool('uv', compile, folder).status, 0);
      assert.deepEqual(bench.mend(folder, 'deps/renamed-package'), ['requirements.txt']);
      assert.match(bench.expectTool('uv', compile, folder), /^scikit-learn==/m);
    },
  },
  {
    rule: 'deps/non-portable-specifier',
    fix: 'requirements of one computer install on another',
    oracles: ['uv'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'requirements.txt': 'six @ file:///croot/six_1644875935023/work\nidna==3.11\npywin32==311\n',
        'train.py': 'import six\n',
      });
      const python = bench.environment(folder);
      const install = ['pip', 'install', '--quiet', '--python', python, '-r', 'requirements.txt'];
      assert.notEqual(runTool('uv', install, folder).status, 0);
      assert.deepEqual(bench.mend(folder, 'deps/non-portable-specifier'), ['requirements.txt']);
      bench.expectTool('uv', install, folder);
      assert.equal(bench.expect(python, ['-c', 'import six, idna; print(1)'], folder), '1\n');
    },
  },
  {
    rule: 'deps/train-serve-skew',
    fix: 'training and service agree on versions',
    oracles: ['uv'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'requirements.txt': 'scikit-learn==1.7.2\n',
        'train.py': 'import sklearn\n',
        'api/requirements.txt': 'fastapi==0.121.0\nscikit-learn==1.6.1\n',
      });
      const both = ['pip', 'compile', '--quiet', '--no-header', 'requirements.txt', 'api/requirements.txt'];
      assert.match(runTool('uv', both, folder).output, /unsatisfiable/);
      assert.deepEqual(bench.mend(folder, 'deps/train-serve-skew'), ['api/requirements.txt']);
      assert.match(bench.expectTool('uv', both, folder), /^scikit-learn==1\.7\.2$/m);
    },
  },
  {
    rule: 'notebook/pip-install-in-cell',
    fix: 'a cell installs what the manifest names',
    oracles: ['uv', 'its line in a fresh environment'],
    prove: bench => {
      const cell = { cell_type: 'code', execution_count: null, metadata: {}, outputs: [] };
      const notebook = {
        cells: [
          { ...cell, source: "%pip install -q 'six>=1.16'" },
          { ...cell, source: 'import six' },
        ],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 4,
      };
      const folder = bench.repository({
        ...configuration,
        'notebooks/look.ipynb': JSON.stringify(notebook, null, 1),
        'requirements.txt': 'idna==3.11\n',
      });
      const changed = [...bench.mend(folder, 'notebook/pip-install-in-cell')].sort();
      assert.deepEqual(changed, ['notebooks/look.ipynb', 'requirements.txt']);
      const [, words = ''] = /%pip install ([^"]*)"/.exec(read(folder, 'notebooks/look.ipynb')) ?? [];
      const python = bench.environment(folder);
      const install = ['pip', 'install', '--quiet', '--python', python, ...words.split(' ')];
      bench.expectTool('uv', install, path.join(folder, 'notebooks'));
      assert.equal(bench.expect(python, ['-c', 'import six, idna; print(1)'], folder), '1\n');
    },
  },
];

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

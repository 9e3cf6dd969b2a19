// Fixes of model code: what they change is measured, in a run before and one after.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { notebookPackages } from './graduate';
import { environmentOf } from '../service/environments';
import { run } from '../tools';

const configuration = { '.preflight.yaml': 'profile: notebook\n' };

/** Labels that have nothing to do with the rows: whoever has seen no test row scores one half. */
const noise = `import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

generator = np.random.default_rng(3)
X = generator.normal(size=(240, 400))
y = generator.permutation(np.arange(240) % 2)
`;

/** What a script prints last, as a number. */
function measured(bench: Bench, folder: string): number {
  return Number(bench.expect(environmentOf(notebookPackages), ['train.py'], folder).trim().split('\n').at(-1));
}

interface Case {
  readonly rule: string;
  readonly fix: string;
  readonly oracle: string;
  readonly script: string;
  /** Of the number that the script prints. */
  readonly before: (value: number) => boolean;
  readonly after: (value: number) => boolean;
}

const isChance = (value: number): boolean => value > 0.3 && value < 0.7;
const isKnown = (value: number): boolean => value > 0.8;

const cases: readonly Case[] = [
  {
    rule: 'model/preprocessing-leakage',
    fix: 'learned below the split: labels of chance score as chance',
    oracle: 'a score on shuffled labels',
    script: `${noise}from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression

X = generator.normal(size=(240, 4000))
best = SelectKBest(k=30).fit_transform(X, y)
X_train, X_test, y_train, y_test = train_test_split(best, y, random_state=1)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
    before: value => value > 0.75,
    after: isChance,
  },
  {
    rule: 'model/no-holdout',
    fix: 'rows set aside and scored: labels of chance score as chance',
    oracle: 'a score on shuffled labels',
    script: `${noise.replace('from sklearn.model_selection import train_test_split\n', '')}
model = RandomForestClassifier(random_state=1)
model.fit(X, y)
print(model.score(X, y))
`,
    before: isKnown,
    after: isChance,
  },
  {
    rule: 'model/test-set-reuse',
    fix: 'the training rows are fitted: labels of chance score as chance',
    oracle: 'a score on shuffled labels',
    script: `${noise}X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
model = RandomForestClassifier(random_state=1)
model.fit(X_test, y_test)
print(model.score(X_test, y_test))
`,
    before: isKnown,
    after: isChance,
  },
  {
    rule: 'model/resample-before-split',
    fix: 'resampled below the split: no row is in both parts',
    oracle: 'rows counted in both parts',
    script: `${noise}from imblearn.over_sampling import RandomOverSampler

y[:150] = 0
X_more, y_more = RandomOverSampler(random_state=1).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_more, y_more, random_state=1)
assert list(y_train).count(0) > 50 and list(y_train).count(1) > 50
print(len({tuple(row) for row in X_train} & {tuple(row) for row in X_test}))
`,
    before: value => value > 0,
    after: value => value === 0,
  },
  {
    rule: 'model/random-split-on-time-data',
    fix: 'a cut in time: every training day comes before every test day',
    oracle: 'days compared',
    script: `import pandas as pd
from sklearn.model_selection import train_test_split

sales = pd.DataFrame({"day": range(100), "sold": range(100)})
sales["yesterday"] = sales["sold"].shift(1)
train, test = train_test_split(sales.dropna(), random_state=1)
print(test["day"].min() - train["day"].max())
`,
    before: value => value < 0,
    after: value => value > 0,
  },
];

const measures: readonly Proof[] = cases.map(({ rule, fix, oracle, script, before, after }) => ({
  rule,
  fix,
  oracles: [oracle, 'scikit-learn 1.9.1'],
  prove: bench => {
    const folder = bench.repository({ ...configuration, 'train.py': script });
    const old = measured(bench, folder);
    assert.ok(before(old), `it was ${old} before`);
    assert.deepEqual(bench.mend(folder, rule), ['train.py']);
    const now = measured(bench, folder);
    assert.ok(after(now), `it is ${now} afterwards, and was ${old}`);
  },
}));

const saved: Proof = {
  rule: 'model/preprocessor-not-saved',
  fix: 'the scaler is saved too: another process predicts the same for a raw row',
  oracles: ['a fresh process', 'scikit-learn 1.9.1'],
  prove: bench => {
    const script = `import joblib
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

generator = np.random.default_rng(3)
X = generator.normal(5, 20, size=(100, 3))
X_train, X_test, y_train, y_test = train_test_split(X, X @ [1, 2, 3], random_state=1)
scaler = StandardScaler()
scaled = scaler.fit_transform(X_train)
model = Ridge().fit(scaled, y_train)
joblib.dump(model, "model.joblib")
print(model.predict(scaler.transform([[1, 2, 3]]))[0])
`;
    const folder = bench.repository({ ...configuration, 'train.py': script });
    assert.deepEqual(bench.mend(folder, 'model/preprocessor-not-saved'), ['train.py']);
    const wanted = measured(bench, folder);
    const code =
      'import joblib; print(joblib.load("model.joblib").predict(joblib.load("scaler.joblib").transform([[1, 2, 3]]))[0])';
    const found = Number(bench.expect(environmentOf(notebookPackages), ['-c', code], folder));
    assert.equal(found, wanted);
  },
};

const scored = `${noise}X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
model = RandomForestClassifier(random_state=1)
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
`;

const baseline: Proof = {
  rule: 'model/no-baseline',
  fix: 'a model that looks at nothing is scored on the same rows',
  oracles: ['the share of the most frequent label', 'scikit-learn 1.9.1'],
  prove: bench => {
    const folder = bench.repository({ ...configuration, 'train.py': scored });
    assert.deepEqual(bench.mend(folder, 'model/no-baseline'), ['train.py']);
    const share = 'print((y_test == np.bincount(y_train).argmax()).mean())';
    const said = bench.expect(environmentOf(notebookPackages), ['-c', `${textIn(folder, 'train.py')}${share}`], folder);
    const [, ours, wanted] = said.trim().split('\n');
    assert.equal(ours, `baseline: ${wanted ?? ''}`);
  },
};

const gate: Proof = {
  rule: 'model/no-quality-gate',
  fix: 'a model of shuffled labels is not saved, a good one is',
  oracles: ['the exit status', 'scikit-learn 1.9.1'],
  prove: bench => {
    const service = { '.preflight.yaml': 'profile: service\n' };
    const labels = 'y = generator.permutation(np.arange(240) % 2)';
    const save = `import joblib\n${scored}joblib.dump(model, "model.joblib")\n`;
    const bad = save.replace(labels, 'y = (generator.random(240) < 0.2).astype(int)');
    const good = save.replace(labels, 'y = (X[:, 0] > 0).astype(int)\nX[:, 1:20] = X[:, :1]');
    for (const [script, isSaved] of [
      [bad, false],
      [good, true],
    ] as const) {
      // prettier-ignore
      const folder = bench.repository({ ...service, 'train.py': script });
      assert.deepEqual(bench.mend(folder, 'model/no-quality-gate'), ['train.py']);
      const { status, output } = run(environmentOf(notebookPackages), ['train.py'], folder);
      assert.equal(status === 0, isSaved, output);
      assert.equal(existsSync(path.join(folder, 'model.joblib')), isSaved, output);
    }
  },
};

const tracking: Proof = {
  rule: 'model/no-tracking',
  fix: 'MLflow has one run with parameters and score, and the output is the same',
  oracles: ['mlflow 3.17.2'],
  prove: bench => {
    const search = `from sklearn.model_selection import GridSearchCV
from sklearn.tree import DecisionTreeClassifier

search = GridSearchCV(DecisionTreeClassifier(random_state=1), {"max_depth": [2, 4]})
search.fit([[value] for value in range(40)], [value % 2 for value in range(40)])
print(search.best_score_)
`;
    const files = { ...configuration, 'train.py': search, 'requirements.txt': 'scikit-learn==1.9.1\n' };
    const folder = bench.repository(files);
    assert.deepEqual([...bench.mend(folder, 'model/no-tracking')].sort(), [
      '.gitignore',
      'requirements.txt',
      'train.py',
    ]);
    const python = environmentOf(['scikit-learn==1.9.1', 'mlflow==3.17.2']);
    const shown = run(python, ['train.py'], folder);
    assert.equal(shown.status, 0, shown.output);
    const code = `import mlflow
mlflow.set_tracking_uri("sqlite:///mlflow.db")
runs = mlflow.search_runs(search_all_experiments=True)
print(len(runs), runs["params.max_depth"][0], runs["metrics.best_score"][0])`;
    const [count, depth, score] = bench.expect(python, ['-c', code], folder).trim().split('\n').at(-1)?.split(' ') ?? []; // prettier-ignore
    assert.deepEqual([count, shown.output.includes(score ?? 'no score')], ['1', true], shown.output);
    assert.match(depth ?? '', /^[24]$/);
  },
};

const groups: Proof = {
  rule: 'model/no-slice-evaluation',
  fix: 'a table for each group: it counts every test row, and the bad group stands out',
  oracles: ['sums of the table', 'scikit-learn 1.9.1'],
  prove: bench => {
    const script = `import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

rows = pd.DataFrame({"size": range(400), "region": [number % 4 for number in range(400)]})
left = ((rows["size"] > 200) ^ ((rows["region"] == 3) & (rows["size"] % 8 < 4))).astype(int)
X_train, X_test, y_train, y_test = train_test_split(rows, left, random_state=1)
model = RandomForestClassifier(max_depth=2, random_state=1)
model.fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
`;
    const folder = bench.repository({ ...configuration, 'train.py': script });
    assert.deepEqual(bench.mend(folder, 'model/no-slice-evaluation'), ['train.py']);
    const output = bench.expect(environmentOf(notebookPackages), ['train.py'], folder);
    const table = Array.from(output.matchAll(/^(\d) +([\d.]+) +(\d+)$/gm), ([, , mean, size]) => [Number(mean), Number(size)] as const); // prettier-ignore
    assert.equal(table.reduce((sum, [, size]) => sum + size, 0), 100, output); // prettier-ignore
    const [worst, ...others] = table.map(([mean]) => mean).reverse();
    assert.ok(others.length === 3 && others.every(mean => mean > (worst ?? 1) + 0.2), output);
  },
};

function textIn(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

export const models: readonly Proof[] = [...measures, saved, baseline, gate, tracking, groups];

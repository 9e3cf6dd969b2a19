import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';
import type { TestFile } from '../../support/project';

const head = `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

rows = pd.read_csv("données/prêts 1.csv", sep=";")
print(rows["gender"].unique())
`;
const fit = `model = LogisticRegression()
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
joblib.dump(model, "model.joblib")
`;
const split = 'X_train, X_test, y_train, y_test = train_test_split(rows[["income"]], rows["repaid"], random_state=1)\n';
const data = 'income;gender;repaid\n1;f;0\n2;m;1\n';

function files(script: string): Readonly<Record<string, TestFile>> {
  return { 'train.py': script, 'données/prêts 1.csv': data };
}

suite('errors for each group', () => {
  const rule = 'gov/no-fairness-assessment';

  test('are counted by a column of the table that the rows are of', async () => {
    const text = (await mended(files(head + split + fit), rule))['train.py'] ?? '';
    const below = `print(model.score(X_test, y_test))
people = rows.loc[X_test.index, ["gender"]].assign(predicted=model.predict(X_test))
people["correct"] = people["predicted"] == list(y_test)
for group in ["gender"]:
    by_group = people.groupby(group)["correct"].agg(["mean", "size"])
    by_group = by_group.join(pd.crosstab(people[group], people["predicted"], normalize="index"))
    print(by_group)
joblib.dump`;
    assert.ok(text.includes(below), text);
  });

  test('are asked for on a page where nobody can tell whose rows they are', async () => {
    const mixed = `${head}X = rows.sample(frac=1).reset_index(drop=True)\n${split.replace('rows[["income"]]', 'X')}${fit}`;
    const page = await mended(files(mixed), rule);
    assert.deepEqual(Object.keys(page), ['ETHICS.md']);
    assert.match(page['ETHICS.md'] ?? '', /- Groups of people in the data: `gender`\.\n/);
    const seen = head + split.replace('[["income"]]', '[["income", "gender"]]') + fit;
    const second = await mended(files(seen), rule, { way: 1 });
    assert.match(second['ETHICS.md'] ?? '', /- The model sees `gender`, so it may decide by it\.\n/);
  });
});

suite('what a model rests on', () => {
  test('is shown by the rows that it is scored on, or refused', async () => {
    const rule = 'gov/no-explainability';
    const text = (await mended(files(head + split + fit), rule))['train.py'] ?? '';
    assert.match(text, /^from sklearn\.inspection import permutation_importance\n/);
    assert.match(
      text,
      /\nimportance = permutation_importance\(model, X_test, y_test, n_repeats=10, random_state=42\)\n/,
    );
    assert.match(await refusal(files(`${head}model = LogisticRegression().fit(rows[["income"]], rows["repaid"])\n`), rule), /permutation_importance/); // prettier-ignore
  });
});

suite('the time of a prediction', () => {
  const rule = 'code/no-performance-evidence';
  const app = 'from fastapi import FastAPI\nimport joblib\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n\n@app.post("/predict")\ndef predict(x: float):\n    return {"y": float(model.predict([[x]])[0])}\n'; // prettier-ignore
  const service = { ...files(head + split + fit), '.preflight.yaml': 'profile: service\n', 'app.py': app };

  test('is taken with a row of the data, by its delimiter', async () => {
    const text = (await mended(service, rule))['benchmarks/bench_predict.py'] ?? '';
    assert.match(text, /row = pd\.read_csv\(ROOT \/ "données\/prêts 1\.csv", sep=";", nrows=1000\)\.dropna\(subset=FEATURES\)\[FEATURES\]\.head\(1\)\n/); // prettier-ignore
  });

  test('is refused without such a row, and no script is overwritten', async () => {
    assert.match(await refusal({ ...service, 'données/prêts 1.csv': 'a;b\n1;2\n' }, rule), /No data file of this project has the columns/); // prettier-ignore
    const taken = { ...service, 'benchmarks/bench_predict.py': '', 'benchmarks/bench_model.py': '' };
    assert.match(await refusal(taken, rule), /bench_predict\.py is there already/);
  });
});

suite('results in a README', () => {
  const rule = 'learn/portfolio-gaps';
  const readme = { '.preflight.yaml': 'profile: batch\n', 'train.py': 'print(1)\n', 'README.md': '# Churn\r\n\r\nWho leaves.\r\n' }; // prettier-ignore

  test('come from files, with the line ends of the page', async () => {
    const text = (await mended({ ...readme, 'out/metrics.json': '{"mae": 2.5, "seed": 1}' }, rule))['README.md'] ?? '';
    assert.equal(text, '# Churn\r\n\r\nWho leaves.\r\n\r\n## Results\r\n\r\n| metric | value | from |\r\n| --- | --- | --- |\r\n| mae | 2.5 | [`out/metrics.json`](out/metrics.json) |\r\n'); // prettier-ignore
  });

  test('are never invented', async () => {
    assert.match(await refusal({ ...readme, 'out/metrics.json': '{"mae": ' }, rule), /^No score stands in an output/);
    assert.match(await refusal({ ...readme, 'README.md': '# Churn\n\n## Results\n\nSoon.\n' }, rule), /has results already/); // prettier-ignore
    const shown = { ...readme, 'out/metrics.json': '{"mae": 2.5}', 'README.md': '# Churn\n\nThe AUC is 0.8.\n' };
    assert.match(await refusal(shown, rule), /has results already: say below them what you would do next/);
  });
});

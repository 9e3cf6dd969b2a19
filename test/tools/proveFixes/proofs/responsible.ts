// What a model does to people, what it rests on and how fast it is: each number is counted again by other means.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../../../src/engine/rules/fields';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { notebookPackages } from './graduate';

/** Women are judged wrongly more often, and `gender` is no feature. */
const loans = Array.from({ length: 400 }, (_, at) => {
  const [income, gender] = [(at * 37) % 100, at % 3 === 0 ? 'f' : 'm'];
  const repaid = gender === 'f' && at % 4 === 0 ? income <= 50 : income > 50;
  return `${income},${(at * 53) % 17},${gender},${repaid ? 1 : 0}`;
});
const train = `import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

FEATURES = ["noise", "income"]
rows = pd.read_csv("my data/loans.csv")
print(rows["gender"].value_counts())
X_train, X_test, y_train, y_test = train_test_split(rows[FEATURES], rows["repaid"], random_state=1)
model = RandomForestClassifier(max_depth=3, random_state=1)
model.fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
joblib.dump(model, "model.joblib")
`;
const base = {
  '.preflight.yaml': 'profile: batch\n',
  'my data/loans.csv': `income,noise,gender,repaid\n${loans.join('\n')}\n`,
  'train.py': train,
};

/** What training prints, with lines of ours behind it. */
function trained(bench: Bench, folder: string, more = ''): readonly string[] {
  const text = readFileSync(path.join(folder, 'train.py'), 'utf8');
  return bench
    .expect(environmentOf(notebookPackages), ['-c', text + more], folder)
    .trim()
    .split('\n');
}

const fairness: Proof = {
  rule: 'gov/no-fairness-assessment',
  fix: 'errors and answers for each group, of a column that is no feature',
  oracles: ['counted row by row', 'scikit-learn 1.9.1'],
  prove: bench => {
    const folder = bench.repository(base);
    assert.deepEqual(bench.mend(folder, 'gov/no-fairness-assessment'), ['train.py']);
    assert.equal(bench.statusOf(folder, 'gov/no-fairness-assessment'), 'met');
    const count = `
import csv, json
people = list(csv.DictReader(open("my data/loans.csv")))
seen = {}
for at, guess in zip(X_test.index, model.predict(X_test)):
    group = seen.setdefault(people[at]["gender"], [0, 0, 0])
    group[0] += int(guess) == int(people[at]["repaid"]); group[1] += 1; group[2] += int(guess)
print(json.dumps({key: [right / size, size, 1 - yes / size, yes / size] for key, (right, size, yes) in seen.items()}))
print(json.dumps({key: [float(value) for value in line] for key, line in by_group.iterrows()}))
`;
    const [wanted = '', ours = ''] = trained(bench, folder, count).slice(-2);
    const theirs: unknown = JSON.parse(wanted);
    const table: unknown = JSON.parse(ours);
    assert.ok(isRecord(theirs) && isRecord(table));
    assert.deepEqual(Object.keys(table).sort(), ['f', 'm']);
    for (const [group, numbers] of Object.entries(table)) {
      const other = theirs[group];
      assert.ok(Array.isArray(numbers) && Array.isArray(other) && numbers.length === other.length);
      numbers.forEach((value, at) => assert.ok(Math.abs(Number(value) - Number(other[at])) < 1e-9, `${group}: ${ours}, ${wanted}`)); // prettier-ignore
    }
  },
};

const explained: Proof = {
  rule: 'gov/no-explainability',
  fix: 'what the model rests on: the column that decides comes first',
  oracles: ['a planted column', 'scikit-learn 1.9.1'],
  prove: bench => {
    const folder = bench.repository(base);
    assert.deepEqual(bench.mend(folder, 'gov/no-explainability'), ['train.py']);
    const lines = trained(bench, folder).map(line => /^(\w+): (-?[\d.]+) \+\/- [\d.]+$/.exec(line)?.slice(1) ?? []);
    const [first, second] = lines.filter(line => line.length > 0);
    assert.deepEqual([first?.[0], second?.[0]], ['income', 'noise']);
    assert.ok(Number(first?.[1]) > Number(second?.[1]) + 0.2, lines.join('\n'));
  },
};

const speed: Proof = {
  rule: 'code/no-performance-evidence',
  fix: 'a prediction of one row is timed, from any folder',
  oracles: ['the script runs', 'ruff'],
  prove: bench => {
    const app = `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(features: list[float]):
    return {"score": float(model.predict([features])[0])}
`;
    const folder = bench.repository({ ...base, '.preflight.yaml': 'profile: service\n', 'app.py': app });
    const script = 'benchmarks/bench_predict.py';
    assert.deepEqual(bench.mend(folder, 'code/no-performance-evidence'), [script]);
    bench.expectTool('ruff', ['check', '--no-cache', '--isolated', '--select', 'E,F,I,B,UP', '--ignore', 'E501', script], folder); // prettier-ignore
    trained(bench, folder);
    const said = bench.expect(environmentOf(notebookPackages), [path.join(folder, script)], path.dirname(folder));
    const [, middle, slow] = /^one row, 500 times: p50 ([\d.]+) ms, p95 ([\d.]+) ms$/m.exec(said) ?? [];
    assert.ok(Number(middle) > 0.05 && Number(slow) >= Number(middle), said);
  },
};

export const responsible: readonly Proof[] = [fairness, explained, speed];

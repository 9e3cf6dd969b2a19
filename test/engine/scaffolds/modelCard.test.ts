import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';
import type { TestFile } from '../../support/project';

const rule = 'docs/missing-model-card';

type Files = Readonly<Record<string, TestFile>>;

async function written(files: Files): Promise<string> {
  return (await mended(files, rule))['MODEL_CARD.md'] ?? '';
}

const script = `import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

TREES = 200
rows = pd.read_csv("data/été 1.csv")
X = rows[["age", "plan_size"]]
y = rows["left"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
model = RandomForestClassifier(n_estimators=TREES, max_depth=5, class_weight="balanced")
model.fit(X_train, y_train)
print(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))
joblib.dump(model, "models/model.joblib")
`;

const base = {
  'pyproject.toml': '[project]\nname = "churn-watch"\n',
  'data/été 1.csv': 'id,age,plan_size,left\n1,30,2,0\n2,40,3,1\n',
  'models/model.joblib': 'x',
  'train.py': script,
};

/** A notebook that trains, then evaluates in the last cell, whose output is given. */
function evaluated(code: string, output: unknown, extra: readonly string[] = []): Files {
  const train = script.split('\n').filter(line => !line.startsWith('print')).join('\n'); // prettier-ignore
  const cells = [...extra, train].map((each, index) => ({ code: each, execution_count: index + 1, outputs: [] }));
  return { ...base, 'train.py': '', 'train.ipynb': [...cells, { code, execution_count: 9, outputs: [output] }] };
}

function printed(...lines: readonly string[]): unknown {
  return { output_type: 'stream', name: 'stdout', text: lines.map(line => `${line}\n`) };
}

async function rows(files: Files): Promise<readonly string[]> {
  return (await written(files)).split('\n').filter(line => /^\| (?!metric|---)/.test(line));
}

suite('model card', () => {
  test('says what the code says, and asks one question', async () => {
    assert.equal(
      await written(base),
      `---
library_name: sklearn
pipeline_tag: tabular-classification
metrics:
- roc_auc
---

# Churn watch model

- Model: \`sklearn.ensemble.RandomForestClassifier\` for classification
- Parameters that the code sets: \`n_estimators=200\`, \`max_depth=5\`, \`class_weight="balanced"\`
- Predicts: \`left\`
- Takes 2 columns: \`age\`, \`plan_size\`
- Trained and saved by \`train.py\`
- Saved as \`models/model.joblib\`

## Intended use and limitations

TODO(preflight: docs/missing-model-card) who decides what with it, for which cases must it not be used, and who answers for it?

## Training data

- \`data/été 1.csv\`: 2 rows, 4 columns
- Split by \`train_test_split(X, y, test_size=0.2, random_state=42)\`

## Evaluation

\`train.py\` computes roc_auc.

## How to load it

\`\`\`python
import joblib

model = joblib.load("models/model.joblib")
features = ["age", "plan_size"]
predictions = model.predict_proba(rows[features])
\`\`\`
`,
    );
  });

  test('takes numbers from outputs that one metric alone has written', async () => {
    const score = 'roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])';
    const row = (value: string): readonly string[] => [`| roc_auc | ${value} | \`${score}\` in cell 2 |`];
    assert.deepEqual(await rows(evaluated(`print("AUC:", ${score})`, printed('AUC: 0.824'))), row('0.824'));
    assert.deepEqual(await rows(evaluated(`auc = ${score}\nprint("n")\nprint(f"{auc:.3f}")`, printed('n', '0.824'))), row('0.824')); // prettier-ignore
    const result = { output_type: 'execute_result', data: { 'text/plain': ['np.float64(0.8241)'] }, metadata: {} };
    assert.deepEqual(await rows(evaluated(score, result)), row('0.8241'));
  });

  test('takes them from the dictionary of a function, key by key', async () => {
    const code = `def evaluate(model, X, y):
    scores = model.predict_proba(X)[:, 1]
    return {"auc": round(roc_auc_score(y, scores), 3), "rows": len(y)}


evaluate(model, X_test, y_test)`;
    const result = { output_type: 'execute_result', data: { 'text/plain': ["{'auc': 0.824, 'rows': 150}"] }, metadata: {} }; // prettier-ignore
    assert.deepEqual(await rows(evaluated(code, result)), ['| roc_auc | 0.824 | `evaluate(model, X_test, y_test)` in cell 2 |']); // prettier-ignore
  });

  test('leaves numbers out that could be another’s', async () => {
    const score = 'roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])';
    const untied: readonly Files[] = [
      evaluated(`print(${score}, roc_auc_score(y_test, y_test))`, printed('0.824 1.0')),
      evaluated(`print(${score} * 100)`, printed('82.4')),
      evaluated('print(roc_auc_score(y_test, other.predict(X_test)))', printed('0.9')),
      evaluated(`for fold in folds:\n    print(${score})`, printed('0.9')),
      evaluated(`print(${score})`, printed('Warning: 3 columns', '0.9')),
      evaluated(`print(${score})`, printed('0.9'), ['model = load()']),
      evaluated(`print("test", 2024, ${score})`, printed('test 2024 0.824')),
    ];
    for (const files of untied) {
      assert.deepEqual(await rows(files), []);
    }
  });

  test('a notebook whose cells ran in another order shows no numbers', async () => {
    const files = evaluated('print(roc_auc_score(y_test, model.predict(X_test)))', printed('0.9'), ['import os']);
    const cells = files['train.ipynb'];
    assert.ok(Array.isArray(cells));
    const shuffled = cells.map((cell: object, index) => ({ ...cell, execution_count: 5 - index }));
    assert.deepEqual(await rows({ ...files, 'train.ipynb': shuffled }), []);
  });

  test('knows a pipeline, what is in it, and the key of a saved dictionary', async () => {
    const piped = script
      .replace('model = RandomForestClassifier(', 'model = make_pipeline(StandardScaler(), RandomForestClassifier(')
      .replace('"balanced")', '"balanced"))')
      .replace('dump(model,', 'dump({"model": model, "columns": list(X)},')
      .replace('TREES = 200', 'from sklearn.pipeline import make_pipeline\nfrom sklearn.preprocessing import StandardScaler\nTREES = 200'); // prettier-ignore
    const text = await written({ ...base, 'train.py': piped });
    assert.match(text, /Model: `sklearn\.pipeline\.\w+` around `sklearn\.ensemble\.RandomForestClassifier` for class/);
    assert.match(text, /joblib\.load\("models\/model\.joblib"\)\["model"\]/);
  });

  test('a model of which nothing is known has a card with a question', async () => {
    const text = await written({ 'train.py': 'import torch\nnet = build()\ntorch.save(net.state_dict(), "models/model.pt")\n', 'models/model.pt': 'x' }); // prettier-ignore
    assert.match(text, /^---\ntags: \[\]\n---\n\n# Model\n\n- Saved as `models\/model\.pt`\n\n## Intended use/);
  });

  test('leaves a card that is there to its author', async () => {
    const card = { ...base, 'docs/model-card.md': '# Card\n\nTo be written by somebody.\n' };
    assert.match(await refusal(card, rule), /^docs\/model-card\.md is there already/);
  });
});

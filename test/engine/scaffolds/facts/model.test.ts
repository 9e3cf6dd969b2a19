import assert from 'node:assert/strict';
import type { ModelFacts } from '../../../../src/engine/scaffolds/facts/model';
import { gathered } from '../../../support/facts';
import type { TestFile } from '../../../support/project';

async function model(files: Readonly<Record<string, TestFile>>): Promise<ModelFacts | undefined> {
  return (await gathered(files)).model;
}

/** `tenure:integer plan:text` */
function columns(features: ModelFacts['features']): string {
  return features?.map(({ name, type }) => `${name}:${type}`).join(' ') ?? 'unknown';
}

const imports = `
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
`;

const table = 'id,age,plan,spend,left\n1,30,a,2.5,0\n2,40,b,3.5,1\n';

suite('facts of the saved model', () => {
  test('columns chosen by constants, through functions and a split, in the order of the fit', async () => {
    const found = await model({
      'data/people.csv': table,
      'models/model.joblib': 'x',
      'train.py': `${imports}
NUMERIC = ["spend", "age"]
CATEGORICAL = ["plan"]

def train_model(X, y):
    return Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())]).fit(X, y)

def main():
    people = pd.read_csv("/home/ana/data/people.csv")
    X, y = people[NUMERIC + CATEGORICAL], people["left"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)
    joblib.dump(train_model(X_train, y_train), "/home/ana/churn/models/model.joblib")

if __name__ == "__main__":
    main()
`,
    });
    assert.equal(columns(found?.features), 'spend:number age:integer plan:text');
    assert.deepEqual(
      [found?.path, found?.format, found?.estimator, found?.task, found?.target, found?.trainedIn],
      ['models/model.joblib', 'joblib', 'sklearn.pipeline.Pipeline', 'classification', 'left', 'train.py'],
    );
  });

  test('what is left of a table when the target is dropped, in a notebook', async () => {
    const found = await model({
      'data/people.csv': table,
      'notebooks/train.ipynb': [
        imports,
        'df = pd.read_csv("../data/people.csv")\ndf["ratio"] = df["spend"] / df["age"]',
        'X = df.drop(columns=["left", "id"])\ny = df.left',
        'model = LinearRegression()\nmodel.fit(X, y)',
        'import pickle\nwith open("../models/model.pkl", "wb") as f:\n    pickle.dump(model, f)',
      ],
    });
    assert.equal(columns(found?.features), 'age:integer plan:text spend:number ratio:number');
    assert.deepEqual(
      [found?.path, found?.savedAs, found?.format, found?.task, found?.target],
      [undefined, '../models/model.pkl', 'pickle', 'regression', 'left'],
    );
    assert.equal(found?.preparation, undefined, 'a cell between table and model cannot be asked again');
  });

  for (const [how, code, expected] of [
    ['drop with an axis', 'X = df.drop(["id", "left"], axis=1)', 'age:integer plan:text spend:number'],
    [
      'drop in place',
      'df.drop("id", axis=1, inplace=True)\nX = df.drop(columns="left")',
      'age:integer plan:text spend:number',
    ],
    ['positions', 'X = df.iloc[:, 1:-1].values', 'age:integer plan:text spend:number'],
    ['names at loc', 'X = df.loc[:, ["spend", "age"]]', 'spend:number age:integer'],
    [
      'a comprehension',
      'X = df[[c for c in df.columns if c not in ("id", "left")]]',
      'age:integer plan:text spend:number',
    ],
    [
      'columns that are dropped from a list',
      'X = df[df.columns.drop(["id", "left"])]',
      'age:integer plan:text spend:number',
    ],
    ['a column that is popped', 'y = df.pop("left")\nX = df', 'id:integer age:integer plan:text spend:number'],
    ['a column that is deleted', 'del df["left"]\nX = df', 'id:integer age:integer plan:text spend:number'],
    ['a list that grows', 'names = ["age"]\nnames.append("spend")\nX = df[names]', 'age:integer spend:number'],
    ['new names', 'X = df.rename(columns={"age": "years"})[["years"]]', 'years:integer'],
    ['numbers alone', 'X = df.select_dtypes("number")', 'id:integer age:integer spend:number left:integer'],
    ['columns nobody can know', 'X = pd.get_dummies(df)', 'unknown'],
    ['a target nobody can know', 'X = df.drop(columns=[target])', 'unknown'],
  ] as const) {
    test(`columns after ${how}`, async () => {
      const code_ = `${imports}\ndf = pd.read_csv("data/people.csv")\n${code}\njoblib.dump(LogisticRegression().fit(X, y), "m.joblib")\n`;
      assert.equal(columns((await model({ 'data/people.csv': table, 'train.py': code_ }))?.features), expected);
    });
  }

  const features = `
def add_features(people):
    """Adds what the model wants."""
    people = people.copy()
    people["spend"] = people["spend"].fillna(people["age"] * 2)
    people["is_young"] = (people["age"] < 30).astype(int)
    return people
`;
  const trained = (rest: string): string => `${imports}
from shop.features import add_features

people = add_features(pd.read_csv("data/people.csv"))
${rest}
X = people[["spend", "is_young", "plan"]]
joblib.dump(RandomForestClassifier().fit(X, people["left"]), "model.joblib")
`;

  test('the function between table and model, and the columns that it and the model need', async () => {
    const found = await model({
      'data/people.csv': table,
      'src/shop/__init__.py': '',
      'src/shop/features.py': features,
      'src/shop/train.py': trained(''),
    });
    assert.equal(columns(found?.features), 'spend:number is_young:integer plan:text');
    assert.deepEqual(
      [found?.preparation?.document, found?.preparation?.name, columns(found?.preparation?.columns)],
      ['src/shop/features.py', 'add_features', 'age:integer plan:text spend:number'],
    );
  });

  for (const [why, change, more] of [
    ['it looks at all rows', 'people["spend"] = people["spend"] / people["spend"].mean()', ''],
    ['it drops rows', 'people = people.dropna()', ''],
    ['a column is made beside it', '', 'people["spend"] = people["spend"] * 2'],
  ] as const) {
    test(`a function is not asked again when ${why}`, async () => {
      const found = await model({
        'data/people.csv': table,
        'shop/features.py': features.replace('    return people\n', `    ${change}\n    return people\n`),
        'shop/train.py': trained(more),
      });
      assert.equal(columns(found?.features), 'spend:number is_young:integer plan:text');
      assert.equal(found?.preparation, undefined);
    });
  }

  test('columns and their types that only the transformers name', async () => {
    const found = await model({
      'train.py': `${imports}
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import OneHotEncoder

def train(X, y):
    parts = ColumnTransformer([("n", StandardScaler(), ["age", "spend"]), ("c", OneHotEncoder(), ["plan"])])
    model = make_pipeline(parts, LogisticRegression())
    model.fit(X, y)
    joblib.dump({"model": model, "version": 3}, "model.joblib")
`,
    });
    assert.equal(columns(found?.features), 'age:number spend:number plan:text');
    assert.deepEqual([found?.member, found?.savedAs], ['model', 'model.joblib']);
  });

  test('a class that trains, with its path in a constant', async () => {
    const found = await model({
      'trainer.py': `${imports}
import os
FOLDER = "models"

class Trainer:
    features = ["age", "spend"]

    def __init__(self, data):
        self.data = data
        self.model = RandomForestClassifier(n_estimators=10)

    def train(self):
        self.model.fit(self.data[self.features], self.data["left"])
        joblib.dump(self.model, os.path.join(FOLDER, f"model-{VERSION}.joblib"))

Trainer(pd.read_csv("people.csv")).train()
`,
      'models/model-12.joblib': 'x',
    });
    assert.equal(columns(found?.features), 'age:unknown spend:unknown');
    assert.deepEqual([found?.path, found?.target], ['models/model-12.joblib', 'left']);
  });

  test('the model, not the scaler beside it', async () => {
    const found = await model({
      'train.py': `${imports}
scaler = StandardScaler().fit(X)
joblib.dump(scaler, "scaler.joblib")
joblib.dump(LogisticRegression().fit(X, y), "model.joblib")
`,
    });
    assert.equal(found?.savedAs, 'model.joblib');
  });

  test('the script before the notebook it was made from', async () => {
    const code = `${imports}\njoblib.dump(LogisticRegression().fit(X, y), "model.joblib")\n`;
    assert.equal((await model({ 'a.ipynb': [code], 'train.py': code }))?.trainedIn, 'train.py');
  });

  test('other libraries by the way they save', async () => {
    const saves = (code: string): Promise<ModelFacts | undefined> => model({ 'train.py': code });
    const boosted = await saves('import xgboost as xgb\nm = xgb.XGBClassifier()\nm.fit(X, y)\nm.save_model("m.ubj")\n');
    assert.deepEqual([boosted?.format, boosted?.task], ['xgboost', 'classification']);
    const deep = await saves('from tensorflow import keras\nm = keras.Sequential([])\nm.save("m.keras")\n');
    assert.deepEqual([deep?.format, deep?.estimator], ['keras', 'tensorflow.keras.Sequential']);
    const logged = await saves(
      'import mlflow\nfrom sklearn.svm import SVC\nmlflow.sklearn.log_model(SVC().fit(X, y), "model")\n',
    );
    assert.deepEqual([logged?.format, logged?.libraries], ['mlflow', ['sklearn']]);
  });

  test('a model file without the code that made it', async () => {
    const found = await model({ 'artifacts/model.onnx': 'x', 'data/train.pkl': 'x' });
    assert.deepEqual([found?.path, found?.format, found?.features], ['artifacts/model.onnx', 'onnx', undefined]);
    assert.equal(await model({ 'data/segments.pkl': 'x' }), undefined);
    assert.equal(await model({ 'train.py': 'import pandas\n' }), undefined);
  });

  test('code that never ends is not followed for ever', async () => {
    const endless = 'def f(x):\n    return g(x)\ndef g(x):\n    return f(x)\nf(1)\n';
    const wide = 'for a in range(9):\n'.concat(
      ...Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth + 1)}for a in [${'1,'.repeat(50)}]:\n`),
      `${'  '.repeat(22)}f(a)\n`,
    );
    assert.equal(await model({ 'a.py': `import joblib\n${endless}${wide}joblib.dump(1, "x")\n` }), undefined);
  });
});

import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'deploy/no-serving-interface';

const training = (
  columns: string,
  fit = 'LogisticRegression().fit(X, y)',
  save = 'joblib.dump(model, "models/model.joblib")',
): string => `
import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression, LogisticRegression, RidgeClassifier

def main():
    df = pd.read_csv("data/homes.csv")
    X, y = df[${columns}], df["price"]
    model = ${fit}
    ${save}

if __name__ == "__main__":
    main()
`;

const homes = 'id,area (m²),rooms,class,price,garden\n1,30.5,2,a,9,True\n2,40.0,3,b,8,False\n3,,1,,7,True\n';

const project = { 'requirements.txt': 'pandas==2.2.3\n', 'data/homes.csv': homes };

suite('the service for a saved model', () => {
  test('asks for the columns of training, by their types, and may miss what training misses', async () => {
    const files = await mended({ ...project, 'train.py': training('["rooms", "area (m²)", "class", "garden"]') }, rule);
    assert.deepEqual(Object.keys(files), ['service/app.py', 'requirements.txt']);
    const app = files['service/app.py'] ?? '';
    assert.match(
      app,
      /class Row\(BaseModel\):\n {4}"""One row of homes\.csv\."""\n\n {4}rooms: int\n {4}area_m2: float \| None = Field\(default=None, alias="area \(m²\)"\)\n {4}column_class: str \| None = Field\(default=None, alias="class"\)\n {4}garden: bool\n/,
    );
    assert.match(app, /FEATURES = \[\n {4}"rooms",\n {4}"area \(m²\)",\n {4}"class",\n {4}"garden",\n\]/);
    assert.match(app, /row\.model_dump\(by_alias=True\)/);
    assert.match(app, /table = table\.where\(.*\n.*table\.astype\(\{"area \(m²\)": "float64"\}\)\n/);
    assert.match(app, /prediction: int\n {4}probabilities: dict\[str, float\]/);
    assert.match(app, /parents\[1\]\nMODEL_PATH = .*PROJECT \/ "models\/model\.joblib"/);
    assert.match(
      files['requirements.txt'] ?? '',
      /^pandas==2\.2\.3\nfastapi==\S+\nuvicorn==\S+\npydantic==\S+\nscikit-learn\njoblib\n$/,
    );
  });

  test('a number for a regression, in the package that trains, from a pickled dictionary', async () => {
    const files = await mended(
      {
        ...project,
        'src/homes/__init__.py': '',
        'src/homes/train.py': training(
          '["rooms"]',
          'LinearRegression().fit(X, y)',
          'import pickle; pickle.dump({"model": model}, open("../out/model.pkl", "wb"))',
        ),
      },
      rule,
    );
    const app = files['src/homes/service.py'] ?? '';
    assert.match(app, /^"""Predicts price over HTTP: uvicorn --app-dir src homes\.service:app"""/);
    assert.match(app, /import pickle\n/);
    assert.match(app, /self\.estimator = pickle\.loads\(path\.read_bytes\(\)\)\["model"\]/);
    assert.match(app, /prediction: float\n {4}model_version/);
    assert.match(app, /parents\[2\]\nMODEL_PATH = .*PROJECT \/ "src\/out\/model\.pkl"/);
    assert.doesNotMatch(app, /proba/);
  });

  test('no probabilities from a model without them', async () => {
    const files = await mended({ ...project, 'train.py': training('["rooms"]', 'RidgeClassifier().fit(X, y)') }, rule);
    assert.doesNotMatch(files['service/app.py'] ?? '', /proba/);
  });

  test('another folder where service is taken, and the words of Python 3.9', async () => {
    const files = await mended(
      { ...project, 'train.py': training('["rooms"]'), 'service/notes.md': 'x', '.python-version': '3.9' },
      rule,
    );
    const app = files['api/app.py'] ?? '';
    assert.match(app, /from typing import Annotated, Optional, Union\n/);
    assert.match(app, /rows: Union\[Row, Annotated\[/);
    assert.doesNotMatch(app, / \| /);
    assert.match(files['requirements.txt'] ?? '', /fastapi==0\.128\.8\n/);
  });

  const step = `
def add_features(df):
    df = df.copy()
    df["rooms_per_m2"] = df["rooms"] / df["area (m²)"]
    return df
`;

  test('the function that makes the features is shared with training', async () => {
    const files = await mended(
      {
        ...project,
        'train.py': training('["class", "rooms_per_m2"]')
          .replace('def main', `${step}\ndef main`)
          .replace('pd.read_csv("data/homes.csv")', 'add_features(pd.read_csv("data/homes.csv"))'),
      },
      rule,
    );
    const app = files['service/app.py'] ?? '';
    assert.match(app, /\n\nfrom train import add_features\n/);
    assert.match(app, /features = add_features\(table\)\[FEATURES\]/);
    assert.match(
      app,
      /class Row.*\n {4}""".*; add_features computes the other features\."""\n\n {4}area_m2.*\n {4}rooms: int\n {4}column_class/,
    );
    assert.doesNotMatch(app, /rooms_per_m2:/);
  });

  test('a file that trains when it is imported is not imported', async () => {
    const code = `${step}
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = add_features(pd.read_csv("data/homes.csv"))
joblib.dump(LogisticRegression().fit(df[["rooms_per_m2"]], df["price"]), "model.joblib")
`;
    const files = await mended({ ...project, 'train.py': code }, rule);
    assert.doesNotMatch(files['service/app.py'] ?? '', /import add_features/);
    assert.match(files['service/app.py'] ?? '', /rooms_per_m2: float\n/);
  });

  const converted = (convert: string): string =>
    training('["rooms", "class"]', 'LogisticRegression().fit(X, y)', convert).replace(
      'import joblib',
      'from skl2onnx import convert_sklearn, to_onnx\nfrom skl2onnx.common.data_types import FloatTensorType, StringTensorType',
    );

  for (const [how, convert, input] of [
    ['a table', 'open("m.onnx", "wb").write(to_onnx(model, X[:1]).SerializeToString())', /features\[\[each\.name\]\]/],
    ['an array', 'Path("m.onnx").write_bytes(to_onnx(model, X.to_numpy()[:1]).SerializeToString())', /\[whole\] = /],
    [
      'types of columns',
      'onnx.save(convert_sklearn(model, initial_types=[("rooms", FloatTensorType([None, 1])), ("class", StringTensorType([None, 1]))]), "m.onnx")',
      /features\[\[each\.name\]\]/,
    ],
  ] as const) {
    test(`an ONNX model is asked as it was converted: with ${how}`, async () => {
      const code = converted(convert);
      const files = await mended({ ...project, 'train.py': `import onnx\nfrom pathlib import Path\n${code}` }, rule);
      const app = files['service/app.py'] ?? '';
      assert.match(app, /PROJECT \/ "m\.onnx"/);
      assert.match(app, /self\.estimator = OnnxModel\(path\)\n/);
      assert.match(app, input);
      assert.match(app, /def predict_proba/);
      assert.match(files['requirements.txt'] ?? '', /pydantic==\S+\nonnxruntime\n$/);
    });
  }

  test('no probabilities of an ONNX model whose options change them', async () => {
    const code = converted('onnx.save(to_onnx(model, X[:1], options={"zipmap": False}), "m.onnx")');
    const files = await mended({ ...project, 'train.py': `import onnx\n${code}` }, rule);
    assert.doesNotMatch(files['service/app.py'] ?? '', /proba/);
  });

  const logged = (save: string): string =>
    training('["rooms", "class"]', 'LogisticRegression().fit(X, y)', save).replace('import joblib', 'import mlflow');

  test('the folder of MLflow is loaded by its one function, without probabilities', async () => {
    const code = logged('mlflow.sklearn.save_model(model, "models/homes")');
    const files = await mended({ ...project, 'train.py': code }, rule);
    const app = files['service/app.py'] ?? '';
    assert.match(app, /PROJECT \/ "models\/homes"/);
    assert.match(app, /sha256\(\(path \/ "MLmodel"\)\.read_bytes\(\)\)/);
    assert.match(app, /self\.estimator = mlflow\.pyfunc\.load_model\(str\(path\)\)\n/);
    assert.match(app, /Model\(MODEL_PATH\) if \(MODEL_PATH \/ "MLmodel"\)\.is_file\(\) else None/);
    assert.doesNotMatch(app, /proba/);
    assert.match(files['requirements.txt'] ?? '', /scikit-learn\nmlflow\n$/);
  });

  const network = (layers: string, start = ''): string =>
    training('["rooms", "garden"]', layers, 'model.fit(X, y)\n    model.save("m.keras")').replace(
      'import joblib',
      `import os\n${start}import keras\nfrom keras import layers`,
    );

  for (const [answer, layers, form] of [
    ['float', 'keras.Sequential([layers.Dense(4), layers.Dense(1)])', /verbose=0\)\.ravel\(\)/],
    ['list[float]', 'keras.Sequential([layers.Dense(3)])', /verbose=0\)\.reshape\(len\(features\), -1\)/],
    ['list[float]', 'keras.Model(inputs, outputs)', /verbose=0\)\.reshape\(len\(features\), -1\)/],
  ] as const) {
    test(`${answer} is what ${layers} answers, in Keras’ own format`, async () => {
      const start = 'os.environ["KERAS_BACKEND"] = "jax"\n';
      const files = await mended({ ...project, 'train.py': network(layers, start) }, rule);
      const app = files['service/app.py'] ?? '';
      assert.match(app, form);
      assert.ok(app.includes(`    prediction: ${answer}\n`), app);
      assert.match(app, /os\.environ\.setdefault\("KERAS_BACKEND", "jax"\)\n {8}import keras\n/);
      assert.match(files['requirements.txt'] ?? '', /keras\njax\n$/);
    });
  }

  test('the Keras of TensorFlow needs no backend', async () => {
    const code = network('keras.Sequential([layers.Dense(1)])').replace('import keras\nfrom keras', 'from tensorflow import keras\nfrom tensorflow.keras'); // prettier-ignore
    const files = await mended({ ...project, 'train.py': code }, rule);
    assert.match(files['service/app.py'] ?? '', /from tensorflow import keras\n/);
    assert.match(files['requirements.txt'] ?? '', /tensorflow\n$/);
  });

  for (const [why, files, sentence] of [
    ['there is no manifest', { 'train.py': training('["rooms"]') }, /^No manifest lists the packages/],
    [
      'the columns are not known',
      { ...project, 'train.py': training('columns_of(df)') },
      /^train\.py does not say which columns the model is fitted on: choose them by name/,
    ],
    [
      'the library is not known',
      {
        ...project,
        'train.py': 'import joblib\nfrom acme import Forest\njoblib.dump(Forest().fit(X, y), "model.joblib")\n',
      },
      /Preflight can follow|cannot tell/,
    ],
    [
      'the inputs of an ONNX model are not known',
      {
        ...project,
        'train.py': `import onnx\n${converted('onnx.save(to_onnx(model, initial_types=types_of(X)), "m.onnx")')}`,
      },
      /^Preflight cannot follow which inputs m\.onnx was converted for/,
    ],
    [
      'the model of MLflow lies under a run',
      { ...project, 'train.py': logged('mlflow.sklearn.log_model(model, "model")') },
      /^log_model keeps the model under the id of its run/,
    ],
    [
      'what is predicted by MLflow is changed',
      { ...project, 'train.py': logged('mlflow.sklearn.save_model(model, "m", pyfunc_predict_fn="predict_proba")') },
      /cannot tell from the code/,
    ],
    [
      'a network takes more than a table',
      { ...project, 'train.py': network('keras.Model([first, second], outputs)') },
      /cannot tell from the code/,
    ],
    [
      'the columns of a network are not known',
      { ...project, 'train.py': 'from tensorflow import keras\nmodel = keras.Sequential([])\nmodel.save("m.keras")\n' },
      /^train\.py does not say which columns/,
    ],
    [
      'the format is another',
      { ...project, 'train.py': network('keras.Sequential([])').replace('m.keras', 'folder') },
      /^folder is of a kind that Preflight cannot tell/,
    ],
    [
      'Python is too old',
      { ...project, 'train.py': training('["rooms"]'), '.python-version': '3.8' },
      /^FastAPI no longer supports Python 3\.8 \(\.python-version\)/,
    ],
    [
      'the model holds a function that only its script has',
      {
        ...project,
        'train.py': training(
          '["rooms"]',
          'make_pipeline(FunctionTransformer(widen), LinearRegression()).fit(X, y)',
        ).replace(
          'def main',
          'from sklearn.pipeline import make_pipeline\nfrom sklearn.preprocessing import FunctionTransformer\n\ndef widen(X):\n    return X * 2\n\ndef main',
        ),
      },
      /widen of train\.py/,
    ],
  ] as const) {
    test(`none where ${why}`, async () => {
      assert.match(await refusal(files, rule), sentence);
    });
  }
});

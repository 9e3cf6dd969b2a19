import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'ops/no-metrics';

const app = `import joblib
from fastapi import FastAPI

from src.features import prepare

app = FastAPI(
    title="homes",
)  # starts here
model = joblib.load("model.joblib")


@app.post("/predict")
async def predict(rooms: int):
    return {"price": float(model.predict([[rooms]])[0])}  # euros
`;

const project = { 'requirements.txt': 'fastapi==0.115.0\n', 'src/features.py': 'def prepare(x):\n    return x\n' };

const training = (estimator: string): string => `import joblib
import pandas as pd
from sklearn.linear_model import ${estimator}

if __name__ == "__main__":
    df = pd.read_csv("data.csv")
    joblib.dump(${estimator}().fit(df[["rooms"]], df["price"]), "model.joblib")
`;

suite('metrics of a service', () => {
  test('a module beside it, three edits in it, and nothing else is moved', async () => {
    const files = await mended({ ...project, 'app.py': app }, rule);
    assert.deepEqual(Object.keys(files), ['app.py', 'metrics.py', 'requirements.txt']);
    assert.equal(
      files['app.py'],
      app
        .replace('from src.features', 'from metrics import count_predictions, expose_metrics\nfrom src.features')
        .replace('# starts here\n', '# starts here\nexpose_metrics(app)\n')
        .replace('model.predict([[rooms]])', 'count_predictions(model.predict([[rooms]]))'),
    );
    assert.match(files['requirements.txt'] ?? '', /^fastapi==0\.115\.0\nprometheus-client==\S+\n$/);
    assert.match(files['metrics.py'] ?? '', /isinstance\(value, float\)/);
  });

  for (const [estimator, has, hasNot] of [
    ['LogisticRegression', /"model_predictions_total".*\["prediction"\]|\["prediction"\]/, /model_predicted_value/],
    ['LinearRegression', /model_predicted_value/, /\["prediction"\]/],
  ] as const) {
    test(`what ${estimator} predicts`, async () => {
      const files = await mended({ ...project, 'app.py': app, 'train.py': training(estimator) }, rule);
      assert.match(files['metrics.py'] ?? '', has);
      assert.doesNotMatch(files['metrics.py'] ?? '', hasNot);
    });
  }

  test('the model is asked in a package, by a class whose method has the same name', async () => {
    const model = `class Model:\n    def predict(self, rows):\n        return self.estimator.predict(rows).tolist()\n`;
    const files = await mended(
      {
        ...project,
        'été/__init__.py': '',
        'été/model.py': model,
        'été/metrics.py': '',
        'été/app.py': `from fastapi import FastAPI\n\nfrom .model import Model\n\napp = FastAPI()\nmodel = Model()\n\n\n@app.post("/p")\ndef p(x: float):\n    return model.predict([[x]])\n`,
      },
      rule,
    );
    assert.deepEqual(Object.keys(files), ['été/app.py', 'été/model.py', 'été/service_metrics.py', 'requirements.txt']);
    assert.match(
      files['été/model.py'] ?? '',
      /return count_predictions\(self\.estimator\.predict\(rows\)\)\.tolist\(\)/,
    );
    assert.match(
      files['été/app.py'] ?? '',
      /from \.model import Model\nfrom \.service_metrics import expose_metrics\n/,
    );
    assert.match(files['été/app.py'] ?? '', /return model\.predict\(\[\[x\]\]\)/);
  });

  test('of an application that a function makes, with the line ends of Windows', async () => {
    const flask = `from flask import Flask\r\nfrom keras.models import load_model\r\n\r\ndef create_app():\r\n    app = Flask(__name__)\r\n    model = load_model("m.keras")\r\n\r\n    @app.route("/score")\r\n    def score():\r\n        return {"score": float(model.predict([[1]])[0][0])}\r\n    return app\r\n`;
    const files = await mended({ 'requirements.txt': 'flask\r\n', 'app.py': flask }, rule);
    assert.match(files['app.py'] ?? '', / {4}app = Flask\(__name__\)\r\n {4}expose_metrics\(app\)\r\n/);
    assert.match(files['metrics.py'] ?? '', /@app\.after_request/);
    assert.doesNotMatch((files['app.py'] ?? '').replaceAll('\r\n', ''), /[\r\n]/);
  });

  for (const [
    why,
    files,
    sentence,
  ] of [
    ['no manifest is there', { 'app.py': app }, /^No manifest lists the packages/],
    ['the framework is another', { ...project, 'app.py': 'from sanic import Sanic\napp = Sanic("x")\n' }, /^No file makes an application of FastAPI or Flask/],
    ['nothing predicts', { ...project, 'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n' }, /^app\.py asks no model by \.predict/],
    ['/metrics is answered already', { ...project, 'app.py': `${app}\n\n@app.get("/metrics")\ndef numbers():\n    return {}\n` }, /^app\.py answers \/metrics already/],
  ] as const /* prettier-ignore */) {
    test(`none where ${why}`, async () => {
      assert.match(await refusal(files, rule), sentence);
    });
  }
});

import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'ops/no-prediction-log';

const app = (body = 'return {"price": float(model.predict([[rooms]])[0])}'): string => `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/v1/price")
async def price(rooms: int):
    ${body}


@app.get("/health")
def health():
    return {"status": "ok"}
`;

suite('a log of predictions', () => {
  test('of the routes that predict, in FastAPI', async () => {
    const files = await mended({ 'app.py': app() }, rule);
    assert.deepEqual(Object.keys(files), ['app.py', 'prediction_log.py']);
    assert.equal(
      files['app.py'],
      app()
        .replace('FastAPI\n', 'FastAPI\n\nfrom prediction_log import RecordedRoute\n')
        .replace('FastAPI()\n', 'FastAPI()\napp.router.route_class = RecordedRoute\n'),
    );
    const log = files['prediction_log.py'] ?? '';
    assert.match(log, /\nRECORDED = \{"price"\}\n/);
    assert.match(log, /\nMODEL_VERSION = os\.environ\.get\("MODEL_VERSION", "unknown"\)\n/);
    assert.doesNotMatch(log, /import Path\n/);
  });

  test('of a router in another file, by the hash of the model that is there', async () => {
    const router = `import joblib\nfrom fastapi import APIRouter\n\nrouter = APIRouter(prefix="/v1")\nmodel = joblib.load("model.joblib")\n\n\n@router.post("/score")\ndef answer(rooms: int):\n    return float(model.predict([[rooms]])[0])\n`;
    const files = await mended(
      {
        'main.py':
          'from fastapi import FastAPI\nfrom routes import router\n\napp = FastAPI()\napp.include_router(router)\n',
        'routes.py': router,
        'models/model.joblib': 'x',
        '.python-version': '3.10',
      },
      rule,
    );
    assert.deepEqual(Object.keys(files), ['routes.py', 'prediction_log.py']);
    assert.match(files['routes.py'] ?? '', /APIRouter\(prefix="\/v1"\)\nrouter\.route_class = RecordedRoute\n/);
    assert.match(files['prediction_log.py'] ?? '', /parents\[0\] \/ "models\/model\.joblib"/);
    assert.match(files['prediction_log.py'] ?? '', /datetime\.now\(timezone\.utc\)/);
  });

  test('in Flask, under another name where that is taken, with the version that the answers have', async () => {
    const flask = `from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.post("/predict")\ndef predict():\n    return {"prediction": 1, "model_version": "3"}\n`;
    const files = await mended({ 'api/app.py': flask, 'api/prediction_log.py': '' }, rule);
    assert.deepEqual(Object.keys(files), ['api/app.py', 'api/predictions_log.py']);
    assert.match(files['api/app.py'] ?? '', /app = Flask\(__name__\)\nrecord_answers\(app\)\n/);
    assert.match(files['api/predictions_log.py'] ?? '', /"model_version": version_in\(output\)/);
  });

  for (const [
    why,
    files,
    sentence,
  ] of [
    ['there is no application', { 'app.py': 'import joblib\nfrom sanic import Sanic\n\napp = Sanic("x")\nmodel = joblib.load("m")\n' }, /^No file makes an application/],
    ['no route predicts', { 'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/health")\ndef health(): return {}\n' }, /^No route of app\.py says that it predicts/],
    ['the answer is a page', { 'app.py': app('return TemplateResponse("a.html", {"price": model.predict([[rooms]])})') }, /^price in app\.py answers with a page/],
    ['an image is sent', { 'app.py': app('return {"price": model.predict(read(UploadFile))}') }, /^price in app\.py takes or sends a file/],
  ] as const /* prettier-ignore */) {
    test(`none where ${why}`, async () => {
      assert.match(await refusal(files, rule), sentence);
    });
  }
});

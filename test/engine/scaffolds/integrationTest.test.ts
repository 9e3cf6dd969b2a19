import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'test/no-integration-test';
const requirements = 'fastapi==0.165.0\n';
const service = { '.preflight.yaml': 'profile: service\n', 'requirements.txt': requirements };

suite('Test of the whole', () => {
  test('values that fit what the fields say, and one question for what nobody knows', async () => {
    const files = {
      ...service,
      'app.py': `from typing import Annotated, Optional

from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Place(BaseModel):
    latitude: float = Field(ge=46, le=48)


class Home(BaseModel):
    rooms: Annotated[int, Field(gt=2)]
    share: float = Field(gt=0, lt=1)
    kind: str
    place: Place
    owner: Optional[str] = None
    prices: list[float]
    colour: str = Field(examples=["red"])


@app.post("/predict")
def predict(home: Home) -> dict[str, float]:
    return {"price": home.rooms * 2.0, "low": 1.0}
`,
    };
    const { 'tests/test_api.py': text } = await mended(files, rule);
    const row = `    return {
        "rooms": 3,
        "share": 0.5,
        "kind": "",  # TODO(preflight: test/no-integration-test) a value that training has seen
        "place": {"latitude": 46.0},
        "prices": [1.0],
        "colour": "red",
    }
`;
    assert.ok(text?.includes(row), text);
    assert.match(text ?? '', /assert \{"price", "low"\} <= set\(answer\.json\(\)\)/);
    assert.match(text ?? '', /json=\{\*\*row, "rooms": "many"\}/);
  });

  test('parameters of the address, and keys of a form', async () => {
    const files = {
      ...service,
      'app.py': `from fastapi import FastAPI

app = FastAPI()


@app.get("/predict")
def predict(rooms: int, area: float = 1.0):
    return {"price": rooms * area}
`,
    };
    const { 'tests/test_api.py': text } = await mended(files, rule);
    assert.match(text ?? '', /client\.get\("\/predict", params=row\)/);
    const flask = `from flask import Flask, request

app = Flask(__name__)


@app.route("/predict", methods=["GET", "POST"])
def predict():
    rooms = int(request.form["rooms"])
    return str(rooms * 2)
`;
    const { 'tests/test_api.py': form } = await mended({ ...service, 'app.py': flask }, rule);
    assert.match(form ?? '', /client\.post\("\/predict", data=row\)/);
    assert.match(form ?? '', /"rooms": "", {2}# TODO\(preflight: test\/no-integration-test\)/);
  });

  test('a name that is free, and a model that somebody has to train first', async () => {
    const files = {
      ...service,
      'tests/test_api.py': 'def test_one():\n    assert len("a") == 1\n',
      'app.py': `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(features: list[float]):
    return {"score": float(model.predict([features])[0])}
`,
    };
    assert.match(await refusal(files, rule), /app\.py takes and answers/);
  });

  test('refused where there is neither service nor training, and where nobody can be told what it needs', async () => {
    const steps = { 'dvc.yaml': 'stages:\n  a:\n    cmd: python a.py\n', 'a.py': 'print(1)\n' };
    assert.match(await refusal({ '.preflight.yaml': 'profile: batch\n', ...steps }, rule), /neither a service/);
    const app = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/predict")\ndef predict(x: int):\n    return {"y": x}\n'; // prettier-ignore
    assert.match(await refusal({ '.preflight.yaml': 'profile: service\n', 'app.py': app }, rule), /No manifest/);
  });
});

suite('Edge cases', () => {
  test('refused where no value could be odd', async () => {
    const files = {
      'flags.py': 'def most():\n    return 3 + 4\n',
      'tests/test_flags.py': 'from flags import most\n\n\ndef test_most():\n    assert most() == 7\n',
    };
    assert.match(await refusal(files, 'test/no-edge-cases'), /empty, missing or impossible/);
  });
});

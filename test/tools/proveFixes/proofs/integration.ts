// Tests of the whole: real pytest runs them, and they fail when a part no longer fits the others.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { servedChurn, servedHomes } from '../service/operated';
import { run } from '../tools';
import { expectTidy } from './service';

const rule = 'test/no-integration-test';

function pytestIn(bench: Bench, folder: string): { readonly passes: () => string; readonly fails: () => string } {
  const asked = readFileSync(path.join(folder, 'requirements.txt'), 'utf8').split('\n');
  const python = environmentOf([...asked, 'pytest==9.2.0']);
  const words = ['-m', 'pytest', '-q'];
  const fails = (): string => {
    const { status, output } = run(python, words, folder);
    assert.equal(status, 1, output);
    return output;
  };
  return { passes: () => bench.expect(python, words, folder), fails };
}

function change(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(path.join(folder, file), 'utf8');
  assert.ok(text.includes(from), `${file} has no ${from}`);
  writeFileSync(path.join(folder, file), text.replace(from, to));
}

/** A router, values within bounds, a list of rows, no data in the repository. */
const routed: Readonly<Record<string, string>> = {
  '.preflight.yaml': 'profile: service\n',
  'requirements.txt': 'fastapi==0.165.0\npydantic==2.14.4\n',
  'src/été/__init__.py': '',
  'src/été/api.py': `from enum import Enum
from typing import Literal

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
router = APIRouter(prefix="/v1")


class Kind(str, Enum):
    oak = "oak"
    elm = "elm"


class Tree(BaseModel):
    height: float = Field(gt=0, lt=1)
    age: int = Field(..., ge=20)
    kind: Kind
    soil: Literal["sand", "clay"]
    note: str = ""


class Answer(BaseModel):
    score: float
    kind: Kind


@app.get("/health")
def health():
    return {"status": "ok"}


@router.post("/score")
def score(trees: list[Tree]) -> list[Answer]:
    return [Answer(score=tree.height * tree.age, kind=tree.kind) for tree in trees]


app.include_router(router)
`,
};

/** Columns of a CSV file, changed line by line below its header. */
function changeRows(folder: string, file: string, changed: (line: string) => string): void {
  const [header = '', ...lines] = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');
  writeFileSync(path.join(folder, file), [header, ...lines.map(changed)].join('\n'));
}

const behaviour: Proof = {
  rule: 'model/no-behavioural-tests',
  fix: 'the saved model is asked about known rows: a classifier behind a function, a regression',
  oracles: ['pytest', 'answers that were swapped', 'ruff'],
  prove: bench => {
    const test = 'tests/test_model_behaviour.py';
    const other = { 'tests/test_a.py': 'def test_a():\n    assert len("a") == 1\n' };
    for (const { folder, passed, swap } of [
      {
        folder: servedChurn(bench).folder,
        passed: 6,
        swap: (folder: string): void =>
          changeRows(folder, 'data/churn.csv', line =>
            line.replace(/[01](?=\r?$)/, answer => String(1 - Number(answer))),
          ),
      },
      {
        folder: servedHomes(bench).folder,
        passed: 5,
        swap: (folder: string): void =>
          changeRows(folder, 'données/homes.csv', line =>
            line.replace(/\d+$/, price => String(400_000 - Number(price))),
          ),
      },
    ]) {
      mkdirSync(path.join(folder, 'tests'), { recursive: true });
      for (const [file, text] of Object.entries(other)) writeFileSync(path.join(folder, file), text);
      assert.ok(bench.mend(folder, 'model/no-behavioural-tests').includes(test));
      const { passes, fails } = pytestIn(bench, folder);
      assert.match(passes(), new RegExp(`${passed} passed`));
      swap(folder);
      assert.match(fails(), /pulls_its_way[^]*better_than/);
      expectTidy(bench, folder, [test]);
    }
  },
};

export const integration: readonly Proof[] = [
  behaviour,
  {
    rule,
    fix: 'requests to the FastAPI services that Preflight and a person wrote',
    oracles: ['pytest', 'a missing model', 'ruff'],
    prove: bench => {
      const { folder } = servedChurn(bench);
      assert.deepEqual(new Set(bench.mend(folder, rule)), new Set(['pytest.ini', 'requirements.txt', 'tests/test_api.py']));
      const { passes, fails } = pytestIn(bench, folder);
      assert.match(passes(), /4 passed/);
      renameSync(path.join(folder, 'models/model.joblib'), path.join(folder, 'models/other.joblib'));
      assert.match(fails(), /There is no model at/);
      expectTidy(bench, folder, ['tests/test_api.py']);
      const other = bench.repository(routed);
      bench.mend(other, rule);
      const asked = pytestIn(bench, other);
      assert.match(asked.passes(), /4 passed/);
      change(other, 'src/été/api.py', 'score: float', 'value: float = 0');
      assert.match(asked.fails(), /score/);
      expectTidy(bench, other, ['tests/test_api.py']);
    },
  },
  {
    rule,
    fix: 'a hand-written Flask service, its model trained first; training alone on a sample',
    oracles: ['pytest', 'a renamed column', 'ruff'],
    prove: bench => {
      const { folder } = servedHomes(bench);
      renameSync(path.join(folder, 'model.joblib'), path.join(folder, '..', 'model.joblib'));
      assert.deepEqual(new Set(bench.mend(folder, rule)), new Set(['pytest.ini', 'tests/test_api.py']));
      const { passes, fails } = pytestIn(bench, folder);
      assert.match(passes(), /2 passed/);
      change(folder, 'app.py', 'home["rooms"]', 'home["bedrooms"]');
      assert.match(fails(), /bedrooms/);
      expectTidy(bench, folder, ['tests/test_api.py']);
      const files = ['requirements.txt', 'données/homes.csv', 'train.py'];
      const kept = Object.fromEntries(files.map(file => [file, readFileSync(path.join(folder, file), 'utf8')]));
      const batch = bench.repository({ ...kept, '.preflight.yaml': 'profile: batch\n', 'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n' });
      assert.deepEqual(bench.mend(batch, rule), ['tests/test_training.py']);
      const trained = pytestIn(bench, batch);
      assert.match(trained.passes(), /1 passed/);
      change(batch, 'données/homes.csv', 'area', 'surface');
      assert.match(trained.fails(), /area/);
      expectTidy(bench, batch, ['tests/test_training.py']);
    },
  },
]; // prettier-ignore

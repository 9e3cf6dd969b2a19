// Fixes of one place in workflows and Dockerfiles: their linters, and what the new lines do, tell the difference.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contextOf } from '../image/context';
import type { Proof } from '../proof';
import { runTool } from '../tools';

const configuration = { '.preflight.yaml': 'profile: service\n', 'README.md': '# Churn\n' };
const image = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY app.py .\n';

export const buildFiles: readonly Proof[] = [
  {
    rule: 'ci/job-without-timeout',
    fix: 'a job ends after half an hour',
    oracles: ['actionlint'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'train.py': 'print(1)\n',
        '.github/workflows/train.yml': `on: push
jobs:
  sample:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: python train.py --sample 200
`,
      });
      assert.deepEqual(bench.mend(folder, 'ci/job-without-timeout'), ['.github/workflows/train.yml']);
      bench.expectTool('actionlint', ['-no-color', '.github/workflows/train.yml'], folder);
      assert.match(read(folder, '.github/workflows/train.yml'), /\n {4}timeout-minutes: 30\n/);
    },
  },
  {
    rule: 'ci/python-mismatch',
    fix: 'the version 3.10 is not the number 3.1',
    oracles: ['actionlint', 'PyYAML 6.0.3'],
    prove: bench => {
      const file = '.github/workflows/test.yml';
      const folder = bench.repository({
        ...configuration,
        'app.py': 'print(1)\n',
        [file]: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    strategy:
      matrix:
        python-version: ["3.9", 3.10]
    steps:
      - uses: actions/setup-python@v6
        with:
          python-version: \${{ matrix.python-version }}
`,
      });
      const python = bench.environment(folder, 'pyyaml==6.0.3');
      const script = `import yaml; print(yaml.safe_load(open("${file}"))["jobs"]["test"]["strategy"]["matrix"]["python-version"])`;
      assert.equal(bench.expect(python, ['-c', script], folder), "['3.9', 3.1]\n");
      assert.deepEqual(bench.mend(folder, 'ci/python-mismatch'), [file]);
      assert.equal(bench.expect(python, ['-c', script], folder), "['3.9', '3.10']\n");
      bench.expectTool('actionlint', ['-no-color', file], folder);
    },
  },
  {
    rule: 'deploy/image-not-reproducible',
    fix: 'the base of an image has a version',
    oracles: ['hadolint'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'app.py': 'print(1)\n',
        Dockerfile: 'FROM python\nWORKDIR /app\nCOPY app.py .\nUSER 10001\nCMD ["python", "app.py"]\n',
      });
      assert.match(runTool('hadolint', ['Dockerfile'], folder).output, /DL3006/);
      assert.deepEqual(bench.mend(folder, 'deploy/image-not-reproducible'), ['Dockerfile']);
      bench.expectTool('hadolint', ['Dockerfile'], folder);
    },
  },
  {
    rule: 'deploy/no-dockerignore',
    fix: 'secrets, data and notebooks stay out of an image',
    oracles: ['docker reads .dockerignore'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'app.py': 'print(1)\n',
        '.env': 'STAGE=local\n',
        'data/churn.csv': 'customer\n',
        'look.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nUSER 10001\nCMD ["python", "app.py"]\n',
      });
      const before = contextOf(folder);
      assert.ok(['.env', 'app.py', 'data/churn.csv', 'look.ipynb'].every(file => before.includes(file)));
      assert.deepEqual(bench.mend(folder, 'deploy/no-dockerignore'), ['.dockerignore']);
      const after = contextOf(folder);
      assert.ok(after.includes('app.py'));
      assert.deepEqual(
        after.filter(file => /env|csv|ipynb/.test(file)),
        [],
      );
    },
  },
  {
    rule: 'deploy/runs-as-root',
    fix: 'a container starts as a user without rights',
    oracles: ['hadolint', 'useradd and su of Linux'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'app.py': 'print(1)\n',
        Dockerfile: `${image}CMD ["python", "app.py"]\n`,
      });
      assert.deepEqual(bench.mend(folder, 'deploy/runs-as-root'), ['Dockerfile']);
      bench.expectTool('hadolint', ['Dockerfile'], folder);
      const [, words = ''] = /^RUN useradd (.*) app\nUSER 10001$/m.exec(read(folder, 'Dockerfile')) ?? [];
      // In a root of its own, so that the machine gets no user.
      const root = `${folder}-root`;
      const prepare = `mkdir -p ${root}/etc ${root}/home && cp /etc/passwd /etc/group /etc/shadow ${root}/etc/ && useradd --prefix ${root} ${words} app`;
      bench.expect('sh', ['-c', prepare], folder);
      assert.match(readFileSync(`${root}/etc/passwd`, 'utf8'), /^app:x:10001:/m);
    },
  },
  {
    rule: 'deploy/no-healthcheck',
    fix: 'Docker asks the port of the service',
    oracles: ['hadolint', 'its command with and without a service'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'app.py': service,
        Dockerfile: `${image}USER 10001\nCMD ["uvicorn", "app:app", "--host", "0.0.0.0", "--port", "8471"]\n`,
      });
      assert.deepEqual(bench.mend(folder, 'deploy/no-healthcheck'), ['Dockerfile']);
      bench.expectTool('hadolint', ['Dockerfile'], folder);
      const [, command = ''] = /^ {2}CMD (\[.*\])$/m.exec(read(folder, 'Dockerfile')) ?? [];
      const [program, ...words]: readonly string[] = readWords(command);
      const ask = ['-c', asking, JSON.stringify([program === 'python' ? 'python3' : program, ...words])];
      assert.equal(bench.expect('python3', ask, folder), '1 0\n');
    },
  },
];

const service = `from fastapi import FastAPI
import joblib

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(features: list[float]):
    return {"score": float(model.predict([features])[0])}
`;

/** Runs the command while nobody listens, then while somebody does. */
const asking = `import json, socket, subprocess, sys
command = json.loads(sys.argv[1])
ask = lambda: subprocess.run(command, stderr=subprocess.DEVNULL).returncode
before = ask()
server = socket.create_server(("127.0.0.1", 8471))
print(before, ask())`;

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

function readWords(json: string): readonly string[] {
  const words: unknown = JSON.parse(json);
  assert.ok(Array.isArray(words));
  return words.map(String);
}

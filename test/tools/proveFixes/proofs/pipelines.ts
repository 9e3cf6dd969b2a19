// Jobs of CI that deliver, wait, train and run notebooks: linters read them, and their commands are run.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import { expectWorkflow, weaknesses } from '../judgeCi';
import { notebookOf } from '../notebookOf';
import type { Proof } from '../proof';
import { commandsOf } from '../runCi';
import { environmentOf, inEnvironment } from '../service/environments';
import { run } from '../tools';

const requirements = 'pandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n';
const flats = Array.from(
  { length: 300 },
  (_, row) => `${20 + (row % 90)},${1 + (row % 4)},${(20 + (row % 90)) * 3000 + row}`,
);

const notebook = notebookOf([
  "import pandas as pd\nfrom sklearn.linear_model import LinearRegression\nhomes = pd.read_csv('../données/homes.csv')",
  "model = LinearRegression().fit(homes[['area']], homes['price'])\nassert model.coef_.shape == (1,)",
]);

export const files: Readonly<Record<string, string>> = {
  '.preflight.yaml': 'profile: service\n',
  'requirements.txt': requirements,
  'données/homes.csv': `area,rooms,price\n${flats.join('\n')}\n`,
  'train.py': `import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

LEAST = 0.1

if __name__ == "__main__":
    homes = pd.read_csv("données/homes.csv")
    model = LinearRegression().fit(homes[["area", "rooms"]], homes["price"])
    score = model.score(homes[["area", "rooms"]], homes["price"])
    print(len(homes), "rows")
    if score < LEAST:
        raise SystemExit("the model is too bad")
    joblib.dump(model, "model.joblib")
`,
  'app.py': `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(features: list[float]):
    return {"price": float(model.predict([features])[0])}
`,
  'tests/test_size.py': 'def test_size():\n    assert len("ab") == 2\n',
  Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "train.py"]\n',
  '.github/workflows/ci.yml': `# Ours.
name: CI
on: [push]
permissions:
  contents: read
jobs:
  lint: # quick
    runs-on: ubuntu-24.04
    steps:
      - run: pipx run ruff check .
`,
};

function lastCommand(folder: string, file: string, job: string): string {
  return commandsOf(folder, file, job).at(-1)?.text ?? '';
}

/** A command that keeps what it is asked. */
function recorder(bench: Bench, name: string): { readonly folder: string; readonly asked: () => string } {
  const folder = bench.repository({ [name]: '#!/bin/sh\necho "$@" >> "$(dirname "$0")/asked"\n' });
  chmodSync(path.join(folder, name), 0o755);
  return { folder, asked: () => readFileSync(path.join(folder, 'asked'), 'utf8') };
}

const delivery: Proof = {
  rule: 'ci/no-cd',
  fix: 'a tag is tested, built and pushed under its commit',
  oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'bash'],
  prove: bench => {
    const folder = bench.repository(files);
    const file = '.github/workflows/release.yml';
    assert.deepEqual(bench.mend(folder, 'ci/no-cd'), [file]);
    expectWorkflow(folder, file);
    const docker = recorder(bench, 'docker');
    const variables = {
      PATH: `${docker.folder}:/usr/bin:/bin`,
      GITHUB_REPOSITORY: 'Ana/Churn',
      GITHUB_SHA: 'abc',
      GITHUB_REF_NAME: 'v1',
      GITHUB_ACTOR: 'ana',
      TOKEN: 't',
    };
    const { status, output } = run('bash', ['-e', '-c', lastCommand(folder, file, 'image')], folder, variables);
    assert.equal(status, 0, output);
    assert.deepEqual(docker.asked().trim().split('\n'), [
      'build --tag ghcr.io/ana/churn:abc --tag ghcr.io/ana/churn:v1 .',
      'login ghcr.io --username ana --password-stdin',
      'push ghcr.io/ana/churn:abc',
      'push ghcr.io/ana/churn:v1',
    ]);
  },
};

const gate: Proof = {
  rule: 'ci/deploy-without-gate',
  fix: 'a job that delivers waits for one that tests',
  oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'pytest'],
  prove: bench => {
    const file = '.github/workflows/ci.yml';
    const deploy =
      '  deploy: # to Cloud Run\n    runs-on: ubuntu-24.04\n    steps:\n      - run: gcloud run deploy churn --source .\n';
    const folder = bench.repository({ ...files, [file]: `${files[file] ?? ''}${deploy}` });
    const before = weaknesses(folder, file);
    assert.deepEqual(bench.mend(folder, 'ci/deploy-without-gate'), [file]);
    expectWorkflow(folder, file, before);
    const text = readFileSync(path.join(folder, file), 'utf8');
    assert.ok(text.startsWith(`${files[file] ?? ''}${deploy.replace('Run\n', 'Run\n    needs: test\n')}`), text);
    const python = environmentOf(['pytest==9.2.0']);
    const test = lastCommand(folder, file, 'test');
    assert.equal(inEnvironment(python, test, folder).status, 0);
    writeFileSync(path.join(folder, 'tests/test_size.py'), 'def test_size():\n    assert len("ab") == 3\n');
    assert.equal(inEnvironment(python, test, folder).status, 1);
  },
};

const training: Proof = {
  rule: 'ci/no-model-pipeline',
  fix: 'training on a sample with each change, red when its gate says no',
  oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'Python'],
  prove: bench => {
    const folder = bench.repository(files);
    const file = '.github/workflows/ci.yml';
    assert.deepEqual(bench.mend(folder, 'ci/no-model-pipeline'), [file]);
    expectWorkflow(folder, file);
    assert.ok(readFileSync(path.join(folder, file), 'utf8').startsWith(files[file] ?? ''));
    const python = environmentOf([...requirements.split('\n'), 'pytest==9.2.0']);
    const command = lastCommand(folder, file, 'train');
    const green = inEnvironment(python, command, folder);
    assert.equal(green.status, 0, green.output);
    assert.equal(readFileSync(path.join(folder, 'summary.md'), 'utf8'), '200 rows\n');
    const script = path.join(folder, 'train.py');
    writeFileSync(script, readFileSync(script, 'utf8').replace('LEAST = 0.1', 'LEAST = 1.1'));
    const red = inEnvironment(python, command, folder);
    assert.equal(red.status, 1, red.output);
    assert.match(red.output, /too bad/);
  },
};

const notebooks: Proof = {
  rule: 'test/no-notebook-smoke',
  fix: 'the notebooks run once a week, red when a cell fails',
  oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'nbmake 1.5.5'],
  prove: bench => {
    const folder = bench.repository({ ...files, 'notebooks/report été.ipynb': notebook });
    const file = '.github/workflows/notebooks.yml';
    assert.deepEqual(bench.mend(folder, 'test/no-notebook-smoke'), [file]);
    expectWorkflow(folder, file);
    const python = environmentOf([...requirements.split('\n'), 'nbmake==1.5.5', 'ipykernel']);
    const command = lastCommand(folder, file, 'notebooks').trim().split('\n').at(-1) ?? '';
    const green = inEnvironment(python, command, folder);
    assert.equal(green.status, 0, green.output);
    writeFileSync(path.join(folder, 'notebooks/report été.ipynb'), notebook.replace('(1,)', '(2,)'));
    assert.equal(inEnvironment(python, command, folder).status, 1);
  },
};

const steps: Readonly<Record<string, string>> = {
  '.preflight.yaml': 'profile: batch\n',
  'requirements.txt': 'pandas==3.1.1\n',
  'données/raw.csv': 'a,b\n1,2\n3,4\n',
  '01_load_data.py':
    'import pandas as pd\n\nrows = pd.read_csv("données/raw.csv")\nrows.dropna().to_csv("données/clean.csv", index=False)\nprint("loaded")\n',
  '02_features.py':
    'import pandas as pd\n\nrows = pd.read_csv("données/clean.csv")\nrows["c"] = rows["a"] + rows["b"]\nrows.to_csv("données/features.csv", index=False)\nprint("features")\n',
  '03 train model.py':
    'import pandas as pd\n\nrows = pd.read_csv("données/features.csv")\nprint("trained on", rows["c"].sum())\n',
};

const weekly: Proof = {
  rule: 'data/no-orchestration',
  fix: 'the steps once a week, and what they write is kept',
  oracles: ['actionlint', 'zizmor', 'git', 'Python'],
  prove: bench => {
    const readme = '# Rows\n\nThe rows are updated every week: run the three scripts.\n';
    const folder = bench.repository({ ...steps, 'README.md': readme, '.gitignore': 'données/features.csv\n' });
    bench.expect('git', ['init', '--quiet'], folder);
    bench.expect('git', ['add', '--all'], folder);
    const workflow = '.github/workflows/steps.yml';
    assert.deepEqual(bench.mend(folder, 'data/no-orchestration'), [workflow]);
    assert.equal(bench.statusOf(folder, 'data/no-orchestration'), 'met');
    expectWorkflow(folder, workflow);
    const python = environmentOf(['pandas==3.1.1', 'pytest==9.2.0']);
    const kept = bench.repository({});
    mkdirSync(kept, { recursive: true });
    const [install, ran, gathered] = commandsOf(folder, workflow, 'steps');
    assert.match(install?.text ?? '', /requirements\.txt/);
    const output = inEnvironment(python, ran?.text ?? '', folder).output;
    assert.equal(output, 'loaded\nfeatures\ntrained on 10\n');
    const gathering = run('bash', ['-e', '-c', gathered?.text ?? ''], folder, { RUNNER_TEMP: kept });
    assert.equal(gathering.status, 0, gathering.output);
    const files = bench.filesOf(path.join(kept, 'results'));
    assert.deepEqual(files.filter(file => file.endsWith('.csv')).sort(), ['données/clean.csv', 'données/features.csv']);
    writeFileSync(path.join(folder, '02_features.py'), 'raise SystemExit("no rows")\n');
    const stopped = run('bash', ['-e', '-c', ran?.text ?? ''], folder, { PATH: `${path.dirname(python)}:${process.env['PATH'] ?? ''}` }); // prettier-ignore
    assert.notEqual(stopped.status, 0, 'a step that fails stops those that follow');
    assert.doesNotMatch(stopped.output, /trained/);
  },
};

const oneCommand: Proof = {
  rule: 'repro/no-single-command',
  fix: 'make runs the steps in their order, in a Makefile of its own and below one that is there',
  oracles: ['GNU make', 'Python'],
  prove: bench => {
    const python = environmentOf(['pandas==3.1.1', 'pytest==9.2.0']);
    const own = '# Ours.\nclean: # quick\n\trm -rf build\n';
    for (const [before, goal] of [
      [undefined, 'all'],
      [own, 'results'],
    ] as const) {
      const folder = bench.repository(before === undefined ? steps : { ...steps, Makefile: before });
      assert.deepEqual(bench.mend(folder, 'repro/no-single-command'), ['Makefile']);
      assert.ok(readFileSync(path.join(folder, 'Makefile'), 'utf8').startsWith(before ?? '# "make" installs'));
      const listed = bench.expect('make', ['-n', goal], folder).trim().split('\n');
      assert.deepEqual(listed, [
        'pip install -r requirements.txt',
        'python 01_load_data.py',
        'python 02_features.py',
        "python '03 train model.py'",
      ]);
      const made = inEnvironment(python, `make --silent --old-file=install ${goal}`, folder);
      assert.equal(made.output, 'loaded\nfeatures\ntrained on 10\n');
    }
  },
};

export const pipelines: readonly Proof[] = [delivery, gate, training, notebooks, oneCommand, weekly];

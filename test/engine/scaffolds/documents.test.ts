import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';
import type { TestFile } from '../../support/project';

const problem = 'docs/missing-problem-statement';
const criteria = 'docs/no-success-metrics';
const dataCard = 'docs/missing-data-card';

const base: Readonly<Record<string, TestFile>> = {
  '.preflight.yaml': 'profile: service\n',
  'train.py': `import joblib
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error

rows = pd.read_csv("données/été 1.csv")
model = Ridge().fit(rows[["age", "size"]], rows["price"])
print(mean_absolute_error(rows["price"], model.predict(rows[["age", "size"]])))
joblib.dump(model, "model.joblib")
`,
  'données/été 1.csv': 'id,email,age,size,price\n1,ana@example.org,30,2,9.5\n2,ben@example.org,,3,8.5\n',
};

suite('pages for people', () => {
  test('a page of the problem asks what the code does not say', async () => {
    const text = (await mended(base, problem))['docs/problem.md'] ?? '';
    assert.match(text, /^# Model\n\n## Problem\n\n- Predicted: `price` \(regression\)\.\n- Trained by `train\.py`, on `données\/été 1\.csv` \(2 rows\)\.\n/); // prettier-ignore
    assert.match(text, /too high, and it can be too low/);
    assert.match(text, /has to know `age` and `size`\.\n\nTODO\(preflight: docs\/missing-problem-statement\)/);
  });

  test('an error has a largest value as its target, in the table that is there', async () => {
    const files = { ...base, ...(await mended(base, problem)) };
    const text = (await mended(files, criteria))['docs/problem.md'] ?? '';
    assert.match(text, /\n\n## Success criteria\n\n/);
    assert.match(text, /\| target for mae \| TODO\(preflight: docs\/no-success-metrics\) at most 0 \|/);
    assert.match(await refusal({ ...files, 'docs/problem.md': text }, criteria), /has a section “Success criteria” already/); // prettier-ignore
  });

  test('a page without questions is left alone, and git has to take the new one', async () => {
    const finished = { ...base, 'docs/problem.md': '# Prices\r\n\r\nWe set prices.\r\n' };
    assert.deepEqual(Object.keys(await mended(finished, criteria)), ['docs/success-criteria.md']);
    const ignored = { ...base, '.gitignore': 'docs/\n' };
    assert.deepEqual(Object.keys(await mended(ignored, criteria)), ['SUCCESS_CRITERIA.md']);
    const taken = { ...finished, 'docs/success-criteria.md': 'None.\n', 'SUCCESS_CRITERIA.md': 'None.\n' };
    assert.match(await refusal(taken, criteria), /is there already: write a section “Success criteria” into it/);
  });

  test('a card of the data has the columns beside the data, and nothing of a row', async () => {
    const text = (await mended(base, dataCard))['données/README.md'] ?? '';
    assert.match(text, /\| `email` \| text \| none \|  \| it sounds so \|  \|/);
    assert.match(text, /\| `age` \| integer \| some \| input of the model \|  \|  \|/);
    assert.doesNotMatch(text, /example\.org|9\.5/);
  });

  test('numbered columns are one row, and a file that is elsewhere is named', async () => {
    const wide = Array.from({ length: 30 }, (_, at) => `pixel${at}`);
    const files = { 'train.py': 'import pandas as pd\nrows = pd.read_csv("digits.csv")\nother = pd.read_csv("more.csv")\n' }; // prettier-ignore
    const text = (await mended({ ...files, 'digits.csv': `label,${wide.join(',')}\n1,${wide.map(() => '0').join(',')}\n` }, dataCard))['docs/data.md'] ?? ''; // prettier-ignore
    assert.match(text, /\n\| `pixel0` to `pixel29` \(30 columns\) \| integer \| none \|  \|\n\n/);
    assert.match(text, /- Not in this repository: `more\.csv`\./);
    assert.match(await refusal({ 'train.py': 'import pandas as pd\nrows = pd.read_csv(name)\n' }, dataCard), /write data\/README\.md by hand/); // prettier-ignore
  });

  test('the runbook lists what is deployed here, its alerts, and no command without a file', async () => {
    const app =
      'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/healthz")\ndef health():\n    return {}\n';
    const alerts = 'groups:\n  - name: churn\n    rules:\n      - alert: Slow\n        expr: a > 1\n        annotations: { summary: It is slow }\n'; // prettier-ignore
    const text = (await mended({ ...base, 'app.py': app, 'fly.toml': 'app = "churn"\n', 'ops/alerts.yml': alerts }, 'docs/no-runbook'))['RUNBOOK.md'] ?? ''; // prettier-ignore
    assert.match(text, /```sh\nfly deploy --config fly\.toml\n```/);
    assert.match(text, /- `\/healthz` answers while it lives\./);
    assert.match(text, /\| `Slow` \| It is slow \| TODO\(preflight: docs\/no-runbook\) what to do first \|/);
    assert.doesNotMatch(text, /kubectl|terraform|helm|make /);
  });

  test('owners stand behind folders, as git names them, where the host reads such a file', async () => {
    const rule = 'docs/no-codeowners';
    const script = { 'train.py': 'print(1)\n' };
    const github = {
      ...script,
      'my data/été.csv': 'a\n1\n',
      '.github/workflows/a.yml': 'on: pull_request\njobs: {}\n',
    };
    const remote = { '.git/config': '[remote "origin"]\n\turl = https://github.com/ana-k/churn.git\n' };
    const text = (await mended({ ...github, ...remote }, rule))['.github/CODEOWNERS'] ?? '';
    assert.match(text, /\n\* @ana-k\n\/\.github\/ @ana-k\n\/my\\ data\/ @ana-k\n$/);
    assert.match((await mended(github, rule))['.github/CODEOWNERS'] ?? '', /\n\*\n\/\.github\/\n/);
    const template = (await mended(github, rule, { way: 1 }))['.github/pull_request_template.md'] ?? '';
    assert.match(template, /- \[ \] The data \(`my data\/été\.csv`\) is the same/);
    assert.match(
      await refusal({ ...script, 'azure-pipelines.yml': 'pr: [main]\n' }, rule),
      /^Azure DevOps reads no file/,
    );
  });
});

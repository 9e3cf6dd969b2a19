import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'ops/no-drift-monitoring';

const app = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
const rows = ['1,Ann,30.5,2,a,2024-01-01,9', '2,Bob,40,3,b,2024-01-02,8', '3,Cem,51,1,a,2024-01-03,7'];
const homes = `id;first_name;area (m²);rooms;class;sold;price\n${rows.join('\n').replaceAll(',', ';')}\n`;
const project = { 'requirements.txt': 'pandas==2.2.3\n', 'data/homes été.csv': homes, 'app.py': app };
const training = (columns: string): string => `import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

df = pd.read_csv("data/homes été.csv", sep=";")
joblib.dump(LinearRegression().fit(${columns}, df["price"]), "model.joblib")
`;

suite('a check for drift', () => {
  test('of the columns that the model takes', async () => {
    const files = await mended({ ...project, 'train.py': training('df[["rooms", "area (m²)"]]') }, rule);
    assert.deepEqual(Object.keys(files), ['monitoring/drift.py']);
    const text = files['monitoring/drift.py'] ?? '';
    assert.match(text, /NUMBERS = \[\n {4}"area \(m²\)",\n {4}"rooms",\n\]\nCATEGORIES = \[\]\n/);
    assert.match(text, /REFERENCE = PROJECT \/ "data\/homes été\.csv"/);
    assert.match(text, /pd\.read_csv\(REFERENCE, sep=";"\)/);
    for (const value of ['30.5', 'Ann', '2024']) {
      assert.ok(!text.includes(value), 'no value of the data is copied');
    }
  });

  test('of an unknown model all columns that are no id, date or person', async () => {
    const files = await mended(
      { ...project, 'explore.py': 'import pandas as pd\n\nprint(pd.read_csv("data/homes été.csv"))\n' },
      rule,
    );
    assert.match(
      files['monitoring/drift.py'] ?? '',
      /NUMBERS = \[\n {4}"area \(m²\)",\n {4}"rooms",\n {4}"price",\n\]\nCATEGORIES = \[\n {4}"class",\n\]/,
    );
  });

  test('runs once a day on GitHub where that is in use, under a free name', async () => {
    const ci = 'name: CI\non: push\njobs: {}\n';
    const files = await mended(
      {
        ...project,
        'requirements.txt': 'requests\n',
        'train.py': training('df[["rooms"]]'),
        'monitoring/drift.py': '',
        '.github/workflows/ci.yml': ci,
        '.github/workflows/drift.yml': ci,
      },
      rule,
    );
    assert.deepEqual(Object.keys(files).sort(), [
      '.github/workflows/drift-check.yml',
      'monitoring/drift_check.py',
      'requirements.txt',
    ]);
    assert.match(
      files['.github/workflows/drift-check.yml'] ?? '',
      /run: python monitoring\/drift_check\.py "\$PREDICTION_LOG"/,
    );
    assert.equal(files['requirements.txt'], 'requests\npandas\n');
  });

  test('else it stands in the README as a line for cron, with its line ends', async () => {
    const readme = '# Homes\r\n\r\nWhat they cost.\r\n\r\n## License\r\n\r\nMIT\r\n';
    const files = await mended({ ...project, 'train.py': training('df[["rooms"]]'), 'README.md': readme }, rule);
    assert.match(
      files['README.md'] ?? '',
      /What they cost\.\r\n\r\n## Drift\r\n[^]*17 5 \* \* \* cd "\$HOME\/homes"[^]*## License/,
    );
    assert.doesNotMatch((files['README.md'] ?? '').replaceAll('\r\n', ''), /[\r\n]/);
  });

  for (const [
    why,
    files,
    sentence,
  ] of [
    ['no data is there', { 'app.py': app, 'requirements.txt': 'pandas\n', 'train.py': training('df[["rooms"]]') }, /^No CSV file that train\.py trains with is in this folder/],
    ['no manifest is there', { 'app.py': app, 'data/homes été.csv': homes, 'train.py': training('df[["rooms"]]').replace('import pandas', 'import pandas') }, /^No manifest lists the packages/],
    ['nothing can be compared', { ...project, 'data/homes été.csv': 'id;first_name;sold;price\n1;A;2024-01-01;3\n2;B;2024-01-02;3\n', 'train.py': training('df[["id", "sold"]]') }, /^data\/homes été\.csv has no column that could be compared/],
    ['both names are taken', { ...project, 'train.py': training('df[["rooms"]]'), 'monitoring/drift.py': '', 'monitoring/drift_check.py': '' }, /^monitoring\/drift\.py and monitoring\/drift_check\.py are there already/],
  ] as const /* prettier-ignore */) {
    test(`none where ${why}`, async () => {
      assert.match(await refusal(files, rule), sentence);
    });
  }
});

suite('Is the model still right', () => {
  const rule = 'ops/no-model-performance';
  const service = {
    '.preflight.yaml': 'profile: service\n',
    'requirements.txt': 'fastapi==0.115.0\npandas==2.2.3\n',
    'README.md': '# Homes\n',
    'app.py':
      'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/predict")\ndef predict(area: float):\n    return {"price": area * 3000}\n',
  };
  const log = 'def record(request, output):\n    return {"request_id": request, "output": output}\n';

  test('refused before anything records predictions', async () => {
    assert.match(await refusal(service, rule), /mend ops\/no-prediction-log first/);
  });

  test('a line for cron where nothing runs on GitHub', async () => {
    const files = await mended(
      { ...service, 'log.py': log, '.gitlab-ci.yml': 'hello:\n  script: [echo hello]\n' },
      rule,
    );
    assert.match(
      files['README.md'] ?? '',
      /47 5 \* \* 1 cd [^\n]* monitoring\/model_performance\.py predictions\.jsonl/,
    );
    assert.match(files['monitoring/model_performance.py'] ?? '', /accuracy/);
  });
});

import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'data/no-lineage';

const training = (save: string): string =>
  `import joblib\nimport pickle\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\n\nrows = pd.read_csv("données/prix.csv")\nmodel = Ridge().fit(rows[["a"]], rows["b"])\n${save}\n`;

const table = { 'données/prix.csv': 'a,b\n1,2\n2,3\n' };

suite('lineage of a model', () => {
  test('is written below each line that saves one, from the path and the name that it has', async () => {
    const save =
      'joblib.dump(model, "models/prix.joblib")  # for the service\njoblib.dump(scaler, "models/scaler.joblib")';
    const files = await mended({ ...table, 'src/train.py': training(save) }, rule);
    assert.deepEqual(Object.keys(files).sort(), ['src/lineage.py', 'src/train.py']);
    assert.match(
      files['src/train.py'] ?? '',
      /# for the service\nrecord_lineage\("models\/prix\.joblib", model\)\njoblib\.dump\(scaler/,
    );
    assert.match(files['src/lineage.py'] ?? '', /parents\[1\]\nDATA = \[\n {4}"données\/prix\.csv",\n\]/);
    assert.match(files['src/lineage.py'] ?? '', /"scikit-learn",/);
  });

  test('takes the name of an open file, and keeps the depth of the block', async () => {
    const save = 'with open("m.pkl", "wb") as file:\n    pickle.dump(model, file)';
    const files = await mended({ ...table, 'train.py': training(save) }, rule);
    assert.match(
      files['train.py'] ?? '',
      /\n {4}pickle\.dump\(model, file\)\n {4}record_lineage\(file\.name, model\)\n/,
    );
  });

  test('asks for the data where nothing says which they are', async () => {
    const files = await mended({ 'train.py': 'import joblib\n\njoblib.dump(model, "m.joblib")\n' }, rule);
    assert.match(files['lineage.py'] ?? '', /# TODO\(preflight: data\/no-lineage\) .*\nDATA = \[\]\n/);
  });

  test('is refused where the record is written already, and under a path of one computer', async () => {
    const recorded = `${training('joblib.dump(model, "m.joblib")')}record_lineage("m.joblib", model)\n`;
    assert.match(await refusal({ ...table, 'train.py': recorded }, rule), /writes the record already/);
    const far = training('joblib.dump(model, "D:/Git/app/m.joblib")');
    assert.match(await refusal({ ...table, 'train.py': far }, rule), /mend code\/hardcoded-user-path first/);
  });

  test('is refused where another run of the expression would give another path', async () => {
    const save = 'joblib.dump(model, f"m-{datetime.now()}.joblib")';
    assert.match(await refusal({ ...table, 'train.py': training(save) }, rule), /by hand/);
  });
});

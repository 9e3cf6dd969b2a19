import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { memoryReader } from '../../../../src/engine/workspace/memoryReader';
import { gathered } from '../../../support/facts';

/** Every stated version as `scikit-learn 1.9.1 (model.joblib)`. */
async function stated(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const { statedVersions } = await gathered(memoryReader(files));
  return statedVersions.map(({ distribution, version, path }) => `${distribution} ${version} (${path})`);
}

/** A notebook as its file has it: source and printed text of each cell. */
function notebook(...cells: readonly (readonly [source: string, printed: string])[]): string {
  return JSON.stringify({
    cells: cells.map(([source, printed]) => ({
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source,
      outputs: [{ output_type: 'stream', name: 'stdout', text: printed.split(/(?<=\n)/) }],
    })),
    metadata: { language_info: { name: 'python', version: '3.11.7' } },
    nbformat: 4,
    nbformat_minor: 4,
  });
}

/** Protocol 4 writes the key, a mark, the length of the text and the text. */
function pickle(version: string): Uint8Array {
  const text = Uint8Array.from([0x94, 0x8c, version.length, ...new TextEncoder().encode(version)]);
  const filler = new Uint8Array(100_000).fill(0x5f);
  return Buffer.concat([filler, Buffer.from('_sklearn_version'), text, Buffer.from('\x94ub')]);
}

suite('findStatedVersions', () => {
  test('of a saved model, plain and packed', async () => {
    const model = pickle('1.2.2');
    assert.deepEqual(await stated({ 'a.pkl': model, 'b.joblib': deflateSync(model), 'c.sav': gzipSync(model) }), [
      'scikit-learn 1.2.2 (a.pkl)',
      'scikit-learn 1.2.2 (b.joblib)',
      'scikit-learn 1.2.2 (c.sav)',
    ]);
    const broken = deflateSync(model).subarray(0, 60);
    assert.deepEqual(await stated({ 'a.pkl': 'no model', 'b.joblib': broken, 'c.pkl': '_sklearn_version' }), []);
  });

  test('of the churn model', async () => {
    const model = readFileSync('examples/churn/models/model.joblib');
    assert.deepEqual(await stated({ 'model.joblib': model }), ['scikit-learn 1.9.1 (model.joblib)']);
  });

  test('of cells and images that install one', async () => {
    const files = {
      'a.ipynb': notebook(['!pip install -q xgboost==1.7.6 "pandas>=2" numpy', '']),
      Dockerfile: 'FROM python:3.12\nRUN pip install --no-cache-dir flask==3.1.2 \\\n    gunicorn==23.0.0\n',
    };
    assert.deepEqual(await stated(files), [
      'flask 3.1.2 (Dockerfile)',
      'gunicorn 23.0.0 (Dockerfile)',
      'xgboost 1.7.6 (a.ipynb)',
    ]);
  });

  test('of outputs that answer what was asked', async () => {
    const files = {
      'a.ipynb': notebook(
        ['import pandas as pd\nimport sklearn', ''],
        ['print("pandas", pd.__version__)\nprint(sklearn.__version__)', 'pandas 2.1.4\n1.3.2\n'],
        ['print(sklearn.__version__, accuracy)', '1.3.2 0.87\n'],
        ['!pip freeze | grep num', 'numba==0.58.1\nnumpy==1.26.4\n'],
        [
          '%pip install shap',
          'Requirement already satisfied: tqdm>4 in /usr/lib (from shap) (4.66.1)\nSuccessfully installed shap-0.44.0 slicer-0.0.7\n',
        ],
        ['0.5 + 1.5', '2.0'],
      ),
    };
    assert.deepEqual(await stated(files), [
      'pandas 2.1.4 (a.ipynb)',
      'scikit-learn 1.3.2 (a.ipynb)',
      'numba 0.58.1 (a.ipynb)',
      'numpy 1.26.4 (a.ipynb)',
      'tqdm 4.66.1 (a.ipynb)',
      'shap 0.44.0 (a.ipynb)',
      'slicer 0.0.7 (a.ipynb)',
    ]);
  });

  test('of a notebook says with which Python', async () => {
    const { statedVersions } = await gathered(memoryReader({ 'a.ipynb': notebook(['%pip install shap==0.44.0', '']) }));
    assert.deepEqual(statedVersions[0]?.python, '3.11');
  });
});

import assert from 'node:assert/strict';
import type { Environment } from '../../../../src/engine/index';
import type { TestFile } from '../../../support/project';
import { gathered } from '../../../support/facts';

type Files = Readonly<Record<string, TestFile>>;

const noEnvironment: Environment | undefined = undefined;

/** `scikit-learn`, `dask[dataframe]`, `torch?` where it may be missing, `pytest (test)`, `? helpers` for an unknown one. */
async function needed(files: Files, environment = noEnvironment): Promise<readonly string[]> {
  const { imports } = await gathered(files, environment);
  return imports.map(({ distribution, extras, module, optional, zone }) => {
    const name = distribution === undefined ? `? ${module}` : distribution;
    const extra = extras.length === 0 ? '' : `[${extras.join()}]`;
    return `${name}${extra}${optional ? '?' : ''}${zone === 'test' ? ' (test)' : ''}`;
  });
}

function environment(modules: Readonly<Record<string, string>>): Environment {
  const versions = new Map(Object.values(modules).map(name => [name, '1.0'] as const));
  return { python: '3.12.4', place: '.venv', versions, modules: new Map(Object.entries(modules)) };
}

suite('findImports', () => {
  test('names the distributions of scripts and notebooks, with the first place in production', async () => {
    const files = {
      'a_first.ipynb': ['import sklearn, cv2', 'from google.cloud import storage\nimport google.cloud.bigquery as bq'],
      'train.py': 'import os\nimport numpy as np\nfrom sklearn.svm import SVC\nimport mpl_toolkits.mplot3d\n',
    };
    assert.deepEqual(await needed(files), [
      'google-cloud-bigquery', 'google-cloud-storage', 'matplotlib', 'numpy', 'opencv-python-headless', 'scikit-learn',
    ]); // prettier-ignore
    const { imports } = await gathered(files);
    const { place } = imports.find(({ distribution }) => distribution === 'scikit-learn') ?? {};
    assert.deepEqual(place, { path: 'train.py', line: 3, text: 'from sklearn.svm import SVC' });
  });

  test('leaves out the standard library, the project itself and what a platform brings', async () => {
    const files = {
      'src/churn/__init__.py': '',
      'src/churn/features.py':
        'import json, tomllib\nfrom . import data\nfrom churn.data import load\nimport helpers\n',
      'src/churn/data.py': 'from google.colab import drive\nimport ConfigParser\n',
      'lib/helpers/x.pyx': '',
      'setup.py': 'from setuptools import setup\nsetup()\n',
    };
    assert.deepEqual(await needed(files), []);
  });

  test('a neighbour in a package does not hide a distribution of its name, one beside a script does', async () => {
    const files = {
      'models/__init__.py': '',
      'models/prophet.py': 'import prophet\n',
      'models/boosted.py': 'import xgboost\nimport prophet\n',
      'models/xgboost.py': '',
    };
    assert.deepEqual(await needed(files), ['prophet', 'xgboost']);
    assert.deepEqual(await needed({ 'run.py': 'import prophet\n', 'prophet.py': 'x = 1\n' }), []);
  });

  test('imports that may fail are optional, those for types alone are no need', async () => {
    const files = {
      'train.py': [
        'from typing import TYPE_CHECKING',
        'if TYPE_CHECKING:\n    import torch',
        'try:\n    import cudf\nexcept ImportError:\n    cudf = None',
        'try:\n    import shap\nexcept ImportError:\n    shap = None',
        'def explain():\n    import shap\n',
      ].join('\n'),
    };
    assert.deepEqual(await needed(files), ['cudf-cu12?', 'shap']);
  });

  test('knows what calls need without an import', async () => {
    const code = [
      'import pandas as pd, dask.dataframe as dd',
      'frame = pd.read_parquet("s3://bucket/x.parquet")',
      'pd.read_excel("old.xls")',
      'frame.to_excel("new.xlsx", engine="xlsxwriter")',
      'dd.read_csv("x.csv")',
      'def save(rows):\n    rows.to_markdown()',
      'from sqlalchemy import create_engine',
      'create_engine("postgresql://db/churn")',
    ];
    assert.deepEqual(await needed({ 'etl.py': code.join('\n') }), [
      'dask[dataframe]', 'pandas', 'psycopg2-binary', 'pyarrow', 's3fs', 'sqlalchemy', 'tabulate', 'xlrd', 'xlsxwriter',
    ]); // prettier-ignore
    const other = 'import pandas as pd\nimport fastparquet\npd.read_parquet("x.parquet")\n';
    assert.deepEqual(await needed({ 'etl.py': other }), ['fastparquet', 'pandas']);
    assert.deepEqual(await needed({ 'etl.py': 'import pandas as pd\npd.read_csv("x.csv").to_csv("y.csv")\n' }), [
      'pandas',
    ]);
  });

  test('takes a hint from what cells and images install, tools and words of a comment left out', async () => {
    const files = {
      'train.ipynb': [
        '%pip install -q opencv-python "uvicorn[standard]>=0.2" mycv-lib # and the rest\n!pip install --upgrade pip',
        'import cv2, mycv_lib, uvicorn',
      ],
      Dockerfile: 'FROM python:3.12\nRUN apt-get update && pip install kaleido nonsense-of-ours\n',
    };
    assert.deepEqual(await needed(files), ['kaleido', 'mycv-lib', 'opencv-python', 'uvicorn[standard]']);
  });

  test('the environment knows better', async () => {
    const files = { 'train.py': 'import cv2, internal_tools\nfrom google.cloud import automl\nimport tensorflow\n' };
    assert.deepEqual(await needed(files), ['opencv-python-headless', 'tensorflow', '? google', '? internal_tools']);
    const known = environment({
      cv2: 'opencv-contrib-python',
      internal_tools: 'acme-tools',
      'google.cloud.automl': 'google-cloud-automl',
      tensorflow: 'tensorflow-intel',
      other: 'tensorflow',
    });
    assert.deepEqual(await needed(files, known), ['acme-tools', 'google-cloud-automl', 'opencv-contrib-python', 'tensorflow']); // prettier-ignore
  });

  test('OpenCV opens windows only with the package that has them', async () => {
    const files = { 'a.py': 'import cv2\ncv2.imread("x")\n', 'b.py': 'import cv2\ncv2.imshow("x", image)\n' };
    assert.deepEqual(await needed(files), ['opencv-python']);
  });

  test('what only tests import is theirs', async () => {
    assert.deepEqual(await needed({ 'a.py': 'import pandas\n', 'tests/test_a.py': 'import pytest\nimport pandas\n' }), [
      'pandas', 'pytest (test)',
    ]); // prettier-ignore
  });
});

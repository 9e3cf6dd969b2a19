import assert from 'node:assert/strict';
import type { CodeFacts } from '../../../../src/engine/scaffolds/facts/code';
import { gathered } from '../../../support/facts';
import type { TestFile } from '../../../support/project';

async function codeOf(files: Readonly<Record<string, TestFile>>): Promise<CodeFacts> {
  return (await gathered(files)).code;
}

async function imported(files: Readonly<Record<string, TestFile>>): Promise<readonly string[]> {
  const { modules } = await codeOf(files);
  return modules.map(
    ({ document, dotted, searchPath }) => `${document.path}: ${dotted} from "${searchPath.join(' ')}"`,
  );
}

async function started(files: Readonly<Record<string, TestFile>>): Promise<readonly string[]> {
  const { entryPoints } = await codeOf(files);
  return entryPoints.map(({ document, task }) => `${document.path}: ${task}`);
}

const definition = 'def clean(rows):\n    return rows.dropna()\n';

suite('Modules of a project', () => {
  test('a package below src is imported without src', async () => {
    assert.deepEqual(
      await imported({ 'src/churn/__init__.py': '', 'src/churn/features.py': definition, 'setup.py': 'x = 1' }),
      ['src/churn/__init__.py: churn from "src"', 'src/churn/features.py: churn.features from "src"'],
    );
  });

  test('the project decides: src.features where it says so', async () => {
    assert.deepEqual(
      await imported({ 'src/features.py': definition, 'notebooks/01.ipynb': ['from src.features import clean'] }),
      ['src/features.py: src.features from ""'],
    );
  });

  test('a script that imports its neighbour needs its own folder', async () => {
    assert.deepEqual(
      await imported({ 'src/features.py': definition, 'src/train.py': 'from features import clean\n' }),
      ['src/features.py: features from "src"', 'src/train.py: train from "src"'],
    );
  });

  test('two ways of importing in one project need two folders', async () => {
    assert.deepEqual(
      await imported({
        'src/paths.py': 'ROOT = 1\n',
        'src/features.py': 'from paths import ROOT\n',
        'report.py': 'from src.features import clean\n',
      }),
      ['report.py: report from " src"', 'src/features.py: src.features from " src"', 'src/paths.py: paths from "src"'],
    );
  });

  test('relative imports keep the packages that they need', async () => {
    assert.deepEqual(
      await imported({ 'churn/data/load.py': definition, 'churn/models/train.py': 'from ..data.load import clean\n' }),
      ['churn/data/load.py: churn.data.load from ""', 'churn/models/train.py: churn.models.train from ""'],
    );
  });

  test('accents are names, spaces and digits at the start are not', async () => {
    assert.deepEqual(
      await imported({ 'modèles/prévision.py': definition, 'my code/clean.py': definition, '01_train.py': definition }),
      ['modèles/prévision.py: modèles.prévision from ""', 'my code/clean.py: clean from "my code"'],
    );
  });

  test('a folder that is called like a module of Python is made importable itself', async () => {
    assert.deepEqual(await imported({ 'code/__init__.py': '', 'code/clean.py': definition }), [
      'code/__init__.py: code from ""',
      'code/clean.py: clean from "code"',
    ]);
  });

  test('tests, build scripts and notebooks in disguise are no modules', async () => {
    assert.deepEqual(
      await imported({
        'setup.py': definition,
        'tests/support.py': definition,
        'test_clean.py': definition,
        '.github/report.py': definition,
        'job.py': `# Databricks notebook source\n${definition}`,
      }),
      [],
    );
  });

  test('what a module brings along includes packages on the way', async () => {
    const { modules } = await codeOf({
      'churn/__init__.py': 'from churn.settings import ROOT\n',
      'churn/settings.py': 'ROOT = 1\n',
      'churn/features.py': definition,
    });
    assert.deepEqual(modules.find(({ dotted }) => dotted === 'churn.features')?.needs, [
      'churn/__init__.py',
      'churn/settings.py',
    ]);
  });
});

suite('Work at import', () => {
  async function works(code: string): Promise<boolean | undefined> {
    return (await codeOf({ 'code.py': code })).modules[0]?.hasImportEffects;
  }

  test('definitions, constants, settings and the guard are none', async () => {
    const code = `
import logging
import re
from dataclasses import dataclass
from pathlib import Path
import pandas as pd
from fastapi import Depends, FastAPI

ROOT = Path(__file__).resolve().parent
NAME = re.compile("x")
NAMES = [str(i) for i in range(3)]
logger = logging.getLogger(__name__)
pd.set_option("display.max_rows", 10)
app = FastAPI()

@app.get("/health")
def health(now=Depends(ROOT.exists)):
    return load(1)

@dataclass
class Row:
    x: int = make()

if __name__ == "__main__":
    main()
`;
    assert.equal(await works(code), false);
  });

  test('reading data, training and calling own functions are', async () => {
    assert.equal(await works('import pandas as pd\nrows = pd.read_csv("x.csv")\n'), true);
    assert.equal(await works('def main():\n    pass\n\nmain()\n'), true);
    assert.equal(await works('for name in names:\n    open(name)\n'), true);
    assert.equal(await works('from download import get\nrows = get("x")\n'), true);
  });
});

suite('Entry points', () => {
  test('training comes first, then predicting, then the rest; a module that only defines is none', async () => {
    assert.deepEqual(
      await started({
        'app.py': 'import uvicorn\nif __name__ == "__main__":\n    uvicorn.run("app:app")\n',
        'features.py': definition,
        'predict.py': 'def main():\n    pass\n\nif __name__ == "__main__":\n    main()\n',
        'run.py': 'model.fit(X, y)\n',
        '01-train.py': 'print(fit_model(1))\n',
      }),
      ['01-train.py: train', 'run.py: train', 'predict.py: predict', 'app.py: other'],
    );
  });

  test('a split of rows is no training', async () => {
    assert.deepEqual(
      await started({ 'split.py': 'from sklearn.model_selection import train_test_split\ntrain_test_split(1)\n' }),
      ['split.py: other'],
    );
  });
});

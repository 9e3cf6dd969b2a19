import assert from 'node:assert/strict';
import { readNotebook } from '../../../src/engine/notebook';
import type { TestFile } from '../../support/project';
import { mended, refusal } from '../../support/scaffold';

const imports = 'notebook/scattered-imports';
const parameters = 'notebook/no-parameters';
const makefile = { Makefile: 'report:\n\tpapermill report.ipynb out.ipynb\n' };

/** The cells of the one notebook that is changed: source, and tags behind `#`. */
async function cellsAfter(files: Readonly<Record<string, TestFile>>, rule: string): Promise<readonly string[]> {
  const [text = '', ...others] = Object.values(await mended(files, rule));
  assert.deepEqual(others, []);
  const read = readNotebook(new TextEncoder().encode(text));
  assert.ok(read.kind === 'notebook');
  assert.deepEqual(read.notebook.problems, []);
  return read.notebook.cells.map(({ source, tags }) => (tags.length === 0 ? source : `${source} # ${tags.join()}`));
}

const late = ['import os', 'import re', 'import json', 'import math'];

function long(...cells: readonly TestFile[]): Readonly<Record<string, TestFile>> {
  return { 'long.ipynb': [...cells, ...Array.from({ length: 9 }, (_, at) => `print(${at})`)] };
}

suite('imports of a notebook', () => {
  test('move below those of the first cell, each once, and cells that are empty then go', async () => {
    const cells = [
      'import sys\nprint(sys.version)',
      'import os\nimport re  # patterns\nprint(re)',
      ...late.slice(1),
      'import sys',
    ];
    const [home, second, ...rest] = await cellsAfter(long(...cells), imports);
    assert.equal(
      home,
      'import sys\nimport os\nimport re  # patterns\nimport re\nimport json\nimport math\nprint(sys.version)',
    );
    assert.equal(second, 'print(re)');
    assert.deepEqual(
      rest,
      Array.from({ length: 9 }, (_, at) => `print(${at})`),
    );
  });

  test('stay where packages are installed, paths are set or the name means something else', async () => {
    const stays = ['import sys', '%pip install json5', ...late];
    assert.match(await refusal(long(...stays), imports), /have to stay where they are/);
    const paths = ['import sys', 'sys.path.append("src")', ...late];
    assert.match(await refusal(long(...paths), imports), /have to stay where they are/);
    const cells = ['import sys', 'math = 1', 'from os import *', ...late, 'import csv'];
    const [home] = await cellsAfter(long(...cells), imports);
    assert.equal(home, 'import sys\nimport os\nimport re\nimport json\nimport csv');
  });
});

suite('parameters of a notebook', () => {
  test('a cell of nothing but values gets the tag', async () => {
    const files = { ...makefile, 'report.ipynb': ['import os', 'month = "2025-01"\nseed = 3', 'print(month, seed)'] };
    assert.deepEqual(await cellsAfter(files, parameters), [
      'import os',
      'month = "2025-01"\nseed = 3 # parameters',
      'print(month, seed)',
    ]);
  });

  test('values move to a cell of their own; what is set twice or computed stays', async () => {
    const cells = [
      'import os\nmonth = "2025-01"  # which\nseed = 3',
      'limit = -2',
      'seed = 4\nfolder = os.getcwd()\nprint(1)',
    ];
    assert.deepEqual(await cellsAfter({ ...makefile, 'report.ipynb': cells }, parameters), [
      'month = "2025-01"  # which\nlimit = -2 # parameters',
      'import os\nseed = 3',
      'seed = 4\nfolder = os.getcwd()\nprint(1)',
    ]);
  });

  test('are refused where every value changes on the way', async () => {
    const files = { ...makefile, 'report.ipynb': ['seed = 3', 'seed = 4'] };
    assert.match(await refusal(files, parameters), /set more than once/);
  });
});

suite('the first cell of a notebook', () => {
  test('says what the code reads, trains, writes and needs', async () => {
    const cells = [
      'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression',
      'rows = pd.read_csv("data/churn.csv")',
      'model = LogisticRegression()',
      'model.fit(rows, rows["left"])',
      'rows.to_csv("clean.csv")',
    ];
    const [first] = await cellsAfter({ '02_train-model.ipynb': cells }, 'notebook/no-narrative');
    assert.equal(
      first,
      '# Train model\n\n- **Reads** `data/churn.csv`\n- **Trains** `LogisticRegression`\n- **Writes** `clean.csv`\n' +
        '- **Needs** `pandas`, `sklearn`\n- **Run it** from top to bottom, with a fresh kernel.',
    );
  });
});

import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'repro/no-single-command';
const steps = { '01_load_data.py': 'print("loaded")\n', '02_train.py': 'print("trained")\n' };

suite('One command', () => {
  test('notebooks in the order of their work, installed first', async () => {
    const files = {
      'requirements.txt': 'pandas\n',
      'Model Training.ipynb': ['print(2)'],
      'preprocessing.ipynb': ['print(1)'],
    };
    const { Makefile: text } = await mended(files, rule);
    assert.match(text ?? '', /\npreprocessing: install\n\tjupyter nbconvert [^\n]* preprocessing\.ipynb\n/);
    assert.match(text ?? '', /\nmodel-training: preprocessing\n\tjupyter nbconvert [^\n]* 'Model Training\.ipynb'\n$/);
  });

  test('below a Makefile that is there, with its line ends; what make alone does stays', async () => {
    const before = 'clean:\r\n\trm -rf build';
    const { Makefile: text } = await mended({ ...steps, Makefile: before }, rule);
    assert.equal(
      text,
      `${before}\r\n\r\n.PHONY: results load-data train\r\n\r\nresults: train\r\n\r\nload-data:\r\n\tpython 01_load_data.py\r\n\r\ntrain: load-data\r\n\tpython 02_train.py\r\n`,
    );
  });

  test('refused for a target that is there, and for words that nobody knows', async () => {
    const taken = 'load-data:\n\tcurl https://example.org\n';
    assert.match(await refusal({ ...steps, Makefile: taken }, rule), /Makefile has a target load-data already/);
    const asking = 'import sys\n\nprint(sys.argv[1])\n';
    assert.match(await refusal({ ...steps, '02_train.py': asking }, rule), /02_train\.py asks for words/);
  });
});

suite('Steps once a week', () => {
  const weekly = {
    ...steps,
    'requirements.txt': 'pandas==2.2.3\n',
    'README.md': '# Scores\n\nThe scores are updated every week.\n',
    '01_load_data.py': 'import pandas as pd\n\npd.read_csv("raw.csv").to_csv("clean.csv")\n',
    'raw.csv': 'a\n1\n',
  };

  test('one after the other, after what they need is installed', async () => {
    const { '.github/workflows/steps.yml': text } = await mended(weekly, 'data/no-orchestration');
    assert.match(text ?? '', /- cron: "37 5 \* \* 1"/);
    assert.match(text ?? '', /name: Run the steps\n +run: \|\n +python 01_load_data\.py\n +python 02_train\.py\n/);
    assert.match(text ?? '', /git ls-files [^\n]*\|\n[^\n]*cp --parents/);
  });

  test('refused without packages to install, and for words that nobody knows', async () => {
    const bare = { ...steps, 'README.md': weekly['README.md'] };
    assert.match(await refusal(bare, 'data/no-orchestration'), /write a manifest first/);
    const asking = { ...weekly, '02_train.py': 'import sys\n\nprint(sys.argv[1])\n' };
    assert.match(await refusal(asking, 'data/no-orchestration'), /02_train\.py asks for words/);
  });
});

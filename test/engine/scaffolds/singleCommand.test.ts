import assert from 'node:assert/strict';
import { parse } from 'yaml';
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

suite('Steps of a repository that has DVC', () => {
  const dvc = { '.dvc/config': '[core]\n', 'raw.csv.dvc': 'outs:\n- path: raw.csv\n' };
  const read = 'import pandas as pd\n\nRAW = "raw.csv"\n';
  const load = `${read}pd.read_csv(RAW).to_csv("été/clean.csv")\n`;
  const train = 'import joblib\n\nif __name__ == "__main__":\n    joblib.dump({}, "model.joblib")\n';
  const scripts = { '01_load_data.py': load, '02_train.py': train };

  test('a stage for each, which needs what the one before it makes', async () => {
    const { 'dvc.yaml': text, Makefile: none } = await mended({ ...dvc, ...scripts }, rule);
    assert.equal(none, undefined);
    assert.deepEqual(parse(text ?? ''), {
      stages: {
        'load-data': {
          cmd: 'python 01_load_data.py',
          deps: ['01_load_data.py', 'raw.csv'],
          outs: ['été/clean.csv'],
        },
        train: { cmd: 'python 02_train.py', deps: ['02_train.py', 'été/clean.csv'], outs: ['model.joblib'] },
      },
    });
  });

  test('notebooks leave a copy that was run, and read from their own folder', async () => {
    const files = {
      'nb/Model Training.ipynb': ['import pandas as pd', 'pd.read_csv("../rows.csv")'],
      'nb/preprocessing.ipynb': ['import pandas as pd', 'pd.read_csv("../raw.csv").to_csv("../rows.csv")'],
    };
    const { 'dvc.yaml': text } = await mended({ ...dvc, ...files }, rule);
    const nbconvert = 'jupyter nbconvert --to notebook --execute --output-dir executed';
    assert.deepEqual(parse(text ?? ''), {
      stages: {
        preprocessing: {
          cmd: `${nbconvert} nb/preprocessing.ipynb`,
          deps: ['nb/preprocessing.ipynb', 'raw.csv'],
          outs: ['executed/preprocessing.ipynb', 'rows.csv'],
        },
        'model-training': {
          cmd: `${nbconvert} 'nb/Model Training.ipynb'`,
          deps: ['nb/Model Training.ipynb', 'rows.csv'],
          outs: ['executed/Model Training.ipynb'],
        },
      },
    });
  });

  for (const [why, changed] of Object.entries({
    'a script whose output is not known': { '02_train.py': 'print("trained")\n' },
    'a script that writes over what it reads': { '01_load_data.py': load.replace('été/clean.csv', 'raw.csv') },
    'data of DVC that a script writes': {
      '01_load_data.py': load.replace('été/clean.csv', 'rows/clean.csv'),
      'rows.dvc': '',
    },
    'a file that two write': { '02_train.py': train.replace('model.joblib', 'été/clean.csv') },
    'a file that is not always written': { '02_train.py': train.replace('__name__ == "__main__"', 'len("a")') },
  })) {
    test(`the Makefile for ${why}`, async () => {
      const { 'dvc.yaml': none, Makefile: text } = await mended({ ...dvc, ...scripts, ...changed }, rule);
      assert.equal(none, undefined);
      assert.match(text ?? '', /^train: load-data$/m);
    });
  }
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

import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';
import type { TestFile } from '../../support/project';

const rule = 'docs/missing-readme';

const base = {
  'requirements.txt': 'pandas==2.2.3\n',
  'train.py': 'import pandas as pd\n\nif __name__ == "__main__":\n    model.fit(pd.read_csv("data/churn.csv"))\n',
};

async function written(files: Readonly<Record<string, TestFile>>, path = 'README.md'): Promise<string> {
  return (await mended({ ...base, ...files }, rule))[path] ?? '';
}

/** The lines of the first block of commands. */
async function commands(files: Readonly<Record<string, TestFile>>): Promise<readonly string[]> {
  return /```sh\n([\s\S]*?)\n```/.exec(await written(files))?.[1]?.split('\n') ?? [];
}

suite('README', () => {
  test('says how to install and run what is there, and where the data is', async () => {
    const text = await written({ 'data/churn.csv': 'a,b\n1,2\n3,4\n' });
    assert.match(text, /## Run it\n\n```sh\npip install -r requirements\.txt\npython train\.py\n```\n/);
    assert.match(text, /The data: `data\/churn\.csv` \(2 rows, 2 columns\)\./);
  });

  test('takes its purpose from the notebook that trains, not from one with a private path', async () => {
    const text = await written({
      '01.ipynb': [
        { markdown: '# Look\n\nThe original of this data is in `/Users/ana/Downloads/churn.csv`.' },
        'import pandas',
      ],
      '02.ipynb': [
        { markdown: '# Churn model\n\nTrains the model that tells who leaves.\nOne line more.' },
        'model.fit(x)',
      ],
    });
    assert.match(text, /^# Churn model\n\nTrains the model that tells who leaves\. One line more\.\n/);
    assert.doesNotMatch(text, /TODO|Users/);
  });

  test('asks one question when nothing says what the project is for', async () => {
    assert.equal((await written({})).match(/TODO\(preflight: docs\/missing-readme\)/g)?.length, 1);
  });

  test('names data that is not there, unless the code makes it', async () => {
    assert.match(await written({}), /Not in this repository: `churn\.csv`, which `train\.py` reads\./);
    const made = await written({
      'prepare.py': 'import pandas as pd\nrows = pd.DataFrame()\nrows.to_csv("data/churn.csv")\n',
    });
    assert.doesNotMatch(made, /Not in this repository/);
  });

  test('lists notebooks in their order, with links that hold', async () => {
    const text = await written({
      '10 été (fin).ipynb': [{ markdown: '# Fin' }, 'import pandas'],
      '2_train.ipynb': ['import pandas'],
    });
    assert.match(text, /in this order:\n\n1\. \[2_train\.ipynb\]\(2_train\.ipynb\)\n2\. \[10 été \(fin\)\.ipynb\]\(10%20%C3%A9t%C3%A9%20%28fin%29\.ipynb\): Fin\n$/); // prettier-ignore
  });

  test('starts scripts so that they find their modules and their data', async () => {
    const script = base['train.py'];
    assert.deepEqual((await commands({ 'train.py': script.replace('if', 'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("month")\nif') })).at(-1), 'python train.py --help'); // prettier-ignore
    const packaged = await commands({ 'churn/__init__.py': '', 'churn/features.py': '', 'churn/train.py': `from churn.features import add\n${script}`, 'train.py': '' }); // prettier-ignore
    assert.equal(packaged.at(-1), 'python -m churn.train');
    const below = await commands({ 'src/train.py': script.replace('data/', '../data/'), 'data/churn.csv': 'a\n1\n', 'train.py': '' }); // prettier-ignore
    assert.equal(below.at(-1), '(cd src && python train.py)');
    assert.equal((await commands({ 'über mich/train it.py': script, 'train.py': '' })).at(-1), "python 'über mich/train it.py'"); // prettier-ignore
    const managed = await commands({ 'pyproject.toml': '[project]\nname = "x"\nversion = "1"\n[tool.uv]\n', 'uv.lock': 'version = 1\n' }); // prettier-ignore
    assert.deepEqual(managed, ['pip install uv', 'uv sync --locked', 'uv run python train.py']);
  });

  test('starts services', async () => {
    const fastapi = await commands({ 'api/app.py': 'from fastapi import FastAPI\napi = FastAPI()\n' });
    assert.equal(fastapi.at(-1), 'uvicorn api.app:api');
    assert.equal(
      (await commands({ 'app.py': 'import streamlit as st\nst.write(1)\n' })).at(-1),
      'streamlit run app.py',
    );
  });

  test('adds a section to a README that is there, in its style, before the licence', async () => {
    const text = '# Churn\r\n\r\nWho leaves?\r\n\r\n# Licence\r\n\r\nMIT\r\n';
    const added = await written({ 'README.md': text });
    assert.ok(added.startsWith('# Churn\r\n\r\nWho leaves?\r\n\r\n# Run it\r\n\r\n```sh\r\npip install'));
    assert.ok(added.endsWith('\r\n\r\n# Licence\r\n\r\nMIT\r\n'));
    assert.doesNotMatch(added.replaceAll('\r\n', ''), /[\r\n]/);
  });

  test('writes reStructuredText and plain text where they are used', async () => {
    const rst = await written({ 'README.rst': 'Churn\n=====\n\nWho leaves?\n\nData\n----\n\nMarch.\n' }, 'README.rst');
    assert.match(rst, /\nRun it\n------\n\n\.\. code-block:: sh\n\n {3}pip install -r requirements\.txt\n/);
    const plain = await written({ 'readme.txt': 'Who leaves?' }, 'readme.txt');
    assert.match(plain, /^Who leaves\?\n\nRun it:\n\n {4}pip install -r requirements\.txt\n/);
  });

  test('takes a heading in a code block for no heading', async () => {
    const text = '# Churn\n\n```sh\n# Licence\nls\n```\n';
    assert.ok((await written({ 'README.md': text })).startsWith(`${text}\n## Run it\n`));
  });

  test('gives a README that is a title its purpose, and asks for it where nothing says it', async () => {
    const files = { 'README.md': '# Churn\n\n[![build](x.svg)](y)\n' };
    assert.match(await refusal({ ...base, ...files }, rule), /^README\.md has a title and no sentence: write what/);
    const notebook = [{ markdown: 'Trains the model that tells who leaves.\nOne line more.' }, 'model.fit(x)'];
    const text = await written({ ...files, 'train.ipynb': notebook });
    assert.match(text, /\)\n\nTrains the model that tells who leaves\. One line more\.\n\n## Run it\n/);
  });

  test('says why not', async () => {
    assert.match(await refusal({ 'train.py': base['train.py'] }, rule), /^Nothing says what has to be installed/);
    assert.match(await refusal({ ...base, 'README.ipynb': ['x = 1'] }, rule), /^README\.ipynb is no text/);
    const told = '# Churn\n\npip install -r requirements.txt\npython train.py\n';
    assert.match(
      await refusal({ ...base, 'README.md': told }, rule),
      /^README\.md says how to install the project already/,
    );
  });
});

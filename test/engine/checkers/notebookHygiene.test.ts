import assert from 'node:assert/strict';
import { marked } from '../../support/matches';
import { project } from '../../support/project';

suite('syntax-error', () => {
  const found = (...cells: readonly unknown[]): readonly string[] => marked('syntax-error', 'a.ipynb', cells);

  test('flags the first fault of each cell', () => {
    assert.deepEqual(found('x = (', 'y = 1', 'a b\nc d').length, 2);
  });

  test('a lone line may leave out the mark of a magic, a line among others may not', () => {
    assert.deepEqual(found('pip install xgboost', 'cd ../data', 'ls -l *.csv'), []);
    assert.deepEqual(found('x = 1\ncd ../data').length, 1);
  });

  test('is silent on exercises, on R and on Python 2', () => {
    assert.deepEqual(found('answer = # TODO', 'answer = <YOUR_ANSWER>'), []);
    assert.deepEqual(found('x <- c(1, 2)\nif (x) { y }', 'library <- list(a = 1)'), []);
    const cell = { cell_type: 'code', source: 'print "old"', metadata: {}, outputs: [], execution_count: null };
    const old = { cells: [cell], metadata: { language_info: { name: 'python', version: '2.7.15' } } };
    const text = JSON.stringify({ ...old, nbformat: 4, nbformat_minor: 2 });
    assert.deepEqual(marked('syntax-error', 'a.ipynb', text), []);
    assert.deepEqual(marked('syntax-error', 'a.ipynb', text.replace('2.7.15', '3.12.1')).length, 1);
  });
});

suite('rerun-hazard', () => {
  const said = async (change: string): Promise<string | undefined> => {
    const cells = ['import pandas as pd\nrows = pd.read_csv("a.csv")', `rows = rows.merge(others, on="id")\n${change}`];
    const { findings } = await project({ '.preflight.yaml': 'profile: notebook\n', 'a.ipynb': cells }).scan();
    return findings.find(({ rule }) => rule === 'notebook/rerun-hazard')?.message;
  };

  test('says that the cell fails where it takes away what it needs', async () => {
    assert.match((await said('rows.head()')) ?? '', /it adds once more/);
    assert.match((await said('rows = rows.drop(columns=["id"])')) ?? '', /the second time it fails/);
  });
});

suite('scattered-imports', () => {
  const late = (count: number): readonly string[] => {
    const cells = Array.from({ length: 10 }, (_, index) => (index <= count ? `import m${index}` : `x = ${index}`));
    return marked('scattered-imports', 'a.ipynb', cells);
  };

  test('tolerates three cells after the first', () => {
    assert.deepEqual(late(3), []);
    assert.deepEqual(late(4), ['a.ipynb']);
  });
});

suite('hardcoded-device', () => {
  const found = (code: string): readonly string[] => marked('hardcoded-device', 'a.py', `import torch\n${code}`);

  test('knows the places in which a device is named', () => {
    assert.deepEqual(found('x.to("cuda")\nx.to("cpu")\nprint("cuda")\nf(device="cuda:1")'), ['"cuda"', '"cuda:1"']);
  });

  test('is silent where the code or its user decides', () => {
    assert.deepEqual(found('if torch.cuda.is_available():\n    x.cuda()'), []);
    assert.deepEqual(found('parser.add_argument("--device")\nx.to("cuda")'), []);
    assert.deepEqual(found('import pytorch_lightning\nx.cuda()'), []);
  });
});

suite('monolith', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `x${index} = ${index}`).join('\n');
  const head = 'import pandas as pd\nimport joblib\nrows = pd.read_csv("a.csv").dropna()\nmodel.fit(rows)\n';
  const found = async (...cells: readonly string[]): Promise<number> => {
    const files = { '.preflight.yaml': 'profile: notebook\n', 'a.ipynb': cells };
    const { findings } = await project(files).scan();
    return findings.filter(({ rule }) => rule === 'notebook/monolith').length;
  };

  test('needs four steps, the training among them', async () => {
    assert.equal(await found(head, lines), 0);
    assert.equal(await found(`${head}joblib.dump(model, "m")`, lines), 1);
    assert.equal(await found(`${head}joblib.dump(model, "m")`.replace('model.fit(rows)', ''), lines), 0);
  });

  test('one function is not yet a division of labour, two are', async () => {
    const save = `${head}joblib.dump(model, "m")`;
    assert.equal(await found(save, lines, 'def f(x):\n    return x'), 1);
    assert.equal(await found(save, lines, 'def f(x):\n    return x\ndef g(x):\n    return x'), 0);
  });
});

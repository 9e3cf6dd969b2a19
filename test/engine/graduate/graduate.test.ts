import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { workspacePath } from '../../../src/engine/index';
import { graduated, load, path, refusal } from '../../support/graduation';

suite('Graduate to module', () => {
  test('moves a function as it is, with its imports and constants, and imports it where it stood', async () => {
    const { sources, text } = await graduated([
      'import numpy as np\nSCALE = 2.5',
      '# Widths in metres.\ndef width(x):\n    return np.round(x * SCALE, 2)  # cm\n\n\nwidth(3)',
    ]);
    assert.equal(sources[1], 'width(3)');
    assert.equal(
      text('src/model/features.py'),
      'import numpy as np\n\nSCALE = 2.5\n\n\n# Widths in metres.\ndef width(x):\n    return np.round(x * SCALE, 2)  # cm\n',
    );
    assert.equal(sources[0], `${path}from model.features import width`);
  });

  test('moves imports that nothing else uses, and copies those that something does', async () => {
    const use = 'def area(x):\n    return np.round(os.path.getsize(x) * math.pi * floor(x), 2)';
    const cells = [
      'import numpy as np\nimport os',
      'from math import (\n    floor,\n    ceil,\n)\nimport math, json',
      use,
    ];
    const { sources, text } = await graduated([...cells, 'print(json, ceil, area(np.pi))  # done']);
    assert.equal(sources[0], `import numpy as np\n\n${path}from model.features import area`);
    assert.equal(sources[1], 'from math import ceil\nimport json');
    assert.match(
      text('src/model/features.py') ?? '',
      /^import math\nimport os\nfrom math import floor\n\nimport numpy as np\n\n\ndef area/,
    );
  });

  test('moves imports from the middle of a step too', async () => {
    const { sources, text } = await graduated([
      load,
      'rows = df.copy()\nimport math\nimport json\nlimit = math.floor(len(json.dumps([1])))',
      'print(rows, limit, json.dumps({}))',
    ]);
    assert.equal(sources[1], 'import json\nrows, limit = prepare_rows(df)'.replace('prepare', 'make'));
    assert.match(text('src/model/features.py') ?? '', /^import json\nimport math\n/);
  });

  test('takes out a cell of imports that all move', async () => {
    const { sources } = await graduated([
      'import os\nimport sys',
      'import math',
      'def f(x):\n    return math.floor(x)',
      'f(os.getpid())',
    ]);
    assert.deepEqual(sources, [`import os\nimport sys\n\n${path}from model.features import f`, 'f(os.getpid())']);
  });

  test('makes a function of the work of a cell, with what it uses and what others need', async () => {
    const { sources, text } = await graduated([
      load,
      { markdown: '## Clean *it*' },
      'limit = 3\nrows = df[df["a"] > limit]\nshare = len(rows) / len(df)\nprint(share)\nrows.head()',
      'print(rows.shape, share)',
    ]);
    assert.equal(
      sources[0],
      `import pandas as pd\n\n${path}from model.features import make_rows\n\ndf = pd.read_csv("churn.csv")`,
    );
    assert.equal(sources[2], 'rows, share = make_rows(df)\nprint(share)\nrows.head()');
    assert.equal(
      text('src/model/features.py'),
      'def make_rows(df):\n    """Clean it: cell 3 of churn.ipynb."""\n    limit = 3\n    rows = df[df["a"] > limit]\n    share = len(rows) / len(df)\n    return rows, share\n',
    );
  });

  test('gives back what is changed in place and what is assigned again', async () => {
    const { sources } = await graduated([
      load,
      'df["b"] = df["a"].fillna(0)\ncount = 0\ncount += len(df)\ndf = df[df["b"] > 0]',
      'df["c"] = df["b"].round(1)\ndf["d"] = df["c"] * 2',
      'print(df, count)',
    ]);
    assert.match(sources[1] ?? '', /^count, df = prepare_df\(df\)$/);
    assert.match(sources[2] ?? '', /^df = prepare_df_in_cell_3\(df\)$/);
  });

  test('takes a name that may have no value as a parameter when an earlier cell gives it one', async () => {
    const { sources } = await graduated(
      [
        load,
        'best = 0',
        'for value in df["a"]:\n    if value > 2:\n        best = value\nrows = len(df)',
        'print(best, rows)',
      ],
      { cells: [2] },
    );
    assert.match(sources[2] ?? '', /^best, rows = \w+\(df, best\)$/);
  });

  test('keeps texts over several lines, tabs and comments as they are', async () => {
    const { text } = await graduated(
      [
        load,
        'query = """\n  select *\nfrom t\n"""\nif len(df):\n\trows = df\n\t# none\nelse:\n\trows = df.head(1)\nprint(query)\nrows = rows.copy()',
        'print(rows, query)',
      ],
      { cells: [1] },
    );
    assert.equal(
      text('src/model/features.py'),
      'def prepare_query(df):\n    """From cell 2 of churn.ipynb."""\n    query = """\n  select *\nfrom t\n"""\n    if len(df):\n    \trows = df\n    \t# none\n    else:\n    \trows = df.head(1)\n    print(query)\n    rows = rows.copy()\n    return query, rows\n'.replace(
        'prepare_query',
        'make_query',
      ),
    );
  });

  test('keeps CRLF in the cell and writes none into the module', async () => {
    const { sources, text } = await graduated(['def f(x):\r\n    return x + 1\r\n\r\nf(1)']);
    assert.equal(sources[0], `${path}from model.features import f\n\nf(1)`.replaceAll('\n', '\r\n'));
    assert.equal(text('src/model/features.py'), 'def f(x):\n    return x + 1\n');
  });

  test('takes out cells that are left empty, unless they show something', async () => {
    const { sources } = await graduated([
      'import os',
      'def f(x):\n    return x + 1',
      { code: 'def g(x):\n    return x', outputs: ['shown'] },
      'f(g(1))',
    ]);
    assert.deepEqual(sources.slice(1), ['', 'f(g(1))']);
  });

  test('imports below the cell that installs packages', async () => {
    const { sources } = await graduated([
      'import os',
      '!pip install shop',
      'import shop',
      'def f(x):\n    return shop.price(x)',
      'f(1)',
    ]);
    assert.match(sources[2] ?? '', /^import shop\n\nimport sys\n/);
  });

  test('writes a first test that calls what left', async () => {
    const { text } = await graduated([
      'def double(x):\n    """Twice."""\n    if x < 0:\n        return 0\n    return x * 2',
      'double(2)',
    ]);
    assert.match(text('tests/test_features.py') ?? '', /from model\.features import double/);
    assert.equal(text('pytest.ini'), '[pytest]\npythonpath = src\ntestpaths = tests\n');
  });

  test('moves what the cells named need, and no more', async () => {
    const cells = ['LIMIT = 3', 'def a(x):\n    return x + LIMIT', 'def b(x):\n    return x', 'a(b(1))'];
    const { sources } = await graduated(cells, { cells: [1] });
    assert.deepEqual(sources, [`${path}from model.features import a`, cells[2], cells[3]]);
  });

  test('writes to the module that is named, or beside one that is taken', async () => {
    const cells = ['def f(x):\n    return x + 1'];
    const more = { 'src/shop/__init__.py': '', 'src/shop/features.py': 'x = 1\n' };
    assert.ok(
      (await graduated(cells, { module: 'src/shop/tools.py' })).paths.includes(workspacePath('src/shop/tools.py')),
    );
    assert.ok((await graduated(cells, { more })).paths.includes(workspacePath('src/shop/features_churn.py')));
    assert.match(await refusal(cells, { more, module: 'features' }), /^src\/shop\/features\.py .*not overwritten/);
    assert.match(await refusal(cells, { module: '../x' }), /no module of a package/);
  });

  test('puts modules that would import each other in a circle into one', async () => {
    const { paths } = await graduated([
      'import pandas as pd',
      'def read(path):\n    return clean(pd.read_csv(path))\n\n\ndef clean(rows):\n    return rows if len(rows) else empty()\n\n\ndef empty():\n    return pd.read_csv("empty.csv")',
    ]);
    assert.deepEqual(
      paths.filter(each => each.endsWith('.py') && each.startsWith('src/') && !each.endsWith('__init__.py')),
      ['src/model/data.py'],
    );
  });
});

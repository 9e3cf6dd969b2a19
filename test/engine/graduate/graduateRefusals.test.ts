import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { applyFix, describeLeft } from '../../../src/engine/index';
import { ask, graduated, load, notebook, path, refusal } from '../../support/graduation';
import { project, shipped, today } from '../../support/project';

const signal = new AbortController().signal;

suite('What stays in a notebook', () => {
  const stays: readonly (readonly [string, readonly unknown[], RegExp])[] = [
    [
      'a function that reads a variable',
      [load, 'def f():\n    return df.shape\n\n\nf()'],
      /f\(?\)? in cell 2 stays, because it uses df/,
    ],
    [
      'a function that fills a list of the notebook',
      ['seen = []', 'def note(x):\n    seen.append(x)\n\n\nnote(1)', 'print(seen)'],
      /uses seen, which is not given to it/,
    ],
    [
      'a function defined twice',
      ['def f():\n    return 1', 'def f():\n    return 2'],
      /its name is bound more than once/,
    ],
    [
      'a function that assigns to the notebook',
      ['total = 0\ndef f():\n    global total\n    total = 1'],
      /changes variables of the notebook/,
    ],
    [
      'a decorator that runs',
      ['from ipywidgets import interact\n@interact(x=3)\ndef f(x):\n    return x'],
      /its decorator/,
    ],
    ['a cell that begins with a magic', ['%%time\ndef f(x):\n    return x'], /first line of its cell is a magic/],
    ['a magic in the work', [load, 'a = df.copy()\n%matplotlib inline\nb = a.copy()', 'b'], /holds a magic/],
    ['await at the top', [load, 'a = await f(df)\nb = a + 1', 'print(b)'], /`await`/],
    ['names from a text', [load, 'x = eval("df")\ny = x.copy()', 'y'], /looks names up/],
    [
      'a formula',
      ['import statsmodels.formula.api as smf\n' + load, 'm = smf.ols("a ~ b", data=df)\nr = m.fit()', 'r'],
      /formula/,
    ],
    ['a deleted input', [load, 'b = df.copy()\nc = b.head()\ndel df', 'c'], /deletes df/],
    [
      'a value that may be missing',
      [load, 'if len(df):\n    b = df.copy()\nc = df.head()', 'print(b, c)'],
      /b gets its value further down|defined nowhere/,
    ],
    [
      'a value from further down',
      ['import pandas as pd', 'a = df.copy()\nb = a.head()', 'df = pd.read_csv("x.csv")\nprint(b)'],
      /df gets its value further down/,
    ],
    [
      'a lambda over a value that changes',
      ['import pandas as pd\nk = 2', 'g = lambda v: v * k\nh = list(map(g, [1]))', 'k = 3\nprint(g(1), h)'],
      /other cells change/,
    ],
    [
      'a class of pickled objects',
      ['import pickle\nclass A:\n    pass\n\n\npickle.dump(A(), open("a.pkl", "wb"))'],
      /pickles objects/,
    ],
    [
      'an import that may fail',
      ['try:\n    import xgboost as xgb\nexcept ImportError:\n    xgb = None', 'def f(x):\n    return xgb.train(x)'],
      /stands for several things|does not always happen/,
    ],
    ['what only the kernel has', [load, 'def f(x):\n    display(x)\n    return x'], /displays/],
  ];

  for (const [what, cells, reason] of stays) {
    test(`leaves ${what} where it is and says why`, async () => {
      const graduation = await ask(cells);
      assert.match([...graduation.left.map(describeLeft)].join(' '), reason);
    });
  }

  test('refuses a whole notebook in one sentence', async () => {
    assert.match(await refusal(['from numpy import *\ndef f(x):\n    return x']), /imports with a star/);
    assert.match(await refusal(['%run other.py', 'def f(x):\n    return x']), /%run/);
    assert.match(await refusal(['print "x"', 'def f(x):\n    return x']), /Cell 1 .* no Python 3/);
    assert.match(await refusal(['import os\nos.chdir("..")', 'def f(x):\n    return x']), /changes the folder/);
    assert.match(await refusal(['sys = 3', 'def f(x):\n    return x']), /name sys/);
    assert.match(await refusal(['print(1)']), /^Nothing in notebooks\/churn\.ipynb is work/);
    assert.match(await refusal('{"cells": ['), /churn|JSON|notebook/);
    assert.match(
      await refusal('{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": []}]}'),
      /nbformat 3: open it in Jupyter/,
    );
    assert.match(
      await refusal([{ markdown: '# x' }, 'def f(x):\n    return x'], { cells: [0] }),
      /^Cell 1 .* holds no Python/,
    );
    assert.match(await refusal(['def f(x):\n    return x'], { cells: [7] }), /no cell 8: it has 1 cells/);
  });

  test('goes round a cell that shows why it cannot run', async () => {
    const error = { output_type: 'error', ename: 'SyntaxError', evalue: 'invalid syntax', traceback: [] };
    const lesson = { code: 'rows = clean[(:, 1)]', outputs: [error] };
    const cells = [lesson, 'def clean(x):\n    return x', 'clean(1)'];
    const { sources } = await graduated(cells);
    assert.deepEqual(sources, [lesson.code, `${path}from model.features import clean`, 'clean(1)']);
    assert.match(await refusal(cells, { cells: [0] }), /^Cell 1 .* is no Python 3/);
  });

  test('leaves a step that prints in between unless somebody asks for it', async () => {
    const cells = [
      'def half(x):\n    return x / 2',
      'rows = []\nfor at in range(3):\n    print(at)\n    rows.append(half(at))',
      'rows',
    ];
    const proposed = await graduated(cells);
    assert.equal(proposed.sources[1], cells[1]);
    assert.match(proposed.left.join('\n'), /prints while it works/);
    const asked = await graduated(cells, { cells: [0, 1] });
    assert.notEqual(asked.sources[1], cells[1]);
  });

  test('is not written into a notebook that has changed since', async () => {
    const files = { '.preflight.yaml': 'profile: notebook\n', [notebook]: ['import os', 'def f(x):\n    return x'] };
    const { reader } = project(files);
    const graduation = await shipped().graduate(reader, { notebook, cells: [], module: undefined }, { signal, today });
    assert.ok(graduation.kind === 'graduated');
    const now = project({ ...files, [notebook]: ['import os'] }).reader;
    const { files: written, skipped } = await applyFix(graduation.fix, now, signal);
    assert.deepEqual(written, []);
    assert.match(skipped[0]?.reason ?? '', /churn\.ipynb has changed since it was scanned/);
  });

  test('refuses a notebook that is not there', async () => {
    const { reader } = project({ 'a.py': 'x = 1\n' });
    const graduation = await shipped().graduate(reader, { notebook, cells: [], module: undefined }, { signal, today });
    assert.ok(graduation.kind === 'refused');
    assert.match(graduation.reason, /churn\.ipynb is no notebook/);
  });
});

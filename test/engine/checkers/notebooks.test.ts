import assert from 'node:assert/strict';
import { marked } from '../../support/matches';

suite('use-before-definition', () => {
  const found = (...cells: readonly unknown[]): readonly string[] => marked('use-before-definition', 'a.ipynb', cells);

  test('flags the first use of a name whose only definition is in a later cell', () => {
    assert.deepEqual(found('print(x)\nprint(x)', 'x = 1'), ['x']);
    assert.deepEqual(found('x = 0', 'print(x)', 'x = 1'), []);
  });

  test('a function reads when it is called', () => {
    assert.deepEqual(found('def f():\n    return x', 'x = 1', 'f()'), []);
    assert.deepEqual(found('def f():\n    return x', 'f()', 'x = 1'), ['x']);
    assert.deepEqual(found('def f():\n    if y:\n        return x', 'y = 0\nf()', 'x = 1'), []);
  });

  test('is silent where names may come from elsewhere', () => {
    assert.deepEqual(found('from lib import *', 'print(x)', 'x = 1'), []);
    assert.deepEqual(found('%run setup.py', 'print(x)', 'x = 1'), []);
    assert.deepEqual(found('x = (', 'print(x)', 'x = 1'), []);
    assert.deepEqual(found('print(x)', { code: 'x = 1', tags: ['parameters'] }), []);
    assert.deepEqual(found({ code: 'print(x)', tags: ['raises-exception'] }, 'x = 1'), []);
  });

  test('comprehensions, loops, imports and handlers bind', () => {
    assert.deepEqual(found('[x for x in range(3)]', 'x = 1'), []);
    assert.deepEqual(found('for x in range(3): print(x)', 'x = 1'), []);
    assert.deepEqual(found('try:\n    print(x)\nexcept NameError:\n    pass', 'x = 1'), []);
  });
});

suite('undefined-name', () => {
  const found = (...cells: readonly unknown[]): readonly string[] => marked('undefined-name', 'a.ipynb', cells);

  test('flags a name that no cell binds, once', () => {
    assert.deepEqual(found('pd.read_csv("x")', 'pd.DataFrame()'), ['pd']);
  });

  test('knows builtins, the kernel, magics that bind, and names that are only keywords', () => {
    assert.deepEqual(found('display(len(_), In, Out, __name__)'), []);
    assert.deepEqual(found('%time x = 1', '%%capture out\nx', 'out.show()', 'files = !ls', 'files'), []);
    assert.deepEqual(found('dict(random_state=1)'), []);
  });

  test('is silent in exercises, in open worlds and behind broken cells', () => {
    assert.deepEqual(found('# YOUR CODE HERE', 'print(answer)'), []);
    assert.deepEqual(found('%load_ext sql', 'from x import *', 'answer'), []);
    assert.deepEqual(found('def (', 'answer'), []);
    assert.deepEqual(found('if "answer" in globals():\n    answer'), []);
  });
});

suite('stale-execution', () => {
  const run = (...counts: readonly (number | null)[]): readonly string[] =>
    marked(
      'stale-execution',
      'a.ipynb',
      counts.map((count, index) => ({ code: `cell${index}`, execution_count: count })),
    );

  test('flags each cell that ran before one above it', () => {
    assert.deepEqual(run(1, 2, 3), []);
    assert.deepEqual(run(1, 5, 9), []);
    assert.deepEqual(run(3, 1, 2), ['cell1']);
    assert.deepEqual(run(2, null, 1), ['cell2']);
    assert.deepEqual(run(1, null, 1), [], 'two sessions, and nobody knows which came first');
    assert.deepEqual(run(null, null), []);
  });

  test('a cell of comments, or one that is skipped, says nothing', () => {
    const cells = [
      { code: 'a', execution_count: 5 },
      { code: '# b\n\n# c', execution_count: 2 },
    ];
    assert.deepEqual(marked('stale-execution', 'a.ipynb', cells), []);
    const skipped = [
      { code: 'a', execution_count: 5 },
      { code: 'b', execution_count: 2, tags: ['skip-execution'] },
    ];
    assert.deepEqual(marked('stale-execution', 'a.ipynb', skipped), []);
  });
});

suite('invalid-notebook', () => {
  const found = (text: string): readonly string[] =>
    marked('invalid-notebook', 'a.ipynb', new TextEncoder().encode(text));

  test('marks the line on which reading stops', () => {
    assert.deepEqual(found('{"cells": [\n<<<<<<< HEAD\n], "nbformat": 4}'), ['<<<<<<< HEAD']);
    assert.equal(found('{"cells": [').length, 1);
    assert.equal(found('').length, 1);
  });

  test('what was not downloaded is not broken', () => {
    assert.deepEqual(found('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'), []);
    assert.deepEqual(found('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'), []);
  });
});

suite('pip-install-in-cell', () => {
  const found = (...cells: readonly unknown[]): readonly string[] => marked('pip-install-in-cell', 'a.ipynb', cells);

  test('flags every way to install', () => {
    const ways = ['!pip install a', '!pip3 install a', '!python -m pip install a', '!{sys.executable} -m pip install a',
      '%pip install a', '%conda install a', '!conda install -y a', '!apt-get -qq install a', '!uv pip install a']; // prettier-ignore
    for (const way of ways) {
      assert.deepEqual(found(way), [way]);
    }
    assert.equal(found('%%bash\nset -e\npip install a').length, 1);
  });

  test('leaves other commands, manifests and fallbacks alone', () => {
    assert.deepEqual(
      found('!pip --version', '!pip list', '!ls # pip install a', '%pip install -r requirements.txt'),
      [],
    );
    assert.deepEqual(found('try:\n    import a\nexcept ImportError:\n    !pip install a'), []);
    assert.deepEqual(found('import sys\nif "google.colab" in sys.modules:\n    %pip install a'), []);
  });

  test('reads the magics of a notebook kept as a script', () => {
    const text = '# Databricks notebook source\n# MAGIC %pip install a\n\n# COMMAND ----------\n\nx = 1\n';
    assert.deepEqual(marked('pip-install-in-cell', 'a.py', text), ['%pip install a']);
  });
});

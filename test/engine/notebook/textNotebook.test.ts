import assert from 'node:assert/strict';
import { readTextNotebook, type TextNotebook } from '../../../src/engine/notebook';

function read(text: string): TextNotebook {
  return readTextNotebook(text) ?? assert.fail('No notebook was seen.');
}

/** Kind, language and content of each cell. */
function outline(text: string): readonly (readonly string[])[] {
  return read(text).cells.map(cell => [cell.kind, cell.language, text.slice(cell.sourceStart, cell.sourceEnd)]);
}

function magics(text: string): readonly string[] {
  return read(text).cells.flatMap(cell => cell.magics.map(magic => magic.text));
}

const jupytextHeader = (format: string): string =>
  `# ---\n# jupyter:\n#   jupytext:\n#     text_representation:\n#       extension: .py\n#       format_name: ${format}\n#   kernelspec:\n#     language: python\n#     name: python3\n# ---\n`;

suite('readTextNotebook', () => {
  test('an ordinary script is none', () => {
    const scripts = [
      '',
      'import pandas as pd\n\nprint("50 %% off")\n',
      '"""Talks of a Databricks notebook source and of jupytext."""\n',
      'import marimo\n\nprint(marimo.__version__)\n',
      'x = 1  # %% not at the start of the line\n',
      '# %%timeit is a magic\n',
      '# ---\n# title: not from jupytext\n# ---\nimport jupytext\n',
    ];
    for (const script of scripts) assert.equal(readTextNotebook(script), undefined, script);
  });

  test('spans of cells follow one another and cover what they say', () => {
    const text = '# %% [markdown]\n# Hello\n\n# %% Load\nimport os\n';
    const { cells } = read(text);
    assert.deepEqual(
      cells.map(cell => text.slice(cell.start, cell.end)),
      ['# %% [markdown]\n# Hello\n\n', '# %% Load\nimport os\n'],
    );
    assert.deepEqual(
      cells.map(cell => cell.index),
      [0, 1],
    );
  });
});

suite('readTextNotebook on Databricks files', () => {
  const text = [
    '# Databricks notebook source',
    '# MAGIC %md',
    '# MAGIC # Churn 😀',
    '',
    '# COMMAND ----------',
    '',
    '# DBTITLE 1,Load the data',
    'df = spark.table("churn")',
    '',
    '# COMMAND ----------',
    '',
    '# MAGIC %sql',
    '# MAGIC select 1',
    '',
    '# COMMAND ----------',
    '',
    '# MAGIC %pip install mlflow',
    'import mlflow',
    '',
    '# COMMAND ----------',
    '',
  ].join('\n');

  test('parts cells and knows their languages', () => {
    assert.equal(read(text).flavour, 'databricks');
    assert.deepEqual(outline(text), [
      ['markdown', 'markdown', '# MAGIC %md\n# MAGIC # Churn 😀'],
      ['code', 'python', 'df = spark.table("churn")'],
      ['code', 'sql', '# MAGIC %sql\n# MAGIC select 1'],
      ['code', 'python', '# MAGIC %pip install mlflow\nimport mlflow'],
    ]);
  });

  test('gives titles, and magics with their place', () => {
    const { cells } = read(text);
    assert.equal(cells[1]?.title, 'Load the data');
    const [magic] = cells[3]?.magics ?? [];
    assert.equal(magic?.text, '%pip install mlflow');
    assert.equal(text.slice(magic.start, magic.end), '%pip install mlflow');
  });

  test('reads CRLF, a byte order mark and SQL files', () => {
    assert.equal(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`).cells.length, 4);
    const sql =
      '-- Databricks notebook source\nselect 1\n\n-- COMMAND ----------\n\n-- MAGIC %python\n-- MAGIC x = 1\n';
    assert.deepEqual(
      read(sql).cells.map(cell => cell.language),
      ['sql', 'python'],
    );
  });
});

suite('readTextNotebook on percent scripts', () => {
  test('reads the cells of VS Code and Spyder', () => {
    const text = '#%%\r\nimport x\r\n#%% Second\r\n!ls\r\nprint("%d" % 3)\r\n# !rm stays a comment\r\n';
    assert.equal(read(text).flavour, 'percent');
    assert.deepEqual(outline(text), [
      ['code', 'python', 'import x'],
      ['code', 'python', '!ls\r\nprint("%d" % 3)\r\n# !rm stays a comment'],
    ]);
    assert.deepEqual(magics(text), ['!ls']);
    assert.equal(read(text).cells[1]?.title, 'Second');
  });

  test('reads what jupytext writes: header, kinds, tags, languages, magics in comments', () => {
    const text = `${jupytextHeader('percent')}\nx = 1\n\n# %% [markdown] slideshow={}\n# # Hi\n\n# %% Load tags=["parameters", 'b']\n# %matplotlib inline\na = 1\n\n# %%\n# %%bash\n# ls\n\n# %% [raw]\n# r\n`;
    assert.deepEqual(outline(text), [
      ['code', 'python', 'x = 1'],
      ['markdown', 'markdown', '# # Hi'],
      ['code', 'python', '# %matplotlib inline\na = 1'],
      ['code', 'sh', '# %%bash\n# ls'],
      ['raw', 'raw', '# r'],
    ]);
    assert.deepEqual(read(text).cells[2]?.tags, ['parameters', 'b']);
    assert.equal(read(text).cells[2]?.title, 'Load');
    assert.deepEqual(magics(text), ['%matplotlib inline', '%%bash']);
  });

  test('what stands before the first marker is a cell, unless it is blank', () => {
    assert.equal(read('import os\n# %%\nx = 1\n').cells.length, 2);
    assert.equal(read('\n\n# %%\nx = 1\n').cells.length, 1);
  });

  test('an empty cell has an empty source at its end', () => {
    const [cell] = read('# %%\n').cells;
    assert.deepEqual([cell?.sourceStart, cell?.sourceEnd], [5, 5]);
  });
});

suite('readTextNotebook on light scripts', () => {
  test('blank lines and `# +` part cells, indented lines do not', () => {
    const text = `${jupytextHeader('light')}\n# # Title\n# text\n\nimport a\n\ndef f():\n    x = 1\n\n    return x\ny = f()\n\n# + tags=["x"]\na = 1\n\nb = 2\n# -\nc = 3\n`;
    assert.equal(read(text).flavour, 'light');
    assert.deepEqual(outline(text), [
      ['markdown', 'markdown', '# # Title\n# text'],
      ['code', 'python', 'import a'],
      ['code', 'python', 'def f():\n    x = 1\n\n    return x\ny = f()'],
      ['code', 'python', 'a = 1\n\nb = 2'],
      ['code', 'python', 'c = 3'],
    ]);
  });
});

suite('readTextNotebook on marimo notebooks', () => {
  test('the body of each cell function is a cell', () => {
    const text =
      'import marimo\n\n__generated_with = "0.13"\napp = marimo.App(width="medium")\n\nwith app.setup:\n    import os\n\n\n@app.cell\ndef _(\n    a,\n    b,\n):\n    x = {\n        "a": a}\n    return (x,)\n\n\n@app.function\ndef f(x):\n    return x\n\n\n@app.cell(hide_code=True)\nasync def __(mo):\n    mo.md("x")\n    return\n\n\nif __name__ == "__main__":\n    app.run()\n';
    assert.equal(read(text).flavour, 'marimo');
    assert.deepEqual(outline(text), [
      ['code', 'python', '    import os'],
      ['code', 'python', '    x = {\n        "a": a}\n    return (x,)'],
      ['code', 'python', 'def f(x):\n    return x'],
      ['code', 'python', '    mo.md("x")\n    return'],
    ]);
  });
});

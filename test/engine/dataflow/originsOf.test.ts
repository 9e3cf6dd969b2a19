import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { followDocument } from '../../../src/engine/dataflow/followDocument';
import { makersOf, originsOf } from '../../../src/engine/dataflow/origins';
import { hasFacts } from '../../../src/engine/detectors/sources';
import { documentOf } from '../../support/documents';

function follow(code: string | readonly string[]): ReturnType<typeof followDocument> {
  const document = typeof code === 'string' ? documentOf('a.py', code) : documentOf('a.ipynb', code);
  assert(hasFacts(document));
  return followDocument(document);
}

/** Whether what `source()` gives reaches `sink(…)`, at any of its calls. */
function reaches(code: string | readonly string[]): boolean {
  const { calls } = follow(code);
  const sinks = calls.filter(({ method }) => method === 'sink');
  assert(sinks.length > 0, 'there is a sink');
  return sinks.some(({ positional }) =>
    positional.some(node => originsOf(node, () => false).some(({ call }) => call.method === 'source')),
  );
}

const flows: readonly (readonly [string, string | readonly string[]])[] = [
  ['a name', 'x = source()\nsink(x)'],
  ['a chain of names and copies', 'x = source()\ny = x.copy()\nz = y[["a", "b"]]\nsink(z.values)'],
  ['a tuple', 'a, b = source(), 1\nsink(a)'],
  ['a tuple that a function returns', 'def f():\n  return 1, source()\na, b = f()\nsink(b)'],
  [
    'parts of a split',
    'from sklearn.model_selection import train_test_split\na, b, c, d = train_test_split(1, source())\nsink(c)',
  ],
  ['a column that is set', 'df["a"] = source()\nsink(df)'],
  ['a column that is set through loc', 'df.loc[rows, "a"] = source()\nsink(df[["a"]])'],
  [
    'an attribute of an object',
    'class A:\n  def __init__(self):\n    self.x = source()\n  def go(self):\n    sink(self.x)',
  ],
  ['a method that is inherited', 'class A:\n  def f(self):\n    return source()\nclass B(A):\n  pass\nsink(B().f())'],
  ['a parameter', 'def f(x, y=1):\n  sink(x)\nf(y=2, x=source())'],
  ['a table that a function changes', 'def f(df):\n  df["a"] = source()\nf(table)\nsink(table)'],
  ['one way of an if', 'x = 1\nif y:\n  x = source()\nsink(x)'],
  ['what a setting switches off', ['TRAIN = False', 'x = source()', 'if TRAIN:\n  sink(x)']],
  ['a setting that a function asks', 'TRAIN = False\ndef f(x):\n  if not TRAIN:\n    return x\nsink(f(source()))'],
  ['a loop over two lists', 'for a, b in zip([1], [source()]):\n  sink(b)'],
  ['a list that grows', 'xs = []\nfor i in range(3):\n  xs.append(source())\nsink(xs)'],
  ['a comprehension', 'sink([x for x in source()])'],
  ['a mapping', 'parts = {"a": source()}\nsink(parts["a"])'],
  ['keywords in a mapping', 'def f(x):\n  sink(x)\nf(**{"x": source()})'],
  ['numpy and pandas', 'import numpy as np\nimport pandas as pd\nsink(pd.concat([np.c_[source()]]))'],
  ['in place', 'df = source()\ndf.fillna(0, inplace=True)\nsink(df)'],
  ['cells', ['x = source()', 'y = x * 2', 'sink(y)']],
  ['a magic that times a statement', ['%time x = source()', 'sink(x)']],
  ['a column beside one that is dropped', 'df["a"] = source()\nsink(df.drop("b", axis=1))'],
];

const ends: readonly (readonly [string, string | readonly string[]])[] = [
  ['a name that is bound anew', 'x = source()\nx = 1\nsink(x)'],
  [
    'the other part of a split',
    'from sklearn.model_selection import train_test_split\na, b, c, d = train_test_split(1, source())\nsink(a)',
  ],
  ['a function of another file', 'from other import f\nsink(f(source()))'],
  ['a value that is called', 'sink(model(source()))'],
  ['a number about it', 'sink(len(source()))'],
  ['a mean', 'sink(source().mean())'],
  ['its shape', 'sink(source().shape)'],
  ['a condition on rows', 'mask = source()\nsink(df[mask])'],
  ['a column that is dropped', 'df["a"] = source()\nsink(df.drop(columns=["a"]))'],
  ['a column that is not taken', 'df["a"] = source()\nsink(df[["b", "c"]])'],
  ['a column that was popped', 'df["a"] = source()\ny = df.pop("a")\nsink(df)'],
  ['a column that was deleted', 'df["a"] = source()\ndel df["a"]\nsink(df)'],
  ['a column that is set anew', 'df["a"] = source()\ndf["a"] = 1\nsink(df["a"])'],
  ['a way that a constant rules out', 'def f(fit):\n  if fit:\n    return source()\n  return 1\nsink(f(False))'],
  ['a way that is never gone', 'x = 1\nif False:\n  x = source()\nsink(x)'],
  ['a mode that is another', 'def f(mode):\n  if mode == "train":\n    return source()\n  return 1\nsink(f("test"))'],
  ['what is learned anew', 's = Scaler()\ns.fit(source())\nsink(s.fit_transform(x))'],
  ['a later cell', ['sink(x)', 'x = source()']],
];

suite('Where values come from', () => {
  flows.forEach(([title, code]) => {
    test(`${title} is followed`, () => assert.equal(reaches(code), true));
  });

  ends.forEach(([title, code]) => {
    test(`${title} is not`, () => assert.equal(reaches(code), false));
  });

  test('a function is followed with what each call gives it', () => {
    const { calls } = follow('def f(x):\n  return g(x)\nf(1)\nf(2)\n');
    const given = calls.filter(({ method }) => method === 'g').map(({ positional }) => positional[0]);
    assert.deepEqual(
      given.map(node => node?.kind === 'literal' && node.value),
      [1, 2],
    );
  });

  test('what was learned is in what it transforms', () => {
    const { calls } = follow('s = Scaler()\ns.fit(a)\ns2 = s.fit(b)\nsink(s.transform(c))\n');
    const [sink] = calls.filter(({ method }) => method === 'sink');
    const [data] = sink?.positional ?? [];
    const methods = data === undefined ? [] : originsOf(data, () => false).map(({ call }) => call.method);
    assert.deepEqual(methods, ['transform', 'fit', 'fit', 'Scaler']);
  });

  test('recursion, deep calls and loops over loops end', () => {
    const functions = Array.from(
      { length: 30 },
      (_, at) => `def f${at}(x):\n  f${at + 1}(x)\n  return f${at + 1}(x)\n`,
    );
    follow(`def f(x):\n  return f(x)\nf(1)\n${functions.join('')}f0(1)\n`);
  });

  test('an object is known by what made it, through stores, loops and pipelines', () => {
    const { calls } = follow(
      [
        'from sklearn.pipeline import make_pipeline',
        'from sklearn.preprocessing import StandardScaler as S',
        'from sklearn.svm import SVC, SVR',
        'make_pipeline(S(), SVC()).go()',
        'for make in [SVC, SVR]:',
        '  make(C=1).go()',
        'kept = {}',
        'kept[name] = S()',
        'kept[name].go()',
      ].join('\n'),
    );
    const makers = calls.filter(({ method }) => method === 'go').map(({ receiver }) => receiver && makersOf(receiver));
    assert.deepEqual(makers, [
      ['sklearn.pipeline.make_pipeline', 'sklearn.preprocessing.StandardScaler', 'sklearn.svm.SVC'],
      ['sklearn.svm.SVC', 'sklearn.svm.SVR'],
      ['sklearn.preprocessing.StandardScaler'],
    ]);
  });
});

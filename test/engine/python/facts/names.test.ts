import assert from 'node:assert/strict';
import { readPythonFacts } from '../../../../src/engine/python/index';

/** `x=` is bound, `x` read, `x!` deleted; `(…)` deferred, `?` after it conditional. */
function check(cells: string | readonly string[], expected: string): void {
  const { names } = readPythonFacts(typeof cells === 'string' ? [cells] : cells, 'ipython');
  const marks = { bind: '=', read: '', delete: '!' };
  const shown = names.map(fact => {
    const text = `${fact.name}${marks[fact.use]}${fact.conditional ? '?' : ''}`;
    return fact.deferred ? `(${text})` : text;
  });
  assert.equal(shown.join(' '), expected);
}

suite('names of the module', () => {
  test('are read before they are bound', () => check('x = x + y', 'x y x='));
  test('of augmented assignments are read and bound', () => check('x += y', 'x y x='));
  test('are bound by imports', () => check('import a.b, c as d\nfrom e import f as g', 'a= d= g='));
  test('are bound by loops, with, except and walrus', () => {
    check('for i in x: pass\nwith o as f: pass\ntry: pass\nexcept E as e: pass\n(w := 1)', 'x i=? o f= E? e=? w=');
  });
  test('are bound by patterns', () => {
    check(
      'match x:\n  case P(a=b, c=[d, *r]) | {"k": v, **m} as whole: pass\n  case _: pass',
      'x P? b=? d=? r=? v=? m=? whole=?',
    );
  });
  test('leave builtins out unless they are rebound', () => {
    check('print(x)', 'x');
    check('list = list(x)', 'list x list=');
  });
  test('can be deleted', () => check('x = 1\ndel x, y.z', 'x= x! y'));
  test('are conditional under if, loops and try', () => {
    check('if a:\n  b = 1\nwhile c:\n  d\ntry:\n  e = 1\nfinally:\n  f = 1', 'a b=? c d? e=? f=');
  });
  test('an annotation alone binds nothing', () => check('x: int\ny: T = 1', 'T y='));
  test('keywords of calls are no names', () => check('f(random_state=r)', 'f r'));
  test('names in strings are no names', () => check('x = "y"', 'x='));
  test('names in f-strings are', () => check('x = f"{y:>{z}}"', 'y z x='));
});

suite('names and scopes', () => {
  test('function bodies are deferred', () => check('def f(a):\n  return a + b', '(b) f='));
  test('decorators, defaults and annotations are not', () => {
    check('@d\ndef f(a: A = x) -> R: pass', 'd A x R f=');
  });
  test('annotations are deferred with the future import', () => {
    check('from __future__ import annotations\ndef f(a: A = x): pass', 'annotations= (A) x f=');
  });
  test('locals stay inside', () => check('def f():\n  x = 1\n  def g(): return x', 'f='));
  test('global binds in the module', () => check('def f():\n  global x\n  x = 1', '(x=) f='));
  test('nonlocal finds a function that binds further down', () => {
    check('def f():\n  def g():\n    nonlocal x\n    x += 1\n  x = 0', 'f=');
  });
  test('lambdas are deferred', () => check('f = lambda a, b=c: a + d', 'c (d) f='));
  test('comprehensions keep their variable', () => check('[i + a for i in x if i]', 'a x'));
  test('a walrus in a comprehension binds outside', () => check('[w for i in x if (w := i)]', 'w x w='));
  test('class bodies run at once and keep their names', () => {
    check('class C(B):\n  x = a\n  y = x\n  def m(self): return x', 'B a (x) C=');
  });
  test('a class body reads the module before it binds', () => check('class C:\n  x = x', 'x C='));
  test('type parameters belong to what is defined', () => {
    check('def f[T](x: T) -> T: pass\ntype A[K] = dict[K, V]', 'f= (V) A=');
  });
});

suite('names over cells', () => {
  test('are known in later cells, in order', () => check(['x = 1', 'y = x', 'print(z)'], 'x= x y= z'));
  test('are bound by magics', () => {
    check('%time x = f()', 'f x=');
    check('%%capture out\ny = 1', 'out= y=');
    check('files = !ls', 'files=');
  });
  test('have places in their own cell', () => {
    const { names } = readPythonFacts(['a = 1', 'é = a'], 'ipython');
    assert.deepEqual(
      names.map(({ name, place }) => ({ name, ...place })),
      [
        { name: 'a', source: 0, start: 0, end: 1 },
        { name: 'a', source: 1, start: 4, end: 5 },
        { name: 'é', source: 1, start: 0, end: 1 },
      ],
    );
  });
});

suite('an open world', () => {
  const reasons = (...cells: string[]): readonly string[] => readPythonFacts(cells, 'ipython').openWorld;

  test('is opened by star imports, magics and code in strings', () => {
    assert.deepEqual(reasons('from a import *', '%run other.ipynb', 'exec(x)', 'globals()["a"] = 1', '%store -r x'), [
      'star import',
      '%run',
      '%store',
      'exec',
      'globals()',
    ]);
  });
  test('is opened by a cell magic that nobody knows', () =>
    assert.deepEqual(reasons('%%bigquery df\nselect 1'), ['%%bigquery']));
  test('stays closed otherwise', () => {
    assert.deepEqual(
      reasons('import a', '%matplotlib inline', '!ls', '%%time\nx = 1', '%%bash\nls', 'x?', '%store x'),
      [],
    );
  });
});

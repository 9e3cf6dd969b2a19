import assert from 'node:assert/strict';
import { readPythonFacts, type CallFact } from '../../../../src/engine/python/index';

interface Marked {
  readonly call: CallFact;
  readonly text: string;
}

/** The first call of the text. */
function first(text: string): Marked {
  const [call] = readPythonFacts([text], 'python').calls;
  assert.ok(call);
  return { call, text };
}

/** The call with `|` where its last argument ends and `^` at its closing parenthesis. */
function check(text: string, expected: string): void {
  const { call } = first(text);
  const end = call.lastArgumentEnd ?? call.close;
  const mark = call.lastArgumentEnd === undefined ? '' : '|';
  const marked = `${text.slice(0, end)}${mark}${text.slice(end, call.close)}^${text.slice(call.close)}`;
  assert.equal(marked + (call.trailingComma ? ' comma' : ''), expected);
}

suite('where arguments are added', () => {
  test('a call without arguments', () => check('f( )', 'f( ^)'));
  test('after the last argument', () => check('f(a, b=1)', 'f(a, b=1|^)'));
  test('before white space and line ends', () => check('f(a,\n  b\n)', 'f(a,\n  b|\n^)'));
  test('a trailing comma', () => check('f(a, b , )', 'f(a, b| , ^) comma'));
  test('a comma in a comment is none', () => check('f(a # x, y)\n)', 'f(a| # x, y)\n^)'));
  test('after the parentheses of an argument', () => check('f((a) , )', 'f((a)| , ^) comma'));
  test('after unpacked arguments', () => check('f(*a, **b)', 'f(*a, **b|^)'));
  test('after letters outside ASCII', () => check('é = f("ü", ß)', 'é = f("ü", ß|^)'));
});

suite('arguments', () => {
  const argumentsOf = (text: string): unknown[] =>
    first(text).call.arguments.map(({ keyword, unpacked, value }) => ({ keyword, unpacked, value }));
  const plain = (value: unknown): unknown => ({ keyword: undefined, unpacked: undefined, value });

  test('have keywords and unpacking', () => {
    assert.deepEqual(argumentsOf('f(1, *a, k="x", **p)'), [
      plain({ kind: 'number', value: 1 }),
      { keyword: undefined, unpacked: '*', value: { kind: 'name', text: 'a', qualified: undefined } },
      { keyword: 'k', unpacked: undefined, value: { kind: 'string', text: 'x' } },
      { keyword: undefined, unpacked: '**', value: { kind: 'name', text: 'p', qualified: undefined } },
    ]);
  });
  test('have the values of literals', () => {
    assert.deepEqual(argumentsOf('f(-1_0, 0x1F, 1e-3, True, None, b"x", 2j, ...)'), [
      plain({ kind: 'number', value: -10 }),
      plain({ kind: 'number', value: 31 }),
      plain({ kind: 'number', value: 0.001 }),
      plain({ kind: 'constant', value: true }),
      plain({ kind: 'constant', value: null }),
      plain({ kind: 'bytes' }),
      plain({ kind: 'other' }),
      plain({ kind: 'other' }),
    ]);
  });
  test('have the values of collections', () => {
    assert.deepEqual(argumentsOf('f(["a", (1,)], {"k": 2, **x})'), [
      plain({
        kind: 'collection',
        items: [
          { kind: 'string', text: 'a' },
          { kind: 'collection', items: [{ kind: 'number', value: 1 }] },
        ],
      }),
      plain({
        kind: 'collection',
        items: [{ kind: 'number', value: 2 }, { kind: 'other' }],
        keys: [{ kind: 'string', text: 'k' }, { kind: 'other' }],
      }),
    ]);
  });
  test('follow imports in names', () => {
    assert.deepEqual(argumentsOf('f(np.nan)\nimport numpy as np'), [
      plain({ kind: 'name', text: 'np.nan', qualified: 'numpy.nan' }),
    ]);
  });
  test('resolve a name that is bound once to a constant', () => {
    assert.deepEqual(argumentsOf('SEED = 42\nf(SEED)'), [
      plain({ kind: 'name', text: 'SEED', qualified: undefined, resolved: { kind: 'number', value: 42 } }),
    ]);
  });
  test('do not resolve a name that may have two constants', () => {
    assert.deepEqual(argumentsOf('SEED = 42\nif t: SEED = 1\nf(SEED)'), [
      plain({ kind: 'name', text: 'SEED', qualified: undefined }),
    ]);
  });
  test('point at a call by its number', () => {
    assert.deepEqual(argumentsOf('f(g())'), [plain({ kind: 'call', call: 1 })]);
  });
  test('have places in UTF-16 units', () => {
    const { call, text } = first('# 😀\nf(x, name = "é😀", y=1)');
    const [, named, last] = call.arguments;
    const cut = (place: { start: number; end: number } | undefined): string => text.slice(place?.start, place?.end);
    assert.deepEqual(
      [cut(named?.place), cut(named?.valuePlace), cut(last?.place), cut(call.calleePlace), cut(call.place)],
      ['name = "é😀"', '"é😀"', 'y=1', 'f', 'f(x, name = "é😀", y=1)'],
    );
  });
});

suite('what surrounds a call', () => {
  const boundTo = (text: string): readonly string[] => first(text).call.boundTo;
  const guards = (text: string): readonly string[] => first(text).call.guards;

  test('is bound to names', () => assert.deepEqual(boundTo('a = b.c = f()'), ['a', 'b.c']));
  test('is bound to the parts of a tuple', () => assert.deepEqual(boundTo('a, (b, *c) = f()'), ['a', 'b', 'c']));
  test('is bound by with, walrus and annotation', () => {
    assert.deepEqual(boundTo('with f() as g: pass'), ['g']);
    assert.deepEqual(boundTo('(x := f())'), ['x']);
    assert.deepEqual(boundTo('x: int = f()'), ['x']);
  });
  test('is not bound when it is only a part', () => assert.deepEqual(boundTo('x = f().g'), []));
  test('stands under tests, innermost last', () => {
    assert.deepEqual(guards('if a:\n  if b == 1:\n    f()'), ['a', 'b == 1']);
  });
  test('stands under denied tests in elif and else', () => {
    assert.deepEqual(guards('if a:\n  pass\nelif b:\n  f()'), ['not (a)', 'b']);
    assert.deepEqual(guards('if a:\n  pass\nelif b:\n  pass\nelse:\n  f()'), ['not (a)', 'not (b)']);
  });
  test('stands under the test around its function', () => {
    assert.deepEqual(guards('if __name__ == "__main__":\n  def g():\n    f()'), ['__name__ == "__main__"']);
  });
  test('is no part of the test itself', () => assert.deepEqual(guards('if f():\n  pass'), []));
  test('has a receiver and a method', () => {
    const { call } = first('a.b.c()');
    assert.equal(call.method, 'c');
    assert.deepEqual(call.receiver, { kind: 'name', text: 'a.b', qualified: undefined });
  });
  test('has no receiver as a plain name', () => {
    const { call } = first('f()');
    assert.equal(call.method, 'f');
    assert.equal(call.receiver, undefined);
  });
});

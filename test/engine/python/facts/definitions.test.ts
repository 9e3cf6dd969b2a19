import assert from 'node:assert/strict';
import { readPythonFacts, type PythonFacts } from '../../../../src/engine/python/index';

function read(code: string): PythonFacts {
  return readPythonFacts([code], 'python');
}

suite('scopes', () => {
  /** Each scope as `kind name(parameters) < parent`, with `-` before empty ones. */
  function check(code: string, ...expected: string[]): void {
    const shown = read(code).scopes.map(scope => {
      const parameters = scope.parameters.length === 0 ? '' : `(${scope.parameters.join(' ')})`;
      return `${scope.empty ? '-' : ''}${scope.kind} ${scope.name}${parameters} < ${scope.parent}`;
    });
    assert.deepEqual(shown, expected);
  }

  test('start with the module', () => check('x = 1', 'module  < -1'));
  test('of functions, classes, lambdas and comprehensions', () => {
    check(
      'class C:\n  async def f(self, /, a, *b, c=1, **d): return [i for i in a]\ng = lambda x: x',
      'module  < -1',
      'class C < 0',
      'function f(self a b c d) < 1',
      'comprehension  < 2',
      'lambda (x) < 0',
    );
  });
  test('are empty with pass, ... and docstrings only', () => {
    check(
      'def a(): pass\ndef b():\n  "doc"\n  ...\ndef c(): return\n',
      'module  < -1',
      '-function a < 0',
      '-function b < 0',
      'function c < 0',
    );
  });
  test('have docstrings, decorators and bases with qualified names', () => {
    const [, app, net] = read(
      'import torch.nn as nn\nfrom fastapi import FastAPI\napp = FastAPI()\n' +
        '@app.get("/")\n@mine\ndef index():\n  """Hello\\n"""\nclass Net(nn.Module, Mixin, metaclass=M): pass',
    ).scopes;
    assert.deepEqual(app?.decorators, ['fastapi.FastAPI().get', 'mine']);
    assert.equal(app.docstring, 'Hello\n');
    assert.deepEqual(net?.bases, ['torch.nn.Module', 'Mixin']);
    assert.equal(net.docstring, undefined);
  });
  test('are known to calls and strings', () => {
    const { calls, strings } = read('def f():\n  g("x")\ng()');
    assert.deepEqual(
      calls.map(call => call.scope),
      [1, 0],
    );
    assert.equal(strings[0]?.scope, 1);
  });
});

suite('handlers', () => {
  test('have the qualified names of what they catch', () => {
    const { handlers } = read(
      'import json\ntry: x\nexcept json.JSONDecodeError: pass\nexcept (ValueError, Mine) as e:\n  log(e)\nexcept:\n  ...',
    );
    assert.deepEqual(
      handlers.map(({ types, empty }) => ({ types, empty })),
      [
        { types: ['json.JSONDecodeError'], empty: true },
        { types: ['ValueError', 'Mine'], empty: false },
        { types: [], empty: true },
      ],
    );
  });
});

suite('asserts', () => {
  const constant = (code: string): boolean | undefined => read(code).asserts[0]?.constant;

  for (const code of ['assert True', 'assert 1 == 1', 'assert not 0, "x"', 'assert (x, "always true")']) {
    test(`"${code}" proves nothing`, () => assert.equal(constant(code), true));
  }
  for (const code of ['assert x', 'assert f() == 1', 'assert not x', 'assert ()']) {
    test(`"${code}" asks something`, () => assert.equal(constant(code), false));
  }
});

suite('assignments', () => {
  test('have targets and values', () => {
    const { assignments } = read('a = self.b = 1\nc["k"], *d = x\ne: int = 2\nf += 3\ng: int');
    assert.deepEqual(
      assignments.map(({ targets, value, augmented }) => [targets.join(' '), value.kind, augmented]),
      [
        ['a self.b', 'number', false],
        ['c["k"] d', 'name', false],
        ['e', 'number', false],
        ['f', 'number', true],
      ],
    );
  });
});

suite('comments and lines', () => {
  test('comments know whether they stand alone', () => {
    const text = '# é one\nx = 1  # two\n  \t# 😀 three';
    assert.deepEqual(
      read(text).comments.map(({ text: comment, alone, place }) => [
        comment,
        alone,
        text.slice(place.start, place.end),
      ]),
      [
        ['# é one', true, '# é one'],
        ['# two', false, '# two'],
        ['# 😀 three', true, '# 😀 three'],
      ],
    );
  });
  test('code lines are neither blank nor comments', () => {
    assert.equal(read('# a\n\nx = 1 # b\n  \n\t# c\nif x:\r\n  y\r\n').codeLines, 3);
    assert.equal(read('').codeLines, 0);
  });
});

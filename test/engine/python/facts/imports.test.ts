import assert from 'node:assert/strict';
import { readPythonFacts } from '../../../../src/engine/python/index';

/** Imports as `..module:name as bound [guards]`. */
function check(code: string, ...expected: string[]): void {
  const shown = readPythonFacts([code], 'python').imports.map(fact => {
    const name = fact.name === undefined ? '' : `:${fact.name}`;
    const guards = fact.guards.length === 0 ? '' : ` [${fact.guards.join(', ')}]`;
    return `${'.'.repeat(fact.level)}${fact.module}${name} as ${fact.bound}${guards}`;
  });
  assert.deepEqual(shown, expected);
}

suite('imports', () => {
  test('of modules', () => check('import a.b, c as d', 'a.b as a', 'c as d'));
  test('of names', () => check('from a.b import (c as d, e,)', 'a.b:c as d', 'a.b:e as e'));
  test('relative ones', () => check('from . import a\nfrom ...b.c import d', '.:a as a', '...b.c:d as d'));
  test('of everything', () => check('from a import *', 'a:* as *'));
  test('in functions', () => check('def f():\n  import a', 'a as a [function]'));
  test('in a class body are no function', () => check('class C:\n  import a', 'a as a'));
  test('with a stand-in', () => {
    check('try:\n  import a\nexcept (ImportError, OSError):\n  import b', 'a as a [try]', 'b as b [except]');
  });
  test('under try without a handler for it', () => check('try:\n  import a\nexcept ValueError: pass', 'a as a'));
  test('for types only', () => {
    check(
      'import typing as t\nif t.TYPE_CHECKING:\n  import a\nelse:\n  import b',
      'typing as t',
      'a as a [type-checking]',
      'b as b [if:not (t.TYPE_CHECKING)]',
    );
  });
  test('for one platform', () => {
    check(
      'if sys.platform == "win32":\n  import a\nif "google.colab" in sys.modules:\n  import b\nif x:\n  import c',
      'a as a [platform:sys.platform == "win32"]',
      'b as b [platform:"google.colab" in sys.modules]',
      'c as c [if:x]',
    );
  });
});

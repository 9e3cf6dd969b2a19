import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePython, parsePythonBytes } from '../../../src/engine/python';
import { malformations, statements } from './outline';

const DEEP = 100_000;

const SAMPLE = `import a.b as c
@d(e)
class F(G, h=1):
    """doc"""
    async def i(self, j, /, k: int = 2, *l, m=3, **n) -> o:
        with (open(p) as q, r): s = [t for u in v if w]
        try: x = f"{y!r:>{z}}" 'a' if b else c[1:2, ...]
        except (A, B) as C: raise D from E
        finally: return {**F, 'g': -1.5e3, "h": 0x1f}
for (i, *j) in k: l += await m(n, *o, p=q, **r) or not s
match t:
    case [1, *u] | {'v': w, **x} if y: z = lambda a=1, *b: (yield)
%timeit -n 10 a = b ** c
d = !ls
`;

suite('nesting', () => {
  const nested: Readonly<Record<string, string>> = {
    parentheses: '('.repeat(DEEP) + ')'.repeat(DEEP),
    brackets: '['.repeat(DEEP),
    braces: '{'.repeat(DEEP),
    calls: 'f('.repeat(DEEP),
    subscripts: 'a['.repeat(DEEP),
    minus: `x = ${'-'.repeat(DEEP)}1`,
    not: `x = ${'not '.repeat(DEEP)}1`,
    powers: `x = ${'1**'.repeat(DEEP)}1`,
    lambdas: `x = ${'lambda: '.repeat(DEEP)}1`,
    conditionals: `x = ${'1 if 2 else '.repeat(DEEP)}3`,
    awaits: `x = ${'await '.repeat(DEEP)}y`,
    formatted: 'f"{'.repeat(DEEP),
    specifications: `f"${'{a:'.repeat(DEEP)}`,
    indents: Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}if x:`).join('\n'),
    patterns: `match x:\n  case ${'['.repeat(DEEP)}:\n    pass`,
    dictionaries: '{1: '.repeat(DEEP),
  };
  for (const [name, text] of Object.entries(nested)) {
    test(`of ${name} has an end`, () => {
      const tree = parsePython(`${text}\ny = 1\n`, 'python');
      assert.ok(tree.errors.length > 0);
      assert.deepEqual(malformations(tree), []);
    });
  }
});

suite('length', () => {
  const long: Readonly<Record<string, string>> = {
    sum: `x = ${'1 + '.repeat(300_000)}1`,
    list: `x = [${'1234, '.repeat(200_000)}]`,
    attributes: `x${'.a'.repeat(DEEP)}`,
    calls: `x${'()'.repeat(DEEP)}`,
    comparisons: `x${' < 1'.repeat(DEEP)}`,
    elifs: `if x: pass\n${'elif x: pass\n'.repeat(DEEP)}`,
    decorators: `${'@x\n'.repeat(DEEP)}def f(): pass`,
    targets: `${'x = '.repeat(DEEP)}1`,
    continuations: `x = 1 + ${'\\\n'.repeat(DEEP)}2`,
    statements: 'x;'.repeat(DEEP),
    strings: `x = ${'"a" '.repeat(DEEP)}`,
    names: Array.from({ length: DEEP }, (_, index) => `name${index} = 1`).join('\n'),
  };
  for (const [name, text] of Object.entries(long)) {
    test(`of ${name} is no error`, () => {
      const tree = parsePython(text, 'python');
      assert.deepEqual(tree.errors, []);
      assert.deepEqual(malformations(tree), []);
    });
  }
});

suite('broken text of great length', () => {
  const broken: Readonly<Record<string, string>> = {
    'an unclosed triple quote': `x = 1\n"""${'a "" b\n'.repeat(300_000)}`,
    'unclosed brackets on every line': '(\nx = 1\n'.repeat(50_000),
    'unclosed brackets and keywords': 'x = [\nreturn\n'.repeat(50_000),
    'unclosed fields': 'f"{x\n'.repeat(50_000),
    'nothing but closing brackets': ')'.repeat(500_000),
    'nothing but quotes': `"'`.repeat(200_000),
    'nothing but backslashes': '\\\n'.repeat(200_000),
    'orphan clauses': 'else:\n'.repeat(50_000),
    'growing indentation': Array.from({ length: 2000 }, (_, level) => `${' '.repeat(level % 150)}x`).join('\n'),
    'null bytes': 'x\0'.repeat(100_000),
  };
  for (const [name, text] of Object.entries(broken)) {
    test(`${name}: is read to its end`, () => {
      const tree = parsePython(text, 'python');
      assert.ok(tree.errors.length > 0);
      assert.deepEqual(malformations(tree), []);
    });
  }
});

suite('any text', () => {
  test('cut anywhere gives a well-made tree', () => {
    for (let end = 0; end <= SAMPLE.length; end++) {
      assert.deepEqual(malformations(parsePython(SAMPLE.slice(0, end), 'ipython')), [], SAMPLE.slice(0, end));
    }
  });

  test('with anything put in gives a well-made tree', () => {
    const pieces = [
      '(',
      ')',
      '[',
      '{',
      '}',
      '"',
      "'",
      '"""',
      'f"',
      '\n',
      '\n    ',
      '\\',
      ':',
      ',',
      '=',
      '*',
      '!',
      '%',
      '?',
    ];
    const words = [
      'if ',
      'else',
      'def ',
      'case ',
      'match ',
      'lambda',
      'yield ',
      'async ',
      '@',
      '#',
      '\0',
      '\t',
      '1_',
      'é',
      '😀',
    ];
    const insertion = fc.tuple(fc.nat(SAMPLE.length), fc.nat(12), fc.constantFrom(...pieces, ...words));
    fc.assert(
      fc.property(insertion, fc.constantFrom('python', 'ipython'), ([at, dropped, piece], dialect) => {
        const text = SAMPLE.slice(0, at) + piece + SAMPLE.slice(at + dropped);
        assert.deepEqual(malformations(parsePython(text, dialect)), []);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  test('of random characters gives a well-made tree', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        assert.deepEqual(malformations(parsePython(text, 'ipython')), []);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('of random bytes gives a well-made tree', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const padded = new Uint8Array(bytes.length + 4);
        padded.set(bytes);
        assert.deepEqual(malformations(parsePythonBytes(padded, bytes.length, 'python')), []);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('is parsed the same after a hostile one', () => {
    const before = statements(parsePython(SAMPLE, 'ipython'));
    parsePython('f"{('.repeat(1000), 'python');
    parsePython(`${'  if x:\n'.repeat(10)}"""`, 'ipython');
    assert.deepEqual(statements(parsePython(SAMPLE, 'ipython')), before);
  });
});

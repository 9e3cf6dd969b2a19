import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Dialect, parsePython, type PythonFacts, readPythonFacts } from '../../../src/engine/python';
import { assertSameTree } from '../../support/sameTree';
import { plainFacts } from '../../support/plainFacts';
import { anyEdit as edit, anyPlace, type Edit, edited } from '../../support/edits';

const script = `"""doc"""
from __future__ import annotations
import a.b as c
@d(e)
class F(G, h=1):
    """doc"""
    async def i(self, j, /, k: int = 2, *l, m=3, **n) -> o:
        with (open(p) as q, r): s = [t for u in v if w]
        try: x = f"{y!r:>{z}}" 'a' if b else c[1:2, ...]
        except (A, B) as C: raise D from E
        finally: return {**F, 'g': -1.5e3, "h": 0x1f}
    # é, 😀 and a comment
    def second(self):
        if self.found:
            for row in rows: print(row); continue
        elif not rows:
            text = """one
  two
"""
        else:
            text = 'one' \\
                'two'
        return text

    label = "😀"
for (i, *j) in k: l += await m(n, *o, p=q, **r) or not s
match t:
    case [1, *u] | {'v': w, **x} if y:
        z = lambda a=1, *b: (yield)
        pass
    case _:
        pass
import os; path = "/home/ana/x.csv"
os.remove(path)
`;

const notebook = `%timeit -n 10 a = b ** c
d = !ls
def load():
    !pip install pandas
    return d

df = load()
df?
`;

/** Reads what an edit makes of a text, from the tree before it, and fails unless that is what the whole text gives. */
function check(text: string, edit: Edit, dialect: Dialect): void {
  const after = edited(text, edit);
  assertSameTree(parsePython(after, dialect, parsePython(text, dialect)), parsePython(after, dialect));
}

const dialect = fc.constantFrom<Dialect>('python', 'ipython');
const text = fc.constantFrom(
  ...[script, notebook + script, script + script.replaceAll('\n', '\r\n')],
  ...[script.replaceAll('    ', '\t'), notebook, 'x = 1', ''],
);

suite('a text that is edited', () => {
  test('gives the tree that it gives when it is read as a whole', () => {
    fc.assert(fc.property(text, edit, dialect, check), { numRuns: 1500 });
  });

  test('gives the facts that it gives when it is read as a whole, edit after edit', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), dialect, (first, edits, language) => {
        let known: { readonly text: string; readonly facts: PythonFacts } = {
          text: first,
          facts: readPythonFacts([first], language),
        };
        for (const each of edits) {
          const after = edited(known.text, each);
          known = { text: after, facts: readPythonFacts([after], language, known.facts) };
        }
        assert.deepEqual(plainFacts(known.facts), plainFacts(readPythonFacts([known.text], language)));
      }),
      { numRuns: 300 },
    );
  });

  test('gives the facts that it gives when it is read as a whole, letter by letter', () => {
    const places = fc.array(anyPlace, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(places, fc.constantFrom('a', '_', '1'), (where, typed) => {
        let known = { text: script, facts: readPythonFacts([script], 'python') };
        for (const place of where) {
          const text = edited(known.text, { place, removed: 0, typed });
          known = { text, facts: readPythonFacts([text], 'python', known.facts) };
        }
        assert.deepEqual(plainFacts(known.facts), plainFacts(readPythonFacts([known.text], 'python')));
      }),
      { numRuns: 300 },
    );
  });

  for (const [what, before, after] of [
    [
      'no name that was bound in the module',
      'import a as n\nimport b as n\nn.f()\n',
      'import a as n\nimport b as m\nn.f()\n',
    ],
    [
      'no name that was bound in a class',
      'import a, b\nclass C:\n    n = a\n    n = b\n    n.f()\n',
      'import a, b\nclass C:\n    n = a\n    m = b\n    n.f()\n',
    ],
    [
      'no attribute that a method gave its object',
      'import a, b\nclass C:\n    def g(self): self.n = a\n    def h(self): self.n = b\n    def i(self): self.n.f()\n',
      'import a, b\nclass C:\n    def g(self): self.n = a\n    def h(self): self.m = b\n    def i(self): self.n.f()\n',
    ],
    [
      'no order that a function further down had upset',
      'import a as n\nn.f()\nn = 1\ndef g():\n    global n\n    n = 2\n',
      'import a as n\nn.f()\nn = 1\ndef g():\n    global m\n    n = 2\n',
    ],
  ] as const) {
    test(`keeps ${what}`, () => {
      const facts = readPythonFacts([after], 'python', readPythonFacts([before], 'python'));
      assert.deepEqual(plainFacts(facts), plainFacts(readPythonFacts([after], 'python')));
      const calleesOf = ({ calls }: PythonFacts): unknown => calls.map(({ callee }) => callee);
      assert.notDeepEqual(calleesOf(facts), calleesOf(readPythonFacts([before], 'python')));
    });
  }

  test('gives the same facts as a cell among others, which may come and go', () => {
    const cells = fc.array(
      fc.constantFrom(notebook, script, 'import numpy as np', 'np.ones(1)', '%%bash\nls', 'x = ('),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(cells, cells, edit, (before, rest, change) => {
        const after = [...before.map(cell => edited(cell, change)), ...rest];
        const facts = readPythonFacts(after, 'ipython', readPythonFacts(before, 'ipython'));
        assert.deepEqual(plainFacts(facts), plainFacts(readPythonFacts(after, 'ipython')));
      }),
      { numRuns: 200 },
    );
  });

  test('is not read again where nothing changed', () => {
    const tree = parsePython(script, 'python');
    assert.equal(parsePython(script, 'python', tree), tree);
    // The name that was typed over is still known: the tree was not read from the start.
    const after = script.replace('self.found', 'self.founded');
    const { nameCount } = parsePython(after, 'python');
    assert.equal(parsePython(after, 'python', tree).nameCount, nameCount + 1);
  });

  test('is read as a whole once most of the names are forgotten ones', () => {
    let tree = parsePython(script, 'python');
    for (let count = 0; count < 1000; count++) {
      tree = parsePython(script.replace('self.found', `self.found${count}`), 'python', tree);
    }
    assert.ok(tree.nameCount < 600, `${tree.nameCount} names`);
  });

  test('is read as another dialect without the tree of the first', () => {
    const tree = parsePython(notebook, 'python');
    assertSameTree(parsePython(notebook, 'ipython', tree), parsePython(notebook, 'ipython'));
  });
});

suite('an edit that reaches beyond its statement', () => {
  // `|` stands where something is typed; what comes after it in the list is typed there.
  const cases: readonly (readonly [string, string])[] = [
    ['if a:\n    b\nels|\n    c\nd\n', 'e:'],
    ['if a:\n    b\nif c:\n    d\n|e\nf\n', 'else:\n    '],
    ['def f():\n    a\n    b|\n    c\nd\n', '\n  x'],
    ['def f():\n    a\n    b|\n    c\nd\n', '\nx'],
    ['def f():\n    a\n    b = 1|\n    c\nd\n', '\n        x'],
    ['class A:\n    def f(self):\n        a\n        b\n\n|    def g(self):\n        c\n', '        d\n'],
    ['a = 1\nb = |2\nc = """doc"""\nd\n', '"""'],
    ['a = 1\nb = |2\nc = 3\nd\n', '('],
    ['def f():\n    a(|\n    b\n    c\ndef g(): pass\n', '['],
    ['a = 1\nb = 2 |\nc = 3\nd\n', '\\'],
    ['a = 1\n|\n@b\ndef c(): pass\nd\n', '@x'],
    ['a\ntry:\n    b\n|\nexcept C:\n    d\ne\n', 'x\n'],
    ['a\ntry:\n    b|\nc\nd\n', '\nfinally:\n    e'],
    ['match |a:\n    case 1:\n        b\n        c\nd\ne\n', 'x.'],
    ['match a:\n    case 1:\n        b\n        c|\n        d\n    case 2: pass\ne\n', '.x'],
    ['if a: b; c|; d\ne\nf\n', '.x'],
    ['if a: \\\n  b|\nc\nd\n', '.x'],
    ['a; b|; c\nd; e\nf\n', '.x'],
    ['"""doc"""\n|from __future__ import division\nfrom __future__ import nope\na\n', 'a\n'],
    ['"""doc"""\na|\nfrom __future__ import nope\nb\nc\n', 'b'],
    ['from __future__ import division\nfrom __future__ import with_statement|\na\nb\n', 's'],
    ['a\nb # |\nc\nd\n', 'comment'],
    ['a\nb\n# |\n\nc\nd\n', '\n'],
    ['a\nb # x\n|\nc\nd\n', '    x'],
    ['a\r\nb|\r\nc\r\nd\r\n', '\r'],
    ['%%time\n|a\nb\nc\n', '%%capture\n'],
    ['%%time\n%%capture out\na|\nb\nc\n', '.x'],
    ['  a\n  b|\n  c\n  d\n', '\n x'],
    ['a\nb\n|!ls\nc\nd\n', 'x = '],
    ['\u00e9 = 1\nb = "|\ud83d\ude00"\nc\nd\n', '\ud83d\ude01'],
    ['\ufeffa\n|b\nc\nd\n', 'x'],
  ];
  for (const [before, typed] of cases) {
    test(JSON.stringify(before.replace('|', `|${typed}|`)), () => {
      const place = before.indexOf('|');
      const plain = before.replace('|', '');
      for (const language of ['python', 'ipython'] as const) check(plain, { at: place, removed: 0, typed }, language);
    });
  }
});

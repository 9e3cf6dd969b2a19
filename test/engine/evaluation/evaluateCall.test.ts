import assert from 'node:assert/strict';
import { type Outcome, evaluateCall } from '../../../src/engine/evaluation/evaluateCall';
import { fingerprint } from '../../../src/engine/evaluation/copying';
import { represent } from '../../../src/engine/evaluation/text';
import type { PyValue } from '../../../src/engine/evaluation/values';
import { readSyntax } from '../../../src/engine/python/index';

/** Evaluates `f()` of a module, or of several files. */
function outcomeOf(code: string, others: Readonly<Record<string, string>> = {}): Outcome {
  const texts: Readonly<Record<string, string>> = { 'm.py': code, ...others };
  const files = {
    statementsOf: (path: string) => (texts[path] === undefined ? undefined : readSyntax(texts[path])),
    resolve: (_from: string, module: string) => (`${module}.py` in texts ? `${module}.py` : undefined),
  };
  return evaluateCall({ files, path: 'm.py', name: 'f', given: { positional: [], named: new Map() } });
}

function valueOf(code: string, others?: Readonly<Record<string, string>>): PyValue {
  const outcome = outcomeOf(code, others);
  assert(outcome.kind === 'returned', JSON.stringify(outcome));
  return outcome.value;
}

/** The `repr` of an expression, as CPython prints it. */
function shows(expression: string, expected: string, before = ''): void {
  assert.equal(represent(valueOf(`${before}\ndef f():\n    return ${expression}\n`)), expected, expression);
}

suite('Following Python without running it', () => {
  test('numbers are whole or not, as in Python', () => {
    shows('[7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 / 2, 2 ** 10, 2 ** -1]', '[3, -4, 1, 2, 3.5, 1024, 0.5]');
    shows(
      '[0.1 + 0.2, 1e16, 1e-05, 3.0, -0.0, 7.5 // 2, -7.5 % 2]',
      '[0.30000000000000004, 1e+16, 1e-05, 3.0, -0.0, 3.0, 0.5]',
    );
    shows('[round(0.5), round(1.5), round(2.675, 2), round(0.125, 2), round(1234, -2)]', '[0, 2, 2.67, 0.12, 1200]');
    shows('[True + 1, int("12"), float("1e3"), int(3.9), abs(-2), divmod(7, 3)]', '[2, 12, 1000.0, 3, 2, (2, 1)]');
  });

  test('texts: methods, slices, and all ways to format', () => {
    shows(
      '["Ab c".title(), " x ".strip(), "a,b".split(","), "abc"[::-1], "abc"[-2:]]',
      "['Ab C', 'x', ['a', 'b'], 'cba', 'bc']",
    );
    shows('f"{3.14159:.2f}|{7:>4}|{1234567:,}|{0.256:.1%}|{\'x\'!r}"', '"3.14|   7|1,234,567|25.6%|\'x\'"');
    shows('"%s-%03d-%.2f" % ("a", 7, 2.5) + "{} {b:>3}".format(1, b=2)', "'a-007-2.501   2'");
    shows('"é" + chr(8364) + "n".join(["a", "b"])', "'é€anb'");
  });

  test('collections: comprehensions, unpacking, sorting, sets that have no order', () => {
    shows('[x * y for x in range(3) for y in (1, 2) if x != y]', '[0, 0, 2, 2]');
    shows('{k: v for k, v in zip("ab", [1, 2])}', "{'a': 1, 'b': 2}");
    shows('sorted({"b", "a"}) + sorted([3, 1], reverse=True)', "['a', 'b', 3, 1]");
    shows('g(*[1, 2], c=3)', '(1, (2,), 3)', 'def g(a, *b, c=0):\n    return a, b, c');
    assert.equal(outcomeOf('def f():\n    return list({1, 2})\n').kind, 'unsupported');
  });

  test('control flow: loops with else, exceptions, with finally', () => {
    const code = `
def f():
    out = []
    for i in range(5):
        if i == 3:
            break
        out.append(i)
    else:
        out.append("never")
    try:
        int("x")
    except (KeyError, ValueError) as error:
        out.append(str(error))
    finally:
        out.append("done")
    return out
`;
    assert.equal(represent(valueOf(code)), "[0, 1, 2, \"invalid literal for int() with base 10: 'x'\", 'done']");
  });

  test('a row of a matrix is the matrix itself, a choice of rows is a copy', () => {
    const code = `
import numpy as np

def f():
    a = np.zeros((2, 3))
    for row in a:
        row[0] = 1
    a[1][1:] = [4, 5]
    a[[0]][0] = 9
    a[0, 2] = 7
    return a.tolist()
`;
    assert.equal(represent(valueOf(code)), '[[1.0, 0.0, 7.0], [1.0, 4.0, 5.0]]');
  });

  test('files are those of an empty folder', () => {
    const code = `
import os
from pathlib import Path

def f():
    os.makedirs("out/deep")
    Path("out/a.txt").write_text("one\\ntwo")
    with open("out/a.txt", "a") as file:
        file.write("!")
    with open("out/a.txt") as file:
        lines = file.readlines()
    try:
        open("missing.txt")
    except FileNotFoundError as error:
        lines.append(str(error))
    return lines, os.path.exists("out/b.txt"), [p.name for p in Path("out").glob("*.txt")]
`;
    assert.equal(
      represent(valueOf(code)),
      `(['one\\n', 'two!', "[Errno 2] No such file or directory: 'missing.txt'"], False, ['a.txt'])`,
    );
  });

  test('an empty path is nowhere, not the folder itself', () => {
    const outcome = outcomeOf('import os\n\ndef f():\n    os.makedirs("", exist_ok=True)\n    return 1\n');
    assert.equal(outcome.kind === 'unsupported' ? outcome.reason : outcome.kind, 'it works with a path that is empty');
  });

  test('what a raise statement raises is told apart from what goes wrong', () => {
    const raised = outcomeOf('def f():\n    raise ValueError("no rows")\n');
    assert(raised.kind === 'raised');
    const { type, text, isOwn, isOnPurpose } = raised;
    assert.deepEqual(
      { type, text, isOwn, isOnPurpose },
      { type: 'ValueError', text: 'no rows', isOwn: false, isOnPurpose: true },
    );
    const wrong = outcomeOf('def f():\n    return {}["a"]\n');
    assert.equal(wrong.kind === 'raised' && wrong.type === 'KeyError' && wrong.isOnPurpose, false);
  });

  test('classes, dataclasses, closures and generators of the project', () => {
    const code = `
from dataclasses import dataclass, field

@dataclass
class Row:
    name: str
    tags: list = field(default_factory=list)

    @property
    def size(self):
        return len(self.tags)

def numbers(n):
    for i in range(n):
        yield i * i

def f():
    row = Row("a", ["x"])
    add = lambda x, by=2: x + by
    return row.name, row.size, Row("b").tags, list(numbers(3)), add(1)
`;
    assert.equal(represent(valueOf(code)), "('a', 1, [], [0, 1, 4], 3)");
  });

  test('other files of the project, and constants of modules', () => {
    const value = valueOf(
      'from settings import LIMIT, scale\nimport settings as s\ndef f():\n    return scale(LIMIT), s.LIMIT\n',
      {
        'settings.py': 'LIMIT = 3\ndef scale(x):\n    return x * FACTOR\nFACTOR = 2\n',
      },
    );
    assert.equal(represent(value), '(6, 3)');
  });

  test('what decides later or elsewhere is not followed', () => {
    const unclear = [
      'import random\ndef f():\n    return random.random()\n',
      'import requests\ndef f():\n    return requests.get("x").text\n',
      'import time\ndef f():\n    return 1 if time.time() > 0 else 2\n',
      'X = []\nX.append(1)\ndef f():\n    return X\n',
      'X = {}\ndef f():\n    X["a"] = 1\n    return X\n',
      'async def f():\n    return 1\n',
      'def f():\n    while True:\n        pass\n',
      'def f():\n    return f()\n',
    ];
    for (const code of unclear) {
      assert.equal(outcomeOf(code).kind, 'unsupported', code);
    }
  });

  test('regular expressions, JSON, dates of text and paths', () => {
    shows(
      're.sub(r"(\\d+)", r"<\\1>", "a1b22"), re.findall(r"[a-z]+", "ab 1 c")',
      "('a<1>b<22>', ['ab', 'c'])",
      'import re',
    );
    shows('json.dumps({"a": [1, 2.5, None], "b": "é"})', '\'{"a": [1, 2.5, null], "b": "\\\\u00e9"}\'', 'import json');
    shows(
      '[Path("a") / "b.csv" == Path("a/b.csv"), Path("x/y.tar.gz").stem]',
      "[True, 'y.tar']",
      'from pathlib import Path',
    );
  });
});

suite('Following numpy and pandas', () => {
  const libraries = 'import numpy as np\nimport pandas as pd\n';
  const of = (expression: string, before = ''): string =>
    fingerprint(valueOf(`${libraries}${before}\ndef f():\n    return ${expression}\n`));

  test('arrays compute cell by cell and spread rows and columns', () => {
    assert.equal(of('(np.array([[1, 2], [3, 4]]) * np.array([10, 1])).tolist()'), '[[10,2],[30,4]]');
    assert.equal(of('(np.array([1.0, 4.0]) > 2).tolist()'), '[false,true]');
    assert.equal(of('np.array([1, 2, 3]).mean(), np.std([1.0, 3.0])'), '(f2,f1)');
    assert.equal(of('np.where(np.array([1, 5]) > 2, "big", "small").tolist()'), '["small","big"]');
    assert.equal(of('float(np.array([1.0])[0] / 0)'), 'fInfinity');
  });

  const table = 'df = pd.DataFrame({"city": ["Bern", "Basel", "Bern"], "n": [1, 2, 3], "x": [0.5, None, 2.0]})';

  test('tables: columns, gaps, masks and what changes nothing outside', () => {
    const code = `${libraries}
def change(df):
    out = df.copy()
    out["x"] = out["x"].fillna(out["n"] * 10)
    out["big"] = (out["n"] >= 2).astype(int)
    return out[out["city"] == "Bern"]

def f():
    ${table}
    return change(df), df
`;
    const [changed = '', before = ''] = fingerprint(valueOf(code))
      .slice(1, -1)
      .split(/,(?=table)/);
    assert.equal(changed, 'table [0,2] city text ["Bern","Bern"]; n int [1,3]; x float [f0.5,f2]; big int [0,1]');
    assert.equal(before, 'table  city text ["Bern","Basel","Bern"]; n int [1,2,3]; x float [f0.5,fNaN,f2]');
  });

  test('whole numbers with gaps become floats; groups are in the order of their keys', () => {
    assert.equal(of('pd.DataFrame([{"a": 1}, {"a": None}])["a"].tolist()'), '[f1,fNaN]');
    const grouped = valueOf(
      `${libraries}\ndef f():\n    ${table}\n    return df.groupby("city")["n"].sum().to_dict()\n`,
    );
    assert.equal(represent(grouped), "{'Basel': 2, 'Bern': 4}");
  });
});

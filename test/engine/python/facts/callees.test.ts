import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPythonFacts } from '../../../../src/engine/python/index';

/** Each call as `text -> callee`, calls that lead nowhere left out. */
function check(code: string, ...expected: string[]): void {
  const { calls } = readPythonFacts([code], 'python');
  const found = calls.filter(call => call.callee !== undefined).map(call => `${call.text} -> ${call.callee ?? ''}`);
  assert.deepEqual(found, expected);
}

suite('callees through imports', () => {
  test('follows an alias of a module', () => {
    check('import numpy as n\nn.random.seed(0)', 'n.random.seed -> numpy.random.seed');
  });
  test('follows an alias of a name', () => {
    check(
      'from sklearn.model_selection import train_test_split as tts\ntts(x)',
      'tts -> sklearn.model_selection.train_test_split',
    );
  });
  test('binds the first part of a dotted import', () => {
    check('import os.path\nos.path.join(a)\nos.getcwd()', 'os.path.join -> os.path.join', 'os.getcwd -> os.getcwd');
  });
  test('binds all of a dotted import with a new name', () => {
    check('import torch.nn.functional as F\nF.relu(x)', 'F.relu -> torch.nn.functional.relu');
  });
  test('keeps the dots of a relative import', () => {
    check('from ..data import load\nfrom . import fit\nload()\nfit()', 'load -> ..data.load', 'fit -> .fit');
  });
  test('prefers the first of imports that stand in for each other', () => {
    check(
      'try:\n    import ujson as json\nexcept ImportError:\n    import json\njson.load(f)',
      'json.load -> ujson.load',
    );
  });
  test('knows an optional import that may be None', () => {
    check('try:\n    import torch\nexcept ImportError:\n    torch = None\ntorch.load(f)', 'torch.load -> torch.load');
  });
  test('takes unbound names from the only star import', () => {
    check(
      'from fastai.vision.all import *\nImageDataLoaders(p)',
      'ImageDataLoaders -> fastai.vision.all.ImageDataLoaders',
    );
  });
  test('does not choose between two star imports', () => {
    check('from a import *\nfrom b import *\nf()');
  });
  test('knows builtins and what kernels add', () => {
    check('open(p)\nspark.read.csv(p)\nunknown(p)', 'open -> open', 'spark.read.csv -> spark.read.csv');
  });
  test('sees an import inside a function only there', () => {
    check('def f():\n    import numpy as np\n    np.array(x)\nnp.ones(x)', 'np.array -> numpy.array');
  });
});

suite('callees of traced objects', () => {
  test('names a method by the maker of its object', () => {
    check(
      'import pandas as pd\ndf = pd.read_csv(p)\ndf.to_csv(q)',
      'pd.read_csv -> pandas.read_csv',
      'df.to_csv -> pandas.read_csv().to_csv',
    );
  });
  test('follows chains of calls', () => {
    check(
      'import pandas as pd\npd.read_csv(p).dropna()',
      'pd.read_csv(p).dropna -> pandas.read_csv().dropna',
      'pd.read_csv -> pandas.read_csv',
    );
  });
  test('follows assigned names of functions', () => {
    check('import pickle\nload = pickle.load\nload(f)', 'load -> pickle.load');
  });
  test('knows the object of a with statement', () => {
    check('with open(p) as f:\n    f.read()', 'open -> open', 'f.read -> open().read');
  });
  test('pairs the parts of tuples', () => {
    check('import a, b\nx, y = a.A(), b.B()\ny.go()', 'a.A -> a.A', 'b.B -> b.B', 'y.go -> b.B().go');
  });
  test('knows an annotated parameter as an instance', () => {
    check('import pandas as pd\ndef f(df: pd.DataFrame):\n    df.to_csv(p)', 'df.to_csv -> pandas.DataFrame().to_csv');
  });
  test('knows what a method assigned to self', () => {
    check(
      'from m import RF\nclass A:\n  def __init__(self):\n    self.m = None\n  def fit(self):\n    self.m = RF()\n' +
        '  def use(self):\n    self.m.predict(x)',
      'RF -> m.RF',
      'self.m.predict -> m.RF().predict',
    );
  });
  test('knows what an awaited call and a walrus give', () => {
    check(
      'import a\nasync def f():\n    x = await a.get()\n    x.json()\nif y := a.make():\n    y.go()',
      'a.get -> a.get',
      'x.json -> a.get().json',
      'a.make -> a.make',
      'y.go -> a.make().go',
    );
  });
});

suite('callees and the order of bindings', () => {
  test('a later binding hides the earlier one', () => {
    check(
      'import a\nx = a.A()\nx.go()\nx = a.B()\nx.go()',
      'a.A -> a.A',
      'x.go -> a.A().go',
      'a.B -> a.B',
      'x.go -> a.B().go',
    );
  });
  test('a chain of rebinding keeps its maker', () => {
    check('import a\nx = a.A()\nx = x.b()\nx.c()', 'a.A -> a.A', 'x.b -> a.A().b', 'x.c -> a.A().b().c');
  });
  test('branches that agree are traced', () => {
    check(
      'import a\nif t:\n    x = a.A(1)\nelse:\n    x = a.A(2)\nx.go()',
      'a.A -> a.A',
      'a.A -> a.A',
      'x.go -> a.A().go',
    );
  });
  test('branches that differ stop the trace', () => {
    check('import a\nif t:\n    x = a.A()\nelse:\n    x = a.B()\nx.go()', 'a.A -> a.A', 'a.B -> a.B');
  });
  test('one branch never sees what the other binds', () => {
    check('import a\nx = a.A()\nif t:\n    x = 1\nelse:\n    x.go()', 'a.A -> a.A', 'x.go -> a.A().go');
  });
  test('a loop that feeds on its own result keeps the first maker', () => {
    check('import a\nx = a.A()\nfor i in y:\n    x = x.add(i)', 'a.A -> a.A', 'x.add -> a.A().add');
  });
  test('a binding further down in a loop counts for its start', () => {
    check('import a\nx = a.A()\nwhile t:\n    x.go()\n    x = 1', 'a.A -> a.A');
  });
  test('a function sees every binding of a module name', () => {
    check('import a\nx = a.A()\ndef f():\n    x.go()\nx = a.B()', 'a.A -> a.A', 'a.B -> a.B');
  });
  test('a parameter hides the module name', () => {
    check('import numpy as np\ndef f(np):\n    np.array(1)\nnp.ones(1)', 'np.ones -> numpy.ones');
  });
  test('a local name hides an import in the whole function', () => {
    check('import a\ndef f():\n    a.go()\n    a = 1\na.go()', 'a.go -> a.go');
  });
  test('a comprehension variable hides the module name', () => {
    check('import a\n[a.go() for a in x]\na.go()', 'a.go -> a.go');
  });
  test('methods do not see names of their class body', () => {
    check('import a\nclass C:\n  a = 1\n  def f(self):\n    a.go()', 'a.go -> a.go');
  });
  test('a global declaration binds in the module', () => {
    check(
      'import a\nx = None\ndef f():\n    global x\n    x = a.A()\ndef g():\n    x.go()',
      'a.A -> a.A',
      'x.go -> a.A().go',
    );
  });
  test('an augmented assignment stops the trace', () => {
    check('import a\nx = a.A()\nx += 1\nx.go()', 'a.A -> a.A');
  });
  test('local functions and classes have no qualified name', () => {
    check('def f(): pass\nclass C: pass\nf()\nC()');
  });
});

suite('calls by callee', () => {
  test('lists the calls of each name in source order', () => {
    const { calls, callsByCallee } = readPythonFacts(['import a\na.f(1)\ng()\na.f(2)'], 'python');
    assert.deepEqual([...callsByCallee.keys()], ['a.f']);
    assert.deepEqual(callsByCallee.get('a.f'), [calls[0], calls[2]]);
  });
});

suite('the calls of one name', () => {
  const cells = [
    ...['import numpy as np, os\nfrom json import loads as read, dumps\nnp.load(x); read(y); dumps(z)'],
    ...['f = np.load\nf(1)\nnp.load(2)', 'def load(): pass\nload()\nself.load()', 'np = cp\nnp.load(3)'],
    ...[
      'df = np.load(4)\nfor i in j:\n    df = df.append(i)\ndf.append(k)',
      'class A:\n    load = np.load\nA().load()',
    ],
    ...['while a:\n    a, b = b.load, a.load()\nprint(len(a))', 'with np.load(5) as q: q.read(), open(p).read()'],
    ...['from os import *\nlistdir()', 'x = (np if a else os).load(6) or dumps', 'é = np\né.load(7)'],
  ];

  test('are those among all calls, with and without other cells', () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...cells), { minLength: 1, maxLength: 4 }), texts => {
        const all = readPythonFacts(texts, 'python').callsByCallee;
        for (const [name, calls] of all) {
          const found = readPythonFacts(texts, 'python').callsOf(name);
          assert.deepEqual(
            found.map(({ place }) => place),
            calls.map(({ place }) => place),
            name,
          );
          asked++;
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(asked > 300, `${asked} names`);
  });

  test('are none for a name that is not there', () => {
    const facts = readPythonFacts(['import numpy as np\nnp.load(x)'], 'python');
    assert.deepEqual(facts.callsOf('numpy.save'), []);
    assert.deepEqual(facts.callsOf('pandas.load'), []);
  });
});

// Lines of Python that a fix writes anew: the program runs before and after, and Ruff or its output tells the difference.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Proof } from '../proof';
import { runTool } from '../tools';

const configuration = { '.preflight.yaml': 'profile: batch\n', 'README.md': '# Churn\n' };

export const rewriteProofs: readonly Proof[] = [
  {
    rule: 'code/print-instead-of-logging',
    fix: 'prints of a module become lines of a log',
    oracles: ['ruff', 'the log holds what was printed'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'churn/__init__.py': '',
        'churn/features.py': `"""Reads customers."""
import json


def load(text):
    try:
        rows = json.loads(text)
    except ValueError:
        print(f"cannot read {text}")
        return []
    print("rows:", len(rows), "of which 5% new")
    print(rows)
    return rows
`,
      });
      const use =
        'import logging, sys; logging.basicConfig(stream=sys.stdout, format="%(message)s", level=logging.INFO); ' +
        'logging.raiseExceptions = True; from churn.features import load; load("[1, 2]"); load("[")';
      expectRuff(folder, 'T201', true);
      const printed = bench.expect('python3', ['-c', use], folder).split('\n');
      assert.deepEqual(bench.mend(folder, 'code/print-instead-of-logging'), ['churn/features.py']);
      expectRuff(folder, 'T201', false);
      const logged = bench.expect('python3', ['-c', use], folder).split('\n');
      assert.deepEqual(logged.slice(0, printed.length - 1), printed.slice(0, -1));
      assert.ok(
        logged.some(line => line.startsWith('json.decoder.JSONDecodeError')),
        'the log holds the traceback',
      );
    },
  },
  {
    rule: 'code/swallowed-exception',
    fix: 'an error that vanished stands in the log',
    oracles: ['ruff', 'the program goes on, and its log tells why'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'load.py': `import json


def load(texts):
    rows = []
    for text in texts:
        try:
            rows.append(json.loads(text))
        except Exception:
            pass
    return rows


def first(text):
    try:
        return json.loads(text)
    except:
        text = ""
    return text


print(load(["1", "[", "2"]), repr(first("[")))
`,
      });
      expectRuff(folder, 'E722,S110', true);
      const before = bench.expect('python3', ['load.py'], folder);
      assert.equal(before, "[1, 2] ''\n");
      assert.deepEqual(bench.mend(folder, 'code/swallowed-exception'), ['load.py']);
      expectRuff(folder, 'E722,S110', false);
      const after = bench.expect('python3', ['load.py'], folder);
      assert.ok(after.startsWith(before), after);
      assert.equal(after.match(/^json\.decoder\.JSONDecodeError/gm)?.length, 2, after);
    },
  },
  {
    rule: 'sec/insecure-call',
    fix: 'a file of settings runs no code, certificates are checked',
    oracles: ['ruff', 'PyYAML 6.0.3'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'settings.py': `import sys
import yaml
import requests


def read(path):
    with open(path) as file:
        return yaml.load(file, Loader=yaml.UnsafeLoader)


def send(rows):
    return requests.post("https://internal/predict", json=rows, verify=False, timeout=10)


if __name__ == "__main__":
    print(read(sys.argv[1]))
`,
        'requests.py': '',
        'good.yaml': 'rate: 0.1\nnames: [a, b]\n',
        'bad.yaml': '!!python/object/apply:os.system ["touch it-ran"]\n',
      });
      const python = bench.environment(folder, 'pyyaml==6.0.3');
      const good = bench.expect(python, ['settings.py', 'good.yaml'], folder);
      bench.expect(python, ['settings.py', 'bad.yaml'], folder);
      assert.ok(existsSync(path.join(folder, 'it-ran')), 'before, the file runs a command');
      bench.expect('rm', ['it-ran'], folder);
      expectRuff(folder, 'S501,S506', true);
      assert.deepEqual(bench.mend(folder, 'sec/insecure-call'), ['settings.py']);
      expectRuff(folder, 'S501,S506', false);
      assert.equal(bench.expect(python, ['settings.py', 'good.yaml'], folder), good);
      assert.throws(() => bench.expect(python, ['settings.py', 'bad.yaml'], folder), /ConstructorError/);
      assert.ok(!existsSync(path.join(folder, 'it-ran')), 'after, it runs nothing');
    },
  },
  {
    rule: 'repro/unseeded-randomness',
    fix: 'what is drawn is the same on every run',
    oracles: ['NumPy 2.3.5', 'two runs'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'data/rows.csv': 'a,b\n',
        'split.py':
          'import numpy as np\nimport pandas as pd\n\norder = np.random.permutation(1000)\nprint(order[:9])\n',
        'sample.py':
          'import random\nimport pandas as pd\n\nrows = list(range(1000))\nrandom.shuffle(rows)\nprint(rows[:9])\n',
        'pandas.py': '',
      });
      const python = bench.environment(folder, 'numpy==2.3.5');
      const draw = (): string[] => ['split.py', 'sample.py'].map(script => bench.expect(python, [script], folder));
      const [first, second] = [draw(), draw()];
      assert.ok(
        first.every((line, index) => line !== second[index]),
        'before, each run gives others',
      );
      assert.deepEqual([...bench.mend(folder, 'repro/unseeded-randomness')].sort(), ['sample.py', 'split.py']);
      assert.deepEqual(draw(), draw());
    },
  },
  {
    rule: 'code/import-side-effects',
    fix: 'a module that opens nothing when it is imported',
    oracles: ['what the interpreter is asked for is audited', 'the same output'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'visits.py': `"""Visits by day."""
import sqlite3

LIMIT = 2
# In memory, for now.
connection = sqlite3.connect(":memory:")


def label(day):
    return f"day {day}"


with connection:
    connection.execute("""CREATE TABLE visits
        (day INTEGER)""")
    connection.executemany("INSERT INTO visits VALUES (?)", [(1,), (2,), (3,)])
for (day,) in connection.execute("SELECT day FROM visits LIMIT ?", (LIMIT,)):
    if day > 1:
        print(label(day), """of
    many""")
    else:
        # The first one.
        print("first", label(day))
print(connection.total_changes)
`,
        'report.py': 'from visits import label\n\nprint(label(7))\n',
      });
      const audited = `import sys
sys.addaudithook(lambda event, given: event.startswith(("sqlite3.connect", "socket")) and print(event))
import report`;
      const run = (...words: readonly string[]): string => bench.expect('python3', words, folder);
      const output = run('visits.py');
      assert.match(run('-c', audited), /sqlite3\.connect\nsqlite3/);
      assert.deepEqual(bench.mend(folder, 'code/import-side-effects'), ['visits.py']);
      assert.equal(run('visits.py'), output);
      assert.equal(run('-c', audited), 'day 7\n');
    },
  },
  {
    rule: 'code/blanket-warnings-off',
    fix: 'a wrong number is warned of again',
    oracles: ['NumPy 2.3.5'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'score.py': `import warnings
import numpy as np

warnings.filterwarnings("ignore")
warnings.warn("renamed in version 3", FutureWarning)
print(np.log(np.array([1.0, -1.0])))
`,
      });
      const python = bench.environment(folder, 'numpy==2.3.5');
      assert.equal(bench.expect(python, ['score.py'], folder), '[ 0. nan]\n');
      assert.deepEqual(bench.mend(folder, 'code/blanket-warnings-off'), ['score.py']);
      const said = bench.expect(python, ['score.py'], folder);
      assert.match(said, /RuntimeWarning: invalid value/);
      assert.match(said, /\[ 0\. nan\]/);
      assert.doesNotMatch(said, /renamed/);
    },
  },
  {
    rule: 'data/connection-in-code',
    fix: 'the host of a database comes from the environment',
    oracles: ['redis 7.1.0'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'cache.py': `import redis

cache = redis.Redis(host="cache.corp.net", port=6380)
print(cache.connection_pool.connection_kwargs["host"])
`,
      });
      const python = bench.environment(folder, 'redis==7.1.0');
      const value = bench.expect(python, ['cache.py'], folder).trim();
      assert.equal(value, 'cache.corp.net');
      assert.deepEqual([...bench.mend(folder, 'data/connection-in-code')].sort(), ['.env.example', 'cache.py']);
      const environment = { DATABASE_HOST: 'staging.corp.net' };
      assert.equal(bench.expect(python, ['cache.py'], folder, environment).trim(), 'staging.corp.net');
    },
  },
  {
    rule: 'code/platform-path',
    fix: 'a file of a mounted drive is found elsewhere',
    oracles: ['the program reads the file where it is'],
    prove: bench => {
      const folder = bench.repository({
        ...configuration,
        'load.py':
          'import json\n\nwith open("/content/drive/MyDrive/rates.json") as file:\n    print(json.load(file))\n',
      });
      assert.throws(() => bench.expect('python3', ['load.py'], folder), /FileNotFoundError/);
      assert.deepEqual([...bench.mend(folder, 'code/platform-path')].sort(), ['.env.example', 'load.py']);
      const data = `${folder}-data`;
      mkdirSync(data);
      writeFileSync(path.join(data, 'rates.json'), '[1, 2]');
      assert.equal(bench.expect('python3', ['load.py'], folder, { DATA_DIR: data }), '[1, 2]\n');
    },
  },
];

/** Whether Ruff finds something of its rules in the folder. */
function expectRuff(folder: string, select: string, finds: boolean): void {
  const { status, output } = runTool('ruff', ['check', '--isolated', '--select', select, '.'], folder);
  assert.equal(status === 1, finds, output);
}

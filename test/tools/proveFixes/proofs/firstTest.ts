import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeMutants } from '../firstTest/mutantsOf';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { run } from '../tools';

const rule = 'test/no-tests';

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly files: string | Files;
  readonly packages: readonly string[];
  readonly module: string;
  readonly test: string;
  readonly settings?: string;
}

/** The test passes under pytest, and fails when one thing is wrong in a function that it tests. */
function firstTestOf(fix: string, { files, packages, module, test, settings = 'pytest.ini' }: Case): Proof {
  return {
    rule,
    fix: `first test: ${fix}`,
    oracles: ['pytest', 'mutants by CPython’s ast', 'ruff'],
    prove: bench => {
      const folder = bench.repository(files);
      if (typeof files === 'string') writeFileSync(path.join(folder, 'requirements.txt'), packages.join('\n'));
      const changed = bench.mend(folder, rule);
      assert.deepEqual([...changed].sort(), [settings, test].sort());
      const python = environmentOf([...packages, 'pytest==9.2.0']);
      assert.match(bench.expect(python, ['-m', 'pytest', '-q', '-W', 'error'], folder), /\d+ passed/);
      expectKilled({ folder, python, module, test });
      bench.expectTool('ruff', ['check', '--isolated', '--no-cache', test], folder);
      bench.expectTool('ruff', ['format', '--isolated', '--no-cache', '--diff', test], folder);
    },
  };
}

interface Place {
  readonly folder: string;
  readonly python: string;
  readonly module: string;
  readonly test: string;
}

function expectKilled({ folder, python, module, test }: Place): void {
  const text = readFileSync(path.join(folder, test), 'utf8');
  const code = readFileSync(path.join(folder, module), 'utf8');
  const defined = Array.from(code.matchAll(/^def (\w+)/gm), ([, name = '']) => name);
  const functions = defined.filter(name => new RegExp(`\\b${name}\\(`).test(text));
  const { isClean, mutants } = judgeMutants({ python, folder, module, test, functions });
  assert.ok(isClean, 'the test fails though nothing is wrong');
  assert.ok(mutants.length >= 3 * functions.length, `only ${mutants.length} mutants of ${functions.join(', ')}`);
  const alive = mutants.filter(({ killed }) => !killed);
  assert.deepEqual(alive, [], 'the test passes with these mistakes');
}

const prices = `"""Prices of the shop."""

DISCOUNTS = {"gold": 0.2, "silver": 0.1}


def discounted(price, level="none"):
    if price < 0.5:
        raise ValueError("a price is at least half a euro")
    return round(price * (1 - DISCOUNTS.get(level, 0)), 2)


def shipping(weight, is_abroad=False):
    if weight <= 2:
        cost = 4
    elif weight <= 10:
        cost = 5 + (weight - 2) * 2
    else:
        cost = 25
    return cost * 2 if is_abroad else cost


def slug(name):
    return "-".join(part for part in name.strip().lower().split() if len(part) > 1)
`;

const sensors = `import numpy as np
import pandas as pd


def flag_outliers(readings, limit=3.0):
    """Rows whose value lies far from the mean of their station."""
    readings = readings.copy()
    readings["distance"] = (readings["value"] - readings["value"].mean()).abs()
    readings["is_outlier"] = readings["distance"] > limit
    return readings


def rmse(expected, predicted):
    return float(np.sqrt(np.mean((np.array(expected) - np.array(predicted)) ** 2)))
`;

const forecast = `import json
import os

import requests

SERVICE = "https://weather.example/api"


def fetch(city, days=3):
    answer = requests.get(f"{SERVICE}/{city}", params={"days": days + 1}, timeout=20)
    answer.raise_for_status()
    return answer.json()


def save(city, version):
    os.makedirs("out", exist_ok=True)
    with open(os.path.join("out", "report.json"), "w") as file:
        json.dump({"city": city, "version": 3}, file)
`;

/** The function that is called after the test, words that nobody answers, a class of nothing, and Windows' line ends. */
const placeholders = `"""Tests of prices."""

import pytest


class TestLater:
    def test_one(self):
        pass


def test_slug():
    assert True


def test_rounds_half_cents():
    """Half a cent goes to the customer."""
    pytest.skip("later")


def test_real():
    assert round(1.5) == 2
`.replaceAll('\n', '\r\n');

const inTheirPlace: Proof = {
  rule: 'test/placeholder',
  fix: 'tests of own functions in the place of tests that check nothing',
  oracles: ['pytest', 'mutants by CPython’s ast', 'ruff'],
  prove: bench => {
    const folder = bench.repository({
      '.preflight.yaml': 'profile: library\n',
      'requirements.txt': '',
      'src/été/__init__.py': '',
      'src/été/prices.py': prices,
      'tests/test_data.py': 'import pytest\n\n\ndef test_code_is_tested():\n    assert False\n',
      'tests/test_prices.py': placeholders,
    });
    const python = environmentOf(['pytest==9.2.0']);
    const tests = ['tests/test_data.py', 'tests/test_prices.py'];
    assert.deepEqual([...bench.mend(folder, 'test/placeholder')].sort(), ['pytest.ini', ...tests]);
    assert.match(bench.expect(python, ['-m', 'pytest', '-q', '-W', 'error'], folder), /\d+ passed/);
    for (const test of tests) expectKilled({ folder, python, module: 'src/été/prices.py', test });
    const text = readFileSync(path.join(folder, 'tests/test_prices.py'), 'utf8');
    assert.doesNotMatch(text, /(?<!\r)\n|TestLater|assert True/);
    assert.match(text, /# Still to be tested: test_rounds_half_cents\r\n# Half a cent goes to the customer\.\r\n/);
    bench.expectTool('ruff', ['check', '--isolated', '--no-cache', ...tests], folder);
    bench.expectTool('ruff', ['format', '--isolated', '--no-cache', '--diff', ...tests], folder);
  },
};

const untested: Proof = {
  rule: 'test/untested-module',
  fix: 'tests of two modules that no test gets to',
  oracles: ['pytest', 'mutants by CPython’s ast', 'ruff'],
  prove: bench => {
    const folder = bench.repository({
      '.preflight.yaml': 'profile: batch\n',
      'requirements.txt': 'pandas==3.1.1\n',
      'numbers_of.py': 'def half(value):\n    return value / 2\n',
      'tests/test_numbers_of.py': 'from numbers_of import half\n\n\ndef test_half():\n    assert half(4) == 2\n',
      'features.py': sensors,
      'src/été/__init__.py': '',
      'src/été/features.py': prices,
    });
    const python = environmentOf(['pandas==3.1.1', 'pytest==9.2.0']);
    const tests = ['tests/test_features.py', 'tests/test_été_features.py'];
    assert.deepEqual(new Set(bench.mend(folder, 'test/untested-module')), new Set(['pytest.ini', ...tests]));
    assert.match(bench.expect(python, ['-m', 'pytest', '-q', '-W', 'error'], folder), /\d+ passed/);
    const modules = /from été\./.test(readFileSync(path.join(folder, 'tests/test_features.py'), 'utf8'))
      ? ['src/été/features.py', 'features.py']
      : ['features.py', 'src/été/features.py'];
    tests.forEach((test, at) => expectKilled({ folder, python, module: modules[at] ?? '', test }));
    bench.expectTool('ruff', ['check', '--isolated', '--no-cache', ...tests], folder);
    bench.expectTool('ruff', ['format', '--isolated', '--no-cache', '--diff', ...tests], folder);
  },
};

const edges = `import pandas as pd


def flag_outliers(readings, limit=3.0):
    """Rows whose value lies far from the mean of their station."""
    readings = readings.copy()
    readings["distance"] = (readings["value"] - readings["value"].mean()).abs()
    readings["is_outlier"] = readings["distance"] > limit
    readings["town"] = readings["station"].str.lower()
    return readings


def ratio(a, b):
    if a < 0:
        raise ValueError("a is negative")
    return a / b


def mean_of(values):
    return sum(values) / len(values)
`;

const oddValues: Proof = {
  rule: 'test/no-edge-cases',
  fix: 'tables without rows, missing columns, zeros: what stumbles waits as xfail',
  oracles: ['pytest', 'a function that no longer stumbles', 'ruff'],
  prove: bench => {
    const folder = bench.repository({
      '.preflight.yaml': 'profile: batch\n',
      'requirements.txt': 'pandas==3.1.1\n',
      'sensors.py': edges,
      'tests/test_sensors.py': 'from sensors import ratio\n\n\ndef test_ratio():\n    assert ratio(1, 2) == 0.5\n',
    });
    const python = environmentOf(['pandas==3.1.1', 'pytest==9.2.0']);
    const test = 'tests/test_sensors_edge_cases.py';
    assert.deepEqual(new Set(bench.mend(folder, 'test/no-edge-cases')), new Set(['pytest.ini', test]));
    const said = bench.expect(python, ['-m', 'pytest', '-q', '-W', 'error'], folder);
    assert.match(said, /1\d passed, [3-9] xfailed/);
    const mendedRatio = edges.replace('return a / b', 'return a / b if b else 0.0');
    writeFileSync(path.join(folder, 'sensors.py'), mendedRatio);
    const { status, output } = run(python, ['-m', 'pytest', '-q'], folder);
    assert.equal(status, 1, output);
    assert.match(output, /test_ratio_with_b_zero[^]*XPASS\(strict\)/);
    bench.expectTool('ruff', ['check', '--isolated', '--no-cache', test], folder);
    bench.expectTool('ruff', ['format', '--isolated', '--no-cache', '--diff', test], folder);
  },
};

export const firstTest: readonly Proof[] = [
  inTheirPlace,
  oddValues,
  untested,
  firstTestOf('features of examples/churn', {
    files: 'examples/churn',
    packages: ['pandas==3.1.1', 'scikit-learn==1.9.1', 'joblib==1.6.0'],
    module: 'train.py',
    test: 'tests/test_train.py',
  }),
  firstTestOf('plain functions of a package below src', {
    files: {
      '.preflight.yaml': 'profile: library\n',
      'requirements.txt': '',
      'src/été/__init__.py': '',
      'src/été/prices.py': prices,
    },
    packages: [],
    module: 'src/été/prices.py',
    test: 'tests/test_prices.py',
  }),
  firstTestOf('stand-ins for a service and for files', {
    files: {
      '.preflight.yaml': 'profile: batch\n',
      'requirements.txt': 'requests==2.34.2\n',
      'forecast.py': forecast,
    },
    packages: ['requests==2.34.2'],
    module: 'forecast.py',
    test: 'tests/test_forecast.py',
  }),
  firstTestOf('tables and arrays, settings that are there', {
    files: {
      '.preflight.yaml': 'profile: batch\n',
      'pyproject.toml': '[tool.pytest.ini_options]\naddopts = "-ra"  # why\n',
      'requirements.txt': 'pandas==3.1.1\n',
      'sensors.py': sensors,
    },
    packages: ['pandas==3.1.1'],
    module: 'sensors.py',
    test: 'tests/test_sensors.py',
    settings: 'pyproject.toml',
  }),
];

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeMutants } from '../firstTest/mutantsOf';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';

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

export const firstTest: readonly Proof[] = [
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

// Fixes of code that loads what it has downloaded: a file that runs a command is offered before and after.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { type Said, run } from '../tools';
import { notebookPackages } from './graduate';

const python = (): string => environmentOf(notebookPackages);

/** A model, another file that is a pickle too, and arrays with and without objects. */
const make = `import os, joblib, numpy as np
from sklearn.linear_model import LinearRegression

class Runs:
    def __reduce__(self):
        return os.system, ("touch it-ran",)

joblib.dump(LinearRegression().fit([[0.0], [1.0]], [0.0, 2.0]), "good.joblib")
joblib.dump(Runs(), "bad.joblib")
np.save("good.npy", np.arange(3))
np.save("bad.npy", np.array([Runs()], dtype=object), allow_pickle=True)`;

interface Case {
  readonly script: string;
  readonly ending: string;
  readonly fixed: readonly string[];
  readonly prints: string;
  readonly refuses: RegExp;
  readonly environment: (good: Buffer) => Readonly<Record<string, string>>;
}

/** Loads the good file as before, and refuses the bad one, which ran a command before. */
function expectCaution(bench: Bench, { script, ending, fixed, prints, refuses, environment }: Case): void {
  const folder = bench.repository({ '.preflight.yaml': 'profile: batch\n', 'load.py': script });
  bench.expect(python(), ['-c', make], folder);
  const ran = path.join(folder, 'it-ran');
  const given = environment(readFileSync(path.join(folder, `good${ending}`)));
  const load = (file: string): Said => run(python(), ['load.py', `file://${path.join(folder, file)}`], folder, given);
  load(`bad${ending}`);
  assert.ok(existsSync(ran), 'before, the file runs a command');
  rmSync(ran);
  assert.deepEqual([...bench.mend(folder, 'sec/unsafe-model-load')].sort(), fixed);
  assert.deepEqual(load(`good${ending}`), { status: 0, output: prints });
  const { status, output } = load(`bad${ending}`);
  assert.equal(status, 1);
  assert.match(output, refuses);
  assert.ok(!existsSync(ran), 'it runs no command any more');
}

const pickles: Proof = {
  rule: 'sec/unsafe-model-load',
  fix: 'the file that was looked at is loaded, another one never runs',
  oracles: ['joblib 1.6', 'a pickle that runs a command'],
  prove: bench => {
    expectCaution(bench, {
      script: `import sys
from urllib.request import urlretrieve

import joblib

urlretrieve(sys.argv[1], "model.joblib")
model = joblib.load("model.joblib")
print(round(model.predict([[3.0]])[0], 6))
`,
      ending: '.joblib',
      fixed: ['.env.example', 'load.py'],
      prints: '6.0\n',
      refuses: /ValueError: this is not the file that MODEL_SHA256 was written down for/,
      environment: good => ({ MODEL_SHA256: createHash('sha256').update(good).digest('hex') }),
    });
  },
};

const arrays: Proof = {
  rule: 'sec/unsafe-model-load',
  fix: 'numbers are loaded, objects never run',
  oracles: ['NumPy', 'an array that runs a command'],
  prove: bench => {
    expectCaution(bench, {
      script: `import sys
from urllib.request import urlretrieve

import numpy as np

urlretrieve(sys.argv[1], "names.npy")
print(np.load("names.npy", allow_pickle=True).sum())
`,
      ending: '.npy',
      fixed: ['load.py'],
      prints: '3\n',
      refuses: /ValueError: Object arrays cannot be loaded when allow_pickle=False/,
      environment: () => ({}),
    });
  },
};

export const downloads: readonly Proof[] = [pickles, arrays];

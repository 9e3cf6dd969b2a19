import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { judgeMutants } from '../firstTest/mutantsOf';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { textOutputs } from '../../graduate/textOutputs';

const packages = [
  'pandas==3.1.1',
  'scikit-learn==1.9.1',
  'matplotlib==3.11.2',
  'nbclient==0.11.0',
  'ipykernel==7.4.0',
  'pytest==9.2.0',
];

interface Case {
  readonly files: string | Readonly<Record<string, string>>;
  readonly notebook: string;
  /** A module that the test is written for. */
  readonly module: string;
}

/** The notebook shows the same after its code has left, and the test of that code notices mistakes in it. */
function graduates(fix: string, { files, notebook, module }: Case): Proof {
  return {
    rule: 'code/notebook-only',
    fix: `graduate: ${fix}`,
    oracles: ['nbclient', 'pytest', 'mutants by CPython’s ast', 'ruff'],
    prove: bench => {
      const folder = bench.repository(files);
      const python = environmentOf(packages);
      const before = textOutputs(python, folder, notebook);
      assert.equal(before.failure, undefined);
      const changed = bench.graduate(folder, notebook);
      assert.ok(changed.includes(notebook) && changed.includes(module), changed.join(' '));
      const after = textOutputs(python, folder, notebook);
      assert.equal(after.failure, undefined);
      assert.deepEqual(after.texts, before.texts);
      assert.match(bench.expect(python, ['-m', 'pytest', '-q'], folder), /\d+ passed/);
      const test = changed.find(file => file.startsWith('tests/')) ?? '';
      const tested = readFileSync(path.join(folder, test), 'utf8');
      const names = Array.from(
        readFileSync(path.join(folder, module), 'utf8').matchAll(/^def (\w+)/gm),
        ([, name = '']) => name,
      );
      const functions = names.filter(name => new RegExp(`\\b${name}\\(`).test(tested));
      const { isClean, mutants } = judgeMutants({
        python,
        folder,
        module,
        test,
        functions,
        environment: { PYTHONPATH: 'src' },
      });
      assert.ok(isClean, 'the test fails though nothing is wrong');
      assert.ok(
        mutants.some(({ killed }) => killed),
        `no mutant of ${functions.join(', ')} is noticed`,
      );
      const sources = changed.filter(file => file.endsWith('.py'));
      bench.expectTool(
        'ruff',
        [
          'check',
          '--isolated',
          '--no-cache',
          '--select',
          'E,F,I',
          '--ignore',
          'E501',
          '--config',
          'src = ["src"]',
          ...sources,
        ],
        folder,
      );
    },
  };
}

export const graduate: readonly Proof[] = [
  graduates('a notebook that trains and saves a model', {
    files: 'examples/churn',
    notebook: 'notebooks/02_train.ipynb',
    module: 'src/churn/features.py',
  }),
];

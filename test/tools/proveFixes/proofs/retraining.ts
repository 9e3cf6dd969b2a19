// A job that trains again on a schedule: linters read it, and its commands are run.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { expectWorkflow } from '../judgeCi';
import type { Proof } from '../proof';
import { commandsOf } from '../runCi';
import { environmentOf, inEnvironment } from '../service/environments';
import { files } from './pipelines';

const workflow = '.github/workflows/retrain.yml';
/** What the last step is given: checkout, Python, install, train, upload. */
const uploaded = ['jobs', 'retrain', 'steps', 4, 'with', 'path'];

export const retraining: readonly Proof[] = [
  {
    rule: 'ops/no-retraining-policy#2',
    fix: 'a job trains once a month and keeps the model, red without one',
    oracles: ['actionlint', 'zizmor', 'check-jsonschema', 'Python'],
    prove: bench => {
      const folder = bench.repository({ ...files, 'model.joblib': 'An old one.\n' });
      assert.deepEqual(bench.mend(folder, 'ops/no-retraining-policy#2'), [workflow]);
      expectWorkflow(folder, workflow);
      const python = environmentOf(['pandas==3.1.1', 'scikit-learn==1.9.1', 'joblib==1.6.0', 'pytest==9.2.0']);
      const command = commandsOf(folder, workflow, 'retrain').at(-1)?.text ?? '';
      const green = inEnvironment(python, command, folder);
      assert.equal(green.status, 0, green.output);
      assert.equal(readFileSync(path.join(folder, 'summary.md'), 'utf8'), '300 rows\n');
      const kept = String(parseDocument(readFileSync(path.join(folder, workflow), 'utf8')).getIn(uploaded));
      const code = 'import joblib, sys; assert joblib.load(sys.argv[1]).coef_.shape == (2,)';
      bench.expect(python, ['-c', code, kept], folder);
      const script = path.join(folder, 'train.py');
      writeFileSync(script, readFileSync(script, 'utf8').replace('joblib.dump(', 'print('));
      assert.notEqual(inEnvironment(python, command, folder).status, 0, 'no model comes of it');
      assert.ok(!existsSync(path.join(folder, kept)), 'and the old one is not taken for a new one');
    },
  },
];

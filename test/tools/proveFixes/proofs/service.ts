import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { expectPredictions, expectRefused, expectedOf } from '../service/expectPredictions';
import { boosted, expectBoosted, expectChurn, expectHomes, expectTrees, twoProjects } from '../service/repositories';
import { whileServing } from '../service/serve';

const rule = 'deploy/no-serving-interface';

/** What churn's notebooks were run with. */
export const churnRequirements = 'pandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n';

export const service: readonly Proof[] = [
  {
    rule,
    fix: 'FastAPI service that shares the features of training',
    oracles: ['the model itself', 'a running service', 'ruff'],
    prove: async bench => {
      const folder = bench.repository('examples/churn');
      writeFileSync(path.join(folder, 'requirements.txt'), churnRequirements);
      assert.deepEqual([...bench.mend(folder, rule)].sort(), ['requirements.txt', 'service/app.py']);
      const python = environmentOf(requirementsIn(folder));
      const expected = expectedOf(python, expectChurn, folder);
      assert.equal(expected.rows.length, 200);
      const start = ['-m', 'uvicorn', 'service.app:app'];
      await whileServing({ python, start, folder }, async ask => {
        assert.equal((await ask('/health')).status, 200);
        await expectPredictions(ask, expected);
        const [row] = expected.rows;
        await expectRefused(ask, [
          {},
          [],
          'no json',
          [{}],
          { ...Object(row), tenure_months: 'long' },
          { ...Object(row), monthly_charges: null },
          { ...Object(row), contract: 3 },
        ]);
        const unknown = await ask('/predict', { ...Object(row), contract: 'for life' });
        assert.equal(unknown.status, 200, 'a category that training never saw is for the model to handle');
      });
      await expectReadiness({ python, start, folder });
      expectTidy(bench, folder, ['service/app.py']);
    },
  },
  {
    rule,
    fix: 'two projects: regression from a pickle, arrays with text classes',
    oracles: ['the model itself', 'a running service', 'ruff'],
    prove: async bench => {
      const folder = bench.repository(twoProjects);
      const [homes, trees] = [path.join(folder, 'prix estimé'), path.join(folder, 'arbres')];
      const changed = bench.mend(folder, rule);
      const files = [
        'arbres/requirements.txt',
        'arbres/service/app.py',
        'prix estimé/requirements.txt',
        'prix estimé/src/prix/service.py',
      ];
      assert.deepEqual([...changed].sort(), files);
      const python = environmentOf([...requirementsIn(homes), ...requirementsIn(trees)]);
      bench.expect(python, ['src/prix/train.py'], homes, { PYTHONPATH: 'src' });
      bench.expect(python, ['train.py'], trees);
      const prices = expectedOf(python, expectHomes, homes);
      await whileServing(
        { python, start: ['-m', 'uvicorn', '--app-dir', 'src', 'prix.service:app'], folder: homes },
        async ask => {
          await expectPredictions(ask, prices);
          await expectRefused(ask, [
            { ratio: 3 },
            { 'Nombre de pièces': 2.5, class: 'A' },
            { 'Nombre de pièces': 2, class: 'never seen' },
          ]);
        },
      );
      const kinds = expectedOf(python, expectTrees, trees);
      await whileServing({ python, start: ['-m', 'uvicorn', 'service.app:app'], folder: trees }, async ask => {
        await expectPredictions(ask, kinds);
        await expectRefused(ask, [
          '{"length": NaN, "width": 1.0, "colour": 1}',
          '{"length": NaN, "width": 1.0}',
          { length: 1.5, width: 'wide', colour: 1 },
        ]);
      });
      expectTidy(bench, homes, ['src/prix/service.py']);
      expectTidy(bench, trees, ['service/app.py']);
    },
  },
  servesBoosted('LightGBM saved with joblib', 'lightgbm', 'joblib.dump(model, "model.joblib")'),
  servesBoosted('XGBoost saved in its own format', 'xgboost', 'model.save_model("model.json")'),
];

/** XGBoost's package without CUDA has another name, and is the same. */
const installable = { lightgbm: 'lightgbm==4.7.0', xgboost: 'xgboost-cpu==3.2.0' } as const;

function servesBoosted(fix: string, library: 'xgboost' | 'lightgbm', save: string): Proof {
  return {
    rule,
    fix,
    oracles: ['the model itself', 'a running service', 'ruff'],
    prove: async bench => {
      const folder = bench.repository(boosted(library, save));
      bench.mend(folder, rule);
      const asked = requirementsIn(folder).map(each => (each.startsWith(library) ? installable[library] : each));
      const python = environmentOf(asked);
      const expected = expectedOf(python, expectBoosted, folder);
      await whileServing({ python, start: ['-m', 'uvicorn', 'service.app:app'], folder }, async ask => {
        await expectPredictions(ask, expected);
        await expectRefused(ask, [{}, { income: 'much', age: 30 }]);
      });
      expectTidy(bench, folder, ['service/app.py']);
    },
  };
}

function requirementsIn(folder: string): readonly string[] {
  return readFileSync(path.join(folder, 'requirements.txt'), 'utf8').split('\n');
}

/** Without its model the service starts and says that it is not ready. */
async function expectReadiness(served: Parameters<typeof whileServing>[0]): Promise<void> {
  await whileServing({ ...served, environment: { MODEL_PATH: 'nowhere.joblib' } }, async ask => {
    assert.equal((await ask('/health')).status, 503);
    assert.equal((await ask('/predict', {})).status, 503);
  });
}

export function expectTidy(bench: Bench, folder: string, files: readonly string[]): void {
  bench.expectTool('ruff', ['check', '--isolated', '--no-cache', ...files], folder);
  bench.expectTool('ruff', ['format', '--isolated', '--no-cache', '--diff', ...files], folder);
}

// What a saved model says of itself, compared with what git, the file system and pip say.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../../../src/engine/rules/fields';
import type { Proof } from '../proof';
import { servedHomes } from '../service/operated';
import { expectTidy } from './service';

export const lineage: readonly Proof[] = [
  {
    rule: 'data/no-lineage',
    fix: 'a model that says where it comes from',
    oracles: ['git', 'sha256sum', 'two trainings', 'ruff'],
    prove: bench => {
      const { folder, python } = servedHomes(bench);
      const program = path.join(folder, 'train.py');
      const inOneLine = 'joblib.dump(LinearRegression().fit(homes[["area", "rooms"]].to_numpy(), homes["price"]), "model.joblib")'; // prettier-ignore
      const named = 'model = LinearRegression().fit(homes[["area", "rooms"]].to_numpy(), homes["price"])\r\n    joblib.dump(model, "model.joblib")'; // prettier-ignore
      writeFileSync(program, readFileSync(program, 'utf8').replace(inOneLine, named));
      const git = (...words: readonly string[]): string =>
        bench.expect('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...words], folder).trim();
      assert.deepEqual([...bench.mend(folder, 'data/no-lineage')].sort(), ['lineage.py', 'train.py']);
      assert.doesNotMatch(readFileSync(program, 'utf8'), /(?<!\r)\nrecord/);
      const train = (): Readonly<Record<string, unknown>> => {
        bench.expect(python, ['train.py'], folder);
        const record: unknown = JSON.parse(readFileSync(path.join(folder, 'model.joblib.json'), 'utf8'));
        assert.ok(isRecord(record));
        return record;
      };
      assert.equal(train()['git_commit'], null, 'it trains without git too');
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'All');
      const data = 'données/homes.csv';
      const sumOf = (): string => bench.expect('sha256sum', [data], folder).slice(0, 64);
      // The model and its record are in this commit: what was written before is as it was.
      git('rm', '--quiet', '--cached', 'model.joblib', 'model.joblib.json');
      git('commit', '--quiet', '--message', 'Models elsewhere');
      const clean = train();
      assert.deepEqual(clean['data'], { [data]: sumOf() });
      assert.deepEqual([clean['git_commit'], clean['git_dirty']], [git('rev-parse', 'HEAD'), false]);
      const installed = bench.expectTool('uv', ['pip', 'freeze', '--python', python], folder);
      const { versions, parameters } = clean;
      assert.ok(isRecord(versions) && isRecord(parameters) && parameters['fit_intercept'] === true);
      assert.match(installed, new RegExp(`^scikit-learn==${String(versions['scikit-learn'])}$`, 'm'));
      writeFileSync(path.join(folder, data), `${readFileSync(path.join(folder, data), 'utf8')}90,4,1\n`);
      const dirty = train();
      assert.deepEqual([dirty['data'], dirty['git_dirty']], [{ [data]: sumOf() }, true]);
      assert.notDeepEqual(dirty['data'], clean['data']);
      expectTidy(bench, folder, ['lineage.py']);
    },
  },
];

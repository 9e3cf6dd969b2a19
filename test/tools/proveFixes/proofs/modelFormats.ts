// Services for models of other formats than scikit-learn's own: each trained, mended, started, and asked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { expectPredictions, expectRefused, expectedOf } from '../service/expectPredictions';
import { type ServedFormat, formats } from '../service/formats';
import { whileServing } from '../service/serve';
import { ensureTool, run } from '../tools';
import { expectTidy } from './service';

const rule = 'deploy/no-serving-interface';

export const modelFormats: readonly Proof[] = formats.map(format => ({
  rule,
  fix: format.fix,
  oracles: ['the model itself', 'a running service', 'promtool', 'ruff'],
  prove: bench => proveFormat(bench, format),
}));

async function proveFormat(bench: Parameters<Proof['prove']>[0], format: ServedFormat): Promise<void> {
  const { files, fix, digits, expect, installable = {}, alsoInstalled = [], refused } = format;
  const folder = bench.repository(files);
  for (const each of [rule, 'ops/no-metrics', 'ops/no-prediction-log']) {
    bench.mend(folder, each);
  }
  const asked = readFileSync(path.join(folder, 'requirements.txt'), 'utf8').split('\n');
  const python = environmentOf([
    ...asked.map(each => installable[each.split('==')[0] ?? ''] ?? each),
    ...alsoInstalled,
  ]);
  bench.expect(python, ['train.py'], folder);
  const expected = { ...expectedOf(python, expect, folder), digits };
  const start = ['-m', 'uvicorn', 'service.app:app'];
  const written = await whileServing({ python, start, folder }, async ask => {
    assert.equal((await ask('/health')).status, 200);
    await expectPredictions(ask, expected);
    await expectRefused(ask, refused);
    const metrics = (await ask('/metrics')).text;
    const { status, output } = run('bash', ['-c', 'printf %s "$METRICS" | "$PROMTOOL" check metrics'], folder, { METRICS: `${metrics.trimEnd()}\n`, PROMTOOL: ensureTool('promtool') }); // prettier-ignore
    assert.equal(status, 0, output);
    const answers = /^http_requests_total\{method="POST",path="\/predict",status="200"\} (\S+)/m.exec(metrics)?.[1];
    assert.equal(Number(answers), expected.rows.length + 1, fix);
  });
  assert.equal(written.split('\n').filter(line => line.includes('"model_version"')).length, 2 * expected.rows.length);
  expectTidy(bench, folder, ['service/app.py']);
}

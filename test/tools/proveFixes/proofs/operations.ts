import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../../../src/engine/rules/fields';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { customer, home, servedChurn, servedHomes } from '../service/operated';
import { type Ask, type Served, whileServing } from '../service/serve';
import { ensureTool, run } from '../tools';
import { expectTidy } from './service';

const metrics = 'ops/no-metrics';
const predictionLog = 'ops/no-prediction-log';
const logging = 'ops/no-logging-config';

export const operations: readonly Proof[] = [
  {
    rule: metrics,
    fix: 'metrics of a FastAPI service',
    oracles: ['promtool', 'a running service', 'ruff'],
    prove: async bench => {
      const served = servedChurn(bench, metrics);
      await whileServing(served, async ask => {
        const before = await metricsOf(bench, served, ask);
        assert.equal((await ask('/health')).status, 200);
        await load(ask, '/predict', [customer, customer, [customer, customer, customer]]);
        assert.equal((await ask('/predict', {})).status, 422);
        assert.equal((await ask('/predict', '{"tenure_months": NaN}')).status, 422);
        assert.equal((await ask('/nowhere/42')).status, 404);
        const after = await metricsOf(bench, served, ask);
        const moved = (series: string): number => (after.get(series) ?? 0) - (before.get(series) ?? 0);
        assert.equal(moved('http_requests_total{method="GET",path="/health",status="200"}'), 1);
        assert.equal(moved('http_requests_total{method="POST",path="/predict",status="200"}'), 3);
        assert.equal(moved('http_requests_total{method="POST",path="/predict",status="422"}'), 2);
        assert.equal(moved('http_requests_total{method="GET",path="unknown",status="404"}'), 1);
        assert.equal(moved('http_request_duration_seconds_count{method="POST",path="/predict"}'), 5);
        assert.ok(moved('http_request_duration_seconds_sum{method="POST",path="/predict"}') > 0);
        const classes = [...after.keys()].filter(series => series.startsWith('model_predictions_total{'));
        assert.equal(
          classes.reduce((sum, series) => sum + moved(series), 0),
          5,
          classes.join(),
        );
        expectNoMore(after, 'path', ['/health', '/predict', 'unknown']);
      });
      expectTidy(bench, served.folder, ['service/app.py', 'service/metrics.py']);
    },
  },
  {
    rule: metrics,
    fix: 'metrics of a hand-written Flask service',
    oracles: ['promtool', 'a running service', 'ruff'],
    prove: async bench => {
      const served = servedHomes(bench, metrics);
      await whileServing(served, async ask => {
        const said = await load(ask, '/estimate', [home, home, home]);
        assert.equal((await ask('/estimate', {})).status, 500);
        const after = await metricsOf(bench, served, ask);
        assert.equal(after.get('http_requests_total{method="POST",path="/estimate",status="200"}'), 3);
        assert.equal(after.get('http_requests_total{method="POST",path="/estimate",status="500"}'), 1);
        assert.equal(after.get('model_predictions_total'), 3);
        assert.equal(after.get('model_predicted_value_count'), 3);
        const sum = said.reduce((total: number, each) => total + numberAt(each, 'price'), 0);
        assert.ok(Math.abs((after.get('model_predicted_value_sum') ?? 0) - sum) < 1);
      });
      expectWindows(served);
      expectTidy(bench, served.folder, ['metrics.py']);
    },
  },
  {
    rule: predictionLog,
    fix: 'log of the predictions of a FastAPI service',
    oracles: ['a running service', 'ruff'],
    prove: async bench => {
      const served = servedChurn(bench, metrics, predictionLog);
      const answers: unknown[] = [];
      const written = await whileServing(served, async ask => {
        answers.push(...(await load(ask, '/predict', [customer, { ...customer, support_calls: 9 }])));
        answers.push(...(await load(ask, '/predict', [[customer, customer]])).flat());
        await ask('/predict', {});
        assert.equal((await ask('/predict', customer, { 'x-request-id': 'of-the-caller' })).headers.get('x-request-id'), 'of-the-caller'); // prettier-ignore
      });
      const records = recordsIn(written);
      assert.equal(records.length, 5, written);
      assert.deepEqual(records.map(({ inputs }) => inputs), [customer, { ...customer, support_calls: 9 }, customer, customer, customer]); // prettier-ignore
      records.slice(0, 4).forEach((record, index) => {
        assert.deepEqual({ ...Object(record['output']), model_version: record['model_version'] }, answers[index]);
      });
      assert.equal(records[4]?.['request_id'], 'of-the-caller');
      assert.equal(new Set(records.map(record => record['request_id'])).size, 4, 'one id for each request');
      expectTidy(bench, served.folder, ['service/app.py', 'service/prediction_log.py']);
    },
  },
  {
    rule: predictionLog,
    fix: 'log of the predictions of a hand-written Flask service',
    oracles: ['a running service', 'ruff'],
    prove: async bench => {
      const served = servedHomes(bench, predictionLog);
      const file = path.join(served.folder, 'predictions.jsonl');
      await whileServing({ ...served, environment: { PREDICTION_LOG: file } }, async ask => {
        const [answer] = await load(ask, '/estimate', [home, home]);
        const records = recordsIn(readFileSync(file, 'utf8'));
        assert.equal(records.length, 2);
        assert.deepEqual(records[0]?.['inputs'], { area: 50, rooms: 2, owner: {} }, 'no name of a person');
        assert.match(String(records[0]['inputs_sha256']), /^[0-9a-f]{64}$/);
        assert.deepEqual(records[0]['output'], answer);
        assert.match(String(records[0]['model_version']), /^[0-9a-f]{12}$/);
      });
      expectWindows(served);
      expectTidy(bench, served.folder, ['prediction_log.py']);
    },
  },
  {
    rule: logging,
    fix: 'lines of JSON from a FastAPI service',
    oracles: ['a running service', 'ruff'],
    prove: async bench => {
      const served = servedChurn(bench, metrics, predictionLog, logging);
      const asking = (ask: Ask): Promise<void> => load(ask, '/predict', [customer]).then(() => undefined);
      const lines = linesOf(await whileServing(served, asking));
      assert.ok(lines.some(({ logger, message }) => logger === 'uvicorn.access' && /predict/.test(String(message))));
      assert.ok(lines.some(({ message }) => /startup complete/.test(String(message))));
      assert.equal(lines.filter(({ event }) => event === 'prediction').length, 1);
      const quiet = { ...served, environment: { LOG_LEVEL: 'warning' } };
      const few = linesOf(await whileServing(quiet, asking));
      assert.deepEqual(few.map(({ event }) => event), ['prediction'], 'LOG_LEVEL is heeded'); // prettier-ignore
      expectTidy(bench, served.folder, ['service']);
    },
  },
  {
    rule: logging,
    fix: 'lines of JSON from a script',
    oracles: ['Python', 'ruff'],
    prove: bench => {
      const folder = bench.repository(scoring);
      assert.deepEqual([...bench.mend(folder, logging)].sort(), ['score.py', 'logging_config.py'].sort());
      const [first, ...others] = linesOf(bench.expect('python3', ['score.py'], folder));
      assert.deepEqual(others, []);
      const { time, ...rest } = first ?? {};
      assert.ok(Math.abs(Date.parse(String(time)) - Date.now()) < 600_000, String(time));
      const wanted = { level: 'INFO', logger: 'score', message: '3 rows scored', rows: 3, share: 'nan', file: 'x.csv' };
      assert.deepEqual(rest, wanted);
      const all = linesOf(bench.expect('python3', ['score.py'], folder, { LOG_LEVEL: 'DEBUG' }));
      assert.deepEqual(all.map(({ level }) => level), ['INFO', 'DEBUG']); // prettier-ignore
      const failed = run('python3', ['score.py', 'fail'], folder);
      const last = linesOf(failed.output).at(-1);
      assert.equal(failed.status, 1);
      assert.equal(last?.['level'], 'CRITICAL');
      assert.match(String(last['exception']), /ValueError: no rows/);
      expectTidy(bench, folder, ['score.py', 'logging_config.py']);
    },
  },
];

const scoring = {
  'dvc.yaml': 'stages:\n  score:\n    cmd: python score.py\n',
  '.preflight.yaml': 'profile: batch\n',
  'score.py': `import logging
import sys
from pathlib import Path

logger = logging.getLogger("score")


if __name__ == "__main__":
    fields = {"rows": 3, "share": float("nan"), "file": Path("x.csv")}
    logger.info("%d rows scored", 3, extra=fields)
    logger.debug("line by line")
    if "fail" in sys.argv:
        raise ValueError("no rows")
`,
};

/** Every line that was written, and each is JSON. */
function linesOf(written: string): readonly Readonly<Record<string, unknown>>[] {
  const lines = written.split('\n').filter(line => line !== '');
  return lines.map(line => {
    const read: unknown = line.startsWith('{') ? JSON.parse(line) : undefined;
    assert.ok(isRecord(read), `This line is no JSON: ${line}`);
    return read;
  });
}

async function load(ask: Ask, route: string, bodies: readonly unknown[]): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const body of bodies) {
    const { status, text } = await ask(route, body);
    assert.equal(status, 200, text);
    answers.push(JSON.parse(text));
  }
  return answers;
}

/** Series → value, after Prometheus' own parser and linter have accepted them. */
export async function metricsOf(bench: Bench, { folder }: Served, ask: Ask): Promise<ReadonlyMap<string, number>> {
  const { status, text } = await ask('/metrics');
  assert.equal(status, 200, text);
  writeFileSync(path.join(folder, '..', 'metrics.txt'), text);
  bench.expect('sh', ['-c', `"${ensureTool('promtool')}" check metrics < ../metrics.txt`], folder);
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return new Map(lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]));
}

/** Each value of a label makes series of its own, so that a path somebody asked for may not become one. */
function expectNoMore(series: ReadonlyMap<string, number>, label: string, known: readonly string[]): void {
  const pattern = new RegExp(`${label}="([^"]*)"`);
  const values = [...series.keys()].flatMap(each => pattern.exec(each)?.[1] ?? []);
  assert.deepEqual([...new Set(values)].sort(), known);
}

/** The lines of what a service wrote that are records of predictions; every one has its time and its duration. */
export function recordsIn(written: string): readonly Readonly<Record<string, unknown>>[] {
  const lines = written.split('\n').filter(line => line.startsWith('{'));
  return lines.map(line => {
    const record: unknown = JSON.parse(line);
    assert.ok(isRecord(record) && record['event'] === 'prediction', line);
    assert.ok(Math.abs(Date.parse(String(record['time'])) - Date.now()) < 600_000, line);
    assert.ok(typeof record['seconds'] === 'number' && record['seconds'] > 0, line);
    return record;
  });
}

function numberAt(value: unknown, key: string): number {
  const found = isRecord(value) ? value[key] : undefined;
  assert.ok(typeof found === 'number', JSON.stringify(value));
  return found;
}

/** What was written on Windows stays so, and its comments stay where they were. */
function expectWindows({ folder }: Served): void {
  const text = readFileSync(path.join(folder, 'app.py'), 'utf8');
  assert.doesNotMatch(text, /(?<!\r)\n/);
  assert.match(text, /app = Flask\(__name__\) {2}# the only one\r\n/);
  assert.match(text, /# in euros\r\n/);
}

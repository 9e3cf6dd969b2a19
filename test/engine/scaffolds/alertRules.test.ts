import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'ops/no-alerting';

const app = (metrics: string): string => `from fastapi import FastAPI
from prometheus_client import Counter, Histogram

app = FastAPI(title="Homes")
${metrics}


@app.post("/predict")
def predict(rooms: int):
    return rooms
`;

const requests = 'ANSWERS = Counter("answers", "Answers.", labelnames=["route", "status_code"])\n';
const compose = 'services:\n  api:\n    build: .\n    ports: ["80:5000"]\n';

suite('alert rules', () => {
  test('ask only for the metrics that are there, by the labels they have', async () => {
    const files = await mended({ 'app.py': app(requests), 'README.md': '# Homes\n' }, rule);
    assert.deepEqual(Object.keys(files).sort(), [
      'compose.yaml',
      'monitoring/alerts.test.yml',
      'monitoring/alerts.yml',
      'monitoring/grafana/dashboards/service.json',
      'monitoring/grafana/provisioning/dashboards/files.yml',
      'monitoring/grafana/provisioning/datasources/prometheus.yml',
      'monitoring/prometheus.yml',
    ]);
    const alerts = files['monitoring/alerts.yml'] ?? '';
    assert.deepEqual(Array.from(alerts.matchAll(/alert: (\w+)/g), ([, name]) => name), ['ServiceDown', 'ManyErrors']); // prettier-ignore
    assert.match(alerts, /rate\(answers_total\{job="homes", status_code=~"5\.\."\}\[5m\]\)/);
    assert.doesNotMatch(files['monitoring/grafana/dashboards/service.json'] ?? '', /_bucket|predict/);
    assert.match(files['compose.yaml'] ?? '', /extra_hosts: \["host\.docker\.internal:host-gateway"\]/);
  });

  test('of classes and of numbers', async () => {
    const numbers = 'A = Counter("predictions_total", "x", ["outcome"])\nB = Histogram("score", "x")\n';
    const files = await mended({ 'app.py': app(numbers), Dockerfile: 'FROM python:3.12\n' }, rule);
    const alerts = files['monitoring/alerts.yml'] ?? '';
    assert.match(alerts, /sum by \(outcome\) \(increase\(predictions_total/);
    assert.match(alerts, /rate\(score_sum\{/);
    assert.match(files['compose.yaml'] ?? '', /^services:\n {2}service:\n {4}build: \.\n/);
  });

  test('of the metrics that an instrumentator brings', async () => {
    const code =
      'from fastapi import FastAPI\nfrom prometheus_fastapi_instrumentator import Instrumentator\n\napp = FastAPI()\nInstrumentator().instrument(app).expose(app)\n';
    const files = await mended({ 'app.py': code }, rule);
    assert.match(files['monitoring/alerts.yml'] ?? '', /http_request_duration_seconds_bucket/);
  });

  test('beside the services that are there, with their line ends', async () => {
    const windows = compose.replaceAll('\n', '\r\n').replace('["80:5000"]', '\r\n      - "80:5000"');
    const files = await mended({ 'app.py': app(requests), 'docker-compose.yml': windows }, rule);
    const text = files['docker-compose.yml'] ?? '';
    assert.ok(text.startsWith(windows.trimEnd()));
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
    assert.match(files['monitoring/prometheus.yml'] ?? '', /targets: \["api:5000"\]/);
  });

  for (const [
    why,
    files,
    sentence,
  ] of [
    ['nothing exposes metrics', { 'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' }, /^No code exposes metrics/],
    ['the metrics say nothing of requests', { 'app.py': app('X = Counter("logins", "x")\n') }, /^None of the metrics logins_total counts/],
    ['Prometheus is started already', { 'app.py': app(requests), 'compose.yml': `${compose}  prometheus:\n    image: prom/prometheus\n` }, /^compose\.yml starts Prometheus or Grafana already/],
    ['Compose is written on one line', { 'app.py': app(requests), 'compose.yml': 'services: {api: {build: .}}\n' }, /^compose\.yml has no clear place/],
    ['a file is there', { 'app.py': app(requests), 'monitoring/prometheus.yml': 'x: 1\n' }, /^monitoring\/prometheus\.yml is there already/],
  ] as const /* prettier-ignore */) {
    test(`none where ${why}`, async () => {
      assert.match(await refusal(files, rule), sentence);
    });
  }
});

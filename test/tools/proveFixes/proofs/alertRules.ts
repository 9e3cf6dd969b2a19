import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { customer, home, servedChurn, servedHomes } from '../service/operated';
import { type Served, whileServing } from '../service/serve';
import { metricsOf } from './operations';

const rule = 'ops/no-alerting';
const oracles = ['promtool', 'check-jsonschema', 'Grafana’s own classes', 'a running service'];

export const alertRules: readonly Proof[] = [
  {
    rule,
    fix: 'alerts and dashboard for a FastAPI service',
    oracles,
    prove: async bench => {
      const served = servedChurn(bench, 'ops/no-metrics', rule);
      expectAccepted(bench, served, 'compose.yaml');
      await expectExposed(bench, served, '/predict', customer);
    },
  },
  {
    rule,
    fix: 'alerts and dashboard beside what Compose starts',
    oracles,
    prove: async bench => {
      const served = servedHomes(bench, 'ops/no-metrics');
      const compose = path.join(served.folder, 'docker-compose.yml');
      const before = '# ours\nservices:\n  api:\n    build: .\n    ports:\n      - "80:5000"\n\nvolumes:\n  data: {}\n';
      writeFileSync(compose, before);
      bench.mend(served.folder, rule);
      assert.ok(readFileSync(compose, 'utf8').startsWith(before.slice(0, before.indexOf('\nvolumes'))));
      assert.match(textOf(served, 'monitoring/prometheus.yml'), /\["api:5000"\]/);
      assert.match(textOf(served, 'monitoring/alerts.yml'), /PredictedNumbersShifted/);
      expectAccepted(bench, served, 'docker-compose.yml');
      await expectExposed(bench, served, '/estimate', home);
    },
  },
];

function textOf({ folder }: Served, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** Prometheus' own tool takes the configuration and runs the tests of the rules; Compose and Grafana know every key. */
function expectAccepted(bench: Bench, { folder }: Served, compose: string): void {
  bench.expectTool('promtool', ['check', 'config', 'monitoring/prometheus.yml'], folder);
  bench.expectTool('promtool', ['check', 'rules', '--lint-fatal', 'monitoring/alerts.yml'], folder);
  bench.expectTool('promtool', ['test', 'rules', 'monitoring/alerts.test.yml'], folder);
  bench.expectTool('check-jsonschema', ['--builtin-schema', 'vendor.compose-spec', compose], folder);
  const python = environmentOf(['grafana-foundation-sdk==1769699998!10.1.0']);
  bench.expect(python, ['-c', sameForGrafana, 'monitoring/grafana/dashboards/service.json'], folder);
}

/** Grafana's classes drop what they do not know, and add what is usual. */
const sameForGrafana = `
import json, sys
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import Dashboard

def holds(whole, part):
    if isinstance(part, dict):
        return all(key in whole and holds(whole[key], part[key]) for key in part)
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(holds, whole, part))
    return whole == part

written = json.load(open(sys.argv[1]))
assert holds(json.loads(JSONEncoder().encode(Dashboard.from_json(written))), written)
`;

/** Each series that a rule or a panel asks for is there once the service has answered; Prometheus brings `up` itself. */
async function expectExposed(bench: Bench, served: Served, route: string, body: unknown): Promise<void> {
  const asked = ['monitoring/alerts.yml', 'monitoring/grafana/dashboards/service.json'].flatMap(file =>
    Array.from(textOf(served, file).matchAll(/\b([a-z_]\w*)\{/g), ([, name = '']) => name),
  );
  await whileServing(served, async ask => {
    assert.equal((await ask(route, body)).status, 200);
    const exposed = new Set(
      [...(await metricsOf(bench, served, ask)).keys()].map(series => series.replace(/\{.*/, '')),
    );
    const missing = asked.filter(name => name !== 'up' && !exposed.has(name));
    assert.deepEqual(missing, [], 'what nobody exposes is asked for');
    assert.ok(new Set(asked).size >= 4, asked.join());
  });
}

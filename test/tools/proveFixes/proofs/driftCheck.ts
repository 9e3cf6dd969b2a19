import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectWorkflow } from '../judgeCi';
import type { Proof } from '../proof';
import { customer, servedChurn, servedHomes } from '../service/operated';
import { type Served, whileServing } from '../service/serve';
import { run } from '../tools';
import { expectTidy } from './service';

const rule = 'ops/no-drift-monitoring';

export const driftCheck: readonly Proof[] = [
  {
    rule,
    fix: 'drift of what a service was asked',
    oracles: ['a running service', 'data that was moved', 'actionlint', 'zizmor', 'ruff'],
    prove: async bench => {
      const served = servedChurn(bench, 'ops/no-prediction-log');
      mkdirSync(path.join(served.folder, '.github/workflows'), { recursive: true });
      writeFileSync(path.join(served.folder, '.github/workflows/ci.yml'), workflow);
      const changed = bench.mend(served.folder, rule);
      assert.deepEqual([...changed].sort(), ['.github/workflows/drift.yml', 'monitoring/drift.py']);
      expectWorkflow(served.folder, '.github/workflows/drift.yml');
      expectTidy(bench, served.folder, ['monitoring/drift.py']);
      const rows = customersIn(served).filter((_, index) => index % 3 === 0);
      const dearer = rows.map(row => ({ ...row, monthly_charges: Number(row['monthly_charges']) * 1.5 }));
      const moved = rows.map((row, index) =>
        index % 2 === 0 ? { ...row, contract: 'for life', total_charges: null } : row,
      );
      await recordAll(served, { same: rows, dearer, moved, few: rows.slice(0, 20) });
      expectSteady(served, 'same.jsonl');
      expectDrift(served, 'dearer.jsonl', ['monthly_charges']);
      expectDrift(served, 'moved.jsonl', ['contract', 'total_charges']);
      assert.equal(check(served, 'few.jsonl').status, 2);
      assert.equal(check(served, 'nowhere.jsonl').status, 2);
    },
  },
  {
    rule,
    fix: 'drift of a new data file, with a line for cron',
    oracles: ['data that was moved', 'ruff'],
    prove: bench => {
      const served = servedHomes(bench);
      writeFileSync(
        path.join(served.folder, 'README.md'),
        '# Homes\n\nSays what homes are worth.\n\n## License\n\nMIT\n',
      );
      assert.deepEqual([...bench.mend(served.folder, rule)].sort(), ['README.md', 'monitoring/drift.py']);
      expectTidy(bench, served.folder, ['monitoring/drift.py']);
      const homes = (shift: number): string =>
        `area,rooms\n${Array.from({ length: 200 }, (_, row) => `${30 + (row % 40) + shift},${1 + (row % 4)}`).join('\n')}\n`;
      writeFileSync(path.join(served.folder, 'same.csv'), homes(0));
      writeFileSync(path.join(served.folder, 'larger.csv'), homes(25));
      expectSteady(served, 'same.csv');
      expectDrift(served, 'larger.csv', ['area']);
    },
  },
  {
    rule: 'ops/no-model-performance',
    fix: 'predictions beside what came true, once a week',
    oracles: ['a running service', 'scikit-learn', 'actionlint', 'zizmor', 'ruff'],
    prove: async bench => {
      const served = servedChurn(bench, 'ops/no-prediction-log');
      mkdirSync(path.join(served.folder, '.github/workflows'), { recursive: true });
      writeFileSync(path.join(served.folder, '.github/workflows/ci.yml'), workflow);
      const script = 'monitoring/model_performance.py';
      const changed = bench.mend(served.folder, 'ops/no-model-performance');
      assert.deepEqual([...changed].sort(), ['.github/workflows/performance.yml', script]);
      expectWorkflow(served.folder, '.github/workflows/performance.yml');
      expectTidy(bench, served.folder, [script]);
      const rows = customersIn(served);
      await recordAll(served, { all: rows.slice(0, 300), few: rows.slice(0, 20) });
      const compare = (log: string, outcomes: string): ReturnType<typeof run> =>
        run(served.python, [script, log, outcomes], served.folder);
      const told = bench.expect(served.python, ['-W', 'ignore', '-c', writeOutcomes], served.folder).trim();
      const right = compare('all.jsonl', 'outcomes.csv');
      assert.equal(right.status, 0, right.output);
      assert.match(right.output, new RegExp(`^accuracy ${told} of 300 rows$`, 'm'));
      assert.equal(compare('all.jsonl', 'swapped.csv').status, 1);
      const promised = (least: string): number | null =>
        run(served.python, [script, 'all.jsonl', 'outcomes.csv', '--least', least], served.folder).status;
      assert.deepEqual(['0.5', '1.01'].map(promised), [0, 1]);
      assert.equal(compare('few.jsonl', 'outcomes.csv').status, 2);
      assert.equal(compare('all.jsonl', 'nowhere.csv').status, 2);
    },
  },
];

/** What came true for the first 300 rows, right and wrong; prints scikit-learn's score of what was recorded. */
const writeOutcomes = `
import json
import pandas as pd
from sklearn.metrics import accuracy_score

records = [json.loads(line) for line in open("all.jsonl")]
actual = pd.read_csv("data/churn.csv")["churned"].head(300)
ids = [each["request_id"] for each in records]
pd.DataFrame({"request_id": ids, "actual": actual}).to_csv("outcomes.csv", index=False)
classes = sorted(actual.unique())
other = actual.map({classes[0]: classes[1], classes[1]: classes[0]})
pd.DataFrame({"request_id": ids, "actual": other}).to_csv("swapped.csv", index=False)
print(f"{accuracy_score(actual.astype(str), [str(each['output']['prediction']) for each in records]):.4f}")
`;

const workflow = `name: CI
on: push
permissions: {}
jobs:
  hello:
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
`;

/** The training data as requests. */
function customersIn({ folder }: Served): readonly Readonly<Record<string, unknown>>[] {
  const [header = '', ...lines] = readFileSync(path.join(folder, 'data/churn.csv'), 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map(line => {
    const values = line.split(',');
    const cells = names.map((name, at) => [name, values[at] ?? ''] as const);
    const known = cells.filter(([name, value]) => value !== '' && (name in customer || name === 'total_charges'));
    return Object.fromEntries(known.map(([name, value]) => [name, /^[\d.]+$/.test(value) ? Number(value) : value]));
  });
}

/** What the service records of each list of rows, in a file of its own. */
async function recordAll(served: Served, asked: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  const log = path.join(served.folder, 'predictions.jsonl');
  await whileServing({ ...served, environment: { PREDICTION_LOG: log } }, async ask => {
    for (const [name, rows] of Object.entries(asked)) {
      const { status, text } = await ask('/predict', rows);
      assert.equal(status, 200, text);
      renameSync(log, path.join(served.folder, `${name}.jsonl`));
    }
  });
}

function check({ python, folder }: Served, source: string): ReturnType<typeof run> {
  return run(python, ['monitoring/drift.py', source], folder);
}

function expectSteady(served: Served, source: string): void {
  const { status, output } = check(served, source);
  assert.equal(status, 0, output);
}

function expectDrift(served: Served, source: string, columns: readonly string[]): void {
  const { status, output } = check(served, source);
  assert.equal(status, 1, output);
  const named = Array.from(output.matchAll(/^\s*(\S+).*DRIFT/gm), ([, column]) => column);
  assert.deepEqual(named.sort(), columns, output);
}

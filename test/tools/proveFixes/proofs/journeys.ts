// Two examples from notebooks to a service that is watched, with nothing but the product's own fixes and a person's answers.
import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../../../src/engine/rules/fields';
import { type Journey, journeyNames, readJourney, storyRow, walkJourney } from '../../journeys/journey';
import { textOutputs } from '../../graduate/textOutputs';
import type { Bench } from '../bench';
import { judgeMutants } from '../firstTest/mutantsOf';
import { expectWorkflow } from '../judgeCi';
import { kubernetesSchemas } from '../kubernetesSchemas';
import type { Proof } from '../proof';
import { commandsOf, onCiMachine } from '../runCi';
import { environmentOf, inEnvironment } from '../service/environments';
import { type Expected, expectPredictions, expectedOf } from '../service/expectPredictions';
import { type Served, whileServing } from '../service/serve';
import { run } from '../tools';
import { notebookPackages } from './graduate';
import { metricsOf } from './operations';

const workflow = '.github/workflows/ci.yml';

/** Of the mutants of functions that left the notebook, the tests have to notice these. */
const fewestKilled = 0.8;

export const journeys: readonly Proof[] = journeyNames().map(name => ({
  rule: 'all rules that gate',
  fix: `examples/${name} from notebooks to level 4`,
  oracles: [
    'nbclient',
    'actionlint',
    'zizmor',
    'hadolint',
    'promtool',
    'kubeconform',
    'GNU make',
    'its CI in a fresh environment',
    'mutants by CPython’s ast',
    'a running service',
    'data that was moved',
  ],
  prove: async bench => {
    const journey = readJourney(name);
    const folder = bench.repository(path.join('examples', name));
    const modules: string[] = [];
    const story: string[] = [];
    walkJourney(
      journey,
      folder,
      {
        graduate: (root, notebook) => modules.push(...bench.graduate(root, notebook).filter(isModule)),
        takeToLevel: (root, level) => bench.takeToLevel(root, level),
        mend: (root, rule) => bench.mend(root, rule),
      },
      { level: 4, seen: step => story.push(storyRow(step, bench.scan(folder))) },
    );
    assert.equal(bench.scan(folder).projects[0]?.level, 4);
    expectTold(name, story);
    const reference = bench.repository(path.join('examples', name));
    bench.takeToLevel(reference, 1);
    expectSameNotebook(bench, { journey, folder, reference });
    expectFiles(bench, folder);
    expectCi(folder);
    expectKilled(folder, modules);
    await expectServed(bench, { journey, folder, expected: predictionsOf(journey, reference) });
  },
}));

/** README.md tells the story of one of them, step by step. */
function expectTold(name: string, story: readonly string[]): void {
  const readme = readFileSync('README.md', 'utf8');
  if (readme.includes(`\`examples/${name}\` is `)) {
    const told = readme.replace(/ +\|/g, ' |').split('\n');
    assert.deepEqual(told.filter(line => story.includes(line)), story, `README.md tells:\n${story.join('\n')}`); // prettier-ignore
  }
}

function isModule(file: string): boolean {
  return file.startsWith('src/') && file.endsWith('.py');
}

interface Rerun {
  readonly journey: Journey;
  readonly folder: string;
  readonly reference: string;
}

/**
 * The notebook shows and saves the same, to the last digit, as with nothing but seeds (`reference`): run alone, and by
 * the one command that runs everything.
 */
function expectSameNotebook(bench: Bench, { journey: { notebook }, folder, reference }: Rerun): void {
  const python = environmentOf(notebookPackages);
  const before = textOutputs(python, reference, notebook);
  assert.equal(before.failure, undefined);
  assert.deepEqual(textOutputs(python, folder, notebook), before);
  const rerun = bench.repository(folder);
  const made = inEnvironment(python, 'make --silent --old-file=install all', rerun);
  assert.equal(made.status, 0, made.output.slice(-4000));
  assert.deepEqual(textOutputs(python, rerun, notebook, 'saved'), before);
}

function expectFiles(bench: Bench, folder: string): void {
  const files = bench.filesOf(folder);
  files
    .filter(file => file.startsWith('.github/workflows/'))
    .forEach(file => {
      expectWorkflow(folder, file);
    });
  bench.expectTool('hadolint', ['Dockerfile'], folder);
  const manifests = files.filter(file => file.startsWith('k8s/'));
  assert.equal(manifests.length, 3);
  bench.expectTool('kubeconform', ['-strict', ...kubernetesSchemas(), ...manifests], folder);
  bench.expectTool('promtool', ['check', 'config', 'monitoring/prometheus.yml'], folder);
  bench.expectTool('promtool', ['check', 'rules', '--lint-fatal', 'monitoring/alerts.yml'], folder);
  const outage = path.join(folder, 'monitoring/outage.test.yml');
  writeFileSync(outage, outageOf(readFileSync(path.join(folder, 'monitoring/prometheus.yml'), 'utf8')));
  bench.expectTool('promtool', ['test', 'rules', 'monitoring/outage.test.yml'], folder);
  renameSync(outage, `${folder}-outage.test.yml`);
}

/** The service answers for an hour and then stops: quiet before, an alert of that name that pages after. */
function outageOf(configuration: string): string {
  const job = /job_name: "?([\w-]+)/.exec(configuration)?.[1] ?? '';
  return `rule_files: [alerts.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - series: 'up{job="${job}",instance="service:8000"}'
        values: '1x60 0x60'
    promql_expr_test:
      - expr: count(ALERTS{alertname="ServiceDown",alertstate="firing",severity="page"})
        eval_time: 50m
        exp_samples: []
      - expr: count(ALERTS{alertname="ServiceDown",alertstate="firing",severity="page"})
        eval_time: 70m
        exp_samples:
          - value: 1
`;
}

function expectCi(folder: string): void {
  onCiMachine(runJob => {
    const { status, output } = runJob(folder, commandsOf(folder, workflow, 'test'));
    assert.equal(status, 0, output.slice(-4000));
    assert.match(output, /\d+ passed/);
  });
}

/** The tests notice mistakes in what left the notebook. */
function expectKilled(folder: string, modules: readonly string[]): void {
  const python = environmentOf(notebookPackages);
  const judged = modules.flatMap(module => {
    const text = readFileSync(path.join(folder, module), 'utf8');
    const functions = Array.from(text.matchAll(/^def (\w+)/gm), ([, name = '']) => name);
    const { isClean, mutants } = judgeMutants({ python, folder, module, test: 'tests', functions });
    assert.ok(isClean, 'the tests fail though nothing is wrong');
    return mutants.map(mutant => ({ ...mutant, module }));
  });
  const alive = judged.filter(({ killed }) => !killed);
  const share = 1 - alive.length / judged.length;
  const named = alive.map(each => `${each.module} ${each.function}:${each.line} ${each.what}`).join('\n');
  assert.ok(share >= fewestKilled, `${alive.length} of ${judged.length} mutants live on:\n${named}`);
}

interface Journeyed {
  readonly journey: Journey;
  readonly folder: string;
  readonly expected: Expected;
}

async function expectServed(bench: Bench, { journey, folder, expected }: Journeyed): Promise<void> {
  const python = environmentOf(readFileSync(path.join(folder, 'requirements.txt'), 'utf8').split('\n'));
  const start = ['-m', 'uvicorn', '--app-dir', 'src', `${journey.name}.service:app`];
  const log = path.join(`${folder}-predictions.jsonl`);
  const served: Served = { python, start, folder, environment: { PREDICTION_LOG: log } };
  assert.equal(expected.rows.length, 200);
  await whileServing(served, async ask => {
    await expectPredictions(ask, expected);
    const counted = [...(await metricsOf(bench, served, ask))].filter(([series]) =>
      series.startsWith('model_predictions_total'),
    );
    assert.equal(
      counted.reduce((sum, [, count]) => sum + count, 0),
      400,
    );
    renameSync(log, path.join(folder, 'same.jsonl'));
    const moved = expected.rows.map(row => movedBy(row, journey.moved));
    assert.equal((await ask('/predict', moved)).status, 200);
    renameSync(log, path.join(folder, 'moved.jsonl'));
  });
  const drift = (source: string): ReturnType<typeof run> => run(python, ['monitoring/drift.py', source], folder);
  assert.equal(drift('same.jsonl').status, 0, drift('same.jsonl').output);
  const { status, output } = drift('moved.jsonl');
  assert.equal(status, 1, output);
  assert.match(output, new RegExp(`^\\s*${journey.moved}\\b.*DRIFT`, 'm'));
}

/** What the notebook's own model says, in a folder where no code has left the notebook. */
function predictionsOf({ notebook, table, inputs }: Journey, folder: string): Expected {
  const script = path.resolve('test/tools/journeys/notebookSays.py');
  const words = JSON.stringify([notebook, table, inputs]);
  const call = `import sys; sys.argv[1:] = ${words}; exec(open(${JSON.stringify(script)}).read())`;
  return expectedOf(environmentOf(notebookPackages), call, folder);
}

function movedBy(row: unknown, column: string): unknown {
  assert.ok(isRecord(row) && typeof row[column] === 'number', `${column} is a number`);
  return { ...row, [column]: row[column] * 2 };
}

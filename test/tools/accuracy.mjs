#!/usr/bin/env node
// Scores the bundled command line against hand-made labels and judges the result:
//   npm run accuracy -- --repos DIR --labels FILE [--misses] [--only NAME] [--score PATH] [--json OUT]
//   npm run accuracy -- --repos DIR --reports    levels and squiggles of whole repositories: accuracyReports.ts
// The scoring script is not part of the project: it lies beside the labels as score.mjs, or where --score says.
// DIR holds each repository as owner__name, and may hold a STATUS.txt with one line per repository that is not there.
// Ends with 0 inside all limits, 1 outside one, 2 when it could not run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const shareOfTrapsFellFor = summary => (summary.traps === 0 ? 0 : summary.trapsFell / summary.traps);

const limits = [
  { name: 'practices right', figure: summary => summary.practicesRight, atLeast: 0.97 },
  { name: 'defects precision', figure: summary => summary.defectsPrecision, atLeast: 0.95 },
  { name: 'defects recall', figure: summary => summary.defectsRecall, atLeast: 0.9 },
  { name: 'strict recall', figure: summary => summary.strictRecall, atLeast: 0.9 },
  { name: 'macro recall', figure: summary => summary.macroRecall, atLeast: 0.85 },
  { name: 'findings precision', figure: summary => summary.findingsPrecision, atLeast: 0.95 },
  { name: 'traps fallen for', figure: shareOfTrapsFellFor, atMost: 0.02 },
];

process.exitCode = main();

function main() {
  const options = readOptions();
  if (options.trouble) {
    console.error(options.trouble);
    return 2;
  }
  if (options.reports) {
    return judgeReports(options.repos);
  }
  const result = runScore(options);
  if (!result) {
    console.error(`${options.score} ended without a result.`);
    return 2;
  }
  const verdicts = [...limits.map(limit => judgeLimit(limit, result.summary, options)), judgeScans(result)];
  const absences = result.missing.map(repository => describeAbsence(repository, options.repos));
  printVerdicts(verdicts, result, absences);
  return verdicts.every(verdict => verdict.inside) && absences.every(absence => absence.known) ? 0 : 1;
}

/** The options with absolute paths, or `trouble`, a sentence that says what is wrong with them. */
function readOptions() {
  const text = { type: 'string' };
  const { values } = parseArgs({
    options: {
      repos: text,
      labels: text,
      score: text,
      only: text,
      json: text,
      misses: { type: 'boolean' },
      reports: { type: 'boolean' },
    },
  });
  if (values.repos && values.reports) {
    return { ...values, repos: resolve(values.repos) };
  }
  if (!values.repos || !values.labels) {
    return { trouble: 'Name the checkouts with --repos DIR and the labels with --labels FILE.' };
  }
  const repos = resolve(values.repos);
  const labels = resolve(values.labels);
  const score = values.score ? resolve(values.score) : join(dirname(labels), 'score.mjs');
  const absent = [repos, labels, score, join(root, 'dist/cli.js')].find(path => !existsSync(path));
  const hint = absent?.endsWith('cli.js') ? ' Run "npm run build" first.' : '';
  return { ...values, repos, labels, score, trouble: absent && `${absent} is not there.${hint}` };
}

/** Levels and squiggles, which need no labels. */
function judgeReports(repos) {
  const script = join(root, 'test/tools/accuracyReports.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', script, '--repos', repos], {
    cwd: root,
    stdio: 'inherit',
  }).status;
}

/** What the scoring script found, its own tables printed on the way; `undefined` when it left nothing. */
function runScore(options) {
  const folder = mkdtempSync(join(tmpdir(), 'accuracy-'));
  const json = options.json ? resolve(options.json) : join(folder, 'score.json');
  rmSync(json, { force: true });
  const choices = [...(options.only ? ['--only', options.only] : []), ...(options.misses ? ['--misses'] : [])];
  const paths = ['--labels', options.labels, '--repos', options.repos, '--cli', 'node dist/cli.js', '--json', json];
  spawnSync(process.execPath, [options.score, ...paths, ...choices], { cwd: root, stdio: 'inherit' });
  const result = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  return result;
}

/** A figure nobody could take is outside its limit, unless only some repositories were asked for. */
function judgeLimit(limit, summary, options) {
  const figure = limit.figure(summary);
  const wanted = limit.atLeast === undefined ? `<= ${percent(limit.atMost)}` : `>= ${percent(limit.atLeast)}`;
  if (figure === null || figure === undefined) {
    return { name: limit.name, said: 'nothing to judge', wanted, inside: options.only !== undefined };
  }
  const inside = limit.atLeast === undefined ? figure <= limit.atMost : figure >= limit.atLeast;
  return { name: limit.name, said: percent(figure), wanted, inside };
}

function judgeScans(result) {
  const said = result.failures.length;
  return { name: 'failed scans', said: String(said), wanted: '= 0', inside: said === 0 };
}

/** STATUS.txt names a repository as a word of its own: `NOT FETCHED owner/name: the error`. */
function describeAbsence(repository, repos) {
  const status = join(repos, 'STATUS.txt');
  const lines = existsSync(status) ? readFileSync(status, 'utf8').split('\n') : [];
  const reason = lines.find(line => line.split(/[\s:]+/).includes(repository));
  return {
    known: reason !== undefined,
    text: reason ?? `${repository} is not in ${repos}, and STATUS.txt says no reason`,
  };
}

function printVerdicts(verdicts, result, absences) {
  const { summary, missing } = result;
  console.log(`\nLIMITS (${summary.seconds} s of scanning, ${missing.length} repositories absent)`);
  for (const { name, said, wanted, inside } of verdicts) {
    console.log(`  ${inside ? 'inside ' : 'OUTSIDE'}  ${name.padEnd(28)} ${said.padStart(16)}   ${wanted}`);
  }
  console.log(
    `  For comparison: saying "absent" to every practice is right in ${percent(summary.practicesSayNothing)}.`,
  );
  for (const absence of absences) {
    console.log(`  ${absence.known ? 'absent ' : 'OUTSIDE'}  ${absence.text}`);
  }
}

function percent(figure) {
  return figure === null ? 'none' : `${(100 * figure).toFixed(1)} %`;
}

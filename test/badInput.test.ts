// Hostile and broken files, one workspace each: the scan ends, names the file, and keeps every other answer.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { createEngine } from '../src/engine/index';
import { json } from '../src/engine/reporters/json';
import { type PublishedReport, readPublished } from './support/publishedReport';
import { ruleFiles } from './support/ruleFiles';
import { type WorkerScanner, createWorkerScanner } from './support/workerScanner';
import { type BadInput, badInputs } from './tools/badInput/badInputs.mjs';

/** Milliseconds, on a busy machine; the slowest takes two seconds on a quiet one. */
const deadline = 30_000;

const onCommandLine = new Set([
  'notebook-cut-in-half', 'notebook-empty', 'notebook-60-megabytes', 'notebook-70-megabytes', 'python-latin1',
  'python-utf16', 'python-binary', 'dockerfile-only-comment', 'workflow-not-yaml', 'link-cycle', 'name-with-newline',
  'config-unknown-key',
]); // prettier-ignore

suite('Bad input', function () {
  this.timeout(2 * deadline);
  let work = '';
  let scanner: WorkerScanner;
  let base: PublishedReport;
  suiteSetup(async () => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-bad-'));
    runMaker(path.join(work, 'input'));
    // An ordinary user has to reach them, too.
    mkdirSync(path.join(work, 'dist'));
    for (const file of ['cli.js', 'rules.json']) {
      copyFileSync(path.resolve('dist', file), path.join(work, 'dist', file));
    }
    chmodSync(work, 0o755);
    scanner = createWorkerScanner();
    base = await scan('base');
  });
  suiteTeardown(async () => {
    await scanner.close();
    runMaker(path.join(work, 'input'), '--remove');
    rmSync(work, { recursive: true, force: true });
  });

  function runMaker(...words: readonly string[]): void {
    const made = spawnSync(process.execPath, ['test/tools/makeBadInput.mjs', ...words], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
  }

  async function scan(name: string): Promise<PublishedReport> {
    const report = await scanner.scan(path.join(work, 'input', name), deadline);
    return readPublished(json(report, { version: '0', milliseconds: undefined, color: false, verbose: false }));
  }

  /** In a folder of its own, so that a path in an answer can only be relative. */
  function scanOnCommandLine(name: string, ordinaryUser: boolean): PublishedReport {
    const become =
      ordinaryUser && process.getuid?.() === 0 ? ['--require', path.resolve('test/support/nobody.cjs')] : [];
    const words = [path.join(work, 'dist/cli.js'), 'scan', path.join(work, 'input', name), '--format', 'json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...become, ...words, '--no-timing'], {
      encoding: 'utf8',
      timeout: deadline,
      maxBuffer: 2 ** 28,
    });
    assert.equal(stderr, '');
    assert.ok(status === 0 || status === 1, `exit status ${status}`);
    return readPublished(stdout);
  }

  test('the healthy workspace has problems of no kind, and every sort of answer', () => {
    assert.deepEqual([base.problems, base.stats.skipped], [[], []]);
    const statuses = new Set(base.projects[0]?.checks.map(({ status }) => status));
    assert.deepEqual([...statuses].sort(), ['met', 'not-applicable', 'open', 'to-confirm']);
  });

  for (const badInput of badInputs.filter(({ ordinaryUser }) => !ordinaryUser)) {
    test(`${badInput.name} is survived`, async () => {
      assert.deepEqual(faultsOf(await scan(badInput.name), base, badInput), []);
    });
  }

  for (const badInput of badInputs.filter(({ name, ordinaryUser }) => ordinaryUser || onCommandLine.has(name))) {
    test(`${badInput.name} is survived by the command line`, () => {
      const report = scanOnCommandLine(badInput.name, badInput.ordinaryUser);
      assert.deepEqual(faultsOf(report, base, badInput), []);
    });
  }

  test('a rule file with a typo is named with its line, and costs no other rule', () => {
    const text = 'id: team/no-print\ntitel: Code prints instead of logging\nstage: foundations\n';
    const engine = createEngine([...ruleFiles(), { path: 'team/no-print.yaml', text }]);
    assert.deepEqual(engine.rules, createEngine(ruleFiles()).rules);
    assert.deepEqual([...new Set(engine.problems.map(problem => problem.path))], ['team/no-print.yaml']);
    assert.ok(engine.problems.some(({ message }) => /^Line 2: .*titel/.test(message)));
  });
});

/** What a report owes a workspace with one bad input and does not give, in sentences. */
function faultsOf(report: PublishedReport, base: PublishedReport, badInput: BadInput): string[] {
  const [project, ...others] = report.projects;
  const [healthy] = base.projects;
  assert(project !== undefined && healthy !== undefined);
  const places = new Set(report.findings.map(placeOf));
  return [
    ...others.map(({ root }) => `there is a second project, ${root}`),
    ...(project.profile === healthy.profile ? [] : [`the profile is ${project.profile}`]),
    ...base.findings
      .map(placeOf)
      .filter(place => !places.has(place))
      .map(place => `the finding ${place} is lost`),
    ...healthy.checks.flatMap(before => {
      const after = project.checks.find(({ rule }) => rule === before.rule);
      return after !== undefined && isOwed(before, after, badInput)
        ? []
        : [`${before.rule} went from ${before.status} to ${after?.status}: ${after?.reason}`];
    }),
    ...(isExpected(report, badInput) ? [] : [`it is not ${badInput.expect}: ${JSON.stringify(report.problems)}`]),
  ];
}

type Finding = PublishedReport['findings'][number];
type Check = PublishedReport['projects'][number]['checks'][number];

function placeOf({ rule, path: file, cell, line, column }: Finding): string {
  return `${rule} in ${file}, cell ${cell}, ${line}:${column}`;
}

/** An answer may change only on account of the bad input, and never to met. */
function isOwed(before: Check, after: Check, { path: file, meets }: BadInput): boolean {
  switch (after.status) {
    case before.status:
      return true;
    case 'met':
      return meets.includes(after.rule);
    case 'unknown':
      return after.reason.includes(file);
    default:
      return after.evidence.some(evidence => evidence.path === file);
  }
}

/** Words of a sentence that says what to do. */
const advice = /\b(restore|save|mend|mended|rename|exclude|clear|make|the keys are|take it out)\b/i;

function isExpected(report: PublishedReport, { path: file, expect }: BadInput): boolean {
  switch (expect) {
    case 'named':
      return (
        report.problems.some(problem => problem.path === file && advice.test(problem.message)) ||
        report.stats.skipped.some(skipped => skipped.path === file)
      );
    case 'read':
      return report.findings.some(finding => finding.path === file && finding.rule === 'code/hardcoded-user-path');
    case 'unread':
      return !report.findings.some(finding => finding.path.startsWith(file));
    case 'survives':
      return true;
  }
}

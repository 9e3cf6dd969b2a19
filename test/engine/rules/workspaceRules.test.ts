import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { ScanReport } from '../../../src/engine/index';
import { askedRule } from '../../support/askedRule';
import { ownRule } from '../../support/ownRule';
import { project, shipped, today } from '../../support/project';

const { text: rule, code, place } = ownRule;

function statusIn({ projects }: ScanReport, id: string): string | undefined {
  return projects[0]?.checks.find(check => check.rule === id)?.status;
}

suite('Rules of a repository', () => {
  test('are asked like those that ship: findings, checks, levels, comments and configuration', async () => {
    const report = await project({ 'load.py': code, [place]: rule }).scan();
    assert.deepEqual(report.problems, []);
    assert.equal(statusIn(report, 'team/no-scratch'), 'open');
    const [finding] = report.findings.filter(one => one.rule === 'team/no-scratch');
    assert.equal(finding?.message, '`/scratch/a.csv` is emptied every night');
    assert.equal(report.rules.length, shipped().rules.length + 1);
    const silenced = code.replace(')\n', ')  # preflight: ignore[team/no-scratch]\n');
    assert.equal(statusIn(await project({ 'load.py': silenced, [place]: rule }).scan(), 'team/no-scratch'), 'met');
    const off = { 'load.py': code, [place]: rule, '.preflight.yaml': 'rules: { team/*: off }\n' };
    const turnedOff = await project(off).scan();
    assert.deepEqual(turnedOff.problems, []);
    assert.equal(statusIn(turnedOff, 'team/no-scratch'), 'not-applicable');
  });

  test('may ask what only a person knows, with an example of the question and one of the answer', async () => {
    const { id, place: file, text } = askedRule;
    const files = { 'load.py': code, [file]: text };
    const asked = await project(files).scan();
    assert.deepEqual([asked.problems, statusIn(asked, id)], [[], 'to-confirm']);
    const answer = `confirmed: [{ check: ${id}, by: ana, on: 2026-09-20, evidence: docs/brief.md }]\n`;
    assert.equal(statusIn(await project({ ...files, '.preflight.yaml': answer }).scan(), id), 'confirmed');
    const unasked = { 'load.py': code, [file]: text.replace('status: to-confirm', 'status: open') };
    const [problem] = (await project(unasked).scan()).problems;
    assert.match(problem?.message ?? '', /no example is to be confirmed/);
  });

  test('are no evidence, and nothing is found in them', async () => {
    const telling = rule.replace('message:', '# pytest, docker build, /Users/ana/data\nmessage:');
    const [alone, beside] = [
      await project({ 'load.py': code }).scan(),
      await project({ 'load.py': code, [place]: telling }).scan(),
    ];
    const own = (report: ScanReport): unknown =>
      report.projects[0]?.checks
        .filter(({ rule: id }) => id !== 'team/no-scratch')
        .map(({ rule: id, status }) => [id, status]);
    assert.deepEqual(own(beside), own(alone));
  });

  test('with a fault are left out and named by file and line, and cost no other', async () => {
    const report = await project({
      'load.py': code,
      [place]: rule,
      '.preflight/rules/team/broken.yaml': rule
        .replace('no-scratch', 'broken')
        .replace('severity: warning', 'severity: loud'),
      '.preflight/rules/ci/no-ci.yaml': rule.replace('team/no-scratch', 'ci/no-ci'),
      '.preflight/rules/team/slow.yaml': rule.replace('no-scratch', 'slow').replace('^/scratch/', '(a+)+$'),
    }).scan();
    assert.deepEqual(
      report.problems.map(({ kind, path }) => [kind, path]),
      [
        ['rule', '.preflight/rules/ci/no-ci.yaml'],
        ['rule', '.preflight/rules/team/broken.yaml'],
        ['rule', '.preflight/rules/team/slow.yaml'],
      ],
    );
    assert.match(report.problems[1]?.message ?? '', /^Line 7: /);
    assert.equal(statusIn(report, 'team/no-scratch'), 'open');
    assert.notEqual(report.rules.find(({ id }) => id === 'ci/no-ci')?.title, 'The scratch disk is read');
  });

  test('are left alone when a host says so', async () => {
    const settings = { rules: {}, exclude: [], profile: undefined, ownRules: false };
    const { reader } = project({ 'load.py': code, [place]: rule });
    const report = await shipped().scan(reader, { signal: new AbortController().signal, today, settings });
    assert.equal(statusIn(report, 'team/no-scratch'), undefined);
  });

  test('of one workspace are not asked of another', async () => {
    await project({ 'load.py': code, [place]: rule }).scan();
    assert.equal(statusIn(await project({ 'load.py': code }).scan(), 'team/no-scratch'), undefined);
  });
});

import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import {
  type CheckStatus,
  type HistoryRecord,
  isOwnBadge,
  mergePortfolio,
  renderBadgeJson,
  renderBadgeSvg,
  renderPortfolio,
  workspacePath,
} from '../../../src/engine/index';
import { skills } from '../../../src/engine/model/skills';
import { talkOf } from '../../../src/engine/portfolio/interview';
import { project } from '../../support/project';
import { check, evidence, report, rule } from '../../support/report';

const tests = rule('test/no-tests', { skills: ['unit-tests'], level: 2, minutes: 30 });
const ci = rule('ci/no-ci', { skills: ['continuous-integration'], level: 2, minutes: 10 });
const seed = rule('repro/seed', { skills: ['sound-evaluation'], gates: false });
const docs = rule('docs/missing', { skills: ['requirement-documents'], level: 1 });
const rules = [tests, ci, seed, docs];
const met = { ...check(tests, 'met'), evidence: [evidence] } as const;
const scanned = report(
  rules,
  [{ ...met, status: 'met', rung: 'wired' }, check(ci, 'open'), check(seed, 'met'), check(docs, 'waived')],
  [],
);

function record(day: string, states: Readonly<Record<string, CheckStatus>>): HistoryRecord {
  const commit = { commit: day.replaceAll('-', '').padEnd(40, '0'), branch: 'main', time: `${day}T10:00:00Z` };
  return { ...commit, pack: '1.2.0', project: '.', profile: 'service', level: 1, states, findings: {} };
}

const records = [
  record('2026-10-01', { [tests.id]: 'open', [seed.id]: 'open' }),
  record('2026-10-08', { [tests.id]: 'met', [seed.id]: 'met' }),
];
const facts = { today: '2026-11-23', version: '1.2.0', commit: 'commit 1a2b3c4d', records };
const text = renderPortfolio(scanned, facts);

suite('the portfolio', () => {
  test('claims what a line shows, and says what is open and what was waived', () => {
    assert.match(text, /^Found from files alone on 2026-11-23, commit 1a2b3c4d, rules 1\.2\.0, profile service\.$/m);
    const link = '[tests/test\\_a.py:3](tests/test_a.py#L3) `def test_a():`';
    assert.ok(text.includes(`- No trouble of test/no-tests (automation uses it): ${link}\n`), text);
    assert.match(
      text,
      /## What is open\n\n- Trouble of ci\/no-ci \(before Level 2\)\n- Trouble of docs\/missing, waived/,
    );
  });

  test('has talking points and questions for skills that a line shows, and for no others', () => {
    const talk = talkOf('unit-tests');
    assert.ok(talk !== undefined);
    for (const line of [...talk.points, ...talk.questions]) assert.ok(text.includes(`- ${line}\n`), line);
    for (const skill of ['continuous-integration', 'sound-evaluation', 'requirement-documents']) {
      assert.ok(!text.includes(talkOf(skill)?.points[0] ?? '?'), skill);
    }
  });

  test('shows the largest improvements with their commits, what gates a level first', () => {
    const [, section = ''] = /## Before and after\n\n([^]*?)\n\n/.exec(text) ?? [];
    const lines = section.split('\n');
    assert.match(lines[0] ?? '', /^- Before \(2026-10-01, `20261001`\): Trouble of test\/no-tests\.$/);
    assert.match(lines[1] ?? '', /^ {2}After \(2026-10-08, `20261008`\): No trouble of test\/no-tests: \[/);
    assert.match(lines[2] ?? '', /Trouble of repro\/seed/);
    assert.doesNotMatch(renderPortfolio(scanned, { ...facts, records: [] }), /Before and after/);
  });

  test('text of a repository stays text', () => {
    const place = { path: workspacePath('a (b)/c d.py'), line: 1, text: '`x` <!-- y -->\n# z' };
    const told = renderPortfolio(
      report([tests], [{ ...met, status: 'met', rung: null, evidence: [place] }], []),
      facts,
    );
    assert.ok(told.includes('(a%20%28b%29/c%20d.py#L1) `` `x` <!-- y --> # z ``\n'), told);
  });

  test('the badge says level, month and rules, as SVG and as JSON', () => {
    assert.match(renderBadgeSvg(scanned, facts), /<title>readiness: Level 1 · 2026-11 · rules 1\.2\.0<\/title>/);
    const content: unknown = JSON.parse(renderBadgeJson(scanned, facts));
    const message = 'Level 1 · 2026-11 · rules 1.2.0';
    assert.deepEqual(content, { schemaVersion: 1, label: 'readiness', message, color: 'blue' });
  });

  test('only what was written here is written again', () => {
    assert.equal(isOwnBadge(renderBadgeSvg(scanned, facts)), true);
    assert.equal(isOwnBadge(renderBadgeJson(scanned, facts)), true);
    for (const foreign of ['<svg/>', '{}', '', '{"schemaVersion":1,"label":"coverage"}']) {
      assert.equal(isOwnBadge(foreign), false, foreign);
    }
    assert.equal(mergePortfolio('# Mine\n', text).kind, 'refused');
    assert.equal(mergePortfolio('', text).kind, 'refused');
    assert.deepEqual(mergePortfolio(undefined, text), { kind: 'text', text });
    const around = mergePortfolio(`# Mine\n\n${text}\nMore of mine.\n`, text.replace('Level 1', 'Level 3'));
    assert.deepEqual(around, {
      kind: 'text',
      text: `# Mine\n\n${text.replace('Level 1', 'Level 3')}\nMore of mine.\n`,
    });
  });

  test('what it says is no evidence for the next scan', async () => {
    const files = { 'train.py': 'print(1)\n', '.preflight.yaml': 'profile: service\n' };
    const before = await project(files).scan();
    const after = await project({ ...files, 'READINESS.md': text, '.preflight/badge.json': '{}' }).scan();
    assert.deepEqual(after.projects, before.projects);
    assert.equal(after.files, before.files);
  });

  test('every skill has points and questions, each a sentence of its own', () => {
    const all = skills.flatMap(skill => {
      const talk = talkOf(skill);
      assert.ok(talk !== undefined && talk.points.length >= 2 && talk.questions.length >= 2, skill);
      talk.points.forEach(point => assert.match(point, /^[A-Z].*\.$/));
      talk.questions.forEach(question => assert.match(question, /^.*[.?]$/));
      return [...talk.points, ...talk.questions];
    });
    assert.equal(new Set(all).size, all.length);
    assert.equal(skills.length, 34);
  });
});

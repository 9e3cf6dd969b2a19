import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { addRecords, readHistory, recordsOf, renderRecord, reporters, trendOf } from '../../../src/engine/index';
import type { CheckStatus, HistoryRecord } from '../../../src/engine/index';
import { daysBefore } from '../../../src/engine/history/trend';
import { check, finding, report, rule } from '../../support/report';

const tests = rule('test/no-tests');
const ci = rule('ci/no-ci');
const seed = rule('repro/seed');

function record(
  day: string,
  states: Readonly<Record<string, CheckStatus>>,
  more: Partial<HistoryRecord> = {},
): HistoryRecord {
  const commit = { commit: day.replaceAll('-', '').padEnd(40, '0'), branch: 'main', time: `${day}T10:00:00Z` };
  return { ...commit, pack: '1.0.0', project: '.', profile: 'service', level: 1, states, findings: {}, ...more };
}

const first = record('2026-11-01', { [tests.id]: 'open', [ci.id]: 'open' }, { level: 0 });
const second = record('2026-11-10', { [tests.id]: 'met', [ci.id]: 'open' }, { findings: { 'ci/no-ci': 2 } });
const third = record('2026-11-20', { [tests.id]: 'open', [ci.id]: 'met', [seed.id]: 'met' }, { pack: '1.1.0' });

suite('the history', () => {
  test('keeps one record for each project, what the baseline accepts counted', () => {
    const found = [finding(ci, 'a.py', 1), finding(ci, 'a.py', 2)];
    const scanned = {
      ...report([tests, ci, seed], [check(tests, 'met'), check(ci, 'open'), check(seed, 'not-applicable')], found),
      baseline: { accepted: [finding(tests, 'b.py', 1)], stale: [], unasked: [] },
    };
    const { commit, branch, time, pack } = first;
    assert.deepEqual(recordsOf(scanned, { commit, branch, time, pack }), [
      {
        ...{ commit, branch, time, pack, project: '.', profile: 'service', level: 1 },
        states: { [tests.id]: 'met', [ci.id]: 'open' },
        findings: { [ci.id]: 2, [tests.id]: 1 },
      },
    ]);
  });

  test('is read as it was written, the oldest first, the last record of a commit counting', () => {
    const again = { ...second, level: 2 as const };
    const { records, problems } = readHistory([third, second, first, again].map(renderRecord).join(''));
    assert.deepEqual(records, [first, again, third]);
    assert.deepEqual(problems, []);
  });

  for (const [what, line] of [
    ['a merge conflict', '<<<<<<< ours'],
    ['broken JSON', '{"commit":'],
    ['a level that is none', renderRecord(first).replace('"level":0', '"level":7').trim()],
    ['a state that is none', renderRecord(first).replace('"open"', '"great"').trim()],
    ['a short name of a commit', renderRecord(first).replace(first.commit, 'abc').trim()],
    ['a number', '3'],
  ] as const) {
    test(`${what} costs its line, is named, and stays in the file`, () => {
      const text = `${renderRecord(second)}${line}\n`;
      const { records, problems } = readHistory(text);
      assert.deepEqual(records, [second]);
      assert.deepEqual(problems, ['Line 2 of .preflight/history.jsonl is no record of a commit: it is left out.']);
      assert.equal(addRecords(text, [third]), `${text}${renderRecord(third)}`);
    });
  }

  test('a record that is made again takes the place of the old one alone', () => {
    const text = [first, second].map(renderRecord).join('');
    const again = { ...first, level: 2 as const };
    const other = { ...first, project: 'api' };
    assert.deepEqual(readHistory(addRecords(text, [again, other])).records, [again, other, second]);
  });

  test('says what each commit did, and counts nothing as done or lost where the rules changed', () => {
    const trend = trendOf([first, second, third], '.').map(point => {
      const { done, undone, met, applicable, findings, packChange } = point;
      return { done, undone, met, applicable, findings, packChange };
    });
    const nothing = { done: [], undone: [], findings: 0, packChange: undefined };
    assert.deepEqual(trend, [
      { ...nothing, met: 0, applicable: 2 },
      { ...nothing, met: 1, applicable: 2, done: [tests.id], findings: 2 },
      { ...nothing, met: 2, applicable: 3, packChange: { pack: '1.1.0', added: 1 } },
    ]);
    const same = trendOf([second, { ...third, pack: '1.0.0' }], '.').at(-1);
    assert.deepEqual([same?.done, same?.undone], [[ci.id], [tests.id]]);
    assert.deepEqual(trendOf([first], 'elsewhere'), []);
  });

  test('a week before is a day of the calendar', () => {
    assert.equal(daysBefore('2026-03-03', 7), '2026-02-24');
    assert.equal(daysBefore('2024-03-03', 7), '2024-02-25');
  });

  test('the page shows the trend, the same as a table, and what was done since last week', () => {
    const now = report([tests, ci], [check(tests, 'met'), check(ci, 'met')], []);
    const view = { version: '1', milliseconds: undefined, color: false, verbose: false };
    const page = reporters.html(now, { ...view, history: { records: [first, second, third], today: '2026-11-23' } });
    const done = /Done since last week<\/h2>\s*<ul>([^]*?)<\/ul>/.exec(page)?.[1] ?? '';
    assert.match(done, /No trouble of ci\/no-ci/);
    assert.doesNotMatch(done, /No trouble of test\/no-tests/);
    assert.equal(page.match(/<circle/g)?.length, 3);
    assert.equal(page.match(/class="pack"/g)?.length, 1);
    assert.match(page, /1\.1\.0: new rules, checks that are new: 1/);
    assert.doesNotMatch(reporters.html(now, view), /Trend/);
  });
});

import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { groupChecks, groupings } from '../../../src/engine/checklist/groups';
import { chooseSteps, fitSteps } from '../../../src/engine/checklist/nextSteps';
import type { CheckOfRule } from '../../../src/engine/checklist/summary';
import type { CheckStatus } from '../../../src/engine/model/report';
import type { Rule } from '../../../src/engine/model/rule';
import { check, rule } from '../../support/report';

function pair(of: Rule, status: CheckStatus = 'open'): CheckOfRule {
  return { rule: of, check: check(of, status) };
}

const ids = (pairs: readonly CheckOfRule[]): readonly string[] => pairs.map(one => one.rule.id);

suite('groupChecks', () => {
  const checks = [
    pair(rule('code/quick', { stage: 'foundations', level: 2, minutes: 5 })),
    pair(rule('data/long', { stage: 'data', level: 1, minutes: 240 })),
    pair(rule('code/done', { stage: 'foundations', level: 1, minutes: 6 }), 'met'),
    pair(rule('code/said', { stage: 'foundations', level: 1, minutes: 15 }), 'confirmed'),
  ];
  const text = (by: (typeof groupings)[number]): readonly string[] =>
    groupChecks(checks, by).map(({ name, left, met }) => `${name}: ${ids(left).join()} | ${ids(met).join()}`);

  test('puts checks under their stage in the order of the path, what is met apart', () => {
    assert.deepEqual(text('stage'), [
      'Foundations: code/quick | code/done,code/said',
      'Data & pipelines: data/long | ',
    ]);
  });

  test('puts checks under their level', () => {
    assert.deepEqual(text('level'), [
      'Level 1 · Reproducible: data/long | code/done,code/said',
      'Level 2 · Tested: code/quick | ',
    ]);
  });

  test('puts checks under the shortest time that is enough', () => {
    assert.deepEqual(text('effort'), [
      'Up to 5 minutes: code/quick | ',
      'Up to 15 minutes:  | code/done,code/said',
      'Longer: data/long | ',
    ]);
  });

  test('loses no check, whatever it groups by', () => {
    for (const by of groupings) {
      const kept = groupChecks(checks, by).flatMap(({ left, met }) => [...left, ...met]);
      assert.deepEqual([...ids(kept)].sort(), [...ids(checks)].sort());
    }
  });
});

suite('steps for the time there is', () => {
  const steps = [45, 30, 10, 5].map(minutes => pair(rule(`code/takes-${minutes}`, { minutes })));

  test('fit one after the other, the most important first', () => {
    assert.deepEqual(ids(fitSteps(steps, 15)), ['code/takes-10', 'code/takes-5']);
    assert.deepEqual(ids(fitSteps(steps, 60)), ['code/takes-45', 'code/takes-10', 'code/takes-5']);
    assert.deepEqual(ids(fitSteps(steps, 4)), []);
  });

  test('include a quick one, unless there is room for one only', () => {
    assert.deepEqual(ids(chooseSteps(steps, 2)), ['code/takes-45', 'code/takes-10']);
    assert.deepEqual(ids(chooseSteps(steps, 1)), ['code/takes-45']);
    assert.deepEqual(ids(chooseSteps(steps, 9)), ids(steps));
  });
});

import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type Answered, isLater, levelOf, standsBefore } from '../../../src/engine/checklist/level';
import { nextSteps } from '../../../src/engine/checklist/nextSteps';
import type { CheckStatus } from '../../../src/engine/model/report';
import type { Level, Rule } from '../../../src/engine/model/rule';
import { project } from '../../support/project';
import { check, rule } from '../../support/report';

function answered(of: Rule, status: CheckStatus): Answered {
  return { rule: of, answer: check(of, status) };
}

function gate(level: Level, status: CheckStatus, id = `test/level-${level}-${status}`): Answered {
  return answered(rule(id, { level }), status);
}

suite('levelOf', () => {
  const cases: readonly [string, readonly Answered[], Level][] = [
    ['nothing asked is level 0', [], 0],
    ['an open gate of level 1', [gate(1, 'open'), gate(2, 'met')], 0],
    ['partly is not enough', [gate(1, 'partly')], 0],
    ['met up to level 2', [gate(1, 'met'), gate(2, 'met'), gate(3, 'open')], 2],
    ['confirmed and waived count as settled', [gate(1, 'confirmed'), gate(2, 'waived'), gate(3, 'open')], 2],
    ['not applicable beside met is settled', [gate(1, 'met'), gate(1, 'not-applicable'), gate(2, 'open')], 1],
    ['a level that asks nothing is not claimed', [gate(1, 'met'), gate(2, 'not-applicable')], 1],
    [
      'a level that asks nothing does not hide the next',
      [gate(1, 'met'), gate(2, 'not-applicable'), gate(3, 'met')],
      3,
    ],
    ['unknown blocks', [gate(1, 'unknown'), gate(2, 'met')], 0],
    ['to-confirm blocks', [gate(1, 'met'), gate(2, 'to-confirm')], 1],
  ];
  for (const [name, answers, level] of cases) {
    test(name, () => assert.equal(levelOf(answers), level));
  }

  test('places that no level waits for hold none back', () => {
    const aside: Answered = {
      rule: rule('code/aside', { level: 1 }),
      answer: { status: 'open', rung: null, reason: '1 place', evidence: [], isAside: true },
    };
    assert.equal(levelOf([aside, gate(1, 'met')]), 1);
  });

  test('what gates nothing never holds a level back', () => {
    const open = answered(rule('data/unversioned', { level: 1, gates: false }), 'open');
    assert.equal(levelOf([open, gate(1, 'met')]), 1);
  });
});

suite('a path of one computer in a notebook', () => {
  const files = {
    'app.py': 'import math\n\nprint(math.pi)\n',
    'eda.ipynb': ['frame = open("/home/ana/churn.csv")'],
  };
  const cases: Readonly<Record<string, boolean>> = { service: false, batch: false, notebook: true, research: true };
  for (const [profile, waits] of Object.entries(cases)) {
    test(`${waits ? 'holds' : 'does not hold'} a project of profile ${profile} back`, async () => {
      const report = await project({ ...files, '.preflight.yaml': `profile: ${profile}\n` }).scan();
      const path = report.projects[0]?.checks.find(check => check.rule === 'code/hardcoded-user-path');
      const shipped = report.rules.find(({ id }) => id === 'code/hardcoded-user-path');
      assert.ok(path !== undefined && shipped !== undefined);
      assert.equal(path.status, 'open');
      assert.equal(standsBefore(shipped, path, 1), waits);
    });
  }
});

suite('isLater', () => {
  test('an open check two levels up is for later, one level up is not', () => {
    const far = gate(3, 'open');
    const near = gate(2, 'open');
    assert.equal(isLater(far.rule, far.answer, 1), true);
    assert.equal(isLater(near.rule, near.answer, 1), false);
  });

  test('a met check is never for later', () => {
    const met = gate(4, 'met');
    assert.equal(isLater(met.rule, met.answer, 0), false);
  });
});

suite('nextSteps', () => {
  test('puts gates of the next level first, the shortest of them first', () => {
    const long = answered(rule('code/long', { level: 1, minutes: 60 }), 'open');
    const short = answered(rule('code/short', { level: 1, minutes: 5 }), 'open');
    const aside = answered(rule('code/aside', { level: 1, minutes: 1, gates: false }), 'open');
    assert.deepEqual(nextSteps([aside, long, short], 0), ['code/short', 'code/long', 'code/aside']);
  });

  test('holds back what requires something that is still open', () => {
    const manifest = answered(rule('deps/no-manifest', { minutes: 30 }), 'open');
    const unpinned = answered(rule('deps/unpinned', { minutes: 5, requires: ['deps/no-manifest'] }), 'open');
    assert.deepEqual(nextSteps([unpinned, manifest], 0), ['deps/no-manifest']);
  });

  test('does not wait for a rule that is not installed', () => {
    const alone = answered(rule('deps/unpinned', { requires: ['deps/no-such-rule'] }), 'open');
    assert.deepEqual(nextSteps([alone], 0), ['deps/unpinned']);
  });

  test('always offers something of ten minutes or less when there is any', () => {
    const long = [1, 2, 3].map(n => answered(rule(`code/long-${n}`, { minutes: 60 }), 'open'));
    const quick = answered(rule('docs/quick', { minutes: 10, gates: false }), 'open');
    assert.deepEqual(nextSteps([...long, quick], 0), ['code/long-1', 'code/long-2', 'docs/quick']);
  });

  test('leaves out what is for later, met or waived', () => {
    const answers = [gate(4, 'open'), gate(1, 'met'), gate(1, 'waived')];
    assert.deepEqual(nextSteps(answers, 1), []);
  });
});

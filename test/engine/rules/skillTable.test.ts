// The learner's path: every skill has rules that look for it, and every rule teaches.
import assert from 'node:assert/strict';
import { skills } from '../../../src/engine/model/skills';
import { shipped } from '../../support/project';

suite('the table of skills', () => {
  const { rules } = shipped();

  test('each of the 34 has at least two rules', () => {
    const lacking = skills.filter(skill => rules.filter(rule => rule.skills.includes(skill)).length < 2);
    assert.equal(skills.length, 34);
    assert.deepEqual(lacking, []);
  });

  test('no rule teaches a skill that is not in the table', () => {
    assert.deepEqual(
      rules.filter(rule => rule.skills.some(skill => !skills.includes(skill))),
      [],
    );
  });

  test('each rule has a skill, and a lesson with all its parts', () => {
    const silent = rules.filter(({ skills: taught, lesson: { why, how, more, bridge } }) => {
      return taught.length === 0 || [why, how, more, bridge].some(part => part.trim().length < 20);
    });
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
    );
  });
});

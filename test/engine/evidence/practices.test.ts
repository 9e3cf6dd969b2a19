import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { takeInventory } from '../../../src/engine/evidence/inventory';
import { practices } from '../../../src/engine/evidence/practices';
import { practiceCases } from './practiceCases';
import { projectsOf, shippedSets } from './evidenceProject';

suite('practices', () => {
  const sets = shippedSets();

  test('every practice has a set, a case that has it and one that nearly has it', () => {
    const known = sets.sets.flatMap(({ practice }) => practice ?? []);
    assert.deepEqual([...known].sort(), [...practices].sort());
    assert.deepEqual(Object.keys(practiceCases).sort(), [...practices].sort());
    const bare = Object.entries(practiceCases).filter(([, { has, lacks }]) => has.length === 0 || lacks.length === 0);
    assert.deepEqual(bare, []);
  });

  for (const practice of practices) {
    suite(practice, () => {
      const { has, lacks } = practiceCases[practice];
      for (const { title, files, line } of has) {
        test(`is there: ${title}`, async () => {
          const [project] = await projectsOf(files);
          const found = takeInventory(sets, project)[practice];
          assert.equal(found?.present, true);
          assert.equal(found.evidence[0]?.text, line);
        });
      }
      for (const { title, files } of lacks) {
        test(`is not there: ${title}`, async () => {
          const [project] = await projectsOf(files);
          assert.deepEqual(takeInventory(sets, project)[practice], { present: false, evidence: [] });
        });
      }
    });
  }
});

import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { orderLessons } from '../../../src/engine/lessons/orderLessons';
import { type LessonHere, renderLesson } from '../../../src/engine/lessons/renderLesson';
import { shipped, project } from '../../support/project';
import { rule } from '../../support/report';

suite('orderLessons', () => {
  const order = (...rules: Parameters<typeof orderLessons>[0]): readonly string[] =>
    orderLessons(rules).map(({ id }) => id);

  test('goes by level, then by minutes, and never before what is required', () => {
    const late = rule('ci/late', { level: 1, minutes: 1, requires: ['test/first'] });
    const first = rule('test/first', { level: 2, minutes: 60 });
    const quick = rule('code/quick', { level: 1, minutes: 5 });
    assert.deepEqual(order(quick, late, first), ['test/first', 'ci/late', 'code/quick']);
  });

  test('takes rules that require each other, and one that is not there', () => {
    const a = rule('code/a', { requires: ['code/b', 'code/gone'] });
    const b = rule('code/b', { requires: ['code/a'] });
    assert.deepEqual(order(a, b), ['code/b', 'code/a']);
  });

  test('of all that ship, none comes before one that it requires', () => {
    const ids = order(...shipped().rules);
    assert.equal(ids.length, shipped().rules.length);
    for (const { id, requires } of shipped().rules) {
      for (const before of requires) {
        assert.ok(ids.indexOf(before) < ids.indexOf(id), `${before} before ${id}`);
      }
    }
  });
});

suite('renderLesson', () => {
  const variants = { pytorch: 'Seed torch.', tensorflow: 'Seed keras.' };
  const seeded = rule('repro/seed', {
    lesson: { why: 'Why.', how: 'How.', more: 'More.', bridge: 'Known.', variants },
  });
  const here: LessonHere = {
    state: 'open · 1 place',
    places: [{ where: 'train.ipynb · cell 3, line 2', line: '  torch.rand(3)', says: 'Other numbers every time' }],
    frameworks: ['pytorch'],
  };
  const headings = (text: string): readonly string[] => text.match(/^## .+$/gm) ?? [];

  test('goes from why to more, through the reader’s own lines', () => {
    const page = renderLesson(seeded, here);
    assert.deepEqual(headings(page), [
      '## Why it matters in production',
      '## What you know already',
      '## In your repository',
      '## How to mend it',
      '## With pytorch',
      '## Check',
      '## More',
    ]);
    const own = '**train.ipynb · cell 3, line 2**\n\n    torch.rand(3)\n\nOther numbers every time';
    assert.ok(page.includes(`Here the check is: open · 1 place.\n\n${own}`), page);
  });

  test('shows every variant where no framework of them is used, or nobody knows', () => {
    const both = ['## With pytorch', '## With tensorflow'];
    const shown = (given?: LessonHere): readonly string[] =>
      headings(renderLesson(seeded, given)).filter(text => text.startsWith('## With'));
    assert.deepEqual(shown(), both);
    assert.deepEqual(shown({ ...here, frameworks: ['scikit-learn'] }), both);
  });

  test('a line of the reader’s own cannot become a heading or a link', () => {
    const hostile = { ...here.places[0], where: 'a.py:1:1', line: '``` # [x](command:y)', says: '' };
    const page = renderLesson(seeded, { ...here, places: [hostile] });
    assert.ok(page.includes('\n\n    ``` # [x](command:y)\n\n'));
  });

  test('a project knows the frameworks that its files and notebooks import', async () => {
    const files = {
      'train.py': 'import torch.nn as nn\n',
      'a.ipynb': ['from keras.layers import Dense'],
      'b.py': 'import os\n',
    };
    const { projects } = await project(files).scan();
    assert.deepEqual(projects[0]?.frameworks, ['pytorch', 'tensorflow']);
  });
});

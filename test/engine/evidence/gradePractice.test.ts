import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { GradedPractice } from '../../../src/engine/detectors/detector';
import { gradePractice } from '../../../src/engine/evidence/gradePractice';
import type { PracticeDetector } from '../../../src/engine/model/rule';
import { type Files, projectsOf, setsOf } from './evidenceProject';

const sets = setsOf({
  image: 'title: There is an image\nany:\n  - files: Dockerfile\n',
  starts: 'title: The image starts\nany:\n  - docker: CMD\n',
  built: 'title: CI builds the image\nwhere: workspace\nany:\n  - files: ci.yml\n    keys: build\n',
  service: 'title: There is a service\nany:\n  - files: app.py\n',
  library: 'title: It is a library\nany:\n  - files: library.txt\n',
});

const ladder: PracticeDetector = {
  kind: 'practice',
  rungs: { exists: ['image'], meaningful: ['starts'], wired: ['built'] },
  when: [],
  unless: [],
};

async function grade(files: Files, detector: Partial<PracticeDetector> = {}): Promise<GradedPractice> {
  const [project] = await projectsOf(files);
  return gradePractice(sets)({ ...ladder, ...detector }, project);
}

const image = 'FROM python:3.12\n';
const start = 'FROM python:3.12\nCMD ["python"]\n';

suite('grading a practice', () => {
  test('nothing is open, and says what was not found', async () => {
    const { status, reason } = await grade({ 'a.py': 'x = 1\n' });
    assert.deepEqual({ status, reason }, { status: 'open', reason: 'Not found: There is an image.' });
  });

  test('the first rung alone is partly, with its place', async () => {
    const { status, rung, evidence, reason } = await grade({ Dockerfile: image });
    assert.deepEqual([status, rung, reason], ['partly', 'exists', 'Not found: The image starts.']);
    assert.deepEqual(evidence, [{ path: 'Dockerfile', line: 1, text: 'FROM python:3.12' }]);
  });

  test('all rungs are met, with the place of the last', async () => {
    const { status, rung, evidence } = await grade({ Dockerfile: start, 'ci.yml': 'build: yes\n' });
    assert.deepEqual([status, rung], ['met', 'wired']);
    assert.deepEqual(evidence, [{ path: 'ci.yml', line: 1, text: 'build: yes' }]);
  });

  test('a rung that is there without the one below it does not count', async () => {
    const { status, rung } = await grade({ Dockerfile: image, 'ci.yml': 'build: yes\n' });
    assert.deepEqual([status, rung], ['partly', 'exists']);
  });

  test('a file with an open TODO of ours exists and no more', async () => {
    const draft = `${start}# TODO(preflight: deploy/no-container)\n`;
    assert.equal((await grade({ Dockerfile: draft })).rung, 'exists');
    const alone = await grade({ Dockerfile: draft }, { rungs: { exists: ['image'] } });
    assert.deepEqual([alone.status, alone.rung], ['partly', 'exists']);
  });

  test('what cannot be read is unknown, and named', async () => {
    const { status, reason } = await grade({ Dockerfile: start, 'ci.yml': 'build: [\n' });
    assert.deepEqual([status, reason], ['unknown', 'Could not be read: ci.yml.']);
  });

  test('a broken file does no harm when another proves the rung', async () => {
    const { status } = await grade({ Dockerfile: start, 'ci.yml': 'build: yes\n', 'x/ci.yml': 'build: [\n' });
    assert.equal(status, 'met');
  });

  test('the question does not apply without its reason, or with an excuse', async () => {
    const idle = await grade({ Dockerfile: image }, { when: ['service'] });
    assert.deepEqual([idle.status, idle.reason], ['not-applicable', 'Only asked when: There is a service.']);
    const excused = await grade(
      { 'app.py': 'x = 1\n', 'library.txt': 'yes' },
      { when: ['service'], unless: ['library'] },
    );
    assert.deepEqual(
      [excused.status, excused.reason],
      ['not-applicable', 'Not needed: It is a library (library.txt).'],
    );
  });
});

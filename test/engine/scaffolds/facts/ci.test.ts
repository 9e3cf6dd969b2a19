import assert from 'node:assert/strict';
import { gathered } from '../../../support/facts';

suite('CI of a project', () => {
  test('is known by its files, and the jobs in them', async () => {
    const { ci } = await gathered({
      '.github/workflows/a.yml': 'on: push\njobs:\n  lint: { runs-on: x }\n  test: { runs-on: x }\n',
      'azure-pipelines.yml': 'jobs:\n- job: build\n',
      Jenkinsfile: 'pipeline {}\n',
    });
    assert.equal(ci.host, 'github');
    assert.equal(ci.source, '.github/workflows/a.yml');
    const jobs = ci.files.map(({ host, jobs: names }) => `${host}: ${names.join(', ')}`);
    assert.deepEqual(jobs, ['github: lint, test', 'other: ', 'azure: build']);
  });

  test('of GitLab leaves out what is no job', async () => {
    const { ci } = await gathered({
      '.gitlab-ci.yml': 'stages: [a]\nvariables: {}\n.base: {}\nbuild: { script: [make] }\n',
    });
    assert.deepEqual(ci.files, [{ host: 'gitlab', path: '.gitlab-ci.yml', jobs: ['build'] }]);
  });

  test('is told by git where there are no files: the host and the main branch', async () => {
    const { ci } = await gathered({
      'a.py': '',
      '.git/config': '[remote "origin"]\n\turl = git@gitlab.com:a/b.git\n',
      '.git/HEAD': 'ref: refs/heads/feature/x\n',
      '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/release/main\n',
    });
    assert.deepEqual([ci.host, ci.source, ci.branch], ['gitlab', 'the git remote', 'release/main']);
  });

  test('is GitHub when nothing says anything; a feature branch is not the main one', async () => {
    const { ci } = await gathered({ 'a.py': '', '.git/HEAD': 'ref: refs/heads/feature/x\n' });
    assert.deepEqual([ci.host, ci.source, ci.branch], ['github', undefined, undefined]);
  });
});

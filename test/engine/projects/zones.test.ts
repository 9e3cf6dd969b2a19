import assert from 'node:assert/strict';
import type { Configuration } from '../../../src/engine/configuration/configuration';
import { workspacePath } from '../../../src/engine/model/location';
import { projectsOf } from './projects';

async function zonesOf(
  files: Readonly<Record<string, string>>,
  configuration?: Partial<Configuration>,
): Promise<Readonly<Record<string, string>>> {
  const [project] = await projectsOf(files, configuration);
  assert.ok(project !== undefined);
  return Object.fromEntries(Object.keys(files).map(path => [path, project.zoneOf(workspacePath(path))]));
}

suite('zones of a project', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    production: ['src/pkg/a.py', 'train.py', 'app/main.py', 'Dockerfile', 'test.py', 'contest.py', 'latest_model.py'],
    test: ['tests/test_a.py', 'tests/helpers.py', 'pkg/test_b.py', 'pkg/b_test.py', 'conftest.py', 'tests/a.ipynb'],
    exploration: ['eda.ipynb', 'notebooks/helper.py', 'scratch.py', 'untitled3.py', 'train_old.py', 'docs/conf.py', 'src/experiments/try.py', 'report.Rmd'],
  }; // prettier-ignore
  for (const [zone, paths] of Object.entries(cases)) {
    for (const path of paths) {
      test(`${path} is ${zone}`, async () => {
        assert.equal((await zonesOf({ [path]: '' }))[path], zone);
      });
    }
  }

  test('notebooks in disguise are exploration', async () => {
    const zones = await zonesOf({
      'a.py': '# %%\nx = 1\n',
      'b.py': '# Databricks notebook source\nx = 1\n',
      'c.py': '#!/usr/bin/env python\n# In[1]:\nx = 1\n',
    });
    assert.deepEqual(Object.values(zones), ['exploration', 'exploration', 'exploration']);
  });

  test('what production imports is production, wherever it stands, through other modules too', async () => {
    const zones = await zonesOf({
      'app/main.py': 'from notebooks.features import build\nfrom . import models\n',
      'app/models.py': 'import experiments.net\n',
      'notebooks/features.py': '',
      'notebooks/plots.py': '',
      'notebooks/eda.ipynb': '',
      'experiments/net/__init__.py': 'from .layers import Dense\n',
      'experiments/net/layers.py': '',
    });
    assert.equal(zones['notebooks/features.py'], 'production');
    assert.equal(zones['experiments/net/layers.py'], 'production');
    assert.equal(zones['notebooks/plots.py'], 'exploration');
  });

  test('a shell script that nothing names was started by hand, and a changelog starts nothing', async () => {
    const zones = await zonesOf({
      'README.md': 'Run `bash scripts/train.sh`.\n',
      'scripts/train.sh': 'sh scripts/inner.sh\n',
      'scripts/inner.sh': 'python train.py\n',
      'scripts/sweep_of_june.sh': 'scripts/sweep_of_june.sh\n',
      'CHANGELOG.md': '- `sweep_of_june.sh`: a sweep\n',
    });
    assert.deepEqual(
      ['scripts/train.sh', 'scripts/inner.sh', 'scripts/sweep_of_june.sh'].map(path => zones[path]),
      ['production', 'production', 'exploration'],
    );
  });

  test('modules that import each other end', async () => {
    const zones = await zonesOf({ 'a.py': 'import b\n', 'b.py': 'import a\n', 'c.py': 'from c import c\n' });
    assert.deepEqual(Object.values(zones), ['production', 'production', 'production']);
  });

  test('tests stay tests when production imports them', async () => {
    assert.equal((await zonesOf({ 'a.py': 'import tests.data\n', 'tests/data.py': '' }))['tests/data.py'], 'test');
  });

  test('the globs of the configuration win', async () => {
    const zones = await zonesOf(
      { 'jobs/a.ipynb': '', 'src/b.py': 'import lab.c\n', 'lab/c.py': '' },
      { zones: { production: ['jobs/**'], exploration: ['lab/**'] } },
    );
    assert.deepEqual(Object.values(zones), ['production', 'production', 'exploration']);
  });
});

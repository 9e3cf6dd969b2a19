import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { defaultConfiguration } from '../../../src/engine/configuration/configuration';
import { compileSettings } from '../../../src/engine/configuration/settings';
import { createDocumentCache } from '../../../src/engine/documents/cache';
import { readWorkspace } from '../../../src/engine/documents/readWorkspace';
import { compileEvidence } from '../../../src/engine/evidence/compileEvidence';
import { buildProjects } from '../../../src/engine/projects/buildProjects';
import type { Project } from '../../../src/engine/projects/project';
import { type CompiledRule, compileRules } from '../../../src/engine/rules/compileRules';
import { ruleNames } from '../../../src/engine/rules/ruleNames';
import { scanProject } from '../../../src/engine/scan';
import { memoryReader } from '../../../src/engine/workspace/memoryReader';
import { project as testProject, today } from '../../support/project';
import { ruleFiles } from '../../support/ruleFiles';

const names = ruleNames([], []);

const code = 'import pandas as pd\n\ncustomers = pd.read_csv("/Users/ana/projects/churn/data/churn.csv")\n';

function shippedRules(): readonly CompiledRule[] {
  const files = ruleFiles();
  const { sets } = compileEvidence(files.filter(({ path }) => path.startsWith('evidence/')));
  return compileRules(
    files.filter(({ path }) => !path.startsWith('evidence/')),
    sets,
  ).rules;
}

async function projectOf(files: Readonly<Record<string, string>>): Promise<Project> {
  const { signal } = new AbortController();
  const { workspace } = await readWorkspace(memoryReader(files), createDocumentCache(), { signal });
  const [project] = buildProjects(workspace, () => defaultConfiguration);
  assert(project !== undefined);
  return project;
}

function fail(): never {
  throw new Error('the detector fell over');
}

suite('A rule that fails', () => {
  const settings = compileSettings(defaultConfiguration, today, names);
  const broken: readonly (readonly [string, CompiledRule['detector']])[] = [
    ['code/hardcoded-user-path', { kind: 'document', accepts: () => true, concerns: () => true, detect: fail }],
    ['repro/missing-random-state', { kind: 'project', accepts: () => true, concerns: () => true, detect: fail }],
    ['docs/missing-readme', { kind: 'practice', grade: fail, places: () => [] }],
  ];
  for (const [id, detector] of broken) {
    test(`costs its own answer and no other (${id}, ${detector.kind})`, async () => {
      const rules = shippedRules();
      const project = await projectOf({ 'train.py': code, 'a.py': code, 'b.py': code, 'serve.py': 'import fastapi\n' });
      const sound = scanProject(project, { rules, names }, settings);
      const failing = rules.map(compiled => (compiled.rule.id === id ? { ...compiled, detector } : compiled));
      const { report, findings } = scanProject(project, { rules: failing, names }, settings);

      const own = report.checks.find(({ rule }) => rule === id);
      assert.deepEqual([own?.status, own?.reason], ['unknown', 'The rule failed: the detector fell over']);
      assert.deepEqual(
        report.checks.filter(({ rule }) => rule !== id),
        sound.report.checks.filter(({ rule }) => rule !== id),
      );
      assert.deepEqual(
        findings,
        sound.findings.filter(({ rule }) => rule !== id),
      );
    });
  }
});

suite('What nobody could look at', () => {
  test('is not met: a broken notebook leaves the rules about code unknown', async () => {
    const { projects, problems } = await testProject({ 'a.ipynb': '{"cells": [', 'b.py': 'x = 1\n' }).scan();
    const statuses = new Map(
      projects[0]?.checks.map(({ rule, status, reason }) => [String(rule), `${status}: ${reason}`]),
    );
    assert.equal(statuses.get('sec/hardcoded-secret'), 'unknown: Could not be read: a.ipynb.');
    assert.match(statuses.get('notebook/invalid-notebook') ?? '', /^open/);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['a.ipynb'],
    );
  });

  test('is no Dockerfile when it holds comments only', async () => {
    const { projects } = await testProject({ Dockerfile: '# FROM python\n', 'app.py': 'import fastapi\n' }).scan();
    const check = projects[0]?.checks.find(({ rule }) => rule === 'deploy/runs-as-root');
    assert.equal(check?.status, 'not-applicable');
  });

  test('is anything a closed folder may hold', async () => {
    const reader = memoryReader({ 'app.py': 'import fastapi\n' });
    const closed = [{ path: 'locked', why: 'permission denied' }];
    const listFiles = async (signal: AbortSignal) => ({ ...(await reader.listFiles(signal)), closed });
    const { workspace } = await readWorkspace({ ...reader, listFiles }, createDocumentCache(), {
      signal: new AbortController().signal,
    });
    const [project] = buildProjects(workspace, () => defaultConfiguration);
    assert(project !== undefined);
    const { report } = scanProject(project, { rules: shippedRules(), names }, settings());
    for (const about of ['sec/hardcoded-secret', 'deploy/runs-as-root', 'test/placeholder']) {
      const check = report.checks.find(({ rule }) => rule === about);
      assert.deepEqual([check?.status, check?.reason], ['unknown', 'Could not be read: locked.'], about);
    }
    assert.match(workspace.problems[0]?.message ?? '', /^The folder cannot be read \(permission denied\): make it/);
  });

  function settings(): ReturnType<typeof compileSettings> {
    return compileSettings(defaultConfiguration, today, names);
  }
});

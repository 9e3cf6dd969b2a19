import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type TestFile, project, shipped, today } from '../../support/project';

type Files = Readonly<Record<string, TestFile>>;

const signal = new AbortController().signal;

async function propose(files: Files): Promise<string> {
  const proposal = await shipped().proposeConfiguration(project(files).reader, { signal, today });
  return proposal.kind === 'proposed' ? proposal.text : proposal.reason;
}

/** The lines that a person would have after taking the # away from the zones. */
function withZones(text: string): string {
  return text.replace(/^# (zones:)\n(?:# .*\n)+/m, block => block.replace(/^# /gm, ''));
}

/** Everything that a scan says and a configuration could change. */
async function answers(files: Files): Promise<unknown> {
  const { projects, findings, problems } = await project(files).scan();
  return {
    projects: projects.map(({ root, profile, level, checks }) => [root, profile, level, checks]),
    findings: findings.map(({ rule, location, zone, severity }) => [rule, location, zone, severity]),
    problems,
  };
}

const path = 'a = "/home/ana/x"\n';
const mixed: Files = {
  'app.py': `from fastapi import FastAPI\nfrom notebooks.shared import load\napp = FastAPI()\n${path}`,
  'notebooks/shared.py': path,
  'notebooks/explore.ipynb': ['a = "/home/ana/x"'],
  'src/churn/features.py': path,
  'src/churn/tests/test_features.py': path,
  'tests/test_app.py': path,
  'odd [name]/old.py': path,
};

suite('proposeConfiguration', () => {
  test('says what was inferred, a whole folder in one glob, and what cannot be written plainly not at all', async () => {
    const text = await propose(mixed);
    assert.match(text, /^profile: service$/m);
    assert.match(text, /^# {3}production: \[app\.py, notebooks\/shared\.py, src\/churn\/features\.py\]$/m);
    assert.match(text, /^# {3}exploration: \[notebooks\/explore\.ipynb\]$/m);
    assert.match(text, /^# {3}test: \[src\/churn\/tests\/\*\*, tests\/\*\*\]$/m);
  });

  test('a scan says the same with it, and with its zones taken at their word', async () => {
    const text = await propose(mixed);
    const before = await answers(mixed);
    assert.deepEqual(await answers({ ...mixed, '.preflight.yaml': text }), before);
    assert.notEqual(withZones(text), text);
    assert.deepEqual(await answers({ ...mixed, '.preflight.yaml': withZones(text) }), before);
  });

  test('projects that differ, and what is small until it grows, are left to be worked out', async () => {
    const manifest = '[project]\nname = "a"\nversion = "1"\ndependencies = []\n';
    const several = {
      'api/pyproject.toml': manifest,
      'api/app.py': 'import fastapi\napp = fastapi.FastAPI()\n',
      'jobs/pyproject.toml': manifest,
      'jobs/dag.py': 'import airflow\n',
    };
    const text = await propose(several);
    assert.match(text, /^# {3}api: service\n# {3}jobs: batch\nprofile: auto$/m);
    assert.deepEqual(await answers({ ...several, '.preflight.yaml': text }), await answers(several));
    assert.match(await propose({ 'a.py': 'print(1)\n' }), /^# Now it is tiny\.\nprofile: auto$/m);
  });

  test('what is configured already is left alone', async () => {
    assert.match(await propose({ 'a.py': '', '.preflight.yaml': 'profile: batch\n' }), /in \.preflight\.yaml: change/);
    const table = { 'a.py': '', 'pyproject.toml': '[tool.preflight]\nprofile = "batch"\n' };
    assert.match(await propose(table), /in pyproject\.toml: change/);
  });
});

// Which configuration holds where, and what the settings of the editor may say below it.
import assert from 'node:assert/strict';
import type { EditorSettings, ScanReport } from '../../../src/engine/index';
import { project, shipped, today } from '../../support/project';

const path = 'code/hardcoded-user-path';
const code = 'data = "/home/ana/churn.csv"\n';
const manifest = '[project]\nname = "api"\nversion = "1.0"\n';

async function scan(files: Readonly<Record<string, string>>, more: Partial<EditorSettings> = {}): Promise<ScanReport> {
  const settings = { rules: {}, exclude: [], profile: undefined, ...more };
  return shipped().scan(project(files).reader, { signal: new AbortController().signal, today, settings });
}

/** `api/src/load.py warning production` for each finding about a path. */
async function found(
  files: Readonly<Record<string, string>>,
  settings?: Partial<EditorSettings>,
): Promise<readonly string[]> {
  const { findings, problems } = await scan(files, settings);
  assert.deepEqual(problems, []);
  return findings
    .filter(({ rule }) => rule === path)
    .map(({ location, severity, zone }) => `${location.path} ${severity} ${zone}`);
}

suite('The configuration of a folder', () => {
  const files = {
    'load.py': code,
    'api/pyproject.toml': manifest,
    'api/src/load.py': code,
    'api/src/job/load.py': code,
  };
  const all = [
    'api/src/job/load.py warning production',
    'api/src/load.py warning production',
    'load.py warning production',
  ];

  test('holds for its projects, with globs that begin there', async () => {
    assert.deepEqual(await found(files), all);
    const configured = async (text: string): Promise<readonly string[]> =>
      found({ ...files, 'api/.preflight.yaml': text });
    assert.deepEqual(await configured('exclude: [src/job/**]'), all.slice(1));
    assert.deepEqual(await configured("exclude: [src/**, '!src/job/**']"), [all[0], all[2]]);
    const zones = ['api/src/job/load.py hint exploration', ...all.slice(1)];
    assert.deepEqual(await configured('zones: { exploration: [src/job/**] }'), zones);
    const overrides = ['api/src/job/load.py error production', ...all.slice(1)];
    assert.deepEqual(await configured(`overrides: [{ files: [src/job/*], rules: { ${path}: error } }]`), overrides);
  });

  test('makes a project of it, whatever else stands there', async () => {
    const rootsOf = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      (await scan({ 'load.py': code, 'jobs/load.py': code, ...more })).projects.map(({ root }) => root);
    assert.deepEqual(await rootsOf({}), ['.']);
    assert.deepEqual(await rootsOf({ '.preflight.yaml': '' }), ['.']);
    assert.deepEqual(await rootsOf({ 'jobs/.preflight.yaml': 'profile: batch\n' }), ['.', 'jobs']);
    assert.deepEqual(await rootsOf({ 'jobs/pyproject.toml': '[tool.preflight]\nprofile = "batch"\n' }), ['.', 'jobs']);
  });

  test('stands over the settings of the editor, whose globs begin at the scanned folder', async () => {
    const configured = { ...files, 'api/.preflight.yaml': `rules: { ${path}: error }` };
    const settings = { rules: { 'code/*': 'hint' }, exclude: ['api/src/job/**', 'src/**'] } as const;
    assert.deepEqual(await found(configured, settings), [
      'api/src/load.py error production',
      'load.py hint production',
    ]);
  });
});

suite('The profile', () => {
  const files = { 'app.py': 'import fastapi\napp = fastapi.FastAPI()\n@app.get("/")\ndef home(): ...\n' };
  const profileOf = async (text: string | undefined, profile?: EditorSettings['profile']): Promise<unknown> => {
    const configuration = text === undefined ? {} : { '.preflight.yaml': text };
    return (await scan({ ...files, ...configuration }, { profile })).projects[0]?.profile;
  };

  test('is inferred, unless the settings say it, unless the configuration does', async () => {
    const inferred = await profileOf(undefined);
    assert.notEqual(inferred, 'course');
    assert.equal(await profileOf(undefined, 'course'), 'course');
    assert.equal(await profileOf('rules: {}\n', 'course'), 'course');
    assert.equal(await profileOf('profile: library\n', 'course'), 'library');
    assert.equal(await profileOf('profile: auto\n', 'course'), inferred);
  });

  test('that does not exist is named with those that do', async () => {
    const { problems } = await scan({ ...files, '.preflight.yaml': 'profile: servise\n' });
    assert.match(problems[0]?.message ?? '', /^`profile` has to be one of auto, notebook, batch, service, /);
  });
});

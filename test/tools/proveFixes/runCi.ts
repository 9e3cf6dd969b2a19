// Runs the commands of a CI configuration as a machine of the host would: in a clean copy, with a fresh Python first on
// the path, each step after the other, and stops at the first that fails.
import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { isRecord } from '../../../src/engine/rules/fields';
import { ensureTool, run, runTool, type Said } from './tools';

/** A command with the folder and the variables of its step. */
export interface CiCommand {
  readonly text: string;
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Python of the machine, as `3.11`: projects of proofs ask for this one. */
export const python = run('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], '.').output.trim();

/** The commands of a job, in order. Throws when the file holds none. */
export function commandsOf(folder: string, file: string, job: string): readonly CiCommand[] {
  const data: unknown = parse(readFileSync(path.join(folder, file), 'utf8'));
  const found = file.startsWith('.github/')
    ? githubCommands(at(data, 'jobs', job))
    : file.startsWith('.gitlab')
      ? gitlabCommands(at(data, job))
      : azureCommands(data, job);
  assert.notEqual(found.length, 0, `${file} has no commands in the job ${job}.`);
  return found;
}

function githubCommands(job: unknown): readonly CiCommand[] {
  const folder = at(job, 'defaults', 'run', 'working-directory');
  return listAt(job, 'steps').flatMap(step => {
    const text = at(step, 'run');
    const own = at(step, 'working-directory') ?? folder;
    const variables = { ...texts(at(job, 'env')), ...texts(at(step, 'env')) };
    return typeof text === 'string' ? [{ text, folder: typeof own === 'string' ? own : '.', variables }] : [];
  });
}

/** One shell for all lines, as on GitLab: `cd` holds for those that follow. */
function gitlabCommands(job: unknown): readonly CiCommand[] {
  const lines = [...listAt(job, 'before_script'), ...listAt(job, 'script')].map(String);
  const variables = Object.fromEntries(
    Object.entries(texts(at(job, 'variables'))).filter(([, value]) => !value.includes('$')),
  );
  return lines.length === 0 ? [] : [{ text: lines.join('\n'), folder: '.', variables }];
}

function azureCommands(data: unknown, job: string): readonly CiCommand[] {
  const jobs = [data, ...listAt(data, 'stages')].flatMap(parent => listAt(parent, 'jobs'));
  const named = jobs.find(each => at(each, 'job') === job) ?? data;
  return listAt(named, 'steps').flatMap(step => {
    const text = at(step, 'script');
    const folder = at(step, 'workingDirectory');
    return typeof text === 'string'
      ? [{ text, folder: typeof folder === 'string' ? folder : '.', variables: texts(at(step, 'env')) }]
      : [];
  });
}

/** Runs the commands of a job in a clean copy of a folder; what they said, and whether all of them ended well. */
export type RunJob = (folder: string, commands: readonly CiCommand[]) => Said;

/** A fresh machine for one job, or for the same job again after a change. */
export function onCiMachine(work: (runJob: RunJob) => void): void {
  const machine = mkdtempSync(path.join(tmpdir(), 'preflight-ci-'));
  try {
    const environment = freshMachine(machine);
    work((folder, commands) => {
      const clone = path.join(machine, 'clone');
      rmSync(clone, { recursive: true, force: true });
      cpSync(folder, clone, { recursive: true, filter: source => !/(^|\/)(\.git|\.venv|__pycache__)$/.test(source) });
      return runAll(clone, commands, environment);
    });
  } finally {
    rmSync(machine, { recursive: true, force: true, maxRetries: 3 });
  }
}

function runAll(clone: string, commands: readonly CiCommand[], environment: Readonly<Record<string, string>>): Said {
  let output = '';
  for (const { text, folder, variables } of commands) {
    const said = run('bash', ['-e', '-c', text], path.join(clone, folder), { ...environment, ...variables });
    output += said.output;
    if (said.status !== 0) return { status: said.status, output };
  }
  return { status: 0, output };
}

/** A Python of its own with pip, and beside it only what the host's machines have: uv (by its action) and pipx. */
function freshMachine(machine: string): Readonly<Record<string, string>> {
  const venv = path.join(machine, 'python');
  const made = runTool('uv', ['venv', '--quiet', '--seed', '--python', python, venv], machine);
  assert.equal(made.status, 0, made.output);
  const tools = path.join(machine, 'tools');
  mkdirSync(tools);
  for (const tool of ['uv', 'pipx']) {
    const script = path.join(tools, tool);
    writeFileSync(script, `#!/bin/sh\nexec ${JSON.stringify(ensureTool(tool))} "$@"\n`);
    chmodSync(script, 0o755);
  }
  return {
    PATH: [path.join(venv, 'bin'), tools, '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    PIPX_HOME: path.join(machine, 'pipx'),
    PIPX_BIN_DIR: tools,
    POETRY_VIRTUALENVS_PATH: path.join(machine, 'virtualenvs'),
    VIRTUAL_ENV: '',
    PYTHONPATH: '',
    UV_PYTHON_DOWNLOADS: 'never',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    // Modules are compiled when they are imported, and most are not.
    PIP_NO_COMPILE: '1',
  };
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)])) : {};
}

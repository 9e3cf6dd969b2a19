import type { CiFacts } from '../facts/ci';
import type { PackageManager } from '../facts/packages';
import { actions, runner } from '../versions';
import type { CiPlan } from './plan';
import { indent, shellWord, yamlText } from './shell';

/** A whole workflow. */
export function githubWorkflow(plan: CiPlan, { branch }: CiFacts, path: string): string {
  return `name: ${yamlText(titleOf(plan))}

on:
${indent(triggers(plan, branch, path), 2)}

permissions:
  contents: read

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

jobs:
${indent(githubJob(plan, plan.job), 2)}`;
}

/** A workflow that runs at the times of a line for cron, and whenever somebody asks for it. */
export function scheduledWorkflow(plan: CiPlan, title: string, times: string): string {
  return `name: ${yamlText(title)}

on:
  schedule:
    - cron: "${times}"
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: \${{ github.workflow }}
  cancel-in-progress: true

jobs:
${indent(githubJob(plan, plan.job), 2)}`;
}

function titleOf({ folder }: CiPlan): string {
  return folder === '' ? 'CI' : `CI of ${folder}`;
}

function triggers({ folder }: CiPlan, branch: string | undefined, path: string): string {
  const paths = folder === '' ? [] : ['paths:', ...[`${folder}/**`, path].map(each => `  - ${yamlText(each)}`)];
  const push = [...(branch === undefined ? [] : [`branches: [${yamlText(branch)}]`]), ...paths];
  const below = (lines: readonly string[]): string => lines.map(line => `\n  ${line}`).join('');
  return `push:${below(push)}\npull_request:${below(paths)}`;
}

/** The entry of `jobs` that checks the project. With `isGuest`, for a workflow that may give its jobs more rights. */
export function githubJob(plan: CiPlan, name: string, isGuest = false): string {
  const environment = Object.entries(plan.check.environment).map(([key, value]) => `  ${key}: ${yamlText(value)}`);
  return `${name}:
  runs-on: ${runner}
  timeout-minutes: 15${isGuest ? '\n  permissions:\n    contents: read' : ''}${defaults(plan)}${environment.length === 0 ? '' : `\n  env:\n  ${environment.join('\n  ')}`}
  steps:
${indent(steps(plan), 4)}`;
}

/** Conda's environments come to life in a login shell only. */
function defaults({ manager, folder }: CiPlan): string {
  const lines = [
    ...(folder === '' ? [] : [`working-directory: ${yamlText(folder)}`]),
    ...(manager === 'conda' ? ['shell: bash -el {0}'] : []),
  ];
  return lines.length === 0 ? '' : `\n  defaults:\n    run:\n${indent(lines.join('\n'), 6)}`;
}

function steps(plan: CiPlan): string {
  const checkout = `- uses: ${actions.checkout}\n  with:\n    persist-credentials: false\n`;
  const install = plan.manager === 'conda' ? [] : plan.install;
  return [
    checkout,
    setUp(plan),
    ...(install.length === 0 ? [] : [step('Install', install)]),
    step(plan.check.title, plan.check.commands),
  ].join('');
}

function step(name: string, commands: readonly string[]): string {
  return `- name: ${name}\n${indent(runKey(commands), 2)}`;
}

/** `run:` with one command on its line, or several below it. */
export function runKey(commands: readonly string[], key = 'run'): string {
  const [only = ''] = commands;
  return commands.length === 1 ? `${key}: ${yamlText(only)}\n` : `${key}: |\n${indent(commands.join('\n'), 2)}\n`;
}

function setUp(plan: CiPlan): string {
  const cache = plan.isLocked ? plan.manager : undefined;
  const setUps: Readonly<Record<PackageManager, () => string>> = {
    uv: () => `- uses: ${actions.setupUv}\n${inputs({ 'python-version': quoted(plan.python) })}`,
    conda: () => setUpConda(plan),
    pixi: () =>
      `- uses: ${actions.setupPixi}\n${plan.folder === '' ? '' : inputs({ 'working-directory': yamlText(plan.folder) })}`,
    // The cache asks Poetry where it is, so that Poetry comes first; pipx is there on every machine of GitHub's.
    poetry: () => `- run: pipx install poetry\n${setUpPython(plan, cache)}`,
    pip: () => setUpPython(plan, plan.manifest === undefined ? undefined : 'pip'),
    pipenv: () => `${setUpPython(plan, cache)}${getManager(plan)}`,
    pdm: () => `${setUpPython(plan)}${getManager(plan)}`,
  };
  return setUps[plan.manager]();
}

function setUpConda({ manifest = '', install }: CiPlan): string {
  const pytest = install.some(line => line.includes('pytest')) ? { 'create-args': 'pytest' } : {};
  const values = { 'environment-file': yamlText(manifest), 'cache-environment': 'true', ...pytest };
  return `- uses: ${actions.setupMicromamba}\n${inputs(values)}`;
}

function getManager({ getManager: command }: CiPlan): string {
  return command === undefined ? '' : `- run: ${command}\n`;
}

function setUpPython({ python, manifest = '' }: CiPlan, cache?: string): string {
  const cached = cache === undefined ? {} : { cache, 'cache-dependency-path': yamlText(manifest) };
  return `- uses: ${actions.setupPython}\n${inputs({ 'python-version': quoted(python), ...cached })}`;
}

function inputs(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([key, value]) => `    ${key}: ${value}\n`);
  return lines.length === 0 ? '' : `  with:\n${lines.join('')}`;
}

/** Without quotes, 3.10 is the number 3.1. */
function quoted(version: string): string {
  return `"${version}"`;
}

/** One image that is built and thrown away, so that a Dockerfile that no longer builds is noticed. */
export function githubImageJob({
  folder,
  tag,
  isGuest,
}: {
  readonly folder: string;
  readonly tag: string;
  readonly isGuest: boolean;
}): string {
  return `image:
  runs-on: ${runner}
  timeout-minutes: 20${isGuest ? '\n  permissions:\n    contents: read' : ''}
  steps:
    - uses: ${actions.checkout}
      with:
        persist-credentials: false
    - name: Build the image
      run: ${yamlText(`docker build --tag ${tag} ${folder === '' ? '.' : shellWord(folder)}`)}
`;
}

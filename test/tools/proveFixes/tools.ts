// The tools that judge what fixes write: pinned, installed once below node_modules/.cache, versions printed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve('node_modules/.cache/proveFixes');
const requirements = path.resolve('test/tools/proveFixes/requirements.txt');
const venv = path.join(folder, 'venv');
const binaries = path.join(folder, 'bin');

/** Go modules: command → module at its version. */
const goTools: Readonly<Record<string, string>> = {
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
  'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0',
  promtool: 'github.com/prometheus/prometheus/cmd/promtool@v0.316.0',
};

const pythonTools: readonly string[] = ['hadolint', 'zizmor', 'pytest', 'ruff', 'uv', 'pipx', 'check-jsonschema'];

/** What a tool said. */
export interface Said {
  readonly status: number;
  readonly output: string;
}

/** Installs a tool unless it is there. Throws with what is missing: Python 3 with venv, or Go. */
export function ensureTool(name: string): string {
  if (pythonTools.includes(name)) {
    ensurePythonTools();
    return path.join(venv, 'bin', name);
  }
  const module = goTools[name];
  if (module === undefined) {
    throw new Error(`There is no tool "${name}" in test/tools/proveFixes/tools.ts.`);
  }
  const binary = path.join(binaries, `${name}-${module.slice(module.indexOf('@') + 1)}`);
  if (!existsSync(binary)) {
    mkdirSync(binaries, { recursive: true });
    execFileSync('go', ['install', '-tags', 'remove_all_sd', module], {
      env: { ...process.env, GOBIN: binaries, GOFLAGS: '-mod=mod' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    execFileSync('mv', [path.join(binaries, name), binary]);
  }
  return binary;
}

/** Installs those of the names that are tools, and what every proof needs. */
export function ensureTools(names: readonly string[]): void {
  ensurePythonTools();
  names.filter(name => name in goTools).forEach(ensureTool);
}

/** `actionlint 1.7.12`, for the table. */
export function versionOf(name: string): string {
  const pinned =
    goTools[name] ?? new RegExp(`^${name}(?:-bin)?==([^ ]+)`, 'm').exec(readFileSync(requirements, 'utf8'))?.[1];
  return `${name} ${(pinned ?? '').replace(/^.*@v?/, '')}`.trim();
}

/** Runs a command to its end, whatever its status; `cwd` is the folder it runs in. */
export function run(command: string, words: readonly string[], cwd: string, environment = {}): Said {
  const ended = spawnSync(command, [...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 600_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: ended.status ?? 1, output: `${ended.stdout}${ended.stderr}${ended.error?.message ?? ''}` };
}

/** Runs one of the pinned tools. */
export function runTool(name: string, words: readonly string[], cwd: string): Said {
  return run(ensureTool(name), words, cwd);
}

function ensurePythonTools(): void {
  const stamp = path.join(venv, 'stamp');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'inherit' });
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
    requirements,
  ];
  execFileSync(path.join(venv, 'bin', 'python'), pip, { stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}

// Installs the VS Code server, its Node and the browser from npm. Idempotent: node test/vscode-host/setup.mjs
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as installed from './installed.mjs';
import { missingPrerequisites } from './prerequisites.mjs';

const manifests = ['package.json', 'package-lock.json', '.npmrc'];
const stampFile = path.join(installed.installFolder, 'stamp');

const few = [
  ...['python', 'ipynb', 'notebook-renderers', 'json', 'yaml', 'docker', 'ini', 'dotenv', 'sql', 'r', 'shellscript'],
  ...['make', 'markdown-basics', 'markdown-language-features', 'theme-defaults', 'theme-seti'],
];

/** Leaves the host installed and whole, or throws a sentence that says what the machine lacks. */
export async function ensureHost({ say = console.error } = {}) {
  const stamp = stampOf(manifests);
  const current = fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
  const missing = missingPrerequisites({ building: !current });
  if (missing) throw new Error(missing);
  if (!current) await install(stamp, say);
  linkBuiltins();
}

function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(path.join(installed.manifestFolder, file)));
  return hash.digest('hex');
}

async function install(stamp, say) {
  const started = Date.now();
  const step = text => say(`[${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}`);
  say('Setting up a real VS Code for the tests, once: about a minute and 1.1 GB in .vscode-test/host.');
  fs.rmSync(stampFile, { force: true });
  copyManifests();
  step('Installing the server, its Node and the browser');
  npm(['ci', '--ignore-scripts'], installed.installFolder);
  step("Installing the server's own dependencies");
  // `npm ci` refuses here: the server's shrinkwrap lacks one of its dependencies.
  npm(['install', '--omit=dev', '--ignore-scripts', '--no-save'], installed.serverFolder);
  step('Building its native modules and unpacking the browser');
  buildNativeModules();
  await unpackBrowser();
  fs.writeFileSync(stampFile, stamp);
  step('The test host is ready');
}

function copyManifests() {
  fs.mkdirSync(installed.installFolder, { recursive: true });
  fs.writeFileSync(path.join(installed.installFolder, '..', '.gitignore'), '*\n');
  for (const file of manifests) {
    fs.copyFileSync(path.join(installed.manifestFolder, file), path.join(installed.installFolder, file));
  }
}

// Without @vscode/spdlog every output channel of an extension is silently empty; without the watchdog an extension
// host outlives its server.
function buildNativeModules() {
  const headers = path.dirname(path.dirname(installed.serverNode));
  npm(['rebuild', '@vscode/spdlog', '@vscode/native-watchdog', '--ignore-scripts=false'], installed.serverFolder, {
    npm_config_nodedir: headers,
    JOBS: 'max',
  });
}

function npm(args, cwd, environment = {}) {
  const inNpm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...before] = inNpm;
  const all = [...before, ...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(command, all, {
    cwd,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  const reason = done.error ? done.error.message : `its output is above`;
  throw new Error(`Setting up the VS Code test host failed at "npm ${args.join(' ')}" in ${cwd}: ${reason}.`);
}

// @sparticuz/chromium reads the temporary folder when it is imported, so another process unpacks it.
async function unpackBrowser() {
  fs.rmSync(installed.browserFolder, { recursive: true, force: true });
  fs.mkdirSync(installed.browserFolder, { recursive: true });
  const entry = pathToFileURL(installed.requireFromHost.resolve('@sparticuz/chromium')).href;
  const script = `await (await import(${JSON.stringify(entry)})).default.executablePath()`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: installed.browserFolder },
    stdio: 'inherit',
  });
}

function linkBuiltins() {
  const from = path.join(installed.serverFolder, 'extensions');
  const folders = fs.readdirSync(from, { withFileTypes: true }).filter(entry => entry.isDirectory());
  const all = folders.map(folder => folder.name).filter(name => name !== 'copilot' && name !== 'node_modules');
  linkFolder(installed.fewBuiltins, from, few);
  linkFolder(installed.allBuiltins, from, all);
}

function linkFolder(folder, from, names) {
  fs.mkdirSync(folder, { recursive: true });
  const present = new Set(fs.readdirSync(folder));
  for (const name of names.filter(one => !present.has(one))) {
    fs.symlinkSync(path.relative(folder, path.join(from, name)), path.join(folder, name));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  try {
    await ensureHost();
  } catch (problem) {
    console.error(problem.message);
    process.exitCode = 1;
  }
}

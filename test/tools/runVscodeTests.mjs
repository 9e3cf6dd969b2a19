// The extension suite in a real VS Code: node test/tools/runVscodeTests.mjs [PROFILE…]
//
// VSCODE_EXECUTABLE   an installed VS Code, or "download"; without it, the server and browser from npm
// MOCHA_GREP          runs only the tests whose names match
// NODE_V8_COVERAGE    a folder that the extension host writes its coverage to
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { writeSettings } from '../vscode-host/host.mjs';
import { projectRoot } from '../vscode-host/installed.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { vscodeVerdict } from './vscodeVerdict.mjs';

// Each profile has its tests in test/vscode/<profile> and its workspace in test/vscode/workspaces/<profile>.
const profiles = {
  trusted: {},
  restricted: { restricted: true },
  folders: { open: 'folders.code-workspace' },
  // VS Code itself takes a language only from a language pack; the server and browser from npm take any.
  pseudo: { locale: 'qps-ploc', onlyOnServer: true },
};

const suiteEntry = path.join(projectRoot, 'dist', 'test', 'vscode', 'index.js');
const narrowed = Boolean(process.env.MOCHA_GREP);
try {
  process.exitCode = (await runAll(chosenProfiles(process.argv.slice(2)))) ? 0 : 1;
} catch (problem) {
  console.error(problem.message);
  process.exitCode = 1;
}

function chosenProfiles(names) {
  const unknown = names.find(name => !(name in profiles));
  if (unknown) throw new Error(`No launch profile "${unknown}": there are ${Object.keys(profiles).join(', ')}.`);
  const isServer = !process.env.VSCODE_EXECUTABLE;
  return names.length > 0 ? names : Object.keys(profiles).filter(name => isServer || !profiles[name].onlyOnServer);
}

async function runAll(names) {
  if (!fs.existsSync(suiteEntry)) throw new Error('The extension suite is not bundled: run "npm run build" first.');
  const executable = await findExecutable();
  const problems = [];
  const counts = { passes: 0 };
  for (const name of names) {
    const { status, stats } = await runProfile(name, executable);
    const problem = vscodeVerdict({ status, stats, narrowed });
    if (problem) problems.push(`${name}: ${problem}`);
    counts.passes += stats?.passes ?? 0;
  }
  if (counts.passes === 0) problems.push('0 passing in all launch profiles.');
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

async function findExecutable() {
  const asked = process.env.VSCODE_EXECUTABLE;
  if (asked === 'download') return downloadAndUnzipVSCode({ extensionDevelopmentPath: projectRoot });
  if (asked) return asked;
  await ensureHost();
  return path.join(projectRoot, 'test', 'vscode-host', 'code.mjs');
}

async function runProfile(name, executable) {
  const { open = '', restricted = false, locale } = profiles[name];
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-')));
  const output = path.join(folder, 'output');
  console.log(`\nVS Code, launch profile "${name}"`);
  const stopFollowing = follow(output);
  try {
    const status = await (restricted ? launchRestricted : launch)({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: locale ? pseudoExtension(folder) : projectRoot,
      extensionTestsPath: suiteEntry,
      extensionTestsEnv: { PREFLIGHT_TEST_PROFILE: name, VSCODE_TEST_OUTPUT: output },
      launchArgs: [
        path.join(copyWorkspace(name, folder), open),
        ...ownFolders(folder),
        ...(locale ? [`--locale=${locale}`] : []),
      ],
    });
    return { status, stats: readStats(`${output}.done`) };
  } finally {
    stopFollowing();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

// Tests edit and save: they get a copy.
function copyWorkspace(name, folder) {
  const copy = path.join(folder, 'workspace');
  fs.cpSync(path.join(projectRoot, 'test', 'vscode', 'workspaces', name), copy, { recursive: true });
  return copy;
}

function ownFolders(folder) {
  const userDataDir = path.join(folder, 'user');
  writeSettings(userDataDir);
  return [`--user-data-dir=${userDataDir}`, `--extensions-dir=${path.join(folder, 'extensions')}`];
}

/** The extension with every text in the language that nobody speaks. */
function pseudoExtension(folder) {
  const copy = path.join(folder, 'extension');
  const made = spawnSync(process.execPath, ['--import', 'tsx', 'test/tools/pseudoExtension.ts', copy], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  if (made.status !== 0) throw new Error('test/tools/pseudoExtension.ts failed; its output is above.');
  return copy;
}

async function launch(options) {
  try {
    return await runTests(options);
  } catch (problem) {
    if (problem instanceof TestRunFailedError) return problem.code ?? 1;
    throw problem;
  }
}

// runTests() always turns workspace trust off; this gives the same arguments but that one.
function launchRestricted(options) {
  const args = [
    ...options.launchArgs,
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
    `--extensionTestsPath=${options.extensionTestsPath}`,
    `--extensionDevelopmentPath=${options.extensionDevelopmentPath}`,
  ];
  const child = spawn(options.vscodeExecutablePath, args, {
    env: { ...process.env, ...options.extensionTestsEnv },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}

/** Prints what mocha writes, as it comes. */
function follow(file) {
  fs.writeFileSync(file, '');
  const input = fs.openSync(file, 'r');
  const pump = () => {
    const text = fs.readFileSync(input);
    if (text.length > 0) process.stdout.write(text);
  };
  const timer = setInterval(pump, 100);
  return () => {
    clearInterval(timer);
    pump();
    fs.closeSync(input);
  };
}

function readStats(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

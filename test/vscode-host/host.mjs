// Starts what setup.mjs installed: a VS Code server, and a headless browser to look at it with.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as installed from './installed.mjs';

const quietSettings = {
  // The workbench in a browser saves by itself unless told not to, and would rewrite the fixtures.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** The uri under which the workbench knows a path of this machine. */
export const authorityUri = (authority, file) => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;

/**
 * Starts a server on 127.0.0.1 and resolves once it listens.
 *
 * `port` 0 takes a free one. `builtins` is 'few' (fast) or 'all'. `trust: true` turns workspace trust on, and
 * since nobody is asked, every folder opens in Restricted Mode. `address(query)` is the url to open, key included.
 */
export async function startServer(options = {}) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-server-'));
  const folders = {
    userDataDir: options.userDataDir ?? path.join(root, 'user'),
    extensionsDir: options.extensionsDir ?? path.join(root, 'extensions'),
    serverDataDir: path.join(root, 'server'),
    temporary: path.join(root, 'temporary'),
  };
  for (const folder of Object.values(folders)) fs.mkdirSync(folder, { recursive: true });
  writeSettings(folders.userDataDir, options.settings);
  const key = randomBytes(16).toString('hex');
  const child = spawn(installed.serverNode, serverArguments(folders, key, options), {
    env: { ...process.env, TMPDIR: folders.temporary, EXTENSIONS_GALLERY: '{}', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = () => stopServer(child, root);
  try {
    const port = await listeningPort(child, options.log);
    const address = query => `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: key, ...query })}`;
    return { child, port, authority: `127.0.0.1:${port}`, address, folders, stop };
  } catch (problem) {
    stop();
    throw problem;
  }
}

/** Installs a VSIX into `extensionsDir`, which needs no running server. */
export function installExtension(vsix, extensionsDir) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-install-'));
  const folders = ['--server-data-dir', data, '--extensions-dir', extensionsDir];
  const args = [installed.serverMain, '--accept-server-license-terms', ...folders, '--install-extension', vsix];
  const child = spawn(installed.serverNode, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = collect(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      fs.rmSync(data, { recursive: true, force: true });
      if (code === 0) resolve();
      else reject(new Error(`Installing ${vsix} in the VS Code server failed: ${said().trim()}`));
    });
  });
}

/** A headless Chromium; CHROMIUM_PATH names another one than the one from npm. */
export async function launchBrowser() {
  const { chromium } = installed.requireFromHost('playwright-core');
  const fonts = fs.existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: `${installed.browserFolder}/fonts` };
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? path.join(installed.browserFolder, 'chromium'),
    headless: true,
    env: { ...process.env, ...fonts },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
}

/** What keeps a VS Code quiet in a test, plus `settings`, as its user settings. */
export function writeSettings(userDataDir, settings) {
  const file = path.join(userDataDir, 'User', 'settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

function serverArguments(folders, key, { port = 0, builtins = 'few', trust = false }) {
  return [
    ...[installed.serverMain, '--host', '127.0.0.1', '--port', String(port), '--connection-token', key],
    // Without the smoke test driver, VS Code 1.139 ignores which extension and tests it is asked to run.
    ...['--accept-server-license-terms', '--enable-smoke-test-driver', '--disable-telemetry'],
    ...['--disable-experiments', '--disable-getting-started-override'],
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...['--server-data-dir', folders.serverDataDir, '--user-data-dir', folders.userDataDir],
    ...['--extensions-dir', folders.extensionsDir],
    ...['--builtin-extensions-dir', builtins === 'all' ? installed.allBuiltins : installed.fewBuiltins],
  ];
}

function listeningPort(child, log) {
  const said = collect(child, log);
  return new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(said());
      if (found) resolve(Number(found[1]));
    });
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`The VS Code server ended with status ${code}: ${said().trim()}`)));
  });
}

/** Keeps the first 64 kB of what a process says, for error messages. */
function collect(child, log) {
  let text = '';
  const take = data => {
    log?.write(data);
    if (text.length < 65536) text += data;
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return () => text;
}

// The server starts its extension hosts in its own process group: end the group, or they linger.
function stopServer(child, root) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (problem) {
    if (problem.code !== 'ESRCH') throw problem;
  }
  fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}

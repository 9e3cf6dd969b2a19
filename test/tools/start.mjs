// Shows Preflight in a real VS Code: npm start [-- FOLDER] [-- --port N | --desktop | --smoke]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installExtension, startServer } from '../vscode-host/host.mjs';
import { projectRoot } from '../vscode-host/installed.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { openWorkbench, waitForActivation } from '../vscode-host/workbench.mjs';
import { buildVsix, extensionId } from './vsix.mjs';

try {
  await start(readArguments());
} catch (problem) {
  console.error(problem.message);
  process.exitCode = 1;
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      desktop: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
    },
  });
  const folder = path.resolve(positionals[0] ?? path.join(projectRoot, 'examples', 'churn'));
  if (!fs.existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port takes a number, not "${values.port}".`);
  return { ...values, folder };
}

async function start(options) {
  if (options.desktop) return openDesktop(options.folder);
  await ensureHost();
  const vsix = buildVsix();
  const extensionsDir = fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-extensions-'));
  try {
    await installExtension(vsix, extensionsDir);
    const server = await startServer({ extensionsDir, port: Number(options.port), builtins: 'all' });
    try {
      await (options.smoke ? smoke(server, options.folder) : serve(server, options.folder));
    } finally {
      server.stop();
    }
  } finally {
    fs.rmSync(extensionsDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function openDesktop(folder) {
  const missing =
    'There is no "code" command here: install VS Code from https://code.visualstudio.com and let it add "code" to the PATH.';
  if (!runCode(['--version'], 'ignore')) throw new Error(missing);
  const vsix = buildVsix();
  if (!runCode(['--install-extension', vsix, '--force'], 'inherit')) throw new Error(`VS Code refused ${vsix}.`);
  if (!runCode([folder], 'inherit')) throw new Error(`VS Code did not open ${folder}.`);
}

function runCode(args, stdio) {
  const windows = process.platform === 'win32';
  return spawnSync('code', windows ? args.map(arg => `"${arg}"`) : args, { stdio, shell: windows }).status === 0;
}

/** Keeps the server until Ctrl+C. */
async function serve(server, folder) {
  console.log(`\nPreflight is installed in a VS Code server, with ${folder} open. Its address:\n`);
  console.log(`  ${server.address({ folder })}\n\nCtrl+C ends it.`);
  await new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    server.child.on('exit', code => reject(new Error(`The VS Code server ended with status ${code}.`)));
  });
}

/** Proves that the command works: the workbench comes up and the installed extension is activated. */
async function smoke(server, folder) {
  const screenshot = path.join(projectRoot, 'test', 'output', 'start.png');
  const workbench = await openWorkbench(server, { folder, file: firstSource(folder) });
  try {
    await waitForActivation(server, extensionId());
    await workbench.page
      .locator('.statusbar-item', { hasText: /Level \d/ })
      .first()
      .waitFor();
    fs.mkdirSync(path.dirname(screenshot), { recursive: true });
    await workbench.page.screenshot({ path: screenshot });
  } finally {
    await workbench.close();
  }
  console.log(`Preflight was activated in ${folder}; screenshot: ${path.relative(process.cwd(), screenshot)}`);
}

function firstSource(folder) {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files.find(file => file.endsWith('.py')) ?? files.find(file => file.endsWith('.ipynb'));
}

#!/usr/bin/env node
// Stands in for the `code` executable: takes the arguments that runTests() of @vscode/test-electron gives it. Without
// --disable-workspace-trust, which runTests() always gives, the workspace opens in Restricted Mode.
//
// VSCODE_TEST_OUTPUT        the file the suite writes to; `<file>.done` says that mocha came to its end
// VSCODE_HOST_TIMEOUT_MS    gives up after this long; five minutes unless said
// VSCODE_HOST_LOG, VSCODE_HOST_SHOT   where the server's log and, on failure, a screenshot go
import fs from 'node:fs';
import path from 'node:path';
import { authorityUri, launchBrowser, startServer } from './host.mjs';

const { options, workspace } = readArguments(process.argv.slice(2));
const log = process.env.VSCODE_HOST_LOG ? fs.createWriteStream(process.env.VSCODE_HOST_LOG) : undefined;
const open = { server: undefined, browser: undefined, page: undefined };
const pageErrors = [];
const ending = { begun: false };

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(130, `ended by ${signal}`));
const limit = Number(process.env.VSCODE_HOST_TIMEOUT_MS ?? 300000);
setTimeout(() => void end(124, `no end after ${limit} ms`), limit).unref();
try {
  await run();
} catch (problem) {
  await end(1, problem.stack);
}

function readArguments(args) {
  const found = { options: new Map(), workspace: undefined };
  for (const arg of args) {
    const option = /^--([^=]+)(?:=(.*))?$/s.exec(arg);
    if (option) found.options.set(option[1], [...(found.options.get(option[1]) ?? []), option[2] ?? '']);
    else found.workspace ??= path.resolve(arg);
  }
  return found;
}

async function run() {
  [open.server, open.browser] = await Promise.all([
    startServer({
      userDataDir: options.get('user-data-dir')?.[0],
      extensionsDir: options.get('extensions-dir')?.[0],
      trust: !options.has('disable-workspace-trust'),
      log,
    }),
    launchBrowser(),
  ]);
  open.server.child.on('exit', code => void end(1, `the server ended with status ${code}`));
  const context = await open.browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  open.page = await context.newPage();
  watch(open.page);
  const [locale] = options.get('locale') ?? [];
  // What a language pack would set; the workbench's own texts stay English.
  if (locale) await open.page.addInitScript(tag => void (globalThis._VSCODE_NLS_LANGUAGE = tag), locale);
  await open.page.exposeFunction('codeAutomationLog', () => {});
  await open.page.exposeFunction('codeAutomationExit', code => void end(...verdict(code)));
  await open.page.goto(open.server.address(query()));
}

function watch(page) {
  page.on('crash', () => void end(1, 'the page crashed'));
  page.on('console', message => {
    log?.write(`[${message.type()}] ${message.text()}\n`);
    const [firstLine = ''] = message
      .text()
      .replace(/%c\s*|color: #\w+/g, '')
      .split('\n', 1);
    if (message.type() === 'error') pageErrors.push(firstLine);
  });
}

function query() {
  const { authority } = open.server;
  const extension = ['extensionDevelopmentPath', 'extensionTestsPath'].flatMap(name =>
    (options.get(name) ?? []).map(file => [name, authorityUri(authority, file)]),
  );
  const payload = JSON.stringify(extension);
  if (!workspace) return { ew: 'true', payload };
  return { [workspace.endsWith('.code-workspace') ? 'workspace' : 'folder']: workspace, payload };
}

// VS Code reports success, with status 0, when the extension host crashed or a test called process.exit too.
function verdict(code) {
  const output = process.env.VSCODE_TEST_OUTPUT;
  if (output === undefined || fs.existsSync(`${output}.done`)) return [code];
  return [code || 1, ['the extension host ended before the tests did', ...pageErrors.slice(-10)].join('\n')];
}

async function end(code, why) {
  if (ending.begun) return;
  ending.begun = true;
  if (why) await report(why);
  await open.browser?.close();
  open.server?.stop();
  process.exit(code);
}

async function report(why) {
  console.error(`vscode-host: ${why}`);
  const shot = process.env.VSCODE_HOST_SHOT;
  if (!shot || !open.page) return;
  await open.page.screenshot({ path: shot }).catch(problem => console.error(`No screenshot: ${problem.message}`));
}

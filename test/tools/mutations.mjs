#!/usr/bin/env node
// Breaks the product on purpose, one break at a time, and expects a test to fail: node test/tools/mutations.mjs
//
//   --only WORD    the breaks whose sentence or file has the word in it
//
// Exit status 1 when a break goes unnoticed, when a test fails without any, or when the code to break is not there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { copyTree } from './copyTree.mjs';
import { mutations } from './mutationList.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const chosen = mutations.filter(({ breaks, file }) => `${breaks} ${file}`.includes(values.only));
const tree = mkdtempSync(path.join(tmpdir(), 'preflight-mutations-'));
try {
  copyTree(tree);
  process.exitCode = proveAll() ? 0 : 1;
} finally {
  rmSync(tree, { recursive: true, force: true });
}

function proveAll() {
  const healthy = commandsOf(chosen).map(command => ({ command, ...run(command) }));
  for (const { command, output } of healthy.filter(({ status }) => status !== 0)) {
    console.log(`${JSON.stringify(command)} fails without any break:\n${output.slice(-3000)}`);
  }
  if (healthy.some(({ status }) => status !== 0)) {
    return false;
  }
  const results = chosen.map(prove);
  const caught = results.filter(Boolean).length;
  console.log(`${caught} of ${chosen.length} breaks are noticed`);
  return chosen.length > 0 && caught === chosen.length;
}

/** Every command once, and VS Code once for all: without a break, all of it has to pass. */
function commandsOf(list) {
  const grep = list.flatMap(({ run: { vscode } }) => vscode ?? []).join('|');
  const mocha = new Map(list.filter(one => one.run.mocha).map(one => [JSON.stringify(one.run), one.run]));
  return [...mocha.values(), ...(grep === '' ? [] : [{ vscode: grep }])];
}

/** Applies one break, runs its tests, takes it back. Prints one line, and says whether a test failed. */
function prove({ breaks, file, search, replace, run: command }) {
  const target = path.join(tree, file);
  const text = readFileSync(target, 'utf8');
  if (text.split(search).length !== 2) {
    return report({ breaks, file, found: 'NOT THERE', detail: `"${search.trim()}" has to stand in it once` });
  }
  const started = performance.now();
  writeFileSync(
    target,
    text.replace(search, () => replace),
  );
  const { status, output } = run(command);
  writeFileSync(target, text);
  const seconds = `${((performance.now() - started) / 1000).toFixed(0)} s`;
  const failed = firstFailure(output);
  const isCaught = status !== 0 && failed !== undefined;
  const detail = isCaught
    ? `${seconds}: ${failed}`
    : `${seconds}: ${status === 0 ? 'all tests pass' : output.slice(-2000)}`;
  return report({ breaks, file, found: isCaught ? 'caught' : 'SURVIVES', detail });
}

function report({ breaks, file, found, detail }) {
  console.log(`${found.padEnd(9)} ${breaks}\n          ${file}\n          ${detail}`);
  return found === 'caught';
}

/** Mocha's `1) name of the test`, which stands there only when a test ran and failed. */
function firstFailure(output) {
  return /\d+ failing/.test(output) ? /^ +1\) (.*)$/m.exec(output)?.[1] : undefined;
}

function run({ mocha, vscode, grep, build = false }) {
  if (build || vscode !== undefined) {
    const built = spawn(['test/tools/build.mjs']);
    if (built.status !== 0) {
      return built;
    }
  }
  if (vscode !== undefined) {
    return spawn(['test/tools/runVscodeTests.mjs', 'trusted'], { MOCHA_GREP: vscode });
  }
  const options = ['--no-config', '--no-package', '--ui', 'tdd', '--timeout', '60000', '--no-color'];
  const some = grep === undefined ? [] : ['--grep', grep];
  return spawn(['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', ...options, ...some, ...mocha]);
}

function spawn(words, environment = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 300_000,
  });
  return { status, output: `${stdout}${stderr}` };
}

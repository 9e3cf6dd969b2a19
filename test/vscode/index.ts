// What VS Code runs in its extension host: the mocha suites of one launch profile, bundled beside this file.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as util from 'node:util';
import * as v8 from 'node:v8';
import type { Stats } from 'mocha';

/** Called by VS Code; rejects when a test failed or none ran. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const { MOCHA_GREP: grep, VSCODE_TEST_OUTPUT: output } = process.env;
  // The extension host's console reaches no terminal when VS Code runs in a browser.
  if (output)
    Mocha.reporters.Base.consoleLog = (...said: unknown[]) => fs.appendFileSync(output, `${util.format(...said)}\n`);
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 20000, ...(grep ? { grep } : {}) });
  for (const file of suiteFiles()) mocha.addFile(file);
  const stats = await new Promise<Stats>((resolve, reject) => {
    const runner = mocha.run(() =>
      runner.stats ? resolve(runner.stats) : reject(new Error('Mocha counted nothing.')),
    );
  });
  // The server is ended by a signal, which would lose what the extension host has covered.
  if (process.env['NODE_V8_COVERAGE']) v8.takeCoverage();
  if (output) fs.writeFileSync(`${output}.done`, JSON.stringify(stats));
  if (stats.failures > 0) throw new Error(`${stats.failures} tests failed.`);
}

function suiteFiles(): readonly string[] {
  const folder = path.join(__dirname, process.env['PREFLIGHT_TEST_PROFILE'] ?? 'trusted');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => file.endsWith('.test.js'))
    .sort()
    .map(file => path.join(folder, file));
}

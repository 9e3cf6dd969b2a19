import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';

const guard = path.resolve('test/support/guard.cjs');

suite('Scanning stays on this machine', () => {
  let work = '';
  suiteSetup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-offline-'));
  });
  suiteTeardown(() => rmSync(work, { recursive: true, force: true }));

  function runGuarded(name: string, ...words: readonly string[]): { out: string; record: string[] } {
    const file = path.join(work, name);
    writeFileSync(file, '');
    const environment = { ...process.env, PREFLIGHT_GUARD_FILE: file };
    const run = spawnSync(process.execPath, ['--require', guard, ...words], { encoding: 'utf8', env: environment });
    return { out: run.stdout + run.stderr, record: readFileSync(file, 'utf8').trim().split('\n') };
  }

  test('the command line opens no connection and starts no process', () => {
    const { out, record } = runGuarded('cli', path.resolve('dist/cli.js'), 'scan', 'examples/churn');
    assert.match(out, /Level 0/);
    assert.deepEqual(record, ['main guarded']);
  });

  test('nor does the worker of the extension, which loads the guard too', () => {
    const script = path.resolve('test/support/scanInWorker.cjs');
    const folder = path.resolve('examples/churn');
    const { out, record } = runGuarded('worker', script, path.resolve('dist/worker.js'), folder);
    assert.match(out, /repro\/missing-random-state/);
    assert.deepEqual(record, ['main guarded', 'worker guarded']);
  });

  const planted = {
    'child_process.spawn': "require('node:child_process').spawn('true')",
    'child_process.execFileSync': "require('node:child_process').execFileSync('true')",
    'net.connect': "require('node:net').connect(9)",
    fetch: "fetch('http://127.0.0.1:9')",
    'dns.lookup': "require('node:dns').lookup('localhost', () => {})",
  };
  for (const [label, call] of Object.entries(planted)) {
    test(`a planted ${label} is caught, in the worker as well`, () => {
      const script = path.join(work, 'planted.cjs');
      const worker = `const { Worker, isMainThread } = require('node:worker_threads');
        if (isMainThread) new Worker(__filename).on('error', () => { try { ${call} } catch {} });
        else { ${call} }`;
      writeFileSync(script, worker);
      const { record } = runGuarded('planted', script);
      assert.deepEqual(
        record.toSorted(),
        ['main guarded', `main ${label}`, 'worker guarded', `worker ${label}`].toSorted(),
      );
    });
  }
});

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { EngineWorker } from '../../../src/vscode/engineWorker';

suite('the worker of the engine', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-worker-'));
  suiteTeardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  const request = {
    folder: 'file:///work',
    settings: { rules: {}, exclude: [], profile: undefined },
    today: '2026-11-23',
  };

  function makeWorker(script: string, deaths: string[]): EngineWorker {
    const file = path.join(folder, 'worker.js');
    fs.writeFileSync(file, `const { parentPort } = require('node:worker_threads');\n${script}`);
    const answer = () => Promise.reject(new Error('It asks nothing.'));
    return new EngineWorker({
      script: file,
      language: { tag: 'en', texts: {} },
      answer,
      onRestart: why => deaths.push(why),
    });
  }

  test('that dies fails its scan, says so once, and is started again for the next one', async () => {
    const deaths: string[] = [];
    const worker = makeWorker("parentPort.on('message', () => process.exit(3));", deaths);
    for (const count of [1, 2]) {
      const outcome = await worker.scan(request, () => undefined).outcome;
      assert.deepEqual(outcome, { kind: 'failed', message: 'The engine stopped: exit status 3' });
      assert.equal(deaths.length, count);
    }
    worker.dispose();
  });

  test('that dies again and again is left alone', async () => {
    const deaths: string[] = [];
    const worker = makeWorker("throw new Error('broken');", deaths);
    for (let scan = 0; scan < 8; scan++) {
      assert.equal((await worker.scan(request, () => undefined).outcome).kind, 'failed');
    }
    assert.equal(deaths.length, 6);
    worker.dispose();
  });

  test('tells how far a scan is', async () => {
    const script = `parentPort.on('message', ({ id, kind }) => {
      if (kind === 'cancel') parentPort.postMessage({ kind: 'cancelled', id });
      else parentPort.postMessage({ kind: 'progress', id, read: 3, files: 4 });
    });`;
    const worker = makeWorker(script, []);
    const { id, outcome } = worker.scan(request, (read, files) => {
      assert.deepEqual([read, files], [3, 4]);
      worker.cancel(id);
    });
    assert.equal((await outcome).kind, 'cancelled');
    worker.dispose();
  });
});

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import { expectText, run } from './support/cli';

suite('ml-preflight init', () => {
  let work = '';
  let file = '';
  setup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-init-'));
    file = path.join(work, '.preflight.yaml');
    cpSync('examples/churn', work, { recursive: true });
  });
  teardown(() => rmSync(work, { recursive: true, force: true }));

  test('writes what was inferred, once', () => {
    const { status, out } = run(work, 'init');
    assert.deepEqual([status, out], [0, 'Inferred: notebook.\ncreated .preflight.yaml\n']);
    expectText('churn.init.yaml', readFileSync(file, 'utf8'));
    const again = run(work, 'init');
    assert.equal(again.status, 2);
    assert.match(again.error, /^ml-preflight: The folder is configured already, in \.preflight\.yaml/);
  });

  test('never writes over what a person wrote, readable or not', () => {
    writeFileSync(file, 'profile: [');
    assert.equal(run(work, 'init').status, 2);
    assert.equal(readFileSync(file, 'utf8'), 'profile: [');
    rmSync(file);
    mkdirSync(file);
    assert.match(run(work, 'init').error, /^ml-preflight: \.preflight\.yaml cannot be written \(.+\): nothing was/);
  });
});

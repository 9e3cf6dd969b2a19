import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import { expectText, run } from './support/cli';

suite('ml-preflight baseline', function () {
  // Each run starts a process of its own, and some tests need several.
  this.timeout(60_000);
  let work = '';
  let file = '';
  setup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-baseline-'));
    file = path.join(work, '.preflight-baseline.json');
    cpSync('examples/churn', work, { recursive: true });
  });
  teardown(() => rmSync(work, { recursive: true, force: true }));

  test('writes what is there once, and scans are quiet from then on', () => {
    const first = run(work, 'baseline');
    assert.match(
      first.out,
      /^15 findings in 3 files are accepted, 15 of them new\.\ncreated \.preflight-baseline\.json\n$/,
    );
    expectText('churn.baseline.json', readFileSync(file, 'utf8'));
    expectText('churn.baseline.txt', run(work, 'scan', '--no-timing').out);
    const bytes = readFileSync(file);
    assert.match(run(work, 'baseline').out, /0 of them new\.\nchanged/);
    assert.deepEqual(readFileSync(file), bytes);
  });

  test('--dry-run writes nothing', () => {
    assert.match(run(work, 'baseline', '--dry-run').out, /^15 findings in 3 files are accepted/);
    assert.equal(existsSync(file), false);
  });

  test('CI can insist that what is gone is taken out, which --prune does without accepting anything new', () => {
    run(work, 'baseline');
    const code = readFileSync(path.join(work, 'train.py'), 'utf8');
    const other = code.replace(/^.*\/Users\/.*$/gm, 'x = "/home/somebody/else.csv"');
    assert.notEqual(other, code);
    writeFileSync(path.join(work, 'train.py'), other);
    const stale = run(work, 'scan', '--fail-stale', '--no-timing');
    assert.equal(stale.status, 1);
    assert.match(stale.out, /accepted findings? .*gone.*preflight\/stale-baseline/);
    assert.equal(run(work, 'scan').status, 0);
    assert.match(
      run(work, 'baseline', '--prune').out,
      /^\d+ findings in 3 files are accepted; \d+ (?:is|are) gone\.\n/,
    );
    const after = run(work, 'scan', '--fail-stale');
    assert.equal(after.status, 0);
    assert.match(after.out, /code\/hardcoded-user-path/);
  });

  test('`fix` takes out what is gone too', () => {
    run(work, 'baseline');
    rmSync(path.join(work, 'notebooks'), { recursive: true });
    assert.match(run(work, 'fix').out, /Take out what is gone {2}\(preflight\/stale-baseline\)\nchanged/);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /ipynb/);
  });

  test('--select accepts some rules and leaves the entries of the others', () => {
    run(work, 'baseline', '--select', 'repro/*');
    assert.doesNotMatch(readFileSync(file, 'utf8'), /code\//);
    run(work, 'baseline', '--select', 'code/*');
    assert.match(readFileSync(file, 'utf8'), /code\/[^]*repro\//);
  });

  test('a file of that name that is no baseline is left as it is, and named', () => {
    writeFileSync(file, 'my notes\n');
    const { status, out, error } = run(work, 'baseline');
    assert.deepEqual([status, out], [2, '']);
    assert.match(error, /^ml-preflight: \.preflight-baseline\.json is no baseline that can be read: .+\n$/);
    assert.equal(readFileSync(file, 'utf8'), 'my notes\n');
    rmSync(file);
    mkdirSync(file);
    assert.equal(run(work, 'baseline').status, 2);
  });

  test('where nothing is found nothing is written', () => {
    const folder = path.join(work, 'fresh');
    mkdirSync(folder);
    assert.match(run(folder, 'baseline').out, /^There is nothing to accept in /);
    assert.equal(existsSync(path.join(folder, '.preflight-baseline.json')), false);
  });
});

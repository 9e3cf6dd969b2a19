import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import { expectText, run } from './support/cli';

suite('ml-preflight portfolio', function () {
  // Each run starts a process of its own.
  this.timeout(60_000);
  let work = '';
  const at = (file: string): string => path.join(work, file);
  setup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-portfolio-'));
    cpSync('test/repositories/service', work, { recursive: true });
  });
  teardown(() => rmSync(work, { recursive: true, force: true }));

  test('writes READINESS.md and the badge, and again around what a person added', () => {
    const { status, out } = run(work, 'portfolio');
    assert.deepEqual(
      [status, out],
      [0, 'created READINESS.md\ncreated .preflight/badge.svg\ncreated .preflight/badge.json\n'],
    );
    const text = readFileSync(at('READINESS.md'), 'utf8');
    expectText('service.readiness.md', text.replace(/\d{4}-\d\d-\d\d/, 'DAY'));
    writeFileSync(at('READINESS.md'), `# About me\n\n${text}\nMy own words.\n`);
    assert.match(run(work, 'portfolio').out, /^changed READINESS\.md$/m);
    assert.equal(readFileSync(at('READINESS.md'), 'utf8'), `# About me\n\n${text}\nMy own words.\n`);
  });

  test('leaves what a person wrote as it is, and then writes nothing', () => {
    writeFileSync(at('READINESS.md'), '# Mine\n');
    const { status, error } = run(work, 'portfolio');
    assert.equal(status, 2);
    assert.match(error, /^ml-preflight: READINESS\.md is there, and not written by Preflight/);
    assert.equal(readFileSync(at('READINESS.md'), 'utf8'), '# Mine\n');
    assert.equal(existsSync(at('.preflight')), false);
  });
});

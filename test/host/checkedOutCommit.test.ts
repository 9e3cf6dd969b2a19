import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { checkedOutCommit } from '../../src/host/gitRepository';

suite('The commit that is checked out', () => {
  let work = '';
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...words], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    }).trim();
  suiteSetup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-head-'));
  });
  suiteTeardown(() => rmSync(work, { recursive: true, force: true }));

  test('is read from files as git says it: on branches, packed, detached, in folders below and in worktrees', () => {
    assert.equal(checkedOutCommit(work), undefined);
    git('init', '-q', '-b', 'topic/one');
    assert.equal(checkedOutCommit(work), undefined);
    git('commit', '-q', '--allow-empty', '-m', 'first');
    const first = git('rev-parse', 'HEAD');
    assert.equal(checkedOutCommit(work), first);
    git('pack-refs', '--all');
    assert.equal(checkedOutCommit(work), first);
    git('commit', '-q', '--allow-empty', '-m', 'second');
    const second = git('rev-parse', 'HEAD');
    mkdirSync(path.join(work, 'below', 'it'), { recursive: true });
    assert.equal(checkedOutCommit(path.join(work, 'below', 'it')), second);
    git('worktree', 'add', '-q', '-b', 'other', 'beside', first);
    assert.equal(checkedOutCommit(path.join(work, 'beside')), first);
    git('checkout', '-q', '--detach', first);
    assert.equal(checkedOutCommit(work), first);
  });
});

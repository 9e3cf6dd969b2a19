import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import { BaseVersion } from '../../src/host/baseVersion';

suite('The base version of a folder', () => {
  let work = '';
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...words], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    }).trim();
  const commit = (text: string): void => {
    mkdirSync(path.join(work, 'src'), { recursive: true });
    writeFileSync(path.join(work, 'src', 'a.py'), text);
    git('add', '-A');
    git('commit', '-q', '-m', text);
  };
  setup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-base-'));
    git('init', '-q', '-b', 'main');
    commit('first');
  });
  teardown(() => rmSync(work, { recursive: true, force: true }));

  async function textIn(base: BaseVersion, file: string): Promise<string | undefined> {
    const bytes = (await base.textsOf([file])).get(file);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  }

  test('on the default branch is the last commit, and follows it', async () => {
    const base = new BaseVersion(work);
    assert.equal(await textIn(base, 'src/a.py'), 'first');
    commit('second');
    assert.equal(await textIn(base, 'src/a.py'), 'second');
    assert.equal(await textIn(base, 'src/b.py'), undefined);
  });

  test('on a branch is where that left the default branch, also in a folder below the top', async () => {
    git('checkout', '-q', '-b', 'work');
    commit('mine');
    git('checkout', '-q', 'main');
    commit('theirs');
    git('checkout', '-q', 'work');
    assert.equal(await textIn(new BaseVersion(work), 'src/a.py'), 'first');
    assert.equal(await textIn(new BaseVersion(path.join(work, 'src')), 'a.py'), 'first');
  });

  test('goes by the default branch of the remote, so that what is not pushed is new', async () => {
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    commit('not pushed');
    assert.equal(await textIn(new BaseVersion(work), 'src/a.py'), 'first');
  });

  test('of branches without a common past is the last commit', async () => {
    git('checkout', '-q', '--orphan', 'other');
    commit('alone');
    assert.equal(await textIn(new BaseVersion(work), 'src/a.py'), 'alone');
  });

  test('outside a repository is refused with a sentence', async () => {
    rmSync(path.join(work, '.git'), { recursive: true });
    await assert.rejects(new BaseVersion(work).textsOf(['src/a.py']), /not a git repository/);
  });
});

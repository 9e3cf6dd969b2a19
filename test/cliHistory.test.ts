import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { createEngine, readHistory, recordsOf } from '../src/engine/index';
import { createDiskReader } from '../src/host/diskReader';
import { recordCommits } from '../src/host/recordCommits';
import { expectText, run } from './support/cli';
import { today } from './support/project';
import { ruleFiles } from './support/ruleFiles';

suite('ml-preflight history', function () {
  // Each run starts a process of its own, which scans several commits.
  this.timeout(120_000);
  let work = '';
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...words], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', ...days },
    });
  let days: Readonly<Record<string, string>> = {};
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
    writeFileSync(path.join(work, file), text);
  };
  const commit = (day: string): void => {
    days = { GIT_AUTHOR_DATE: `${day}T10:00:00Z`, GIT_COMMITTER_DATE: `${day}T10:00:00Z` };
    git('add', '-A');
    git('commit', '-q', '-m', day);
  };
  suiteSetup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-history-'));
    git('init', '-q', '-b', 'main');
    cpSync('examples/churn', work, { recursive: true });
    commit('2026-10-01');
    write('requirements.txt', 'pandas==2.2.3\nscikit-learn==1.5.2\nmatplotlib==3.9.2\njoblib==1.4.2\n');
    commit('2026-10-08');
    write('odd name\u00e9.py', 'print(1)\n');
    symlinkSync('/etc/passwd', path.join(work, 'link.py'));
    write('node_modules/left/index.py', 'a = "/home/ana/x"\n');
    commit('2026-10-09');
  });
  suiteTeardown(() => rmSync(work, { recursive: true, force: true }));

  test('says where the project stood at each commit and what was done, and touches nothing', () => {
    write('train.py', 'uncommitted = "/home/ana/secret.csv"\n');
    const { status, out, error } = run(work, 'history');
    assert.deepEqual([status, error], [0, '']);
    expectText('churn.history.txt', out.replace(/(?<=2026-..-..  )[0-9a-f]{8}/g, '········'));
    assert.equal(existsSync(path.join(work, '.preflight')), false);
    assert.equal(git('status', '--porcelain'), ' M train.py\n');
    git('checkout', '-q', 'train.py');
  });

  test('a commit is read as its checkout would be', async () => {
    const engine = createEngine(ruleFiles());
    const { signal } = new AbortController();
    const { records } = await recordCommits(work, { engine, signal, last: 1, pack: '1', known: new Set() });
    const [record] = records;
    assert.ok(record !== undefined);
    const report = await engine.scan(createDiskReader(work), { signal, today });
    assert.deepEqual(recordsOf(report, record), records);
  });

  test('--store keeps the records, scans only what is new, and the report shows the trend', () => {
    const file = path.join(work, '.preflight', 'history.jsonl');
    run(work, 'history', '--last', '2', '--store');
    const kept = readFileSync(file, 'utf8').replace('"pack":"', '"pack":"0.0.');
    assert.equal(readHistory(kept).records.length, 2);
    writeFileSync(file, `${kept}my own line\n`);
    const { out, error } = run(work, 'history', '--store', '--format', 'jsonl');
    assert.match(error, /^ml-preflight: Line 3 of \.preflight\/history\.jsonl is no record/);
    assert.equal(readHistory(out).records.length, 3);
    const text = readFileSync(file, 'utf8');
    assert.ok(text.startsWith(`${kept}my own line\n`));
    assert.match(run(work, 'report').out, /<h2>Trend<\/h2>[^]*new rules/);
    run(work, 'history', '--store', '--rebuild');
    assert.doesNotMatch(readFileSync(file, 'utf8'), /"pack":"0\.0\./);
    rmSync(path.join(work, '.preflight'), { recursive: true });
  });

  test('what the repository would have git run is not run', () => {
    const mark = path.join(work, '.git', 'ran');
    const script = path.join(work, '.git', 'run.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
    for (const key of ['core.fsmonitor', 'gpg.program', 'core.pager', 'core.sshCommand']) git('config', key, script);
    git('config', 'log.showSignature', 'true');
    rmSync(mark, { force: true });
    assert.equal(run(work, 'history', '--last', '1').status, 0);
    assert.equal(existsSync(mark), false);
  });

  test('without a repository, and with a number that is none, a sentence says so', () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'preflight-outside-'));
    const { status, error } = run(outside, 'history');
    assert.equal(status, 2);
    assert.match(error, /^ml-preflight: The history cannot be read: not a git repository.*\n$/);
    assert.match(run(outside, 'history', '--last', 'all').error, /--last takes a number of commits/);
    assert.match(run(outside, 'history', '--format', 'html').error, /formats of history are text and jsonl/);
    rmSync(outside, { recursive: true });
  });
});

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { expectText, run } from './support/cli';
import { ownRule } from './support/ownRule';

const repositories = [
  ...readdirSync('test/repositories').map(name => path.resolve('test/repositories', name)),
  path.resolve('examples/churn'),
];

suite('ml-preflight scan', () => {
  let work = '';
  suiteSetup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-cli-'));
    for (const repository of repositories) {
      cpSync(repository, path.join(work, path.basename(repository)), { recursive: true });
    }
  });
  suiteTeardown(() => rmSync(work, { recursive: true, force: true }));

  for (const repository of repositories) {
    const name = path.basename(repository);
    // The page lists every check at length: one repository shows all its parts, several projects among them.
    const pages = name === 'monorepo' ? ['html'] : [];
    for (const format of ['text', 'json', 'sarif', 'github', 'markdown', 'junit', ...pages]) {
      test(`${name} as ${format}`, () => {
        const { out, error } = run(path.join(work, name), 'scan', '.', '--format', format, '--no-timing');
        assert.equal(error, '');
        expectText(`${name}.${format === 'text' ? 'txt' : format}`, out);
      });
    }

    test(`${name} gives the same bytes twice, and no path of this machine`, () => {
      const first = run(path.join(work, name), 'scan', '.', '--format', 'json', '--no-timing').out;
      const second = run(work, 'scan', name, '--format', 'json', '--no-timing').out;
      assert.equal(first, second);
      assert.ok(!first.includes(work));
    });
  }

  test('writes several formats in one run', () => {
    const folder = path.join(work, 'service');
    const { out } = run(
      folder,
      'scan',
      '--format',
      'markdown',
      '--output',
      'json=../a.json',
      '--output',
      'sarif=../a.sarif',
    );
    assert.match(out, /^## Preflight/);
    assert.match(readFileSync(path.join(work, 'a.json'), 'utf8'), /"schemaVersion": 1/);
    assert.match(readFileSync(path.join(work, 'a.sarif'), 'utf8'), /"version": "2.1.0"/);
  });

  test('exit status says whether there is something at or above the asked severity', () => {
    const folder = path.join(work, 'service');
    assert.equal(run(folder, 'scan').status, 0);
    assert.equal(run(folder, 'scan', '--fail-on', 'warning').status, 1);
    assert.equal(run(folder, 'scan', '--fail-on', 'never').status, 0);
    assert.equal(run(folder, 'scan', '--fail-under', '4').status, 1);
  });

  test('--select and --ignore take globs', () => {
    const folder = path.join(work, 'service');
    const selected = run(folder, 'scan', '--select', 'deploy/*', '--format', 'json').out;
    assert.match(selected, /deploy\/runs-as-root/);
    assert.doesNotMatch(selected, /"ci\/no-ci"/);
    assert.doesNotMatch(run(folder, 'scan', '--ignore', 'deploy/*', '--format', 'json').out, /deploy\/runs-as-root/);
  });

  const mistakes: readonly [readonly string[], RegExp][] = [
    [['scna'], /There is no command "scna"/],
    [['scan', 'no-such-folder'], /There is no folder "no-such-folder"/],
    [['scan', '--format', 'xml'], /There is no format "xml"/],
    [['scan', '--fail-on', 'fatal'], /--fail-on takes error, warning/],
    [['scan', '--fail-under', '9'], /--fail-under takes a level/],
    [['scan', '--output', 'sarif'], /--output takes FORMAT=FILE/],
    [['scan', 'churn', 'service', '--format', 'json'], /json holds one report: give one PATH/],
    [['scan', 'churn', 'service', '--output', 'sarif=a.sarif'], /--output holds one report/],
    [['scan', '--frobnicate'], /frobnicate/],
    [['explain', 'ci/no-such-rule'], /There is no rule "ci\/no-such-rule"/],
    [['scan', '--select', 'ci/*,ci/no-such-rule'], /There is no rule "ci\/no-such-rule"/],
    [['fix', '--review', 'nothing/*'], /There is no rule "nothing\/\*"/],
    [['fix', '--to-level', '5'], /--to-level takes a level from 1 to 4, not "5"/],
    [['fix', '--to-level', '2', '--review', 'ci\/no-ci'], /leave --review out/],
  ];
  for (const [words, sentence] of mistakes) {
    test(`\`${words.join(' ')}\` cannot run and says why`, () => {
      const { status, out, error } = run(work, ...words);
      assert.equal(status, 2);
      assert.equal(out, '');
      assert.match(error, sentence);
    });
  }

  test('explain prints the lesson, rules prints them all', () => {
    assert.match(run(work, 'explain', 'ci/no-ci').out, /## Why it matters in production/);
    assert.equal(
      run(work, 'rules')
        .out.split('\n')
        .filter(line => line !== '').length >= 31,
      true,
    );
  });
});

suite('ml-preflight rules and explain, with a PATH', () => {
  let work = '';
  suiteSetup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-own-'));
    mkdirSync(path.join(work, path.dirname(ownRule.place)), { recursive: true });
    writeFileSync(path.join(work, ownRule.place), ownRule.text);
  });
  suiteTeardown(() => rmSync(work, { recursive: true, force: true }));

  test('know the rules of that repository too, and without one those that ship', () => {
    const { status, out, error } = run('.', 'rules', work);
    assert.deepEqual([status, error], [0, '']);
    assert.match(out, /^team\/no-scratch +gates level 1 {2}The scratch disk is read$/m);
    assert.equal(out.split('\n').length, run(work, 'rules').out.split('\n').length + 1);
    assert.match(run('.', 'explain', 'team/no-scratch', work).out, /The scratch disk is emptied every night/);
    assert.equal(run(work, 'explain', 'team/no-scratch').status, 2);
  });

  test('name a fault of a rule, and list the others', () => {
    const broken = path.join(work, '.preflight/rules/team/broken.yaml');
    writeFileSync(broken, 'id: team/broken\n');
    const { status, out, error } = run('.', 'rules', work);
    rmSync(broken);
    assert.equal(status, 0);
    assert.match(error, /^\.preflight\/rules\/team\/broken\.yaml/m);
    assert.match(out, /^team\/no-scratch/m);
    assert.match(run('.', 'rules', path.join(work, 'nowhere')).error, /There is no folder/);
  });
});

suite('ml-preflight graduate', () => {
  let work = '';
  suiteSetup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-graduate-'));
    cpSync('examples/churn', work, { recursive: true });
  });
  suiteTeardown(() => rmSync(work, { recursive: true, force: true }));

  test('--dry-run shows the notebook and the new files and writes nothing', () => {
    const notebook = path.join(work, 'notebooks/02_train.ipynb');
    const before = readFileSync(notebook);
    const { out, status } = run(work, 'graduate', 'notebooks/02_train.ipynb', '--cells', '7', '--dry-run');
    assert.equal(status, 0);
    assert.match(out, /^\+\+\+ b\/src\/churn\/features\.py$/m);
    assert.match(out, /^\+def add_features\(customers\):$/m);
    assert.deepEqual(readFileSync(notebook), before);
    assert.ok(!existsSync(path.join(work, 'src')));
  });

  test('says in one sentence what it cannot do, and writes nothing', () => {
    const before = readdirSync(work);
    const said = (...words: readonly string[]): string => {
      const { error, status } = run(work, 'graduate', ...words);
      assert.equal(status, 2);
      return error;
    };
    assert.match(said(), /Name one notebook/);
    assert.match(said('notebooks/none.ipynb'), /There is no notebook "notebooks\/none\.ipynb"/);
    assert.match(said('notebooks/02_train.ipynb', '--cells', '0'), /--cells takes numbers from 1 and ranges/);
    assert.match(said('notebooks/02_train.ipynb', '--cells', '1'), /Cell 1 .* holds no Python/);
    assert.deepEqual(readdirSync(work), before);
  });

  test('moves code, and a second time there is nothing left to move as it is', () => {
    assert.match(run(work, 'graduate', 'notebooks/02_train.ipynb').out, /^created src\/churn\/train\.py$/m);
    assert.equal(run(work, 'graduate', 'notebooks/02_train.ipynb').status, 2);
  });
});

suite('ml-preflight fix', () => {
  let work = '';
  suiteSetup(() => {
    work = mkdtempSync(path.join(tmpdir(), 'preflight-fix-'));
    cpSync('examples/churn', work, { recursive: true });
  });
  suiteTeardown(() => rmSync(work, { recursive: true, force: true }));

  test('--dry-run shows a diff and writes nothing', () => {
    const before = readFileSync(path.join(work, 'train.py'));
    const { out, status } = run(work, 'fix', '--dry-run', '--review', 'repro/missing-random-state');
    assert.equal(status, 0);
    assert.match(out, /^\+.*random_state=42/m);
    assert.deepEqual(readFileSync(path.join(work, 'train.py')), before);
  });

  test('writes all of a change or nothing, and says what stands in the way', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'preflight-blocked-'));
    cpSync('examples/churn/train.py', path.join(folder, 'train.py'));
    mkdirSync(path.join(folder, 'requirements.txt'));
    writeFileSync(path.join(folder, '.preflight.yaml'), 'profile: notebook\n');
    const { out, error, status } = run(folder, 'fix', '--review', 'deps/no-manifest');
    assert.equal(status, 2);
    assert.match(error, /^ml-preflight: requirements\.txt cannot be written \(.+\): nothing was changed\.$/m);
    assert.doesNotMatch(out + error, /at .+\.js/);
    assert.deepEqual(readdirSync(folder).sort(), ['.preflight.yaml', 'requirements.txt', 'train.py']);
    rmSync(folder, { recursive: true });
  });

  test('--to-level shows all that it would do, and does it', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'preflight-level-'));
    cpSync('examples/churn', folder, { recursive: true });
    const before = readdirSync(folder).sort();
    const shown = run(folder, 'fix', '--to-level', '2', '--dry-run');
    assert.equal(shown.status, 0, shown.error);
    assert.match(shown.out, /^\+\+\+ b\/\.github\/workflows\/ci\.yml/m);
    assert.match(shown.out, /^Nothing that level 2 waits for is left\.$/m);
    assert.deepEqual(readdirSync(folder).sort(), before);
    const { out } = run(folder, 'fix', '--to-level', '2');
    const named = (text: string, pattern: RegExp): readonly string[] => [...new Set(Array.from(text.matchAll(pattern), ([, file = '']) => file))].sort(); // prettier-ignore
    assert.deepEqual(named(out, /^(?:created|changed) (.+)$/gm), named(shown.out, /^\+\+\+ b\/([^\t\n]+)/gm));
    assert.doesNotMatch(run(folder, 'fix', '--to-level', '2').out, /^(created|changed) /m);
    rmSync(folder, { recursive: true });
  });

  test('--review takes globs, and changes nothing for a rule without a fix', () => {
    assert.match(run(work, 'fix', '--dry-run', '--review', 'repro/*').out, /^\+.*random_state=42/m);
    assert.match(run(work, 'fix', '--dry-run', '--review', 'ops/no-alerting').out, /No fix to apply/);
  });

  test('--review applies one rule, notebooks included, and a second run finds nothing to do', () => {
    const { out } = run(work, 'fix', '--review', 'repro/missing-random-state');
    assert.match(out, /changed train\.py/);
    assert.match(out, /changed notebooks\/02_train\.ipynb/);
    assert.match(readFileSync(path.join(work, 'train.py'), 'utf8'), /random_state=42/);
    const report = run(work, 'scan', '--format', 'json').out;
    assert.doesNotMatch(report, /"rule": "repro\/missing-random-state",\s+"project"/);
    assert.match(run(work, 'fix', '--review', 'repro/missing-random-state').out, /No fix to apply/);
  });
});

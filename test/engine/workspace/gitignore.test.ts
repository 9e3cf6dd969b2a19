import assert from 'node:assert/strict';
import { disownedPaths } from '../../../src/engine/workspace/gitAttributes';
import { compileIgnores, ignoreNothing, ignoreScope } from '../../../src/engine/workspace/gitignore';

suite('ignoreScope', () => {
  test('takes patterns from the folder they stand in', () => {
    const scope = ignoreScope(ignoreNothing, 'data', '/raw\n*.csv\n');
    assert.equal(scope.ignores('data/raw', true), true);
    assert.equal(scope.ignores('data/deep/x.csv', false), true);
    assert.equal(scope.ignores('data/deep/raw', true), false);
  });

  test('an inner file overrules an outer one, and is silent about the rest', () => {
    const outer = ignoreScope(ignoreNothing, '', '*.csv\n*.log\n');
    const inner = ignoreScope(outer, 'data', '!small.csv\n');
    assert.equal(inner.ignores('data/small.csv', false), false);
    assert.equal(inner.ignores('data/large.csv', false), true);
    assert.equal(inner.ignores('data/x.log', false), true);
  });

  test('a pattern with a slash behind means folders only', () => {
    const scope = ignoreScope(ignoreNothing, '', 'build/\n');
    assert.equal(scope.ignores('build', true), true);
    assert.equal(scope.ignores('build', false), false);
  });

  test('case counts, as in git', () => {
    assert.equal(ignoreScope(ignoreNothing, '', 'Data\n').ignores('data', true), false);
  });

  test('odd names and odd lines do no harm', () => {
    const scope = ignoreScope(ignoreNothing, '', `\uFEFF*.tmp\r\n#x\r\n\r\n[\r\n\\\r\n${'*'.repeat(9000)}\r\n`);
    assert.equal(scope.ignores('a.tmp', false), true);
    for (const path of ['...', '..a', 'a\nb', ' ', '-', '\\']) {
      assert.equal(scope.ignores(path, false), false, path);
    }
  });
});

suite('compileIgnores', () => {
  const ignores = compileIgnores([
    { folder: '', text: 'data/\n*.log\n' },
    { folder: 'data', text: '!keep.csv\n' },
    { folder: 'src', text: '!run.log\n' },
  ]);

  test('what lies in an ignored folder stays ignored, whatever is said inside', () => {
    assert.equal(ignores('data/keep.csv'), true);
    assert.equal(ignores('src/data/x.csv'), true);
  });

  test('a file takes back for its folder what one above says', () => {
    assert.equal(ignores('src/deep/run.log'), false);
    assert.equal(ignores('run.log'), true);
  });
});

suite('disownedPaths', () => {
  test('finds generated and vendored paths, the last line first', () => {
    const why = disownedPaths('*.pb.py linguist-generated\nlib/** linguist-vendored\nlib/own.py -linguist-vendored\n');
    assert.match(why?.('api/a.pb.py') ?? '', /generated/);
    assert.match(why?.('lib/x/a.py') ?? '', /vendored/);
    assert.equal(why?.('lib/own.py'), undefined);
    assert.equal(why?.('src/a.py'), undefined);
  });

  test('never disowns notebooks, whose lines only keep the language bar in order', () => {
    assert.equal(disownedPaths('*.ipynb linguist-vendored\n')?.('a.ipynb'), undefined);
  });

  test('other attributes mean nothing here', () => {
    assert.equal(disownedPaths('*.csv filter=lfs diff=lfs\n# x linguist-generated\n'), undefined);
  });
});

import assert from 'node:assert/strict';
import { type GitIndex, parseGitIndex } from '../../../src/engine/workspace/gitIndex';
import { trackedPaths } from '../../../src/engine/workspace/trackedPaths';
import { gitIndexes } from './gitIndexFixtures';

const long = `docs/${'x'.repeat(140)}.md`;
const all = ['README.md', 'data/é ñ.csv', long, 'lib/sub', 'link.md', 'new\nline.txt', 'src/train.py'];

function parse(bytes: Uint8Array): GitIndex {
  const index = parseGitIndex(bytes);
  if ('problem' in index) {
    assert.fail(index.problem);
  }
  return index;
}

suite('parseGitIndex', () => {
  for (const name of ['version2', 'version3', 'version4', 'sha256'] as const) {
    test(`reads every path of ${name}, with its kind`, () => {
      const { entries, sharedIndex } = parse(gitIndexes[name]);
      assert.deepEqual(
        entries.map(({ path }) => path),
        all,
      );
      assert.deepEqual(entries.find(({ path }) => path === 'lib/sub')?.kind, 'submodule');
      assert.deepEqual(entries.find(({ path }) => path === 'link.md')?.kind, 'link');
      assert.equal(entries.filter(({ kind }) => kind === 'file').length, 5);
      assert.equal(sharedIndex, undefined);
    });
  }

  test('names the file that holds the rest of a split index', () => {
    const { entries, sharedIndex } = parse(gitIndexes.split);
    assert.equal(sharedIndex, 'ccce81db65f30d73888a30e534cc0f1edca824a6');
    assert.deepEqual(
      entries.map(({ path }) => path),
      ['extra.py'],
    );
    assert.equal(parse(gitIndexes.shared).entries.length, all.length);
  });

  test('says of bytes that are no index that they are damaged', () => {
    const broken = [new Uint8Array(), new Uint8Array(11), new TextEncoder().encode('DIRCxxxxyyyyzzzz')];
    for (const bytes of broken) {
      assert.ok('problem' in parseGitIndex(bytes));
    }
  });

  test('an index cut anywhere among its entries is a problem, never a throw or a wrong path', () => {
    for (const bytes of [gitIndexes.version2, gitIndexes.version4]) {
      for (let length = 0; length < 450; length += 7) {
        const index = parseGitIndex(bytes.subarray(0, length));
        assert.ok('problem' in index, `cut at ${length}`);
      }
    }
  });

  test('a count of four thousand million entries ends at once', () => {
    const bytes = Uint8Array.from(gitIndexes.version2);
    bytes.fill(0xff, 8, 12);
    assert.ok('problem' in parseGitIndex(bytes));
  });
});

suite('trackedPaths', () => {
  const { entries } = parse(gitIndexes.version2);

  test('knows files, the folders above them and submodules', () => {
    const tracked = trackedPaths(entries, '');
    assert.ok(tracked.files.has('src/train.py'));
    assert.deepEqual([...tracked.folders].sort(), ['data', 'docs', 'lib', 'src']);
    assert.deepEqual([...tracked.submodules], ['lib/sub']);
  });

  test('takes the part of a repository that was scanned', () => {
    assert.deepEqual([...trackedPaths(entries, 'src').files], ['train.py']);
    assert.deepEqual([...trackedPaths(entries, 'sr').files], []);
  });

  test('puts a nested repository where it lies', () => {
    assert.ok(trackedPaths(entries, '', 'clones/one').files.has('clones/one/src/train.py'));
  });
});

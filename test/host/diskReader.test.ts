import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspacePath } from '../../src/engine/model/location';
import type { FileListing } from '../../src/engine/workspace/reader';
import { createDiskReader } from '../../src/host/diskReader';
import { gitIndexes } from '../engine/workspace/gitIndexFixtures';

suite('createDiskReader', () => {
  let top = '';

  setup(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'preflight-')));
  });

  teardown(() => {
    rmSync(top, { recursive: true, force: true });
  });

  function write(path: string, content: string | Uint8Array = 'x\n'): void {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), content);
  }

  function list(below = ''): Promise<FileListing> {
    return createDiskReader(join(top, below)).listFiles(new AbortController().signal);
  }

  async function listedPaths(below = ''): Promise<readonly string[]> {
    const { files } = await list(below);
    return files.map(({ path }) => path);
  }

  /** A repository whose index tracks `README.md`, `src/train.py`, `link.md` and others. */
  function writeRepository(below = ''): void {
    write(join(below, '.git/HEAD'), 'ref: refs/heads/main\n');
    write(join(below, '.git/index'), gitIndexes.version4);
    write(join(below, 'src/train.py'));
    write(join(below, 'README.md'));
  }

  test('lists a folder without git, sorted, honouring its .gitignore files', async () => {
    write('b.py');
    write('a/z.py');
    write('a/.gitignore', '*.log\n');
    write('a/x.log');
    write('.venv/pyvenv.cfg');
    write('.venv/lib/x.py');
    const { files, tracked, skipped } = await list();
    assert.deepEqual(
      files.map(({ path }) => path),
      ['a/.gitignore', 'a/z.py', 'b.py'],
    );
    assert.equal(tracked, undefined);
    assert.deepEqual(skipped, [{ path: '.venv', why: 'virtual environment' }]);
  });

  test('lists what git tracks and what it does not ignore', async () => {
    writeRepository();
    write('.git/info/exclude', 'private.py\n');
    write('.gitignore', 'src/\n*.csv\n');
    write('src/new.py');
    write('private.py');
    write('draft.py');
    const { files, tracked } = await list();
    assert.deepEqual(
      files.map(({ path }) => path),
      ['.gitignore', 'README.md', 'draft.py', 'src/train.py'],
    );
    assert.equal(tracked?.has(workspacePath('src/train.py')), true);
    assert.equal(tracked.has(workspacePath('draft.py')), false);
  });

  test('finds the repository above the scanned folder, and its ignore files', async () => {
    writeRepository();
    write('.gitignore', '*.tmp\n/src/scratch\n');
    write('src/a.tmp');
    write('src/scratch/b.py');
    write('src/scratch.py');
    const { files, tracked, above } = await list('src');
    assert.deepEqual(
      files.map(({ path }) => path),
      ['scratch.py', 'train.py'],
    );
    assert.deepEqual([...(tracked ?? [])], ['train.py']);
    assert.deepEqual(above, { prefix: 'src/', ignoreFiles: [{ folder: '', text: '*.tmp\n/src/scratch\n' }] });
  });

  test('a repository above that tracks nothing here has no say', async () => {
    writeRepository();
    write('.gitignore', 'out/\n');
    write('out/a.py');
    const { files, tracked } = await list('out');
    assert.equal(files.length, 1);
    assert.equal(tracked, undefined);
  });

  test('reads the index of a worktree, whose .git is a file', async () => {
    write('main/.git/HEAD');
    write('main/.git/info/exclude', 'hidden.py\n');
    write('main/.git/worktrees/w/index', gitIndexes.version3);
    write('main/.git/worktrees/w/commondir', '../..\n');
    write('w/.git', `gitdir: ${join(top, 'main/.git/worktrees/w')}\n`);
    write('w/src/train.py');
    write('w/hidden.py');
    const { files, tracked } = await list('w');
    assert.deepEqual(
      files.map(({ path }) => path),
      ['src/train.py'],
    );
    assert.equal(tracked?.has(workspacePath('README.md')), true);
  });

  test('puts a split index together', async () => {
    write('.git/HEAD');
    write('.git/index', gitIndexes.split);
    write('.git/sharedindex.ccce81db65f30d73888a30e534cc0f1edca824a6', gitIndexes.shared);
    const { tracked } = await list();
    assert.equal(tracked?.has(workspacePath('extra.py')), true);
    assert.equal(tracked.has(workspacePath('src/train.py')), true);
  });

  test('a damaged index is named, and the folder is listed all the same', async () => {
    writeRepository();
    write('.git/index', gitIndexes.version2.subarray(0, 100));
    const { files, tracked, skipped } = await list();
    assert.equal(files.length, 2);
    assert.equal(tracked, undefined);
    assert.match(skipped[0]?.why ?? '', /index is damaged/);
  });

  test('a repository inside another is skipped and named; in a folder of clones each is read', async () => {
    writeRepository('one');
    writeRepository('one/deps/two');
    const { tracked, skipped } = await list();
    assert.deepEqual(skipped, [{ path: 'one/deps/two', why: 'another git repository' }]);
    assert.equal(tracked?.has(workspacePath('one/src/train.py')), true);
  });

  test('follows links to files inside, none out of the folder, none to folders, so that cycles end', async () => {
    write('inside/notes.md');
    write('inside/real.md');
    symlinkSync('inside/real.md', join(top, 'README.md'));
    symlinkSync('..', join(top, 'inside/up'));
    symlinkSync('/etc/hostname', join(top, 'host.md'));
    symlinkSync('nowhere.py', join(top, 'gone.py'));
    symlinkSync('self.py', join(top, 'self.py'));
    const { files, skipped } = await list();
    assert.deepEqual(
      files.map(({ path }) => path),
      ['README.md', 'inside/notes.md', 'inside/real.md'],
    );
    assert.deepEqual(
      skipped.map(({ path }) => path),
      ['gone.py', 'host.md', 'inside/up', 'self.py'],
    );
  });

  test('a name with a newline is a name', async () => {
    write('new\nline.py', 'x = 1\n');
    const [path] = await listedPaths();
    assert.equal(path, 'new\nline.py');
    const bytes = await createDiskReader(top).readBytes(workspacePath(path), new AbortController().signal);
    assert.deepEqual(bytes, Buffer.from('x = 1\n'));
  });

  test('an unreadable folder is named with its reason', async function () {
    write('locked/a.py');
    write('b.py');
    chmodSync(join(top, 'locked'), 0);
    const isRoot = process.getuid?.() === 0;
    const { files, closed } = await list();
    chmodSync(join(top, 'locked'), 0o700);
    assert.equal(files.length, isRoot ? 2 : 1);
    assert.deepEqual(closed, isRoot ? [] : [{ path: 'locked', why: 'permission denied' }]);
  });

  test('a file that has gone is a sentence, not an exception', async () => {
    const bytes = await createDiskReader(top).readBytes(workspacePath('gone.py'), new AbortController().signal);
    assert.ok('problem' in bytes);
    assert.match(bytes.problem, /^The file cannot be read \(no such file or directory\): make it readable/);
  });

  test('the version changes with size and with time', async () => {
    write('a.py', 'x = 1\n');
    utimesSync(join(top, 'a.py'), 1, 1);
    const before = await list();
    utimesSync(join(top, 'a.py'), 2, 2);
    const after = await list();
    assert.notEqual(before.files[0]?.version, after.files[0]?.version);
    assert.deepEqual((await list()).files, after.files);
  });

  test('a folder that does not exist is refused with a sentence', async () => {
    await assert.rejects(list('missing'), /^Error: The folder cannot be read: no such file or directory\.$/);
  });

  test('an aborted listing rejects with the reason', async () => {
    write('a.py');
    await assert.rejects(createDiskReader(top).listFiles(AbortSignal.abort(new Error('enough'))), /enough/);
  });
});

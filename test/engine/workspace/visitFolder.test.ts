import assert from 'node:assert/strict';
import { ignoreNothing } from '../../../src/engine/workspace/gitignore';
import { trackedPaths } from '../../../src/engine/workspace/trackedPaths';
import { type FolderContent, visitFolder, type WalkFolder } from '../../../src/engine/workspace/visitFolder';

function folder(path: string, tracked?: readonly string[]): WalkFolder {
  const entries = tracked?.map(each => ({ path: each, kind: 'file' as const }));
  return {
    path,
    ignores: ignoreNothing,
    prefix: '',
    isIgnored: false,
    tracked: entries === undefined ? undefined : trackedPaths(entries, ''),
    disowned: [],
  };
}

function content(
  files: readonly string[],
  folders: readonly string[] = [],
  texts: Partial<FolderContent> = {},
): FolderContent {
  return { files, folders, gitignore: '', gitattributes: '', ...texts };
}

function namesOf(folders: readonly WalkFolder[]): readonly string[] {
  return folders.map(({ path }) => path);
}

suite('visitFolder', () => {
  test('never enters caches and checkpoints, and does not speak of them', () => {
    const folders = ['.git', '__pycache__', '.ipynb_checkpoints', '.mypy_cache', '.ruff_cache', 'src', '.github'];
    const visit = visitFolder(folder(''), content([], folders));
    assert.deepEqual(namesOf(visit.folders), ['src', '.github']);
    assert.deepEqual(visit.skipped, []);
  });

  test('names installed packages, experiment records and vendored code', () => {
    const visit = visitFolder(folder(''), content([], ['node_modules', 'mlruns', 'third_party', '.terraform']));
    assert.deepEqual(visit.folders, []);
    assert.deepEqual(
      visit.skipped.map(({ why }) => why),
      ['installed packages', 'experiment records', 'vendored code', 'cache'],
    );
  });

  for (const mark of ['pyvenv.cfg', 'conda-meta']) {
    test(`a folder of any name with ${mark} is a virtual environment`, () => {
      const visit = visitFolder(folder('my-env'), content(['a.py', mark], ['lib']));
      assert.deepEqual(visit, { files: [], folders: [], skipped: [{ path: 'my-env', why: 'virtual environment' }] });
    });
  }

  test('a folder called venv without that mark is read', () => {
    assert.deepEqual(visitFolder(folder('venv'), content(['create.py'])).files, ['venv/create.py']);
  });

  test('wandb is skipped for its runs, but not when it is a package', () => {
    assert.equal(visitFolder(folder('wandb'), content(['debug.log'], ['run-1'])).skipped.length, 1);
    assert.deepEqual(visitFolder(folder('wandb'), content(['__init__.py'])).files, ['wandb/__init__.py']);
  });

  test('build output is skipped unless git tracks it or, without git, it holds code', () => {
    assert.equal(visitFolder(folder('build', ['a.py']), content(['x.py'])).skipped.length, 1);
    assert.equal(visitFolder(folder('build', ['build/x.py']), content(['x.py'])).files.length, 1);
    assert.equal(visitFolder(folder('build'), content(['Dockerfile'])).files.length, 1);
    assert.equal(visitFolder(folder('dist'), content(['a.whl'])).skipped.length, 1);
    assert.equal(visitFolder(folder('pkg.egg-info'), content(['a.py'])).skipped.length, 1);
  });

  test('the cache of DVC is skipped, its configuration is not', () => {
    const visit = visitFolder(folder('.dvc'), content(['config'], ['cache', 'tmp', 'plots']));
    assert.deepEqual(visit.files, ['.dvc/config']);
    assert.deepEqual(namesOf(visit.folders), ['.dvc/plots']);
  });

  test('what is ignored is left out, what is tracked all the same stays', () => {
    const here = folder('', ['data/keep.csv', 'secret.env']);
    const visit = visitFolder(
      here,
      content(['a.log', 'secret.env'], ['data', 'tmp'], { gitignore: 'data/\ntmp/\n*.log\n*.env\n' }),
    );
    assert.deepEqual(visit.files, ['secret.env']);
    assert.deepEqual(namesOf(visit.folders), ['data']);
    const [data] = visit.folders;
    assert.ok(data !== undefined);
    assert.deepEqual(visitFolder(data, content(['keep.csv', 'other.csv'])).files, ['data/keep.csv']);
  });

  test('a pointer of DVC is listed where git ignores it, for it is made for git', () => {
    const files = content(['rows.csv', 'rows.csv.dvc', '.dvc'], [], { gitignore: '*\n' });
    assert.deepEqual(visitFolder(folder('data'), files).files, ['data/rows.csv.dvc']);
  });

  test('rules of a folder hold in the folders below it', () => {
    const [below] = visitFolder(folder(''), content([], ['a'], { gitignore: '*.tmp\n/b.py\n' })).folders;
    assert.ok(below !== undefined);
    assert.deepEqual(visitFolder(below, content(['x.tmp', 'b.py'])).files, ['a/b.py']);
  });

  test('submodules are named and not entered', () => {
    const here = { ...folder(''), tracked: trackedPaths([{ path: 'lib/sub', kind: 'submodule' }], '') };
    const [lib] = visitFolder(here, content([], ['lib'])).folders;
    assert.ok(lib !== undefined);
    assert.deepEqual(visitFolder(lib, content([], ['sub'])).skipped, [{ path: 'lib/sub', why: 'git submodule' }]);
  });

  test('files that .gitattributes disowns are skipped and named, in folders below too', () => {
    const [api] = visitFolder(
      folder(''),
      content([], ['api'], { gitattributes: '*_pb2.py linguist-generated\n' }),
    ).folders;
    assert.ok(api !== undefined);
    const visit = visitFolder(api, content(['a_pb2.py', 'a.py']));
    assert.deepEqual(visit.files, ['api/a.py']);
    assert.deepEqual(visit.skipped, [{ path: 'api/a_pb2.py', why: 'generated file (.gitattributes)' }]);
  });
});

import assert from 'node:assert/strict';
import { applyFix, fixesOf } from '../../../src/engine/index';
import { project } from '../../support/project';

const signal = new AbortController().signal;

/** What becomes of a `.gitignore` that hides the pointer of DVC; nothing where nothing is offered. */
async function mended(gitignore: string): Promise<string | undefined> {
  const files = {
    'train.py': 'print(1)',
    '.gitignore': gitignore,
    '.dvc/config': '[core]\n    remote = store\n[\'remote "store"\']\n    url = s3://shop/dvc\n',
    'data/rows.csv': 'a\n1\n',
    'data/rows.csv.dvc': 'outs:\n- md5: 0cc175b9c0f1b6a831c399e269772661\n  path: rows.csv\n',
  };
  const { reader, scan } = project(files, ['train.py', '.gitignore', '.dvc/config']);
  const found = (await scan()).findings.filter(({ rule }) => rule === 'data/dvc-misconfigured');
  assert.deepEqual(
    found.map(({ location }) => location.path),
    ['data/rows.csv.dvc'],
  );
  const fix = found.flatMap(fixesOf).find(({ silences }) => !silences);
  const changed = fix === undefined ? [] : (await applyFix(fix, reader, signal)).files;
  return changed.map(({ bytes }) => new TextDecoder().decode(bytes))[0];
}

suite('A pointer that git ignores', () => {
  test('is seen again where its folder is ignored, and the data is not', async () => {
    assert.equal(await mended('.venv/\n/data/*\n'), '.venv/\n/data/**\n!/data/**/\n!/data/**/*.dvc\n');
  });

  test('is seen again where pointers themselves are ignored', async () => {
    assert.equal(await mended('data/*.csv\n*.dvc\n'), 'data/*.csv\n\n');
  });

  test('stays hidden where two lines hide it, since one edit would not do', async () => {
    assert.equal(await mended('data/\n/data/rows.*\n'), undefined);
  });
});

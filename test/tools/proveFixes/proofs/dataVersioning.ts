import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { tools } from '../../../../src/engine/scaffolds/versions';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { run } from '../tools';

const rule = 'data/unversioned';

export const dataVersioning: readonly Proof[] = [
  {
    rule,
    fix: 'data tracked by DVC, in an ignored folder and beside the code',
    oracles: [`dvc ${tools.dvc}`, 'git check-ignore'],
    prove: bench => {
      const folder = repositoryUnderGit(bench, { ...shop, '.gitignore': 'data/\n.venv/\n' });
      bench.mend(folder, rule);
      assert.equal(bench.statusOf(folder, rule), 'met');
      const pointers = ['data/raw/ventes.csv.dvc', 'été 1/jours.csv.dvc'];
      const before = pointers.map(file => readFileSync(path.join(folder, file)));
      const dvc = path.join(path.dirname(bench.environment(folder, `dvc==${tools.dvc}`)), 'dvc');
      const data = pointers.map(file => file.slice(0, -4));
      data.forEach(file => bench.expect('git', ['check-ignore', '--quiet', file], folder));
      bench.expect('git', ['add', '--all'], folder);
      const staged = bench.expect('git', ['-c', 'core.quotePath=false', 'ls-files'], folder).split('\n');
      assert.deepEqual(pointers.filter(file => !staged.includes(file)), [], 'git takes every pointer'); // prettier-ignore
      assert.deepEqual(data.filter(file => staged.includes(file)), [], 'git takes no data'); // prettier-ignore
      bench.expect(dvc, ['commit', '--force', '--quiet'], folder);
      assert.match(bench.expect(dvc, ['status'], folder), /Data and pipelines are up to date/);
      bench.expect(dvc, ['add', '--quiet', ...data], folder);
      assert.deepEqual(pointers.map(file => readFileSync(path.join(folder, file))), before, 'dvc writes the same'); // prettier-ignore
      assert.equal(
        bench.expect('git', ['status', '--porcelain', '--untracked-files=all'], folder).includes('?? '),
        false,
      );
      pushAndPull(bench, folder, dvc, data);
    },
  },
  {
    rule: `${rule}#2`,
    fix: 'data kept by Git LFS',
    oracles: ['git check-attr'],
    prove: bench => {
      const folder = repositoryUnderGit(bench, shop);
      assert.deepEqual(bench.mend(folder, `${rule}#2`), ['.gitattributes']);
      const said = bench.expect('git', ['check-attr', '-z', 'filter', '--', ...Object.keys(shop)], folder).split('\0');
      const filtered = said.flatMap((word, index) => (word === 'lfs' ? [said[index - 2]] : []));
      assert.deepEqual(filtered.sort(), ['data/raw/ventes.csv', 'été 1/jours.csv']);
    },
  },
  {
    rule: 'data/dvc-misconfigured',
    fix: 'a pointer that git ignored: DVC takes the file, and a clone gets it',
    oracles: [`dvc ${tools.dvc}`, 'a clone'],
    prove: bench => {
      const file = 'data/raw/ventes.csv';
      const folder = repositoryUnderGit(bench, {
        ...shop,
        '.gitignore': '.venv/\n/data/raw/*\n',
        '.dvc/config': '[core]\n    remote = store\n[\'remote "store"\']\n    url = s3://shop/dvc\n',
        '.dvc/.gitignore': '/config.local\n/tmp\n/cache\n',
        [`${file}.dvc`]: `outs:\n- md5: ${createHash('md5').update(shop[file]).digest('hex')}\n  path: ventes.csv\n`,
      });
      const dvc = path.join(path.dirname(environmentOf([`dvc==${tools.dvc}`])), 'dvc');
      assert.match(run(dvc, ['add', file], folder).output, /is git-ignored/);
      assert.deepEqual(bench.mend(folder, 'data/dvc-misconfigured'), ['.gitignore']);
      bench.expect(dvc, ['add', '--quiet', file], folder);
      const storage = `${folder}-storage`;
      mkdirSync(storage);
      bench.expect(dvc, ['remote', 'modify', '--local', 'store', 'url', storage], folder);
      bench.expect(dvc, ['push', '--quiet'], folder);
      bench.expect('git', ['add', '--all'], folder);
      bench.expect('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '-qm', 'All'], folder);
      const clone = `${folder}-clone`;
      bench.expect('git', ['clone', '--quiet', folder, clone], folder);
      assert.ok(!existsSync(path.join(clone, file)), 'git has no data');
      bench.expect(dvc, ['remote', 'modify', '--local', 'store', 'url', storage], clone);
      bench.expect(dvc, ['pull', '--quiet'], clone);
      assert.equal(readFileSync(path.join(clone, file), 'utf8'), shop[file]);
    },
  },
  ...(['vcs/large-file', 'model/artifact-unmanaged'] as const).map((large): Proof => ({
    rule: large,
    fix: 'a large file becomes a pointer in the next commit',
    oracles: ['git, which runs the filter'],
    prove: bench => {
      const file = large === 'vcs/large-file' ? 'données 1/ventes [1].csv' : 'models/été.joblib';
      const folder = bench.repository({ ...shop, [file]: 'x'.repeat(1_200_000), 'other/ventes 1.csv': 'a\n' });
      // As Git LFS does it: a few bytes stand for the content.
      const filter = ['-c', 'filter.lfs.clean=cksum', '-c', 'user.name=Ana', '-c', 'user.email=ana@example.com'];
      const git = (...words: readonly string[]): string => bench.expect('git', [...filter, ...words], folder);
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'All');
      assert.deepEqual(bench.mend(folder, large), ['.gitattributes']);
      assert.equal(bench.statusOf(folder, large), 'met');
      git('add', '--renormalize', '.');
      assert.equal(git('diff', '--cached', '--name-only', '-z'), `${file}\0`, 'no other file changes');
      assert.ok(Number(git('cat-file', '-s', `:${file}`)) < 200, 'git keeps a few bytes');
      assert.equal(readFileSync(path.join(folder, file)).length, 1_200_000, 'the file itself stays');
    },
  })),
];

const shop = {
  '.preflight.yaml': 'profile: batch\n',
  'requirements.txt': 'pandas==3.1.1\n',
  'train.py': "import pandas as pd\nrows = pd.read_csv('data/raw/ventes.csv')\ndays = pd.read_csv('été 1/jours.csv')\n",
  'data/raw/ventes.csv': 'jour,ventes\n2024-01-31,3\n',
  'été 1/jours.csv': 'jour\n2024-01-31\n',
};

/** Where only the code is tracked. */
function repositoryUnderGit(bench: Bench, files: Readonly<Record<string, string>>): string {
  const folder = bench.repository(files);
  bench.expect('git', ['init', '--quiet'], folder);
  bench.expect('git', ['add', 'train.py', 'requirements.txt', '.preflight.yaml'], folder);
  return folder;
}

/** To a storage that is a folder, and from there into a workspace without data. */
function pushAndPull(bench: Bench, folder: string, dvc: string, data: readonly string[]): void {
  const storage = `${folder}-storage`;
  mkdirSync(storage);
  bench.expect(dvc, ['remote', 'add', '--quiet', '--default', 'storage', storage], folder);
  bench.expect(dvc, ['push', '--quiet'], folder);
  const kept = readdirSync(storage, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  assert.equal(kept.length, data.length, 'every file is in the storage');
  const bytes = data.map(file => readFileSync(path.join(folder, file)));
  [...data, '.dvc/cache'].forEach(file => {
    rmSync(path.join(folder, file), { recursive: true });
  });
  bench.expect(dvc, ['pull', '--quiet'], folder);
  assert.deepEqual(data.map(file => readFileSync(path.join(folder, file))), bytes); // prettier-ignore
}

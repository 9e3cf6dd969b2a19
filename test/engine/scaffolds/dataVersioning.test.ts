import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mended, offered, refusal } from '../../support/scaffold';

const rule = 'data/unversioned';

const rows = 'age,churn\n31,0\n';

const base = {
  'requirements.txt': 'pandas==3.1.1\n',
  'train.py': "import pandas as pd\nrows = pd.read_csv('data/churn.csv')\n",
  'data/churn.csv': rows,
};

const tracked = ['requirements.txt', 'train.py'];

function without(files: typeof base, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

function pointer(name: string, bytes: string | Uint8Array): string {
  const md5 = createHash('md5').update(bytes).digest('hex');
  return `outs:\n- md5: ${md5}\n  size: ${Buffer.byteLength(bytes)}\n  hash: md5\n  path: ${name}\n`;
}

suite('data versioning', () => {
  test('writes what dvc init and dvc add write, and asks for dvc', async () => {
    const files = await mended(base, rule, { tracked });
    assert.equal(files['data/churn.csv.dvc'], pointer('churn.csv', rows));
    assert.equal(files['data/.gitignore'], '/churn.csv\n');
    assert.equal(files['.dvc/.gitignore'], '/config.local\n/tmp\n/cache\n');
    assert.equal(files['requirements.txt'], 'pandas==3.1.1\ndvc==3.67.1\n');
    assert.deepEqual(Object.keys(files).sort(), ['.dvc/.gitignore', '.dvc/config', '.dvcignore', 'data/.gitignore', 'data/churn.csv.dvc', 'requirements.txt']); // prettier-ignore
  });

  test('finds data by the root and by the folder that reads it, with spaces and accents', async () => {
    const files = await mended(
      {
        'requirements.txt': 'pandas\n',
        'cahiers/1 été.ipynb': ["import pandas as pd\npd.read_parquet('../données/été [1].parquet')"],
        'données/été [1].parquet': new Uint8Array([80, 65, 82, 49, 0, 255]),
      },
      rule,
      { tracked },
    );
    assert.equal(
      files['données/été [1].parquet.dvc'],
      pointer('"été [1].parquet"', new Uint8Array([80, 65, 82, 49, 0, 255])).replaceAll('"', ''),
    );
    assert.equal(files['données/.gitignore'], '/été \\[1\\].parquet\n');
  });

  test('lets git see the pointer of data in an ignored folder, and nothing else of it', async () => {
    const files = await mended({ ...base, '.gitignore': '*.tmp\r\ndata/\r\n.env\r\n' }, rule, { tracked });
    assert.equal(files['.gitignore'], '*.tmp\r\n**/data/**\r\n!**/data/**/\r\n!**/data/**/*.dvc\r\n.env\r\n');
    assert.equal(files['data/.gitignore'], undefined);
  });

  test('says so when a line cannot be opened', async () => {
    const hidden = { ...base, '.gitignore': 'data/\n*.dvc\n' };
    assert.match(
      await refusal(hidden, rule, { tracked }),
      /^A line in \.gitignore hides data\/churn\.csv\.dvc from git/,
    );
  });

  test('Git LFS is the second way, where git sees the data', async () => {
    const files = { ...base, '.gitattributes': '* text=auto\r\n' };
    assert.deepEqual(await mended(files, rule, { tracked, way: 1 }), {
      '.gitattributes': '* text=auto\r\ndata/churn.csv filter=lfs diff=lfs merge=lfs -text\r\n',
    });
    const offer = await offered({ ...base, '.gitignore': 'data/*\n' }, rule, { tracked });
    assert.equal(offer.kind === 'fixes' && offer.fixes.length, 1);
  });

  test('names the command that takes large data out of git', async () => {
    const large = { ...base, 'data/churn.csv': 'x'.repeat(10_000_001) };
    const offer = await offered(large, rule, { tracked: [...tracked, 'data/churn.csv'] });
    assert.equal(offer.kind === 'fixes' && offer.fixes[0].title, 'Track data/churn.csv with DVC; first take them out of git: `git rm --cached "data/churn.csv"`'); // prettier-ignore
  });

  test('names the command for data that is too large to read', async () => {
    const large = { ...base, 'data/churn.csv': new Uint8Array(64 * 1024 * 1024 + 1) };
    assert.equal(await refusal(large, rule, { tracked }), 'data/churn.csv has 65 MB, and more than 64 MB are not read: run `pip install dvc==3.67.1 && dvc init && dvc add "data/churn.csv"`.'); // prettier-ignore
  });

  test('without git, without the data, without a manifest there is nothing to write', async () => {
    assert.match(
      await refusal({ ...base, '.gitignore': 'data/', 'data/churn.csv': 'x'.repeat(10_000_001) }, rule),
      /run `git init`/,
    );
    const absent = without(base, 'data/churn.csv');
    assert.match(await refusal(absent, rule, { tracked }), /^data\/churn\.csv, which train\.py reads, is not here/);
    const bare = without(base, 'requirements.txt');
    assert.match(await refusal(bare, rule, { tracked }), /^No manifest lists/);
  });
});

suite('large files', () => {
  const large = { 'train.py': 'print(1)\n', 'data/jours fériés.csv': `${'x'.repeat(1_200_000)}\n` };
  const all = Object.keys(large);

  test('get a line of .gitattributes each, behind those that are there', async () => {
    const files = { ...large, '.gitattributes': '*.sh text eol=lf' };
    const changed = await mended(files, 'vcs/large-file', { tracked: all });
    const line = 'data/jours[[:space:]]fériés.csv filter=lfs diff=lfs merge=lfs -text';
    assert.deepEqual(changed, { '.gitattributes': `*.sh text eol=lf\n${line}\n` });
    assert.match(await refusal({ ...large, ...changed }, 'vcs/large-file', { tracked: all }), /the check is met/);
  });

  test('at the top are meant alone, and not files of their name in folders', async () => {
    const files = { 'train.py': 'print(1)\n', 'report.pdf': 'x'.repeat(1_200_000) };
    const changed = await mended(files, 'vcs/large-file', { tracked: Object.keys(files) });
    assert.deepEqual(changed, { '.gitattributes': '/report.pdf filter=lfs diff=lfs merge=lfs -text\n' });
  });

  test('are taken over by a command where DVC keeps the data', async () => {
    const reason = await refusal({ ...large, '.dvc/config': '' }, 'vcs/large-file', { tracked: all });
    assert.match(reason, /`git rm --cached "data\/jours fériés\.csv" && dvc add "data\/jours fériés\.csv"`/);
  });
});

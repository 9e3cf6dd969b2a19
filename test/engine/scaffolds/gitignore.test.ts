import assert from 'node:assert/strict';
import { mended, offered, refusal } from '../../support/scaffold';

const rule = 'vcs/gitignore-gaps';

const notebook = { 'explore.ipynb': ['from dotenv import load_dotenv\nload_dotenv()'] };

async function title(files: Parameters<typeof offered>[0], tracked: readonly string[]): Promise<string> {
  const offer = await offered(files, rule, { tracked });
  return offer.kind === 'fixes' ? offer.fixes[0].title : offer.reason;
}

suite('.gitignore', () => {
  test('appends what is missing under its topic, with the bytes before as they are', async () => {
    const before = '# mine\n*.tmp   \n.env\n\n\n';
    const files = { ...notebook, '.gitignore': before, 'a.py': 'import b\n', 'b.py': '' };
    assert.deepEqual(await mended(files, rule, { tracked: ['.gitignore'] }), {
      '.gitignore': `${before}\n# Python\n__pycache__/\n\n# Notebooks\n.ipynb_checkpoints/\n`,
    });
  });

  test('makes a new file where git has none', async () => {
    assert.deepEqual(await mended(notebook, rule, { tracked: ['explore.ipynb'] }), {
      '.gitignore': '# Secrets\n.env\n\n# Notebooks\n.ipynb_checkpoints/\n',
    });
  });

  test('keeps the line ends of the file, and ends its last line', async () => {
    const files = { ...notebook, '.gitignore': '*.pyc\r\n.env' };
    assert.deepEqual(await mended(files, rule), {
      '.gitignore': '*.pyc\r\n.env\r\n\r\n# Notebooks\r\n.ipynb_checkpoints/\r\n',
    });
  });

  test('adds to the file above a project that has none of its own', async () => {
    const files = {
      '.gitignore': '.env\n',
      'models/requirements.txt': 'dvc\n',
      'app/requirements.txt': 'flask\n',
      'app/app.py': 'import flask\n',
      'models/train.py': 'import pandas\n',
      'models/raw été/churn.csv.dvc': 'outs:\n- md5: a304afb96060aad90176268345e10355\n  path: churn.csv\n',
      'models/raw été/far.csv.dvc': 'wdir: ../..\nouts:\n- md5: a304afb96060aad90176268345e10355\n  path: far.csv\n',
    };
    const { '.gitignore': text = '' } = await mended(files, rule, { root: 'models' });
    assert.equal(text, '.env\n\n# Environments\n.venv/\n\n# Data\n/models/raw été/churn.csv\n/far.csv\n');
  });

  test('names what git tracks and the new line speaks of', async () => {
    const files = { 'train.py': 'import catboost\n', 'catboost_info/test_error.tsv': 'iter\n' };
    assert.equal(
      await title(files, Object.keys(files)),
      'Write .gitignore with catboost_info/; git goes on tracking catboost_info/test_error.tsv until `git rm --cached`',
    );
    const kept = { 'app.py': 'from dotenv import load_dotenv\n', '.env': 'STAGE=local\n' };
    assert.equal(
      await title(kept, ['app.py', '.env']),
      'Git takes what should stay out: nothing to mend here, the check is met.',
    );
  });

  test('hides nobody’s work', async () => {
    const files = { 'train.py': 'import catboost\n', 'catboost_info/read.py': 'x = 1\n', '.gitignore': '*.tmp\n' };
    assert.match(await refusal(files, rule), /^A line "catboost_info\/" would also hide source files/);
  });

  test('leaves a file alone that git cannot read', async () => {
    const utf16 = new Uint8Array(Buffer.from('\uFEFF*.pyc\n', 'utf16le'));
    assert.match(await refusal({ ...notebook, '.gitignore': utf16 }, rule), /is not UTF-8, so git cannot read it/);
  });

  test('asks for no line that another pattern, a folder of that name or a tool makes needless', async () => {
    const files = {
      '.gitignore': 'venv\n__pyc*\n**/*.ipynb\n!/explore.ipynb\n.e*\n',
      'requirements.txt': 'pandas\n',
      'a.py': 'import b\nimport wandb\n',
      'b.py': '',
      'wandb/__init__.py': '',
      ...notebook,
    };
    assert.equal(await title(files, []), 'Git takes what should stay out: nothing to mend here, the check is met.');
  });
});

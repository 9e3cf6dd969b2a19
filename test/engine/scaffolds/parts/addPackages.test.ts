import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/engine/fixes/applyEdits';
import { addPackages } from '../../../../src/engine/scaffolds/parts/addPackages';
import { gathered } from '../../../support/facts';

const wanted = ['pandera[pandas]==0.35.0', 'scipy==1.17.1'];

/** The manifest afterwards, or the sentence that refuses. */
async function added(path: string, text: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const facts = await gathered({ [path]: text, 'train.py': 'import pandas\n', ...more });
  const result = addPackages(facts, wanted);
  if (result.kind === 'refused') {
    return result.reason;
  }
  const edits = result.edits.map(({ location, newText }) => ({ span: location.span, newText }));
  const lines = result.files.flatMap(change => (change.kind === 'append' ? change.lines : []));
  return applyEdits(text, edits) + lines.map(line => `${line}\n`).join('');
}

suite('Packages that generated code needs', () => {
  test('go below the others in requirements.txt', async () => {
    const text = 'pandas==2.2.3  # as in the notebook\n';
    assert.equal(await added('requirements.txt', text), `${text}pandera[pandas]==0.35.0\nscipy==1.17.1\n`);
  });

  test('are not added twice', async () => {
    assert.equal(await added('requirements.txt', 'Pandera\nscipy>=1\n'), 'Pandera\nscipy>=1\n');
  });

  test('go into the list of pyproject.toml, one a line where it is so', async () => {
    const text = '[project]\nname = "churn"\ndependencies = [\n    "pandas", # no comment\n]\n';
    assert.match(
      await added('pyproject.toml', text),
      /cannot be added to pyproject\.toml by an edit: run `pip install/,
    );
    assert.equal(
      await added('pyproject.toml', text.replace(' # no comment', '')),
      '[project]\nname = "churn"\ndependencies = [\n    "pandas",\n    "pandera[pandas]==0.35.0",\n    "scipy==1.17.1",\n]\n',
    );
  });

  test('go into the table of Poetry, with the line ends that are there', async () => {
    const text =
      '[tool.poetry]\r\nname = "churn"\r\n\r\n[tool.poetry.dependencies]\r\npython = "^3.12"\r\npandas = "2.2.3" # keep\r\n\r\n[tool.ruff]\r\n';
    assert.equal(
      await added('pyproject.toml', text),
      text.replace(
        '# keep\r\n',
        '# keep\r\npandera = { version = "0.35.0", extras = ["pandas"] }\r\nscipy = "1.17.1"\r\n',
      ),
    );
  });

  test('go to what pip brings in a Conda environment', async () => {
    const text = 'name: churn\ndependencies:\n  - python=3.12\n  - pip\n  - pip:\n      - pandas==2.2.3\n';
    assert.equal(
      await added('environment.yml', text),
      `${text}      - pandera[pandas]==0.35.0\n      - scipy==1.17.1\n`,
    );
  });

  test('get a list of their own where pip brings nothing yet', async () => {
    const text = 'name: churn\ndependencies:\n- python=3.12\n- pandas=2.2 # data\nprefix: /opt\n';
    assert.equal(
      await added('environment.yml', text),
      text.replace('# data\n', '# data\n- pip\n- pip:\n    - pandera[pandas]==0.35.0\n    - scipy==1.17.1\n'),
    );
  });

  test('are left to the tool that keeps a lockfile', async () => {
    const text = '[project]\nname = "churn"\ndependencies = ["pandas"]\n';
    assert.equal(
      await added('pyproject.toml', text, { 'uv.lock': 'version = 1\n' }),
      'uv.lock has to know pandera and scipy: run `uv add "pandera[pandas]==0.35.0" "scipy==1.17.1"`, then ask again.',
    );
  });

  test('are left to the tool that wrote hashes', async () => {
    assert.match(await added('requirements.txt', 'pandas==2.2.3 \\\n    --hash=sha256:00\n'), /cannot be added/);
  });

  test('need a manifest', async () => {
    assert.match(await added('notes.md', ''), /^No manifest lists the packages/);
  });
});

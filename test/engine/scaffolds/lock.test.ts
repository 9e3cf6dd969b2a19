import assert from 'node:assert/strict';
import type { Environment } from '../../../src/engine/index';
import { satisfies } from '../../../src/engine/scaffolds/lock/specifiers';
import { mended, offered, refusal } from '../../support/scaffold';

const rule = 'deps/unpinned';
const code = { 'train.py': 'import pandas\n' };

const environment: Environment = {
  python: '3.12.4',
  place: '.venv',
  versions: new Map([
    ['pandas', '2.2.3'],
    ['scikit-learn', '1.6.1'],
    ['uvicorn', '0.32.0'],
    ['pytest', '8.3.4'],
  ]),
  modules: new Map(),
};

suite('lock', () => {
  test('pins in place: names, extras, markers, comments, options, order and line ends stay', async () => {
    const text = [
      '# what we need',
      '--extra-index-url https://example.org/simple',
      'Pandas>=2,<3  # frames',
      'Scikit_Learn ; python_version > "3.8"',
      'uvicorn[standard] ~= 0.32 # serves',
      'numpy==1.26.4',
      '',
    ].join('\r\n');
    assert.deepEqual(await mended({ ...code, 'requirements.txt': text }, rule, { environment }), {
      'requirements.txt': text
        .replace('Pandas>=2,<3', 'Pandas==2.2.3')
        .replace('Scikit_Learn ;', 'Scikit_Learn==1.6.1 ;')
        .replace(' ~= 0.32', '==0.32.0'),
    });
  });

  test('pins every file that the project installs from', async () => {
    const files = { ...code, 'requirements.txt': 'pandas\n', 'requirements-dev.txt': '-r requirements.txt\npytest\n' };
    assert.deepEqual(await mended(files, rule, { environment }), {
      'requirements.txt': 'pandas==2.2.3\n',
      'requirements-dev.txt': '-r requirements.txt\npytest==8.3.4\n',
    });
    const offer = await offered(files, rule, { environment });
    assert.equal(
      offer.kind === 'fixes' && offer.fixes[0].title,
      'Pin requirements-dev.txt and requirements.txt to versions of .venv',
    );
  });

  test('without an environment takes current versions, when the ranges allow them', async () => {
    const changed = await mended({ ...code, 'requirements.txt': 'pandas>=2\nrequests\n' }, rule);
    assert.match(changed['requirements.txt'] ?? '', /^pandas==\d[\d.]+\nrequests==\d[\d.]+\n$/);
    assert.match(
      await refusal({ ...code, 'requirements.txt': 'pandas<1\n' }, rule),
      /^requirements\.txt asks for pandas<1, and version [\d.]+ is what was found: change one of them\.$/,
    );
  });

  test('says what has no version', async () => {
    assert.equal(
      await refusal({ ...code, 'requirements.txt': 'pandas\nacme-tools\n' }, rule),
      'No version of acme-tools in requirements.txt is known: install it in .venv and ask again, or pin it by hand.',
    );
    assert.match(
      await refusal({ ...code, 'requirements.txt': 'git+https://github.com/acme/tools.git\n' }, rule),
      /^tools in requirements\.txt comes from an address that can change/,
    );
  });

  test('leaves locking to the tool that resolves', async () => {
    const project = '[project]\nname = "churn"\nversion = "1.0"\ndependencies = ["pandas>=2"]\n';
    const poetry = '[tool.poetry]\nname = "churn"\n[tool.poetry.dependencies]\npython = "^3.12"\npandas = "^2"\n';
    const refusals = await Promise.all(
      [
        { 'pyproject.toml': `${project}[tool.uv]\n` },
        { 'pyproject.toml': poetry },
        { Pipfile: '[packages]\npandas = "*"\n' },
        { 'environment.yml': 'name: churn\ndependencies:\n  - pandas\n' },
        { 'pyproject.toml': project },
      ].map(files => refusal({ ...code, ...files }, rule)),
    );
    assert.deepEqual(
      refusals.map(text => /`(.*)`/.exec(text)?.[1]),
      [
        'uv lock',
        'poetry lock',
        'pipenv lock',
        'conda-lock --file environment.yml',
        'uv pip compile pyproject.toml -o requirements.txt',
      ],
    );
  });

  test('knows what a range takes', () => {
    for (const [specifier, version, expected] of [
      ['>=1.5,<2', '1.10', true],
      ['>=1.5,<2', '2.0', false],
      ['~=1.4.2', '1.4.9', true],
      ['~=1.4.2', '1.5.0', false],
      ['==1.4.*', '1.4.7', true],
      ['!=1.4.*', '1.4.7', false],
      ['!=2', '2.0.0', false],
      ['>2,<=3', '3', true],
      ['', '9', true],
    ] as const) {
      assert.equal(satisfies(version, specifier), expected, `${specifier} takes ${version}`);
    }
  });
});

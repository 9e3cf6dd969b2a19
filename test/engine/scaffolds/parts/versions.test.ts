import assert from 'node:assert/strict';
import { isOlder, newestAllowed } from '../../../../src/engine/scaffolds/parts/versions';
import { gathered } from '../../../support/facts';

async function newest(path: string, text: string): Promise<string | undefined> {
  return newestAllowed(await gathered({ [path]: text, 'train.py': 'import pandas\n' }), 'pandas');
}

suite('Versions that a manifest lets in', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['pandas==2.1.0', '2.1.0'],
    ['pandas[excel] == 1.5.3  # old', '1.5.3'],
    ['pandas>=1.5,<2', '2'],
    ['pandas<2.2', '2.2'],
    ['pandas~=1.5', '1.5'],
    ['pandas>=1.5', undefined],
    ['pandas', undefined],
    ['geopandas==0.14\npandas', undefined],
  ];
  for (const [line, expected] of rows) {
    test(line.replace('\n', ', '), async () => {
      assert.equal(await newest('requirements.txt', `numpy==1.26.4\n${line}\n`), expected);
    });
  }

  test('pyproject.toml, a list on one line', async () => {
    const text = '[project]\nname = "x"\ndependencies = ["geopandas==0.14", "pandas==2.0.3", "numpy==1.26.4"]\n';
    assert.equal(await newest('pyproject.toml', text), '2.0.3');
  });

  test('Poetry and Conda', async () => {
    assert.equal(await newest('pyproject.toml', '[tool.poetry.dependencies]\npandas = "^1.5"\n'), '1.5');
    assert.equal(await newest('environment.yml', 'name: x\ndependencies:\n  - pandas=1.3.5\n'), '1.3.5');
  });

  test('are compared by their numbers', () => {
    assert.deepEqual([isOlder('3.9', '3.10'), isOlder('2.1.1', '2.1.1'), isOlder('2', '2.1.1'), isOlder('2.10', '2.9')], [true, false, true, false]); // prettier-ignore
  });
});

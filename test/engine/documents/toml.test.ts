import assert from 'node:assert/strict';
import { valueAt } from '../../../src/engine/documents/plainData';
import { readToml } from '../../../src/engine/documents/toml';
import { sourceOf, textAt } from './textSources';

suite('readToml', () => {
  const text = [
    'title = "x"',
    '[project]',
    'name = "churn"',
    'dependencies = ["pandas==2.1", "numpy"]',
    '[tool.ruff.lint]',
    'select = ["E"]',
    '[[package]]',
    'name = "a"',
    '[[package]]',
    'name = "b"',
    'source = { registry = "https://pypi.org", at = 2024-01-02 }',
    '[tool.ruff]',
    'line-length = 100',
    '',
  ].join('\n');

  test('gives tables, arrays of tables and inline tables as plain data', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(readToml(sourceOf(text)).data())), {
      title: 'x',
      project: { name: 'churn', dependencies: ['pandas==2.1', 'numpy'] },
      tool: { ruff: { lint: { select: ['E'] }, 'line-length': 100 } },
      package: [{ name: 'a' }, { name: 'b', source: { registry: 'https://pypi.org', at: '2024-01-02' } }],
    });
  });

  test('knows the place of every value', () => {
    const document = readToml(sourceOf(text));
    assert.equal(textAt(text, document.spanOf(['project', 'dependencies', 1])), '"numpy"');
    assert.equal(textAt(text, document.spanOf(['package', 1, 'name'])), '"b"');
    assert.equal(textAt(text, document.spanOf(['tool', 'ruff', 'line-length'])), '100');
    assert.match(textAt(text, document.spanOf(['project'])) ?? '', /^\[project\]/);
    assert.equal(document.spanOf(['project', 'version']), undefined);
  });

  test('an empty array stays an array', () => {
    assert.deepEqual(valueAt(readToml(sourceOf('a = []\n')).data(), ['a']), []);
  });

  test('keys of the prototype are keys', () => {
    const data = readToml(sourceOf('__proto__ = { polluted = 1 }\n["constructor"]\nx = 1\n')).data();
    assert.equal(valueAt(data, ['__proto__', 'polluted']), 1);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  test('a broken file is a problem with its line', () => {
    const document = readToml(sourceOf('a = 1\nb = \n'));
    assert.equal(document.data(), undefined);
    assert.match(document.problems[0]?.message ?? '', /^Line 2 is not valid TOML/);
  });

  test('a cookiecutter template is left alone', () => {
    const document = readToml(sourceOf('name = {{ cookiecutter.name }}\n', '{{ cookiecutter.name }}/pyproject.toml'));
    assert.equal(document.data(), undefined);
    assert.deepEqual(document.problems, []);
  });

  for (const [name, hostile] of [
    ['brackets', `a = ${'['.repeat(100_000)}`],
    ['dotted keys', `a${'.a'.repeat(20_000)} = 1`],
    ['a string of two million characters', `a = "${'x'.repeat(2_000_000)}"`],
  ] as const) {
    test(`never throws: ${name}`, () => {
      const document = readToml(sourceOf(hostile));
      assert.equal(document.data() === undefined, document.problems.length > 0);
    });
  }
});

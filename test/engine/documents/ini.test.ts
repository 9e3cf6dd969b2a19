import assert from 'node:assert/strict';
import { readIni } from '../../../src/engine/documents/ini';
import { sourceOf, textAt } from './textSources';

suite('readIni', () => {
  test('reads sections, both separators, continued values and comments as configparser does', () => {
    const text =
      '# top\n[tool:pytest]\nTestPaths =\n  tests\n  # not this\n  more\naddopts: -q -x\r\n\n[flake8]\nmax-line-length=100\nflag\n';
    const document = readIni(sourceOf(text));
    assert.deepEqual(JSON.parse(JSON.stringify(document.data())), {
      'tool:pytest': { testpaths: 'tests\nmore', addopts: '-q -x' },
      flake8: { 'max-line-length': '100', flag: '' },
    });
    assert.equal(textAt(text, document.spanOf(['flake8', 'max-line-length'])), '100');
    assert.equal(textAt(text, document.spanOf(['tool:pytest', 'addopts'])), '-q -x');
  });

  test('keys before any section have a section without a name', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(readIni(sourceOf('root = true\n[*.py]\nx=1\n')).data())), {
      '': { root: 'true' },
      '*.py': { x: '1' },
    });
  });

  test('a line that makes no sense is a problem', () => {
    const document = readIni(sourceOf('[a]\n= 1\n'));
    assert.equal(document.data(), undefined);
    assert.match(document.problems[0]?.message ?? '', /^Line 2 is not valid INI/);
  });

  test('a line of a million spaces ends at once', () => {
    const started = performance.now();
    readIni(sourceOf(`[a]\nb${' '.repeat(1_000_000)}c\n`)).data();
    assert.ok(performance.now() - started < 2000);
  });
});

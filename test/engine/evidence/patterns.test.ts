import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { anyPattern, overLines } from '../../../src/engine/evidence/patterns';

const lines = ['', '  run:\tpytest -q', 'a[1] = "x"', '\u00a0import mlflow  ', 'ends with\\'];

suite('Patterns over many lines', () => {
  for (const source of [
    '^\\s*run:\\s',
    '[^a]b?$',
    '[\\s"]x',
    '\\s+$',
    '^$',
    '\\[\\d\\]\\s=',
    '[^\\s]\\\\$',
    'RUN|mlflow\\b',
  ]) {
    test(`/${source}/ finds in the whole what it finds in a line`, () => {
      const pattern = anyPattern([source]);
      assert.ok(lines.some(line => pattern.test(line)));
      for (const line of lines.filter(text => pattern.test(text))) {
        assert.match(['zzz', line, 'zzz'].join('\n'), overLines(pattern));
      }
    });
  }

  test('white space at the start of a line does not cost the square of the empty lines', () => {
    const started = performance.now();
    assert.doesNotMatch('\n'.repeat(500_000), overLines(anyPattern(['^\\s*run', '[^"]*\\s*x'])));
    assert.ok(performance.now() - started < 5_000);
  });
});

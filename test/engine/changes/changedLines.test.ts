import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { changedLines } from '../../../src/engine/changes/changedLines';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const notebook = (...sources: readonly string[]): string =>
  JSON.stringify({
    cells: sources.map(source => {
      return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: source.split(/(?<=\n)/) };
    }),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 4,
  });

function check(path: string, before: string, now: string, expected: readonly string[]): void {
  const lines = changedLines(path, bytes(before), bytes(now));
  assert.deepEqual(
    lines.map(({ cell, line, text }) => `${cell === undefined ? '' : `cell ${cell} `}${line}: ${text}`),
    expected,
  );
}

suite('Changed lines', () => {
  test('are those that were added or written anew, and none where only lines went', () => {
    check('a.py', 'a = 1\nb = 2\nc = 3\n', 'a = 1\nb = 4\nc = 3\nd = 5\n', ['2: b = 4', '4: d = 5']);
    check('a.py', 'a = 1\nb = 2\n', 'b = 2\n', []);
    check('a.py', '', 'a = 1\n', ['1: a = 1']);
  });

  test('are counted whatever ends a line, and a change of line ends is no change', () => {
    check('a.py', 'a = 1\nb = 2\n', 'a = 1\r\nb = 3\r\n', ['2: b = 3']);
    check('a.py', '\ufeffa = 1\n', 'a = 1\n', []);
  });

  test('of a notebook are lines of its cells, wherever these have moved; outputs and layout are none', () => {
    const before = notebook('import os', 'a = 1\nb = 2');
    check('n.ipynb', before, notebook('import os', 'x = 0', 'a = 1\nb = 3'), ['cell 1 1: x = 0', 'cell 2 2: b = 3']);
    const spread = JSON.stringify(JSON.parse(before.replaceAll('"outputs":[]', '"outputs":[{"a":1}]')), null, 2);
    check('n.ipynb', before, spread, []);
  });

  test('of what is no text and no notebook are none', () => {
    check('n.ipynb', notebook('a = 1'), 'not JSON', []);
    check('a.py', 'a', '\0\0\0\u0001', []);
  });

  test('are all lines where two texts have next to nothing in common, without a long wait', () => {
    const many = (word: string): string => Array.from({ length: 20_000 }, (_, line) => `${word}${line}`).join('\n');
    const started = performance.now();
    assert.equal(changedLines('a.py', bytes(many('a')), bytes(many('b'))).length, 20_000);
    assert.ok(performance.now() - started < 5000);
  });
});

import assert from 'node:assert/strict';
import { applyEdits, overlap } from '../../../src/engine/fixes/applyEdits';

function edit(start: number, end: number, newText: string): Parameters<typeof applyEdits>[1][number] {
  return { span: { start, end }, newText };
}

suite('applyEdits', () => {
  test('takes edits in any order', () => {
    assert.equal(applyEdits('abcdef', [edit(4, 5, 'E'), edit(0, 1, 'A'), edit(6, 6, '!')]), 'AbcdEf!');
  });

  test('keeps the order of insertions at one offset', () => {
    assert.equal(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2')]), 'a12b');
  });

  test('refuses edits that overlap or leave the text', () => {
    assert.throws(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')]), /overlap/);
    assert.throws(() => applyEdits('abc', [edit(2, 9, '')]), /overlap/);
  });

  test('edits that touch do not overlap, insertions at one place do', () => {
    assert.equal(overlap(edit(0, 2, ''), edit(2, 4, '')), false);
    assert.equal(overlap(edit(0, 3, ''), edit(2, 4, '')), true);
    assert.equal(overlap(edit(2, 2, 'a'), edit(2, 2, 'b')), true);
  });
});

import assert from 'node:assert/strict';
import { readNotebook, removeCells } from '../../../src/engine/notebook';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function without(json: string, ...indices: readonly number[]): string {
  const bytes = encoder.encode(json);
  const read = readNotebook(bytes);
  assert.ok(read.kind === 'notebook');
  const edit = removeCells(bytes, read.notebook, indices);
  return edit.kind === 'edited' ? decoder.decode(edit.bytes) : edit.message;
}

const cells = ['a', 'b', 'c', 'd'].map(source => ({ cell_type: 'code', metadata: {}, source }));

function written(kept: readonly number[], indent: number | string): string {
  return `${JSON.stringify({ cells: kept.flatMap(index => cells[index] ?? []), nbformat: 4 }, null, indent)}\n`;
}

suite('removeCells', () => {
  test('leaves the file as it would have been written without them', () => {
    const removals = [[0], [1], [3], [0, 1], [1, 2], [2, 3], [0, 3], [0, 2], [0, 1, 2], [1, 2, 3], []];
    for (const removed of removals) {
      const kept = [0, 1, 2, 3].filter(index => !removed.includes(index));
      for (const indent of [0, 1, '\t']) {
        assert.equal(without(written([0, 1, 2, 3], indent), ...removed), written(kept, indent));
      }
    }
  });

  test('refuses to take all cells, cells that are not there, and cells of nbformat 3', () => {
    assert.equal(without(written([0, 1], 1), 0, 1), 'A notebook keeps at least one cell.');
    assert.equal(without(written([0, 1], 1), 7), 'The notebook has no cell 7.');
    const old = '{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "a"}]}]}';
    assert.equal(without(old, 0), 'Cells of nbformat 3 are not taken out.');
  });
});

import assert from 'node:assert/strict';
import {
  endByte,
  mapSource,
  readNotebook,
  sourceOffset,
  startByte,
  type NotebookCell,
} from '../../../src/engine/notebook';

const encoder = new TextEncoder();

function readCell(sourceJson: string): { readonly bytes: Uint8Array; readonly cell: NotebookCell } {
  const bytes = encoder.encode(`{"cells": [{"source": ${sourceJson}, "cell_type": "code"}], "nbformat": 4}`);
  const result = readNotebook(bytes);
  const cell = result.kind === 'notebook' ? result.notebook.cells[0] : undefined;
  return { bytes, cell: cell ?? assert.fail('No cell was read.') };
}

/** The raw JSON that the characters from `start` to `end` of the source stand for. */
function rawText(sourceJson: string, start: number, end: number): string {
  const { bytes, cell } = readCell(sourceJson);
  const map = mapSource(bytes, cell);
  return new TextDecoder().decode(bytes.subarray(startByte(map, start), endByte(map, end)));
}

suite('mapSource', () => {
  test('finds plain text, escapes and characters of several bytes', () => {
    const json = String.raw`"ab\n\u00e9é漢😀\ud83d\ude00z"`;
    const pieces = [0, 1, 2, 3, 4, 5].map(start => rawText(json, start, start + 1));
    assert.deepEqual(pieces, ['a', 'b', '\\n', '\\u00e9', 'é', '漢']);
    assert.equal(rawText(json, 6, 8), '😀');
    assert.equal(rawText(json, 8, 9), '\\ud83d');
    assert.equal(rawText(json, 9, 10), '\\ude00');
    assert.equal(rawText(json, 10, 11), 'z');
  });

  test('a span that ends with a line ends before the quote, one that starts there starts in the next string', () => {
    const json = '["ab\\n",\n  "cd"]';
    assert.equal(rawText(json, 1, 3), 'b\\n');
    assert.equal(rawText(json, 3, 4), 'c');
    assert.equal(rawText(json, 2, 4), '\\n",\n  "c');
  });

  test('an empty span between two lines is at the start of the later one', () => {
    const { bytes, cell } = readCell('["a\\n", "b"]');
    const map = mapSource(bytes, cell);
    assert.equal(bytes[startByte(map, 2)], 'b'.charCodeAt(0));
  });

  test('goes back from bytes to characters, and from inside an escape to its character', () => {
    const { bytes, cell } = readCell(String.raw`["\u00e9x\n", "y"]`);
    const map = mapSource(bytes, cell);
    const start = (cell.sourceSpan?.start ?? 0) + 2;
    assert.deepEqual(
      [0, 3, 5, 6, 7, 8, 12, 13].map(byte => sourceOffset(map, start + byte)),
      [0, 0, 0, 1, 2, 2, 3, 3],
    );
  });

  test('a byte before the source belongs to its start', () => {
    const { bytes, cell } = readCell('"abc"');
    assert.equal(sourceOffset(mapSource(bytes, cell), 0), 0);
  });

  test('counts bytes that are not UTF-8 as TextDecoder does', () => {
    const bytes = encoder.encode('{"cells": [{"source": "a???b", "cell_type": "code"}], "nbformat": 4}');
    const at = bytes.indexOf(0x3f);
    for (const broken of [
      [0xff, 0xfe, 0x80],
      [0xe6, 0xbc, 0x41],
      [0xf0, 0x9f, 0x98],
      [0xed, 0xa0, 0x80],
      [0xc3, 0x28, 0xc0],
    ]) {
      bytes.set(broken, at);
      const result = readNotebook(bytes);
      const cell = result.kind === 'notebook' ? result.notebook.cells[0] : undefined;
      assert.ok(cell);
      const map = mapSource(bytes, cell);
      assert.equal(startByte(map, cell.source.indexOf('b')), at + 3, broken.join());
    }
  });
});

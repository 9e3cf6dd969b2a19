import assert from 'node:assert/strict';
import { addCellTag, readNotebook, type NotebookCell } from '../../../src/engine/notebook';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function firstCell(bytes: Uint8Array): NotebookCell {
  const result = readNotebook(bytes);
  return (result.kind === 'notebook' ? result.notebook.cells[0] : undefined) ?? assert.fail('No cell was read.');
}

function tagged(json: string, tag = 'preflight-skip'): string {
  const bytes = encoder.encode(json);
  const edit = addCellTag(bytes, firstCell(bytes), tag);
  return edit.kind === 'edited' ? decoder.decode(edit.bytes) : edit.message;
}

function pretty(metadata: unknown, indent: number | string): string {
  return `${JSON.stringify({ cells: [{ cell_type: 'code', metadata, source: ['x'] }], nbformat: 4 }, null, indent)}\n`;
}

suite('addCellTag', () => {
  test('adds the tag as the file would have been written with it', () => {
    const before = [{}, { tags: [] }, { tags: ['a'] }, { tags: ['a', 'b'] }, { name: 'n' }, { name: 'n', b: { c: 1 } }];
    for (const metadata of before) {
      const { tags = [], ...others }: { readonly tags?: readonly string[] } = metadata;
      const after = { ...others, tags: [...tags, 'preflight-skip'] };
      for (const indent of [0, 1, 4, '\t']) assert.equal(tagged(pretty(metadata, indent)), pretty(after, indent));
      const crlf = (json: string): string => json.replaceAll('\n', '\r\n');
      assert.equal(tagged(crlf(pretty(metadata, 2))), crlf(pretty(after, 2)));
    }
  });

  test('keeps to one line where the metadata does', () => {
    const line = (metadata: string): string =>
      `{"cells": [{"metadata": ${metadata}, "cell_type": "raw", "source": ""}], "nbformat": 4}`;
    assert.equal(tagged(line('{}')), line('{"tags": ["preflight-skip"]}'));
    assert.equal(tagged(line('{"a": 1}')), line('{"a": 1, "tags": ["preflight-skip"]}'));
    assert.equal(tagged(line('{"tags": ["a"]}')), line('{"tags": ["a", "preflight-skip"]}'));
  });

  test('a tag that is there changes nothing', () => {
    assert.equal(tagged(pretty({ tags: ['a'] }, 1), 'a'), pretty({ tags: ['a'] }, 1));
  });

  test('escapes the tag', () => {
    assert.equal(tagged(pretty({ tags: ['a'] }, 1), 'é"\\'), pretty({ tags: ['a', 'é"\\'] }, 1));
  });

  test('refuses a cell without metadata, and tags that are no list', () => {
    const json = (metadata: string): string =>
      `{"cells": [{"cell_type": "raw", "source": ""${metadata}}], "nbformat": 4}`;
    assert.equal(tagged(json('')), 'Cell 0 has no metadata, so a tag cannot be added.');
    assert.equal(tagged(json(', "metadata": null')), 'Cell 0 has no metadata, so a tag cannot be added.');
    assert.equal(
      tagged(json(', "metadata": {"tags": "a"}')),
      'Cell 0 has tags that are no list, so a tag cannot be added.',
    );
  });
});

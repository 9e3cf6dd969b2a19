import assert from 'node:assert/strict';
import { applyNotebookChanges, readNotebook, type NotebookChange } from '../../../src/engine/notebook';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function changed(json: string, ...changes: readonly NotebookChange[]): string {
  const bytes = encoder.encode(json);
  const read = readNotebook(bytes);
  assert.ok(read.kind === 'notebook');
  const edit = applyNotebookChanges(bytes, read.notebook, changes);
  return edit.kind === 'edited' ? decoder.decode(edit.bytes) : edit.message;
}

const indents = [0, 1, 4, '\t'];
const cells = ['a', 'b', 'c', 'd'].map(source => ({ cell_type: 'code', metadata: {}, source }));

function written(given: readonly unknown[], indent: number | string): string {
  return `${JSON.stringify({ cells: given, nbformat: 4, nbformat_minor: 4 }, null, indent)}\n`;
}

function chosen(...order: readonly number[]): readonly unknown[] {
  return order.flatMap(index => cells[index] ?? []);
}

function removals(...gone: readonly number[]): readonly NotebookChange[] {
  return gone.map(cell => ({ kind: 'remove', cell }));
}

suite('applyNotebookChanges', () => {
  test('leaves the file as it would have been written without the cells that go', () => {
    for (const gone of [[0], [1], [3], [0, 1], [1, 2], [2, 3], [0, 3], [0, 2], [0, 1, 2], [1, 2, 3], []]) {
      const kept = [0, 1, 2, 3].filter(index => !gone.includes(index));
      for (const indent of indents) {
        assert.equal(changed(written(cells, indent), ...removals(...gone)), written(chosen(...kept), indent));
      }
    }
  });

  test('moves cells up and down', () => {
    for (const indent of indents) {
      const move = (cell: number, before: number): string =>
        changed(written(cells, indent), { kind: 'move', cell, before });
      assert.equal(move(2, 0), written(chosen(2, 0, 1, 3), indent));
      assert.equal(move(3, 1), written(chosen(0, 3, 1, 2), indent));
      assert.equal(move(0, 4), written(chosen(1, 2, 3, 0), indent));
      assert.equal(move(1, 1), written(cells, indent));
    }
  });

  test('writes new cells as the file would have been written with them', () => {
    const content = { kind: 'markdown', source: '# Größe "x"\n\nText', tags: [] } as const;
    const markdown = { cell_type: 'markdown', metadata: {}, source: ['# Größe "x"\n', '\n', 'Text'] };
    const code = { cell_type: 'code', execution_count: null, metadata: { tags: ['parameters'] }, outputs: [], source: ['A = 1'] }; // prettier-ignore
    for (const indent of indents) {
      const insert = (cell: number): NotebookChange => ({ kind: 'insert', cell, content });
      assert.equal(changed(written(cells, indent), insert(0)), written([markdown, ...cells], indent));
      assert.equal(changed(written(cells, indent), insert(4)), written([...cells, markdown], indent));
      const parameters = { kind: 'code', source: 'A = 1', tags: ['parameters'] } as const;
      assert.equal(
        changed(written(chosen(0), indent), { kind: 'insert', cell: 1, content: parameters }, insert(0)),
        written([markdown, cells[0], code], indent),
      );
    }
    const line = '{"cells": [{"cell_type": "raw", "metadata": {}, "source": "é"}], "nbformat": 4}';
    assert.equal(
      changed(line, { kind: 'insert', cell: 0, content: { ...content, source: 'a, b' } }),
      '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["a, b"]}, {"cell_type": "raw", "metadata": {}, "source": "é"}], "nbformat": 4}',
    );
  });

  test('from nbformat 4.5 on new cells have ids that nobody else has', () => {
    const one = { cell_type: 'raw', id: 'a', metadata: {}, source: '' };
    const json = JSON.stringify({ cells: [one], nbformat: 4, nbformat_minor: 5 });
    const insert = { kind: 'insert', cell: 1, content: { kind: 'code', source: 'x', tags: [] } } as const;
    const read = readNotebook(encoder.encode(changed(json, insert, insert)));
    assert.ok(read.kind === 'notebook');
    assert.deepEqual(read.notebook.problems, []);
    assert.equal(changed(json, insert), changed(json, insert));
  });

  test('clears outputs with their count, or the counts alone', () => {
    const ran = (count: number | null, outputs: readonly unknown[]): unknown => ({
      cell_type: 'code',
      execution_count: count,
      metadata: {},
      outputs,
      source: ['x'],
    });
    const result = (count: number | null): unknown => ({
      data: { 'text/plain': '"execution_count": 3' },
      execution_count: count,
      metadata: {},
      output_type: 'execute_result',
    });
    for (const indent of indents) {
      const before = written([ran(3, [result(3)]), ran(4, [result(4)])], indent);
      const outputs = changed(before, { kind: 'clear-outputs', cell: 0 });
      assert.equal(outputs, written([ran(null, []), ran(4, [result(4)])], indent));
      const counts = changed(before, { kind: 'clear-count', cell: 1 });
      assert.equal(counts, written([ran(3, [result(3)]), ran(null, [result(null)])], indent));
      const both = changed(before, { kind: 'clear-outputs', cell: 1 }, { kind: 'move', cell: 1, before: 0 });
      assert.equal(both, written([ran(null, []), ran(3, [result(3)])], indent));
    }
  });

  test('refuses to take all cells, cells that are not there, and nbformat 3', () => {
    assert.equal(changed(written(chosen(0, 1), 1), ...removals(0, 1)), 'A notebook keeps at least one cell.');
    assert.equal(changed(written(chosen(0, 1), 1), ...removals(7)), 'It has no cell 7 any more.');
    const old = '{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "a"}]}]}';
    assert.match(changed(old, ...removals(0)), /nbformat 3: open it in Jupyter/);
  });
});

suite('tags of cells', () => {
  const tagged = (json: string, tag = 'preflight-skip'): string => changed(json, { kind: 'tag', cell: 0, tag });
  const pretty = (metadata: unknown, indent: number | string): string =>
    written([{ cell_type: 'code', metadata, source: ['x'] }], indent);

  test('are added as the file would have been written with them', () => {
    const before = [{}, { tags: [] }, { tags: ['a'] }, { tags: ['a', 'b'] }, { name: 'n' }, { name: 'n', b: { c: 1 } }];
    for (const metadata of before) {
      const { tags = [], ...others }: { readonly tags?: readonly string[] } = metadata;
      const after = { ...others, tags: [...tags, 'preflight-skip'] };
      for (const indent of indents) {
        assert.equal(tagged(pretty(metadata, indent)), pretty(after, indent));
      }
      const crlf = (json: string): string => json.replaceAll('\n', '\r\n');
      assert.equal(tagged(crlf(pretty(metadata, 2))), crlf(pretty(after, 2)));
    }
  });

  test('keep to one line where the metadata does', () => {
    const line = (metadata: string): string =>
      `{"cells": [{"metadata": ${metadata}, "cell_type": "raw", "source": ""}], "nbformat": 4}`;
    assert.equal(tagged(line('{}')), line('{"tags": ["preflight-skip"]}'));
    assert.equal(tagged(line('{"a": 1}')), line('{"a": 1, "tags": ["preflight-skip"]}'));
    assert.equal(tagged(line('{"tags": ["a"]}')), line('{"tags": ["a", "preflight-skip"]}'));
  });

  test('are escaped, and those that are there change nothing', () => {
    assert.equal(tagged(pretty({ tags: ['a'] }, 1), 'a'), pretty({ tags: ['a'] }, 1));
    assert.equal(tagged(pretty({ tags: ['a'] }, 1), 'é"\\'), pretty({ tags: ['a', 'é"\\'] }, 1));
  });

  test('are refused by a cell without metadata, and beside tags that are no list', () => {
    const json = (metadata: string): string =>
      `{"cells": [{"cell_type": "raw", "source": ""${metadata}}], "nbformat": 4}`;
    for (const metadata of ['', ', "metadata": null', ', "metadata": {"tags": "a"}']) {
      assert.equal(tagged(json(metadata)), 'Cell 0 has metadata that takes no tag.');
    }
  });
});

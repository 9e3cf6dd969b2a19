import assert from 'node:assert/strict';
import { readNotebook, type NotebookModel } from '../../../src/engine/notebook';

const encoder = new TextEncoder();

function read(json: string): NotebookModel {
  const result = readNotebook(encoder.encode(json));
  return result.kind === 'notebook' ? result.notebook : assert.fail(result.message);
}

function readCells(...cells: readonly string[]): NotebookModel {
  return read(`{"cells": [${cells.join(', ')}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}`);
}

function source(json: string): string {
  return readCells(`{"cell_type": "code", "source": ${json}}`).cells[0]?.source ?? assert.fail();
}

suite('readNotebook', () => {
  test('reads the cells of nbformat 4 in order, Markdown counted too', () => {
    const { cells } = readCells(
      '{"cell_type": "markdown", "source": ["# Title"]}',
      '{"cell_type": "code", "source": ["x = 1\\n", "y"], "execution_count": 3}',
      '{"cell_type": "raw", "source": ""}',
    );
    const seen = cells.map(({ index, kind, language, source: text, executionCount }) => [
      index,
      kind,
      language,
      text,
      executionCount,
    ]);
    assert.deepEqual(seen, [
      [0, 'markdown', 'markdown', '# Title', undefined],
      [1, 'code', 'python', 'x = 1\ny', 3],
      [2, 'raw', 'raw', '', undefined],
    ]);
  });

  test('reads nbformat 3: `input`, `prompt_number`, headings, one index over all worksheets', () => {
    const { nbformat, cells } = read(`{
      "metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0,
      "worksheets": [
        {"cells": [{"cell_type": "heading", "level": 1, "source": "Title"},
                   {"cell_type": "code", "input": ["a = 1"], "language": "python", "prompt_number": 2,
                    "outputs": [{"output_type": "pyerr"}]}]},
        {"cells": [{"cell_type": "code", "input": "b"}]}
      ]}`);
    assert.equal(nbformat, 3);
    const seen = cells.map(cell => [cell.index, cell.kind, cell.source, cell.executionCount, cell.outputs.hasError]);
    assert.deepEqual(seen, [
      [0, 'markdown', 'Title', undefined, false],
      [1, 'code', 'a = 1', 2, true],
      [2, 'code', 'b', undefined, false],
    ]);
  });

  test('nbformat 4 knows no `input`', () => {
    assert.equal(readCells('{"cell_type": "code", "input": "old", "source": "new"}').cells[0]?.source, 'new');
    assert.equal(readCells('{"cell_type": "code", "input": "old"}').cells[0]?.source, '');
  });

  test('decodes every escape, pairs and lone halves included', () => {
    assert.equal(source(String.raw`"\"\\\/\b\f\n\r\té\ud83d\ude00\uD83Dx"`), '"\\/\b\f\n\r\té😀\ud83dx');
    assert.equal(source('["é", "漢😀", "\\u2028"]'), 'é漢😀\u2028');
  });

  test('keeps the text of a cell apart from that of the next when bytes are not UTF-8', () => {
    const text =
      '{"cells": [{"cell_type": "code", "source": "a?"}, {"cell_type": "code", "source": "?b"}], "nbformat": 4}';
    const bytes = encoder.encode(text).map(byte => (byte === 0x3f ? 0xff : byte));
    const result = readNotebook(bytes);
    const sources = result.kind === 'notebook' ? result.notebook.cells.map(cell => cell.source) : [];
    assert.deepEqual(sources, ['a\uFFFD', '\uFFFDb']);
  });

  test('a byte order mark at the start of the file is none of the text, in a cell it is', () => {
    const { cells } = read('\uFEFF{"cells": [{"cell_type": "code", "source": "\uFEFFx"}], "nbformat": 4}');
    assert.equal(cells[0]?.source, '\uFEFFx');
  });

  test('takes the language from the kernel, then from language_info, then Python', () => {
    const language = (metadata: string): string =>
      read(`{"cells": [], "metadata": ${metadata}, "nbformat": 4}`).language;
    assert.equal(language('{"kernelspec": {"language": "R"}, "language_info": {"name": "python"}}'), 'r');
    assert.equal(language('{"kernelspec": {"name": "x"}, "language_info": {"name": "julia"}}'), 'julia');
    assert.equal(language('{"kernelspec": {"language": ""}, "language_info": {"name": "ipython"}}'), 'python');
    assert.equal(language('null'), 'python');
  });

  test('a cell may have a language of its own', () => {
    const { cells } = readCells('{"cell_type": "code", "source": "", "metadata": {"vscode": {"languageId": "SQL"}}}');
    assert.equal(cells[0]?.language, 'sql');
  });

  test('names the kernel and the tools that left their mark', () => {
    const { kernelName, marks } = read(
      '{"cells": [], "nbformat": 4, "metadata": {"kaggle": {}, "colab": {"x": [1]}, "kernelspec": {"name": "conda-ml"}}}',
    );
    assert.equal(kernelName, 'conda-ml');
    assert.deepEqual(marks, ['colab', 'kaggle']);
  });

  test('reads ids, tags and execution counts, and leaves out what is none', () => {
    const { cells } = readCells(
      '{"cell_type": "code", "source": "", "id": "a1", "metadata": {"tags": ["parameters", 3, "x\\u0079"]}, "execution_count": null}',
      '{"cell_type": "code", "source": "", "id": 7, "metadata": {"tags": "no"}, "execution_count": "*"}',
    );
    assert.deepEqual(
      cells.map(({ id, tags, executionCount }) => [id, tags, executionCount]),
      [
        ['a1', ['parameters', 'xy'], null],
        [undefined, [], undefined],
      ],
    );
  });

  test('sums up outputs by their bytes and says when one is an error', () => {
    const outputs =
      '[{"output_type": "stream", "text": ["{\\"output_type\\": \\"error\\"}"]}, {"output_type": "error"}]';
    const { cells } = readCells(
      `{"cell_type": "code", "source": "", "outputs": ${outputs}}`,
      '{"cell_type": "code", "source": "", "outputs": [{"output_type": "stream", "text": "error"}]}',
    );
    const [first, second] = cells.map(cell => cell.outputs);
    assert.deepEqual([first?.count, first?.hasError, first?.bytes], [2, true, outputs.length]);
    assert.deepEqual([second?.count, second?.hasError], [1, false]);
  });

  test('the last of repeated keys counts, however a key is escaped', () => {
    const { cells } = readCells(
      String.raw`{"cell_type": "markdown", "source": "a", "sour\u0063e": "b", "cell_type": "code"}`,
    );
    assert.deepEqual([cells[0]?.kind, cells[0]?.source], ['code', 'b']);
  });

  test('`__proto__` is a key like any other', () => {
    const { cells } = read(
      '{"__proto__": {"cells": []}, "cells": [{"__proto__": {"source": "a"}, "cell_type": "code", "source": "b"}], "nbformat": 4}',
    );
    assert.deepEqual(
      cells.map(cell => cell.source),
      ['b'],
    );
  });

  test('a source that is no text is empty and a problem', () => {
    const { cells, problems } = readCells(
      '{"cell_type": "code", "source": null}',
      '{"cell_type": "code", "source": ["a", 1]}',
      '{"cell_type": "code"}',
      '{"cell_type": "code", "source": []}',
    );
    assert.deepEqual(
      cells.map(cell => cell.source),
      ['', '', '', ''],
    );
    assert.deepEqual(
      problems.map(({ kind, cell }) => [kind, cell]),
      [
        ['bad-source', 0],
        ['bad-source', 1],
        ['bad-source', 2],
      ],
    );
  });

  test('what is no cell keeps its place, so that later cells keep theirs', () => {
    const { cells, problems } = readCells(
      'null',
      '{"cell_type": "code", "source": "x"}',
      '{"cell_type": "odd", "source": ""}',
    );
    assert.deepEqual(
      cells.map(({ index, kind, source: text }) => [index, kind, text]),
      [
        [0, 'raw', ''],
        [1, 'code', 'x'],
        [2, 'raw', ''],
      ],
    );
    assert.deepEqual(
      problems.map(({ kind, cell }) => `${kind} ${String(cell)}`),
      ['bad-cell 0', 'bad-source 0', 'bad-cell 2'],
    );
  });

  test('ids are asked for from 4.5 on, and each only once', () => {
    const cells =
      '{"cell_type": "raw", "source": ""}, {"id": "a", "cell_type": "raw", "source": ""}, {"id": "a", "cell_type": "raw", "source": ""}';
    const kinds = (minor: number): readonly string[] =>
      read(`{"cells": [${cells}], "nbformat": 4, "nbformat_minor": ${minor}}`).problems.map(({ kind }) => kind);
    assert.deepEqual(kinds(4), []);
    assert.deepEqual(kinds(5), ['missing-cell-id', 'duplicate-cell-id']);
  });

  test('says when nbformat is missing or unknown, and reads on', () => {
    const kinds = (rest: string): readonly string[] => read(`{"cells": []${rest}}`).problems.map(({ kind }) => kind);
    assert.deepEqual(kinds(''), ['missing-nbformat']);
    assert.deepEqual(kinds(', "nbformat": 5'), ['unknown-nbformat']);
    assert.deepEqual(kinds(', "nbformat": 4'), []);
  });

  test('accepts NaN and Infinity as Jupyter does, and notes the first', () => {
    const json =
      '{"cells": [{"cell_type": "code", "source": ["a"], "id": "i", "outputs": [{"data": [NaN, -Infinity]}]}], "nbformat": 4}';
    const { cells, problems } = read(json);
    assert.deepEqual([cells[0]?.source, cells[0]?.id], ['a', 'i']);
    assert.deepEqual(
      problems.map(({ kind, offset }) => [kind, offset]),
      [['not-a-number', json.indexOf('NaN')]],
    );
  });

  test('spans cut out exactly the cell, its source, metadata and outputs', () => {
    const json =
      '{ "cells" : [ {"source" :  ["é\\n"] , "metadata": {"a": 1}, "outputs": [ ], "cell_type":"code"} ], "nbformat": 4 }';
    const bytes = encoder.encode(json);
    const { cells } = read(json);
    const cut = (span: { start: number; end: number } | undefined): string =>
      span === undefined ? '' : new TextDecoder().decode(bytes.subarray(span.start, span.end));
    const [cell] = cells;
    assert.equal(cut(cell?.span), '{"source" :  ["é\\n"] , "metadata": {"a": 1}, "outputs": [ ], "cell_type":"code"}');
    assert.equal(cut(cell?.sourceSpan), '["é\\n"]');
    assert.equal(cut(cell?.metadataSpan), '{"a": 1}');
    assert.equal(cut(cell?.outputs.span), '[ ]');
  });

  test('reads bytes at any address, and from a Buffer', () => {
    const json = encoder.encode(
      '{"cells": [{"cell_type": "code", "source": "a long enough line of code"}], "nbformat": 4}',
    );
    for (const shift of [0, 1, 2, 3]) {
      const memory = new Uint8Array(json.length + shift);
      memory.set(json, shift);
      for (const bytes of [memory.subarray(shift), Buffer.from(memory.buffer, shift)]) {
        const result = readNotebook(bytes);
        assert.equal(result.kind === 'notebook' && result.notebook.cells[0]?.source, 'a long enough line of code');
      }
    }
  });
});

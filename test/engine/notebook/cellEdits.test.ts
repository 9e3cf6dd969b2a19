import assert from 'node:assert/strict';
import {
  applyCellEdits,
  readNotebook,
  replaceCellSource,
  type NotebookCell,
  type NotebookEdit,
  type NotebookModel,
  type SourceEdit,
} from '../../../src/engine/notebook';
import { generatedNotebook, randomFrom } from '../../tools/proveNotebookCases';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function read(bytes: Uint8Array): NotebookModel {
  const result = readNotebook(bytes);
  return result.kind === 'notebook' ? result.notebook : assert.fail(result.message);
}

function bytesOf(edit: NotebookEdit): Uint8Array {
  return edit.kind === 'edited' ? edit.bytes : assert.fail(edit.message);
}

/** Replaces `find` in the source of cell `index`, and gives the whole file. */
function replaceIn(json: string, index: number, find: string, newText: string): string {
  const bytes = encoder.encode(json);
  const cell = read(bytes).cells[index] ?? assert.fail();
  const start = cell.source.indexOf(find);
  assert.notEqual(start, -1, `"${find}" is not in "${cell.source}"`);
  return decoder.decode(bytesOf(replaceCellSource(bytes, cell, [{ start, end: start + find.length, newText }])));
}

/** A notebook of one code cell whose source is written as given. */
function notebook(source: string): string {
  return `{"cells": [{"cell_type": "code", "source": ${source}}], "nbformat": 4}`;
}

function check(source: string, find: string, newText: string, expected: string): void {
  assert.equal(replaceIn(notebook(source), 0, find, newText), notebook(expected));
}

const notebookJson = {
  cells: ['first', 'middle', 'last'].map(name => ({
    cell_type: 'code',
    execution_count: 1,
    metadata: { 'odd key': ['é', 1.5] },
    outputs: [{ output_type: 'stream', text: ['é\n', `${name} / 😀`] }],
    source: ['import pandas as pd\n', `df = pd.read_csv("/home/me/${name}.csv")\n`, 'df.head()'],
  })),
  metadata: { kernelspec: { name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 4,
};

const asciiJson = (indent: number): string =>
  JSON.stringify(notebookJson, null, indent).replace(
    /[\u0080-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const layouts: Readonly<Record<string, string>> = {
  'one space, as Jupyter writes': `${JSON.stringify(notebookJson, null, 1)}\n`,
  'four spaces, no line break at the end': JSON.stringify(notebookJson, null, 4),
  tabs: JSON.stringify(notebookJson, null, '\t'),
  CRLF: JSON.stringify(notebookJson, null, 2).replaceAll('\n', '\r\n'),
  minified: JSON.stringify(notebookJson),
  'one line with spaces': JSON.stringify(notebookJson, null, 1).replace(/\n */g, ' '),
  'a byte order mark': `\uFEFF${JSON.stringify(notebookJson, null, 1)}`,
  'escapes for all but ASCII': `${asciiJson(1)}\n`,
  'escapes for all but ASCII, minified': asciiJson(0),
};

suite('replaceCellSource', () => {
  for (const [name, json] of Object.entries(layouts)) {
    test(`keeps every other byte of a file with ${name}`, () => {
      for (const [index, file] of ['first', 'middle', 'last'].entries()) {
        const edited = replaceIn(json, index, `/home/me/${file}.csv`, 'data/in.csv');
        assert.equal(edited, json.replace(`/home/me/${file}.csv`, 'data/in.csv'));
      }
    });
  }

  test('a new line becomes an item of its own, laid out like the others', () => {
    for (const json of Object.values(layouts)) {
      const bytes = encoder.encode(json);
      const { cells } = read(bytes);
      const edits: SourceEdit[] = [{ start: 0, end: 0, newText: 'import os\n' }];
      const edited = decoder.decode(bytesOf(replaceCellSource(bytes, cells[1] ?? assert.fail(), edits)));
      const gap = /pd\\n"(,\s*)"df/.exec(json)?.[1] ?? assert.fail();
      const second = json.indexOf('"import', json.indexOf('"import') + 1);
      assert.equal(edited, `${json.slice(0, second)}"import os\\n"${gap}${json.slice(second)}`);
    }
  });

  test('lines are split, joined, removed and appended', () => {
    check('["a\\n", "b\\n", "c"]', 'b', 'x\ny', '["a\\n", "x\\n", "y\\n", "c"]');
    check('["a\\n", "b\\n", "c"]', '\nb\n', ' ', '["a c"]');
    check('["a\\n", "b\\n", "c"]', 'b\n', '', '["a\\n", "c"]');
    check('["a\\n", "b\\n", "c"]', '\nc', '', '["a\\n", "b"]');
    check('["a\\n", "b\\n", "c"]', 'c', '', '["a\\n", "b\\n"]');
    check('["a\\n", "b\\n", "c"]', 'c', 'c\nd\n', '["a\\n", "b\\n", "c\\n", "d\\n"]');
    check('["a\\n", "b"]', 'a\n', '', '["b"]');
    check('["a\\n", "b"]', 'a\nb', '', '[]');
    check('["a\\n"]', 'a\n', 'a\nb', '["a\\n", "b"]');
    check('["a"]', 'a', 'b\nc', '["b\\n", "c"]');
  });

  test('lines that are laid out unevenly stay so', () => {
    check('["a\\n","b\\n" ,\n "c\\n",  "d"]', 'd', 'x', '["a\\n","b\\n" ,\n "c\\n",  "x"]');
    check('["a\\n","b\\n" ,\n "c\\n",  "d"]', 'a', 'x', '["x\\n","b\\n" ,\n "c\\n",  "d"]');
  });

  test('an empty list gets its first lines', () => {
    check('[]', '', 'a\nb', '["a\\n", "b"]');
    check('[""]', '', 'a', '["a"]');
    const pretty = '{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": []\n  }\n ],\n "nbformat": 4\n}\n';
    assert.equal(replaceIn(pretty, 0, '', 'a\nb'), pretty.replace('[]', '[\n    "a\\n",\n    "b"\n   ]'));
  });

  test('a string stays a string', () => {
    check('"a\\nb\\u0041 \\/"', 'b', 'x\n"y"', '"a\\nx\\n\\"y\\"\\u0041 \\/"');
    check('""', '', 'é', '"é"');
  });

  test('lines that are not parted at their ends stay as they are', () => {
    check('["a\\nb\\nc"]', 'b', 'x\ny', '["a\\nx\\ny\\nc"]');
    check('["a", "b\\n", "c"]', 'b', 'x', '["a", "x\\n", "c"]');
    check('["a", "b", "c"]', 'b', '', '["a", "c"]');
  });

  test('escapes around the change keep their spelling', () => {
    check(
      String.raw`["\u0061\/\u00e9 old \ud83d\ude00\n", "\u0062"]`,
      'old',
      'new',
      String.raw`["\u0061\/\u00e9 new \ud83d\ude00\n", "\u0062"]`,
    );
  });

  test('new text is written as the file writes: raw, or in escapes when it has nothing else', () => {
    check('["old"]', 'old', 'é😀', '["é😀"]');
    check(String.raw`["\u00e8 old"]`, 'old', 'é😀', String.raw`["\u00e8 \u00e9\ud83d\ude00"]`);
    check(String.raw`["\u00e8 ù old"]`, 'old', 'é', String.raw`["\u00e8 ù é"]`);
    check(String.raw`["\u000b old"]`, 'old', 'é', String.raw`["\u000b é"]`);
    check('["old"]', 'old', '"\\\t\0\u2028', '["\\"\\\\\\t\\u0000\u2028"]');
  });

  test('edits several places of a cell at once, in whatever order they come', () => {
    const bytes = encoder.encode(notebook('["ab\\n", "cd\\n", "ef"]'));
    const edits = [
      { start: 6, end: 7, newText: 'E' },
      { start: 0, end: 1, newText: 'A' },
      { start: 1, end: 1, newText: '+' },
      { start: 2, end: 4, newText: '' },
    ];
    const edited = replaceCellSource(bytes, read(bytes).cells[0] ?? assert.fail(), edits);
    assert.equal(decoder.decode(bytesOf(edited)), notebook('["A+bd\\n", "Ef"]'));
  });

  test('refuses edits that overlap or go past the end', () => {
    const bytes = encoder.encode(notebook('["abc"]'));
    const cell = read(bytes).cells[0] ?? assert.fail();
    const overlapping = [
      { start: 0, end: 2, newText: '' },
      { start: 1, end: 3, newText: '' },
    ];
    assert.equal(replaceCellSource(bytes, cell, overlapping).kind, 'refused');
    assert.equal(replaceCellSource(bytes, cell, [{ start: 0, end: 4, newText: '' }]).kind, 'refused');
    assert.equal(replaceCellSource(bytes, cell, [{ start: 2, end: 1, newText: '' }]).kind, 'refused');
  });

  test('refuses a cell whose source is no text, is missing, or is of another file', () => {
    for (const source of ['null', '[1]', '{}']) {
      const bytes = encoder.encode(notebook(source));
      const cell = read(bytes).cells[0] ?? assert.fail();
      assert.equal(replaceCellSource(bytes, cell, [{ start: 0, end: 0, newText: 'x' }]).kind, 'refused', source);
    }
    const bytes = encoder.encode('{"cells": [{"cell_type": "code"}], "nbformat": 4}');
    assert.equal(replaceCellSource(bytes, read(bytes).cells[0] ?? assert.fail(), []).kind, 'refused');
    const other = encoder.encode(notebook('["a longer source than before"]'));
    const cell = read(encoder.encode(notebook('["abc"]'))).cells[0] ?? assert.fail();
    assert.equal(replaceCellSource(other, cell, [{ start: 0, end: 1, newText: 'x' }]).kind, 'refused');
    assert.equal(replaceCellSource(new Uint8Array(3), cell, [{ start: 0, end: 1, newText: 'x' }]).kind, 'refused');
  });

  test('any edits of any notebook give the text they should, and the other cells as they were', () => {
    for (let seed = 0; seed < 400; seed++) checkRandomEdits(seed);
  });
});

suite('applyCellEdits', () => {
  test('edits several cells at once', () => {
    const json = layouts['minified'] ?? assert.fail();
    const bytes = encoder.encode(json);
    const editsByCell = new Map([2, 0].map(index => [index, [{ start: 0, end: 6, newText: 'from' }]]));
    const edited = decoder.decode(bytesOf(applyCellEdits(bytes, read(bytes), editsByCell)));
    const parts = json.split('import');
    assert.equal(edited, [parts[0], 'from', parts[1], 'import', parts[2], 'from', parts[3]].join(''));
  });

  test('refuses a cell that is not there, and then edits none', () => {
    const bytes = encoder.encode(notebook('["a"]'));
    const editsByCell = new Map([0, 7, -1].map(index => [index, [{ start: 0, end: 0, newText: 'x' }]]));
    assert.deepEqual(applyCellEdits(bytes, read(bytes), editsByCell), {
      kind: 'refused',
      message: 'The notebook has no cell 7.',
    });
  });

  test('without edits every byte stays', () => {
    for (let seed = 0; seed < 200; seed++) {
      const bytes = generatedNotebook(seed);
      const { cells } = read(bytes);
      const editable = cells.filter(cell => replaceCellSource(bytes, cell, []).kind === 'edited');
      const edited = applyCellEdits(bytes, read(bytes), new Map(editable.map(({ index }) => [index, []])));
      assert.deepEqual(new Uint8Array(bytesOf(edited)), new Uint8Array(bytes), `seed ${seed}`);
    }
  });
});

function checkRandomEdits(seed: number): void {
  const bytes = generatedNotebook(seed);
  const random = randomFrom(seed);
  const { cells } = read(bytes);
  const cell = cells[random.below(Math.max(1, cells.length))];
  if (cell === undefined || replaceCellSource(bytes, cell, []).kind === 'refused') return;
  const edits = randomEdits(cell, random);
  const edited = bytesOf(replaceCellSource(bytes, cell, edits));
  const after = read(edited).cells;
  assert.equal(after[cell.index]?.source, applied(cell.source, edits), `seed ${seed}`);
  assert.deepEqual(
    after.map(({ index, span }) => (index === cell.index ? '' : decoder.decode(edited.subarray(span.start, span.end)))),
    cells.map(({ index, span }) => (index === cell.index ? '' : decoder.decode(bytes.subarray(span.start, span.end)))),
    `seed ${seed}`,
  );
}

/** Edits at whole characters: half of a surrogate pair cannot be edited on its own. */
function randomEdits(cell: NotebookCell, random: ReturnType<typeof randomFrom>): readonly SourceEdit[] {
  const offsets = Array.from(cell.source).reduce<number[]>(
    (ends, text) => [...ends, (ends.at(-1) ?? 0) + text.length],
    [0],
  );
  const cuts = Array.from({ length: 2 * random.below(4) }, () => random.pick(offsets)).sort(
    (left, right) => left - right,
  );
  const starts = cuts.filter((_, index) => index % 2 === 0);
  const ends = cuts.filter((_, index) => index % 2 === 1);
  return starts.map((start, index) => ({
    start,
    end: ends[index] ?? start,
    newText: random.pick(['', 'x', '\n', 'one\ntwo', 'é\r\n', '"\\"\n\n', '😀']),
  }));
}

function applied(source: string, edits: readonly SourceEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}

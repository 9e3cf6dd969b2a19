import assert from 'node:assert/strict';
import { notebookByteLimit, readNotebook, type InvalidNotebook } from '../../../src/engine/notebook';
import { generatedNotebook } from '../../tools/proveNotebookCases';

const encoder = new TextEncoder();

function refuse(content: string | Uint8Array): InvalidNotebook {
  const result = readNotebook(typeof content === 'string' ? encoder.encode(content) : content);
  return result.kind === 'invalid' ? result : assert.fail('The notebook was read.');
}

function notebookWith(source: string): string {
  return `{"cells": [{"cell_type": "code", "source": ${source}}], "nbformat": 4}`;
}

suite('readNotebook on what is no notebook', () => {
  test('an empty file is empty, and so is one of white space', () => {
    assert.equal(refuse('').reason, 'empty');
    assert.equal(refuse(' \r\n\t').reason, 'empty');
    assert.match(refuse('').message, /^The notebook file is empty: /);
  });

  test('a notebook cut anywhere is cut off, in every place', () => {
    const whole = String.raw`{"cells": [{"cell_type": "code", "source": ["a\u00e9\n"], "x": [true, null, -1.5e+3, {}]}], "nbformat": 4}`;
    const reasons = Array.from({ length: whole.length - 1 }, (_, index) => refuse(whole.slice(0, index + 1)).reason);
    assert.deepEqual(new Set(reasons), new Set(['truncated']));
  });

  test('says at which line a notebook cut in half ends', () => {
    const { message, offset } = refuse('{\n "cells": [\n  {"source": ["half');
    assert.match(message, /line 3, column 20: /);
    assert.equal(offset, 33);
  });

  test('merge conflict markers are named with their line', () => {
    const { reason, message } = refuse('{\n "cells": [\n<<<<<<< HEAD\n  {}\n=======\n  {}, {}\n>>>>>>> other\n ]\n}\n');
    assert.equal(reason, 'conflict');
    assert.match(message, /git conflict markers at line 3: /);
  });

  test('a marker inside of a cell is text, not a conflict', () => {
    assert.equal(readNotebook(encoder.encode(notebookWith('["<<<<<<< HEAD\\n"]'))).kind, 'notebook');
  });

  test('a Git LFS pointer and a git-annex key are not downloaded', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    assert.equal(refuse(pointer).reason, 'lfs-pointer');
    assert.match(refuse(pointer).message, /not downloaded/);
    assert.equal(
      refuse('../.git/annex/objects/Xq/8z/SHA256E-s12--4d.ipynb/SHA256E-s12--4d.ipynb').reason,
      'annex-pointer',
    );
    assert.equal(refuse('/annex/objects/SHA256E-s12--4d.ipynb\n').reason, 'annex-pointer');
  });

  test('UTF-16 is named, with and without its mark', () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${notebookWith('""')}`, 'utf16le'));
    assert.equal(refuse(utf16).reason, 'utf-16');
    assert.equal(refuse(utf16.subarray(2)).reason, 'utf-16');
    assert.equal(refuse(new Uint8Array(utf16).reverse()).reason, 'utf-16');
  });

  test('JSON that is no notebook is said to be so', () => {
    for (const json of [
      '[]',
      '3',
      '"text"',
      'null',
      '{}',
      '{"cells": {}}',
      '{"cells": null, "worksheets": 1}',
      'NaN',
    ]) {
      assert.equal(refuse(json).reason, 'not-a-notebook', json);
    }
  });

  test('refuses what JSON.parse refuses, with the place', () => {
    const bad = [
      '{"cells": [],}',
      '{"cells": [,]}',
      '{"cells": [] "nbformat": 4}',
      "{'cells': []}",
      '{"cells": []} x',
      '{"cells": []}}',
      '{"cells" []}',
      '{cells: []}',
      '{"cells": [01]}',
      '{"cells": [1.]}',
      '{"cells": [+1]}',
      '{"cells": [.5]}',
      '{"cells": [1e]}',
      '{"cells": [tru]}',
      '{"cells": [nan]}',
      '{"cells": ["\\x41"]}',
      '{"cells": ["\\u12g4"]}',
      '{"cells": ["a\nb"]}',
      '{"cells": ["a\tb, and much more text than one word has"]}',
      '{"cells": [1 2]}',
      '{"cells": [1}',
      '{"cells": [] /* no */}',
      'print("hello")',
      '<html>',
      '\u00a0{"cells": []}',
    ];
    for (const json of bad) {
      assert.ok(!isJson(encoder.encode(json)), json);
      const { reason, message } = refuse(json);
      assert.equal(reason, 'not-json', json);
      assert.match(message, /^The notebook is not valid JSON at line \d+, column \d+, where .+ stands: .+\.$/);
    }
  });

  test('a single wrong byte anywhere never throws, and is judged as JSON.parse judges it', () => {
    for (let seed = 0; seed < 300; seed++) {
      const bytes = new Uint8Array(generatedNotebook(seed));
      const at = (seed * 7919) % bytes.length;
      for (const byte of [0x00, 0x22, 0x5c, 0x2c, 0x5d, 0x7d, 0x61, 0xff]) {
        bytes[at] = byte;
        const isRefused = ![undefined, 'not-a-notebook'].includes(reasonOf(bytes));
        assert.equal(isRefused, !isJson(bytes), `seed ${seed}, byte ${byte} at ${at}`);
      }
    }
  });

  test('a million brackets are refused, a thousand are read', () => {
    const nested = (depth: number): string =>
      notebookWith(`"x", "metadata": {"m": ${'['.repeat(depth)}${']'.repeat(depth)}}`);
    assert.equal(readNotebook(encoder.encode(nested(1000))).kind, 'notebook');
    assert.equal(refuse(nested(1001)).reason, 'too-deep');
    assert.equal(refuse(nested(1_000_000)).reason, 'too-deep');
    assert.equal(refuse('['.repeat(1_000_000)).reason, 'too-deep');
    assert.equal(refuse('{"a":'.repeat(1_000_000)).reason, 'too-deep');
  });

  test('a picture of 10 MB in an output costs its bytes only', () => {
    const outputs = `[{"output_type": "display_data", "data": {"image/png": "${'iVBORw0KGgo'.repeat(950_000)}"}}]`;
    const result = readNotebook(encoder.encode(notebookWith(`"plot()", "outputs": ${outputs}`)));
    const cell = result.kind === 'notebook' ? result.notebook.cells[0] : undefined;
    assert.equal(cell?.source, 'plot()');
    assert.equal(cell.outputs.bytes, outputs.length);
  });

  test('60 MB are read, 70 MB are refused with their size', () => {
    assert.equal(notebookByteLimit, 64 * 1024 * 1024);
    assert.equal(readNotebook(bigNotebook(60)).kind, 'notebook');
    const { reason, message } = refuse(bigNotebook(70));
    assert.equal(reason, 'too-large');
    assert.match(message, /^The notebook has 70 MB, /);
  });

  test('60 MB cut in half are refused as cut off', () => {
    assert.equal(refuse(bigNotebook(60).subarray(0, 30 * 1024 * 1024)).reason, 'truncated');
  });
});

function bigNotebook(megabytes: number): Uint8Array {
  const bytes = new Uint8Array(megabytes * 1024 * 1024).fill(0x78);
  bytes.set(encoder.encode('{"cells": [{"cell_type": "code", "source": "x", "outputs": ["'));
  const end = encoder.encode('"]}], "nbformat": 4}');
  bytes.set(end, bytes.length - end.length);
  return bytes;
}

function reasonOf(bytes: Uint8Array): string | undefined {
  const result = readNotebook(bytes);
  return result.kind === 'invalid' ? result.reason : undefined;
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

import assert from 'node:assert/strict';
import { decodeText, encodeText } from '../../../src/engine/workspace/decodeText';

const greeting = 'größe = "é" # 😀\n';

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  const all = mark ? [0xfeff, ...units] : units;
  return Uint8Array.from(all.flatMap(unit => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0));
}

function decode(bytes: Uint8Array): { text: string; encoding: string; trouble: string | undefined } {
  const decoded = decodeText(bytes, { codingCookie: true });
  if (decoded.kind === 'binary') {
    assert.fail('taken for binary');
  }
  return decoded;
}

suite('decodeText', () => {
  test('UTF-8 is nothing to speak of', () => {
    assert.deepEqual(decode(new TextEncoder().encode(greeting)), {
      kind: 'text',
      text: greeting,
      encoding: 'utf-8',
      trouble: undefined,
    });
  });

  test('a byte order mark is no part of the text', () => {
    const decoded = decode(new TextEncoder().encode(`\uFEFF${greeting}`));
    assert.equal(decoded.text, greeting);
    assert.equal(decoded.encoding, 'utf-8-bom');
    assert.equal(decoded.trouble, undefined);
  });

  for (const [littleEndian, mark] of [
    [true, true],
    [false, true],
    [true, false],
    [false, false],
  ] as const) {
    test(`UTF-16 is read and named (${littleEndian ? 'little' : 'big'} endian, ${mark ? 'with' : 'without'} mark)`, () => {
      const text = `import pandas as pd\n${greeting}`;
      const decoded = decode(utf16(text, littleEndian, mark));
      assert.equal(decoded.text, text);
      assert.match(decoded.trouble ?? '', /UTF-16.*save it as UTF-8/);
    });
  }

  test('undeclared Latin-1 is read, and the author is told', () => {
    const decoded = decode(latin1('größe = 1\n'));
    assert.equal(decoded.text, 'größe = 1\n');
    assert.match(decoded.trouble ?? '', /not UTF-8/);
  });

  test('a declared encoding is honoured without a word, in the first two lines only', () => {
    const cookie = '# -*- coding: latin-1 -*-\n';
    assert.equal(decode(latin1(`${cookie}é = 1`)).trouble, undefined);
    assert.equal(decode(latin1(`#!/usr/bin/python\n${cookie}é = 1`)).trouble, undefined);
    assert.notEqual(decode(latin1(`x = 1\n${cookie}é = 1`)).trouble, undefined);
    assert.notEqual(decode(latin1(`#\n#\n${cookie}é = 1`)).trouble, undefined);
  });

  test('East Asian cookies work under the names Python gives them', () => {
    const bytes = Uint8Array.from([...latin1('# coding: cp949\n# '), 0xc7, 0xd1]);
    assert.equal(decode(bytes).text, '# coding: cp949\n# 한');
  });

  test('an encoding that nobody knows is named, and the text is there all the same', () => {
    const decoded = decode(latin1('# coding: klingon\nx = 1'));
    assert.equal(decoded.text, '# coding: klingon\nx = 1');
    assert.match(decoded.trouble ?? '', /"klingon"/);
  });

  test('bytes with NUL among them are binary', () => {
    assert.equal(decodeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])).kind, 'binary');
    assert.equal(decodeText(new Uint8Array(5000)).kind, 'binary');
  });

  test('an empty file is an empty text', () => {
    assert.equal(decode(new Uint8Array()).text, '');
  });
});

suite('encodeText', () => {
  const sources = [
    new TextEncoder().encode(greeting),
    new TextEncoder().encode(`\uFEFF${greeting}`),
    utf16(`import a\n${greeting}`, true, true),
    utf16(`import a\n${greeting}`, false, true),
    utf16(`import a\n${greeting}`, true, false),
    latin1('größe = 1\n'),
    latin1('# coding: koi8-r\nx = "\xc1\xd2"\n'),
    Uint8Array.from([...latin1('é'), ...Array.from({ length: 128 }, (_, index) => 0x80 + index)]),
  ];
  sources.forEach((bytes, index) => {
    test(`gives back the bytes that were decoded (${index})`, () => {
      const { text, encoding } = decode(bytes);
      assert.deepEqual(encodeText(text, encoding), Uint8Array.from(bytes));
    });
  });

  test('says so when the encoding cannot hold the text', () => {
    assert.equal(encodeText('😀', 'windows-1252'), undefined);
  });
});

import assert from 'node:assert/strict';
import { readTable } from '../../../../src/engine/scaffolds/facts/tables/readTable';
import { tableLimits } from '../../../../src/engine/scaffolds/facts/tables';
import { gathered } from '../../../support/facts';
import { project } from '../../../support/project';

/** Name → type and what else is known: `{ id: 'integer unique' }`; for no table the reason. */
function columnsOf(text: string): Readonly<Record<string, string>> | string {
  const table = readTable(text);
  return typeof table === 'string'
    ? table
    : Object.fromEntries(
        table.columns.map(({ name, type, hasGaps, isUnique }) => [
          name,
          [type, ...(hasGaps ? ['gaps'] : []), ...(isUnique ? ['unique'] : [])].join(' '),
        ]),
      );
}

suite('Columns of a table', () => {
  const rows: readonly (readonly [string, string, Readonly<Record<string, string>> | string])[] = [
    ['knows numbers', 'a,b\n1,1.5\n1,2.5e3\n', { a: 'integer', b: 'number unique' }],
    ['counts as pandas does', 'a,b\n007,inf\n-1,-.5\n', { a: 'integer unique', b: 'number unique' }],
    ['keeps text with one number less', 'a,b\n1,1\nx,1\n', { a: 'text unique', b: 'integer' }],
    ['knows gaps', 'a,b,c\n1,,x\n2,NaN,x\n,3,None\n', { a: 'integer gaps', b: 'integer gaps', c: 'text gaps' }],
    ['takes a column without values for numbers', 'a,b\n,x\n,x\n', { a: 'number gaps', b: 'text' }],
    ['knows truth, and leaves yes and 0/1 alone', 'a,b,c\nTrue,yes,0\nfalse,no,1\nTrue,no,1\n', { a: 'boolean', b: 'text', c: 'integer' }],
    ['knows days and moments', 'a,b,c\n2024-01-31,31.12.2024,2024-01-31T10:00:00Z\n2024-01-31,31.12.2024,2024-01-31 11:00\n', { a: 'date', b: 'text', c: 'date unique' }],
    ['takes no version for a day', 'a,b\n2024-13-31,1\n1.2.3,1\n', { a: 'text unique', b: 'integer' }],
    ['reads quotes, line breaks and delimiters in values', 'name,"the, note"\n"Ana","a\nb"\n"Bo ""B""","a, b"\n', { name: 'text unique', 'the, note': 'text unique' }],
    ['fills short rows with gaps', 'a,b\n1,2\n3\n', { a: 'integer unique', b: 'integer gaps' }],
    ['names columns as pandas does', ',price,price\n0,1,2\n1,1,2\n', { 'Unnamed: 0': 'integer unique', price: 'integer', 'price.1': 'integer' }],
    ['finds the semicolon between decimal commas', 'a;b\n1,5;x\n2,5;x\n', { a: 'text unique', b: 'text' }],
    ['finds the tab', 'a\tb\n1\tx, y, z\n2\tx\n', { a: 'integer unique', b: 'text unique' }],
    ['reads one column', 'price\n1\n2\n', { price: 'integer unique' }],
    ['reads Windows line ends and an end without one', 'a,b\r\n1,x\r\n1,y', { a: 'integer', b: 'text unique' }],
    ['knows a header without rows', 'a,b\n', { a: 'text', b: 'text' }],
    ['keeps names that objects have', 'constructor,__proto__x\n1,2\n1,2\n', { constructor: 'integer', __proto__x: 'integer' }],
    ['takes years for names', 'country,1990,1991\nDE,1,2\nFR,1,3\n', { country: 'text unique', '1990': 'integer', '1991': 'integer unique' }],
    ['counts what 64 bits do not hold as numbers', 'a,b\n9223372036854775807,9223372036854775808\n+1,1\n', { a: 'integer unique', b: 'number unique' }],
    ['leaves out what has no header', '1,2\n3,4\n', 'has no header'],
    ['leaves out what has rows longer than the header', 'a,b\n1,2,3\n', 'has rows that are longer than its header'],
    ['leaves out a quote that does not end', 'a,b\n"1,2\n3,4\n', 'has a quote that does not end'],
    ['leaves out nothing', '', 'is empty'],
    ['leaves out empty lines', '\n\n', 'is empty'],
  ]; // prettier-ignore
  for (const [title, text, expected] of rows) {
    test(title, () => {
      assert.deepEqual(columnsOf(text), expected);
    });
  }
});

suite('Data files', () => {
  test('are found in folders with spaces and accents, by path, with their rows', async () => {
    const { tables } = await gathered({ 'données brutes/été.csv': 'a;b\n1;2\n3;4\n', 'a.tsv': 'x\ty\n1\t2\n' });
    const found = tables.map(({ path, delimiter, rows }) => [path, delimiter, rows]);
    assert.deepEqual(found, [
      ['a.tsv', '\t', 1],
      ['données brutes/été.csv', ';', 2],
    ]);
  });

  test('are read in UTF-8 with a mark, Latin-1 and UTF-16', async () => {
    const latin = Uint8Array.from('prénom,âge\nAna,3\nBo,3\n', character => character.charCodeAt(0));
    const { tables } = await gathered({
      'bom.csv': '\uFEFFprénom,âge\nAna,3\nBo,3\n',
      'latin.csv': latin,
      'utf16.csv': new Uint8Array(Buffer.from('\uFEFFprénom,âge\nAna,3\nBo,3\n', 'utf16le')),
    });
    for (const { columns } of tables) {
      assert.deepEqual(columns.map(({ name, type }) => `${name} ${type}`), ['prénom text', 'âge integer']); // prettier-ignore
    }
    assert.equal(tables.length, 3);
  });

  test('carry no value with them', async () => {
    const facts = await gathered({ 'people.csv': 'name,iban\nCANARY,DE00CANARY\n', 'odd.csv': 'a\n"CANARY\n' });
    assert.doesNotMatch(JSON.stringify([facts.tables, facts.unreadTables]), /CANARY/);
  });

  test('that cannot be used are named with a reason', async () => {
    const { tables, unreadTables } = await gathered({ 'x.csv': new Uint8Array([0, 1, 2, 0, 0]), 'y.csv': '1,2\n' });
    assert.deepEqual(tables, []);
    assert.deepEqual(unreadTables.map(({ path, why }) => `${path} ${why}`), ['x.csv is no text', 'y.csv has no header']); // prettier-ignore
  });

  test('above the limit are not read at all', async () => {
    const { reader } = project({ 'big.csv': 'a,b\n1,2\n', 'small.csv': 'a,b\n1,2\n' });
    const read: string[] = [];
    const { tables, unreadTables } = await gathered({
      listFiles: async signal => {
        const listing = await reader.listFiles(signal);
        const files = listing.files.map(file => (file.path === 'big.csv' ? { ...file, size: tableLimits.file + 1 } : file)); // prettier-ignore
        return { ...listing, files };
      },
      readBytes: (path, signal) => {
        read.push(path);
        return reader.readBytes(path, signal);
      },
    });
    assert.deepEqual(read.filter(path => path.endsWith('.csv')), ['small.csv']); // prettier-ignore
    assert.deepEqual(tables.map(({ path }) => path), ['small.csv']); // prettier-ignore
    assert.deepEqual(unreadTables, [{ path: 'big.csv', why: 'is larger than 20 MB and was not read' }]);
  });

  test('that code names come first when there is too much', async () => {
    const half = tableLimits.together / 3;
    const { reader } = project({
      ...Object.fromEntries(['a', 'b', 'c', 'used'].map(name => [`${name}.csv`, 'a,b\n1,2\n'])),
      'train.py': "import pandas as pd\ncustomers = pd.read_csv('data/used.csv')\n",
    });
    const { tables } = await gathered({
      listFiles: async signal => {
        const listing = await reader.listFiles(signal);
        return { ...listing, files: listing.files.map(file => (file.path.endsWith('.csv') ? { ...file, size: half } : file)) }; // prettier-ignore
      },
      readBytes: (path, signal) => reader.readBytes(path, signal),
    });
    assert.deepEqual(tables.map(({ path }) => path), ['a.csv', 'b.csv', 'used.csv']); // prettier-ignore
  });
});

// Notebooks nobody would write by hand: every escape JSON knows, odd layouts, repeated and escaped keys, both formats.

/** A generated notebook is a pure function of its seed. */
export function generatedNotebook(seed: number): Uint8Array {
  const random = randomFrom(seed);
  const writer = writerWith(random);
  const version = random.chance(0.3) ? 3 : 4;
  const cells = Array.from({ length: random.below(6) }, () => cell(random, writer, version));
  const list = writer.list(cells);
  const metadata = writer.object(notebookMetadata(random, writer));
  const members: Member[] = [
    ['metadata', metadata],
    ['nbformat', `${version}`],
    ['nbformat_minor', `${random.below(6)}`],
    version === 3 ? ['worksheets', worksheets(random, writer, cells)] : ['cells', list],
  ];
  if (random.chance(0.1))
    members.unshift([version === 3 ? 'worksheets' : 'cells', writer.list(['{"cell_type":"code"}'])]);
  if (random.chance(0.1)) members.push(['__proto__', '{"cells": []}']);
  const text = writer.space() + writer.object(members) + writer.space();
  return encode(random.chance(0.1) ? `\uFEFF${text}` : text, random);
}

type Member = readonly [key: string, json: string];

interface Random {
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

interface Writer {
  readonly space: () => string;
  readonly string: (text: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly object: (members: readonly Member[]) => string;
}

/** mulberry32: small, seeded, and good enough to be nasty. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: limit => Math.floor(next() * limit),
    chance: probability => next() < probability,
    pick: items => items[Math.floor(next() * items.length)] ?? raise('nothing to pick from'),
  };
}

function raise(message: string): never {
  throw new Error(message);
}

function writerWith(random: Random): Writer {
  const spaces = random.pick([[''], ['', ' '], ['\n  '], ['\r\n\t'], ['', ' ', '\n', '\t', '\r\n']]);
  const space = (): string => random.pick(spaces);
  const escapeRate = random.pick([0, 0, 0.1, 1]);
  const string = (text: string): string =>
    `"${Array.from(units(text), unit => escaped(unit, escapeRate, random)).join('')}"`;
  const join = (parts: readonly string[]): string => parts.map(part => space() + part + space()).join(',');
  return {
    space,
    string,
    list: items => `[${items.length === 0 ? space() : join(items)}]`,
    object: members => {
      const parts = members.map(([key, json]) => `${string(key)}${space()}:${space()}${json}`);
      return `{${parts.length === 0 ? space() : join(parts)}}`;
    },
  };
}

/** Characters, but now and then a surrogate pair as its two halves, so that each may be escaped by itself. */
function units(text: string): readonly string[] {
  return text.length % 3 === 0 ? text.split('') : Array.from(text);
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escaped(unit: string, rate: number, random: Random): string {
  const short = shortEscapes.get(unit);
  const isForced = unit < ' ' || unit === '"' || unit === '\\' || (unit.length === 1 && /[\ud800-\udfff]/.test(unit));
  if (!isForced && !random.chance(rate)) return unit;
  return short !== undefined && random.chance(0.7)
    ? short
    : unit
        .split('')
        .map(code => hexEscape(code, random))
        .join('');
}

function hexEscape(unit: string, random: Random): string {
  const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${random.chance(0.5) ? digits : digits.toUpperCase()}`;
}

const alphabet = [
  'a',
  'print',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '"',
  '\\',
  '/',
  '\\n',
  'é',
  '漢',
  '😀',
  '\ud83d',
  '\ude00',
  '\0',
  '\u2028',
  '%',
  '\\"',
];

function someText(random: Random, length: number): string {
  return Array.from({ length: random.below(length) }, () => random.pick(alphabet)).join('');
}

function sourceJson(random: Random, writer: Writer): string {
  const text = someText(random, 40);
  if (random.chance(0.05)) return random.pick(['null', '7', '{}', '[1, "a"]', '[null]', 'true']);
  if (random.chance(0.3)) return writer.string(text);
  const lines = random.chance(0.8) ? (text.match(/[^\n]*\n|[^\n]+/g) ?? []) : [text, '', someText(random, 5)];
  return writer.list(lines.map(line => writer.string(line)));
}

function cell(random: Random, writer: Writer, version: number): string {
  if (random.chance(0.03)) return random.pick(['null', '3', '[]', '"cell"']);
  const kind = random.pick(
    version === 3 ? ['code', 'markdown', 'heading', 'html', 'raw'] : ['code', 'code', 'markdown', 'raw', 'odd'],
  );
  const sourceKey = version === 3 && kind === 'code' ? 'input' : 'source';
  const members: Member[] = [
    ['cell_type', writer.string(kind)],
    ['metadata', writer.object(cellMetadata(random, writer))],
    [sourceKey, sourceJson(random, writer)],
  ];
  if (random.chance(0.7)) members.push(['id', writer.string(someText(random, 4))]);
  if (kind === 'code') {
    members.push([
      version === 3 ? 'prompt_number' : 'execution_count',
      random.pick(['null', '1', '22', '"*"', '1e2', '1.5', '-0']),
    ]);
    members.push(['outputs', writer.list(Array.from({ length: random.below(4) }, () => output(random, writer)))]);
  }
  if (random.chance(0.1)) members.push([sourceKey, sourceJson(random, writer)]);
  return writer.object(shuffled(members, random));
}

function cellMetadata(random: Random, writer: Writer): Member[] {
  const members: Member[] = [['collapsed', random.pick(['true', 'false'])]];
  if (random.chance(0.4))
    members.push(['tags', random.pick([tagsJson(random, writer), 'null', '"parameters"', '[1, "x"]'])]);
  if (random.chance(0.2)) members.push(['vscode', writer.object([['languageId', writer.string('SQL')]])]);
  return members;
}

function tagsJson(random: Random, writer: Writer): string {
  return writer.list(Array.from({ length: random.below(4) }, () => writer.string(someText(random, 5))));
}

function notebookMetadata(random: Random, writer: Writer): Member[] {
  const members: Member[] = [];
  const kernel: Member[] = [
    ['name', writer.string('ir')],
    ['language', writer.string(random.pick(['R', 'python', '']))],
  ];
  if (random.chance(0.5)) members.push(['kernelspec', writer.object(kernel)]);
  if (random.chance(0.5)) members.push(['language_info', writer.object([['name', writer.string('Julia')]])]);
  if (random.chance(0.2)) members.push(['colab', '{}']);
  return members;
}

function worksheets(random: Random, writer: Writer, cells: readonly string[]): string {
  const cut = random.below(cells.length + 1);
  const sheets = [cells.slice(0, cut), cells.slice(cut)];
  return writer.list(
    sheets.map(sheet =>
      writer.object([
        ['cells', writer.list(sheet)],
        ['metadata', '{}'],
      ]),
    ),
  );
}

function output(random: Random, writer: Writer): string {
  const type = writer.string(random.pick(['stream', 'error', 'pyerr', 'display_data', 'execute_result']));
  const numbers = writer.list(
    ['0', '-1.5e-7', '1E+3', '0.25', 'true', 'false', 'null'].filter(() => random.chance(0.5)),
  );
  const long = 'x'.repeat(random.below(200));
  return writer.object(
    shuffled(
      [
        ['output_type', type],
        ['data', numbers],
        ['text', writer.string(long + someText(random, 9))],
      ],
      random,
    ),
  );
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map(item => ({ item, key: random.below(1000) }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

/** Bytes of the text, at an odd address now and then, and as a Buffer now and then. */
function encode(text: string, random: Random): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const shift = random.below(4);
  const memory = new Uint8Array(bytes.length + shift);
  memory.set(bytes, shift);
  return random.chance(0.3) ? Buffer.from(bytes) : memory.subarray(shift);
}

import { isDeepStrictEqual } from 'node:util';
import {
  endByte,
  mapSource,
  readNotebook,
  sourceOffset,
  startByte,
  type ByteSpan,
  type NotebookCell,
  type NotebookModel,
} from '../../src/engine/notebook';

const decoder = new TextDecoder();

/** Where the reader and `JSON.parse` say different things of a file; none when they agree in everything. */
export function disagreements(bytes: Uint8Array): readonly string[] {
  const read = readNotebook(bytes);
  const json = parse(bytes);
  if (read.kind === 'invalid') return isNotebook(json) ? [`refused: ${read.message}`] : [];
  const hasNonFinite = read.notebook.problems.some(problem => problem.kind === 'not-a-number');
  const oracle = json === undefined && hasNonFinite ? parse(withoutNonFinite(bytes)) : json;
  if (!isNotebook(oracle)) return ['accepted what is no notebook'];
  // Without `NaN` the offsets are others, so that only what is decoded can be compared.
  return [
    ...compareNotebook(read.notebook, oracle),
    ...(json === undefined ? [] : compareSpans(bytes, read.notebook, oracle)),
  ];
}

type Json = Readonly<Record<string, unknown>>;

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

function withoutNonFinite(bytes: Uint8Array): Uint8Array {
  const text = decoder
    .decode(bytes)
    .replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/gs, token => (token.startsWith('"') ? token : 'null'));
  return new TextEncoder().encode(text);
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isNotebook(value: unknown): value is Json {
  return isRecord(value) && (isList(value['cells']) || isList(value['worksheets']));
}

function cellsOf(json: Json): readonly unknown[] {
  if (isList(json['cells'])) return json['cells'];
  const sheets = isList(json['worksheets']) ? json['worksheets'] : [];
  return sheets.flatMap(sheet => (isRecord(sheet) && isList(sheet['cells']) ? sheet['cells'] : []));
}

function* compareNotebook(notebook: NotebookModel, json: Json): Generator<string> {
  const cells = cellsOf(json);
  const expected = cells.map((cell, index) => expectedCell(cell, index, notebook.nbformat < 4));
  if (Number.isInteger(json['nbformat']) && json['nbformat'] !== notebook.nbformat) yield 'nbformat differs';
  if (notebook.language !== expectedLanguage(json)) yield `language is ${notebook.language}`;
  if (notebook.cells.length !== expected.length) yield `${notebook.cells.length} cells, not ${expected.length}`;
  for (const [index, cell] of notebook.cells.entries()) {
    const { id, kind, source, tags, executionCount, outputs } = cell;
    const { count, hasError } = outputs;
    const actual = { index: cell.index, id, kind, source, tags, executionCount, count, hasError };
    if (!isDeepStrictEqual(actual, expected[index]))
      yield `cell ${index}: ${JSON.stringify(actual)} is not ${JSON.stringify(expected[index])}`;
  }
}

function expectedLanguage(json: Json): string {
  const metadata = isRecord(json['metadata']) ? json['metadata'] : {};
  const kernel = isRecord(metadata['kernelspec']) ? metadata['kernelspec']['language'] : undefined;
  const info = isRecord(metadata['language_info']) ? metadata['language_info']['name'] : undefined;
  const names = [kernel, info].filter(name => typeof name === 'string').filter(name => name !== '');
  return (names[0] ?? 'python').toLowerCase();
}

function expectedCell(value: unknown, index: number, isVersion3: boolean): unknown {
  const cell = isRecord(value) ? value : {};
  const outputs = isList(cell['outputs']) ? cell['outputs'] : [];
  const metadata = isRecord(cell['metadata']) ? cell['metadata'] : {};
  const tags = isList(metadata['tags']) ? metadata['tags'] : [];
  return {
    index,
    id: typeof cell['id'] === 'string' ? cell['id'] : undefined,
    kind: expectedKind(cell['cell_type']),
    source: expectedSource(isVersion3 && 'input' in cell ? cell['input'] : cell['source']),
    tags: tags.filter(tag => typeof tag === 'string'),
    executionCount: expectedCount('execution_count' in cell ? cell['execution_count'] : cell['prompt_number']),
    count: outputs.length,
    hasError: outputs.some(output => isRecord(output) && ['error', 'pyerr'].includes(String(output['output_type']))),
  };
}

function expectedKind(type: unknown): string {
  if (type === 'heading' || type === 'html') return 'markdown';
  return type === 'code' || type === 'markdown' ? type : 'raw';
}

function expectedSource(value: unknown): string {
  if (typeof value === 'string') return value;
  return isList(value) && value.every(line => typeof line === 'string') ? value.join('') : '';
}

function expectedCount(value: unknown): unknown {
  return value === null || Number.isInteger(value) ? value : undefined;
}

/** Every span decodes to what `JSON.parse` found there, and every character stands at its bytes. */
function* compareSpans(bytes: Uint8Array, notebook: NotebookModel, json: Json): Generator<string> {
  const cells = cellsOf(json);
  for (const [index, cell] of notebook.cells.entries()) {
    const raw = cells[index];
    if (!isDeepStrictEqual(valueIn(bytes, cell.span), raw)) yield `span of cell ${index} is wrong`;
    if (!isRecord(raw)) continue;
    const source = notebook.nbformat < 4 && 'input' in raw ? raw['input'] : raw['source'];
    if (!isDeepStrictEqual(valueIn(bytes, cell.sourceSpan), source)) yield `source span of cell ${index} is wrong`;
    if (!isDeepStrictEqual(valueIn(bytes, cell.metadataSpan), raw['metadata']))
      yield `metadata span of cell ${index} is wrong`;
    if (!isDeepStrictEqual(valueIn(bytes, cell.outputs.span), raw['outputs']))
      yield `outputs span of cell ${index} is wrong`;
    yield* compareCharacters(bytes, cell);
  }
}

function valueIn(bytes: Uint8Array, span: ByteSpan | undefined): unknown {
  return span && JSON.parse(decoder.decode(bytes.subarray(span.start, span.end)));
}

/** Characters of a long source are sampled; the ends of a source always count. */
function* compareCharacters(bytes: Uint8Array, cell: NotebookCell): Generator<string> {
  const map = mapSource(bytes, cell);
  const { source, index } = cell;
  const step = Math.max(1, Math.floor(source.length / 200));
  for (let offset = 0; offset < source.length; offset += step) {
    const character = characterAt(source, offset);
    const start = startByte(map, offset);
    const end = endByte(map, offset + character.length);
    const decoded: unknown = JSON.parse(`"${decoder.decode(bytes.subarray(start, end))}"`);
    // A character of four raw bytes has two halves, which both stand where it begins.
    if (decoded !== character && !isSecondHalf(source, offset))
      yield `cell ${index}: ${offset} is not at byte ${start}`;
    if (sourceOffset(map, start) !== offset && !isSecondHalf(source, offset))
      yield `cell ${index}: byte ${start} is not ${offset}`;
  }
}

function characterAt(source: string, offset: number): string {
  return String.fromCodePoint(source.codePointAt(offset) ?? 0);
}

function isSecondHalf(source: string, offset: number): boolean {
  return offset > 0 && characterAt(source, offset - 1).length === 2;
}

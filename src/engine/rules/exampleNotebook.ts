import { isRecord, type Complain, type Field, type Route } from './fields';

/**
 * A notebook of an example, given as a list of cells: text is a code cell, `{ markdown: text }` a Markdown cell,
 * `{ code: text, tags: […], execution_count: 3, outputs: […] }` a code cell with more; `id` is for one that has come
 * from elsewhere or is new. It becomes nbformat 4.5 JSON.
 */
export function notebookText(cells: readonly unknown[], route: Route, complain: Complain): string {
  const notebook = {
    cells: cells.map((cell, index) => cellOf(cell, index, text => complain([...route, index], text))),
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

const codeKeys = ['code', 'id', 'tags', 'execution_count', 'outputs'];
const markdownKeys = ['markdown', 'id'];

function cellOf(cell: unknown, index: number, complain: (message: string) => void): unknown {
  const given = isRecord(cell) ? cell['id'] : undefined;
  const id = typeof given === 'string' ? given : `cell-${index}`;
  if (typeof cell === 'string') {
    return codeCell(id, cell, {});
  }
  if (isRecord(cell) && typeof cell['markdown'] === 'string' && hasOnly(cell, markdownKeys)) {
    return { cell_type: 'markdown', id, metadata: {}, source: linesOf(cell['markdown']) };
  }
  if (isRecord(cell) && typeof cell['code'] === 'string' && hasOnly(cell, codeKeys)) {
    return codeCell(id, cell['code'], cell);
  }
  complain(`a cell is text, { markdown: text } or a mapping with the keys ${codeKeys.join(', ')}`);
  return codeCell(id, '', {});
}

function hasOnly(cell: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return Object.keys(cell).every(key => keys.includes(key));
}

function codeCell(id: string, code: string, more: Readonly<Record<string, unknown>>): unknown {
  return {
    cell_type: 'code',
    execution_count: more['execution_count'] ?? null,
    id,
    metadata: more['tags'] === undefined ? {} : { tags: more['tags'] },
    outputs: outputsOf(more['outputs']),
    source: linesOf(code),
  };
}

/** A number stands for an output of so many letters. */
function outputsOf(given: unknown): unknown {
  return typeof given === 'number'
    ? [{ output_type: 'stream', name: 'stdout', text: 'x'.repeat(Math.min(given, LARGEST)) }]
    : (given ?? []);
}

/** Jupyter keeps a cell as lines with their ends; the last one has none. */
function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** An example is made when its rule is read, so it is no larger than it has to be: bytes. */
const LARGEST = 2_000_000;

/** A file of an example: its text, or for a notebook its cells. */
export const exampleFile: Field<string> = {
  schema: { anyOf: [{ type: 'string' }, { type: 'array' }, { type: 'integer', minimum: 1, maximum: LARGEST }] },
  read(value, route, complain) {
    if (typeof value === 'string') {
      return value;
    }
    if (Array.isArray(value) && String(route.at(-1)).endsWith('.ipynb')) {
      return notebookText(value, route, complain);
    }
    if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LARGEST) {
      return 'x'.repeat(value);
    }
    complain(route, 'needs the text of the file, its size in bytes, or a list of cells for a .ipynb file');
    return undefined;
  },
};

// Proves that edits of cells touch nothing else, by a JSON library of others: npx tsx test/tools/proveNotebookEdits.ts
//   [--corpus DIR] [--edits 10000] [--seed 2026]
// Without --corpus or PREFLIGHT_CORPUS: the notebooks of a few pinned packages. Each edit changes one to three cells of a
// real notebook at random places; three in ten take out, move and add cells, clear them and tag them. Afterwards every byte outside the edited sources is
// what it was, the sources are what the edits make of them, and `JSON.parse` finds the same notebook around them. What
// `nbformat.validate` of Python's nbformat accepted before it accepts afterwards: it is asked about every file written.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isDeepStrictEqual } from 'node:util';
import { type Node, findNodeAtLocation, parseTree } from 'jsonc-parser';
import {
  type NewCell,
  type NotebookChange,
  type NotebookModel,
  type SourceEdit,
  applyCellEdits,
  applyNotebookChanges,
  readNotebook,
} from '../../src/engine/notebook';
import { applyEdits } from '../../src/engine/fixes/applyEdits';
import { isRecord } from '../../src/engine/rules/fields';
import { seededRandom } from './proveFrontEndMutations';
import { nbformatFaults } from './proveNotebook/nbformatFaults';
import { notebooksUnder } from './proveNotebook/notebooksUnder';
import { unpackedWheels } from './pinnedWheels';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: process.env['PREFLIGHT_CORPUS'] ?? '' },
    edits: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '2026' },
  },
});

const random = seededRandom(Number(options.seed));
const below = (limit: number): number => Math.floor(random() * limit);
const pieces = ['', 'x', '\n', '\r\n', '"', '\\', '\t', 'é😀', '\u2028', 'import sys\n', '# %%\n', '\\n', '\0'];

interface File {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly notebook: NotebookModel;
}

/** Larger ones take long and show nothing more. */
const mostBytes = 400_000;

function readFile(path: string): readonly File[] {
  const bytes = readFileSync(path);
  const read = bytes.length > mostBytes ? undefined : readNotebook(bytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const isPlain = Buffer.from(text, 'utf8').equals(bytes) && !text.startsWith('\uFEFF') && !/\bNaN\b/.test(text);
  return read?.kind === 'notebook' && read.notebook.nbformat === 4 && isPlain && read.notebook.cells.length > 0
    ? [{ bytes, text, notebook: read.notebook }]
    : [];
}

function randomEdits(source: string): readonly SourceEdit[] {
  const cuts = Array.from({ length: 2 * (1 + below(3)) }, () => below(source.length + 1)).sort((a, b) => a - b);
  return cuts.flatMap((start, index) =>
    index % 2 === 0 ? [{ start, end: cuts[index + 1] ?? start, newText: pieces[below(pieces.length)] ?? '' }] : [],
  );
}

/** What an edit wrote, and what is wrong with it; nothing when all is as it has to be. */
interface Edited {
  readonly after: string;
  readonly fault: string | undefined;
}

function edited({ bytes, text, notebook }: File): Edited {
  const chosen = new Set(Array.from({ length: 1 + below(3) }, () => below(notebook.cells.length)));
  const byCell = new Map(Array.from(chosen, cell => [cell, randomEdits(notebook.cells[cell]?.source ?? '')] as const));
  const edit = applyCellEdits(bytes, notebook, byCell);
  if (edit.kind === 'refused') {
    return { after: text, fault: edit.message };
  }
  const after = new TextDecoder('utf-8', { ignoreBOM: true }).decode(edit.bytes);
  const wanted = new Map(
    Array.from(byCell, ([cell, edits]) => {
      const spans = edits.map(({ start, end, newText }) => ({ span: { start, end }, newText }));
      return [cell, applyEdits(notebook.cells[cell]?.source ?? '', spans)] as const;
    }),
  );
  const fault = isDeepStrictEqual(around(text, byCell), around(after, byCell))
    ? faultOfMeaning(text, after, wanted)
    : 'bytes outside the edited sources changed';
  return { after, fault };
}

/** The text of a file without the values of some sources: the pieces between them. */
function around(text: string, cells: ReadonlyMap<number, unknown>): readonly string[] {
  const tree = parseTree(text);
  const spans = [...cells.keys()].sort((a, b) => a - b).map(cell => sourceNode(tree, cell));
  const ends = [{ offset: 0, length: 0 }, ...spans, { offset: text.length, length: 0 }];
  return ends.slice(1).map(({ offset }, index) => {
    const before = ends[index] ?? { offset: 0, length: 0 };
    return text.slice(before.offset + before.length, offset);
  });
}

function sourceNode(tree: Node | undefined, cell: number): Pick<Node, 'offset' | 'length'> {
  const node = tree === undefined ? undefined : findNodeAtLocation(tree, ['cells', cell, 'source']);
  return node ?? { offset: 0, length: 0 };
}

function faultOfMeaning(before: string, after: string, wanted: ReadonlyMap<number, string>): string | undefined {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const wrong = old.findIndex((cell, index) => {
    const { source, ...rest } = cell;
    const { source: written, ...left } = now[index] ?? {};
    const joined = Array.isArray(written) ? written.join('') : written;
    const expected = wanted.get(index) ?? (Array.isArray(source) ? source.join('') : source);
    return joined !== expected || !isDeepStrictEqual(rest, left) || Array.isArray(source) !== Array.isArray(written);
  });
  return wrong >= 0 || old.length !== now.length ? `cell ${wrong} is not what it has to be` : undefined;
}

function cellsOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const json: unknown = JSON.parse(text);
  const cells: readonly unknown[] = isRecord(json) && Array.isArray(json['cells']) ? json['cells'] : [];
  return cells.filter(isRecord);
}

/** Cells go, come, change places, lose outputs and counts, and get tags: all at once. */
function rearranged({ bytes, text, notebook }: File): Edited {
  const changes = randomChanges(notebook);
  if (changes.filter(({ kind }) => kind === 'remove').length === notebook.cells.length) {
    return { after: text, fault: undefined };
  }
  const edit = applyNotebookChanges(bytes, notebook, changes);
  if (edit.kind === 'refused') {
    return { after: text, fault: edit.message };
  }
  const after = new TextDecoder('utf-8', { ignoreBOM: true }).decode(edit.bytes);
  if (!areKept({ bytes, text, notebook }, after, changes)) {
    return { after, fault: 'bytes outside the touched cells changed' };
  }
  const isRight = isDeepStrictEqual(cellsOf(after).map(withoutNewId), changedCells(cellsOf(text), changes));
  return { after, fault: isRight ? undefined : 'the cells are not what the changes make of them' };
}

/** What stands before and behind the cells, and cells that are not touched, wherever they have gone. */
function areKept({ bytes, notebook: { cells } }: File, after: string, changes: readonly NotebookChange[]): boolean {
  const textOf = (start: number, end?: number): string => Buffer.from(bytes.subarray(start, end)).toString('utf8');
  const touched = new Set(changes.filter(({ kind }) => /clear|tag|remove/.test(kind)).map(({ cell }) => cell));
  return (
    after.startsWith(textOf(0, cells[0]?.span.start)) &&
    after.endsWith(textOf(cells.at(-1)?.span.end ?? 0)) &&
    cells.every(({ index, span }) => touched.has(index) || after.includes(textOf(span.start, span.end)))
  );
}

function randomChanges({ cells }: NotebookModel): readonly NotebookChange[] {
  return cells.flatMap(({ index: cell, kind, metadataSpan }): readonly NotebookChange[] => {
    const source = pieces.filter(() => random() < 0.3).join('');
    const choices: readonly (readonly NotebookChange[])[] = [
      [{ kind: 'remove', cell }],
      [{ kind: 'move', cell, before: below(cells.length + 1) }],
      [{ kind: 'insert', cell, content: { kind: 'markdown', source: `# new ${source}`, tags: [] } }],
      [{ kind: 'insert', cell: cells.length, content: { kind: 'code', source: `new = 1${source}`, tags: ['a'] } }],
      kind === 'code' ? [{ kind: 'clear-outputs', cell }] : [],
      kind === 'code' ? [{ kind: 'clear-count', cell }] : [],
      metadataSpan === undefined ? [] : [{ kind: 'tag', cell, tag: 'new-tag' }],
    ];
    return random() < 0.4 ? (choices[below(choices.length)] ?? []) : [];
  });
}

type Cell = Readonly<Record<string, unknown>>;

/** What changes make of cells, told as plainly as can be. */
function changedCells(cells: readonly Cell[], changes: readonly NotebookChange[]): readonly Cell[] {
  const moved = new Set(changes.flatMap(({ kind, cell }) => (kind === 'move' || kind === 'remove' ? [cell] : [])));
  const now = cells.map((cell, index) => changes.filter(change => change.cell === index).reduce(changedCell, cell));
  return [...now, undefined].flatMap((cell, at) => [
    ...changes.flatMap((change): readonly Cell[] => {
      if (change.kind === 'insert') {
        return change.cell === at ? [insertedCell(change.content)] : [];
      }
      return change.kind === 'move' && change.before === at ? [now[change.cell] ?? {}] : [];
    }),
    ...(moved.has(at) || cell === undefined ? [] : [cell]),
  ]);
}

function changedCell(cell: Cell, { kind }: NotebookChange): Cell {
  const outputs = Array.isArray(cell['outputs']) ? cell['outputs'].filter(isRecord) : [];
  const uncounted = 'execution_count' in cell ? { ...cell, execution_count: null } : cell;
  switch (kind) {
    case 'clear-outputs':
      return 'outputs' in cell ? { ...uncounted, outputs: [] } : uncounted;
    case 'clear-count': {
      const plain = outputs.map(each => ('execution_count' in each ? { ...each, execution_count: null } : each));
      return 'outputs' in cell ? { ...uncounted, outputs: plain } : uncounted;
    }
    case 'tag': {
      const metadata = isRecord(cell['metadata']) ? cell['metadata'] : {};
      const tags: readonly unknown[] = Array.isArray(metadata['tags']) ? metadata['tags'] : [];
      return { ...cell, metadata: { ...metadata, tags: [...new Set([...tags, 'new-tag'])] } };
    }
    default:
      return cell;
  }
}

function insertedCell({ kind, source, tags }: NewCell): Cell {
  const lines = source.split(/(?<=\n)/);
  return kind === 'markdown'
    ? { cell_type: kind, metadata: {}, source: lines }
    : { cell_type: kind, execution_count: null, metadata: { tags }, outputs: [], source: lines };
}

/** Only that there is one is of interest. */
function withoutNewId(cell: Cell): Cell {
  const { id, ...rest } = cell;
  const source = Array.isArray(rest['source']) ? rest['source'].join('') : '';
  return /^(?:# new |new = 1)/.test(source) && typeof id === 'string' ? rest : cell;
}

/** Texts that Python is asked about at once. */
const batch = 500;

const folders = options.corpus === '' ? unpackedWheels('proveNotebook') : [options.corpus];
const files = folders.flatMap(notebooksUnder).flatMap(readFile);
const wasValid = new Map<string, boolean>();
let wrong = 0;
let validated = 0;

/** Counts what is wrong, and prints it. */
function blame(edit: number, fault: string | undefined): void {
  if (fault !== undefined) {
    wrong += 1;
    console.error(`edit ${edit}: ${fault}`);
  }
}

/** Only of files that were valid: an edit of a cell mends no others. */
function validate(written: readonly (readonly [edit: number, after: string])[]): void {
  const faults = nbformatFaults(written.map(([, after]) => after));
  written.forEach(([edit], index) => {
    const fault = faults[index];
    blame(edit, fault === undefined ? undefined : `it was valid, and now nbformat says ${fault}`);
  });
  validated += written.length;
}

for (let start = 0; start < files.length; start += batch) {
  const texts = files.slice(start, start + batch).map(({ text }) => text);
  nbformatFaults(texts).forEach((fault, index) => wasValid.set(texts[index] ?? '', fault === undefined));
}
let written: (readonly [number, string])[] = [];
for (let edit = 0; edit < Number(options.edits) && files.length > 0; edit++) {
  const file = files[below(files.length)];
  if (file !== undefined) {
    const { after, fault } = random() < 0.3 ? rearranged(file) : edited(file);
    blame(edit, fault);
    written.push(...(wasValid.get(file.text) === true ? [[edit, after] as const] : []));
  }
  if (written.length === batch) {
    validate(written);
    written = [];
  }
}
validate(written);
const valid = [...wasValid.values()].filter(each => each).length;
console.log(
  `${options.edits} edits of ${files.length} notebooks, ${wrong} wrong: every byte outside them is what it was; ` +
    `nbformat was asked about ${validated}, those of the ${valid} notebooks that it accepted before`,
);
process.exitCode = files.length > 0 && validated > 0 && wrong === 0 ? 0 : 1;

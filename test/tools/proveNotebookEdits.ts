// Proves that edits of cells touch nothing else, by a JSON library of others: npx tsx test/tools/proveNotebookEdits.ts
//   [--corpus DIR] [--edits 10000] [--seed 2026]
// Without --corpus or PREFLIGHT_CORPUS: the notebooks of a few pinned packages. Each edit changes one to three cells of a
// real notebook at random places, and now and then takes cells out. Afterwards every byte outside the edited sources is
// what it was, the sources are what the edits make of them, and `JSON.parse` finds the same notebook around them: a file
// that was valid nbformat is so still.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isDeepStrictEqual } from 'node:util';
import { type Node, findNodeAtLocation, parseTree } from 'jsonc-parser';
import {
  type NotebookModel,
  type SourceEdit,
  applyCellEdits,
  readNotebook,
  removeCells,
} from '../../src/engine/notebook';
import { applyEdits } from '../../src/engine/fixes/applyEdits';
import { isRecord } from '../../src/engine/rules/fields';
import { seededRandom } from './proveFrontEndMutations';
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

/** What is wrong after one edit of a file; nothing when all is as it has to be. */
function faultOfEdit({ bytes, text, notebook }: File): string | undefined {
  const chosen = new Set(Array.from({ length: 1 + below(3) }, () => below(notebook.cells.length)));
  const byCell = new Map(Array.from(chosen, cell => [cell, randomEdits(notebook.cells[cell]?.source ?? '')] as const));
  const edit = applyCellEdits(bytes, notebook, byCell);
  if (edit.kind === 'refused') {
    return edit.message;
  }
  const after = new TextDecoder('utf-8', { ignoreBOM: true }).decode(edit.bytes);
  const wanted = new Map(
    Array.from(byCell, ([cell, edits]) => {
      const spans = edits.map(({ start, end, newText }) => ({ span: { start, end }, newText }));
      return [cell, applyEdits(notebook.cells[cell]?.source ?? '', spans)] as const;
    }),
  );
  return isDeepStrictEqual(around(text, byCell), around(after, byCell))
    ? faultOfMeaning(text, after, wanted)
    : 'bytes outside the edited sources changed';
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

function faultOfRemoval({ bytes, text, notebook }: File): string | undefined {
  const gone = notebook.cells.map(({ index }) => index).filter(() => random() < 0.3);
  if (gone.length === notebook.cells.length) {
    return undefined;
  }
  const edit = removeCells(bytes, notebook, gone);
  const after = edit.kind === 'edited' ? new TextDecoder().decode(edit.bytes) : '{}';
  const kept = cellsOf(text).filter((_, index) => !gone.includes(index));
  return isDeepStrictEqual(cellsOf(after), kept) ? undefined : 'the cells that stay are others';
}

const folders = options.corpus === '' ? unpackedWheels('proveNotebook') : [options.corpus];
const files = folders.flatMap(notebooksUnder).flatMap(readFile);
let wrong = 0;
for (let edit = 0; edit < Number(options.edits) && files.length > 0; edit++) {
  const file = files[below(files.length)];
  const fault = file === undefined ? 'no file' : random() < 0.1 ? faultOfRemoval(file) : faultOfEdit(file);
  if (fault !== undefined) {
    wrong += 1;
    console.error(`edit ${edit}: ${fault}`);
  }
}
console.log(
  `${options.edits} edits of ${files.length} notebooks, ${wrong} wrong: every byte outside them is what it was`,
);
process.exitCode = files.length > 0 && wrong === 0 ? 0 : 1;

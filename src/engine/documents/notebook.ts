import type { Document, NotebookDocument } from '../model/document';
import type { Problem } from '../model/report';
import { type InvalidReason, type NotebookCell, readNotebook } from '../notebook/index';
import { readPythonFacts } from '../python/index';
import { decodeText } from '../workspace/decodeText';
import type { FileEntry } from '../workspace/reader';
import { tellingOutputs } from './outputTexts';

/** Reads a Jupyter notebook from its bytes: positions in it are the file's. Cells that an earlier version had are kept. */
export function readNotebookDocument(
  { path, version }: Pick<FileEntry, 'path' | 'version'>,
  bytes: Uint8Array,
  before?: Document,
): NotebookDocument {
  const base = { kind: 'notebook', path, version, text: '' } as const;
  const read = readNotebook(bytes);
  if (read.kind === 'invalid') {
    const problem: Problem = { kind: problemKind(read.reason), path, message: read.message };
    const facts = readPythonFacts([], 'ipython');
    const broken = brokenText(bytes, read.offset);
    return {
      ...base,
      ...broken,
      notebook: undefined,
      sourceLines: [],
      tellingOutputs: [],
      facts,
      codeCells: [],
      problems: [problem],
    };
  }
  const cells = read.notebook.cells.filter(cell => cell.kind === 'code' && cell.language === 'python');
  return {
    ...base,
    notebook: read.notebook,
    brokenAt: undefined,
    sourceLines: sourceLines(bytes, read.notebook.cells),
    tellingOutputs: tellingOutputs(bytes, read.notebook.cells),
    facts: readPythonFacts(
      cells.map(cell => cell.source),
      'ipython',
      before?.kind === 'notebook' ? before.facts : undefined,
    ),
    codeCells: cells.map(({ index }) => index),
    problems: [],
  };
}

/** Jupyter writes a source as a list with a line of the file for each of its own; other tools need not. */
function sourceLines(bytes: Uint8Array, cells: readonly NotebookCell[]): NotebookDocument['sourceLines'] {
  let line = 1;
  let counted = 0;
  return cells.map(({ sourceSpan, source, span }) => {
    const { start, end } = sourceSpan ?? span;
    line += countFeeds(bytes, counted, start);
    counted = start;
    return { line, isSpread: countFeeds(bytes, start, end) > source.split('\n').length };
  });
}

function countFeeds(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(10, start); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) {
    count++;
  }
  return count;
}

/** The file as a person sees it who opens it to mend it, and the line on which it breaks. */
function brokenText(bytes: Uint8Array, offset: number): Pick<NotebookDocument, 'text' | 'brokenAt'> {
  const decoded = bytes.length <= largestText ? decodeText(bytes) : undefined;
  if (decoded?.kind !== 'text') {
    return { text: '', brokenAt: undefined };
  }
  const { text } = decoded;
  const at = decodeText(bytes.subarray(0, offset));
  const stop = Math.min(at.kind === 'text' ? at.text.length : 0, text.length);
  const start = text.lastIndexOf('\n', stop - 1) + 1;
  const feed = text.indexOf('\n', start);
  return { text, brokenAt: { start, end: feed < 0 ? text.length : feed } };
}

/** Characters that are worth a second look for the sake of a line number. */
const largestText = 4_000_000;

function problemKind(reason: InvalidReason): Problem['kind'] {
  switch (reason) {
    case 'too-large':
      return 'too-large';
    case 'utf-16':
      return 'encoding';
    case 'lfs-pointer':
    case 'annex-pointer':
      return 'unreadable';
    default:
      return 'syntax';
  }
}

import { diffArrays } from 'diff';
import { lineSpan, lineStartsOf } from '../findings/positions';
import { readNotebook } from '../notebook/index';
import { decodeText } from '../workspace/decodeText';

/** A line of a file, or of a cell that counts from 0; lines count from 1. */
export interface SourceLine {
  readonly cell: number | undefined;
  readonly line: number;
  readonly text: string;
}

/** Texts that differ in more places than this are taken as new: nobody wants to wait for the shortest way. */
const MOST_EDITS = 1000;

/** The lines of a file that it had not before, moved ones among them; of a notebook those of its cells, outputs apart. */
export function changedLines(path: string, before: Uint8Array, now: Uint8Array): readonly SourceLine[] {
  if (isSame(before, now)) {
    return [];
  }
  const lines = linesOf(path, now);
  const old = linesOf(path, before).map(({ text }) => text);
  const changes = diffArrays(
    old,
    lines.map(({ text }) => text),
    { maxEditLength: MOST_EDITS },
  );
  if (changes === undefined) {
    return lines;
  }
  const changed: SourceLine[] = [];
  let index = 0;
  for (const { added, removed, count } of changes) {
    changed.push(...(added ? lines.slice(index, index + count) : []));
    index += removed ? 0 : count;
  }
  return changed;
}

/** Most files are as they were, and need no reading. */
function isSame(before: Uint8Array, now: Uint8Array): boolean {
  return before.length === now.length && before.every((byte, index) => byte === now[index]);
}

function linesOf(path: string, bytes: Uint8Array): readonly SourceLine[] {
  if (!path.endsWith('.ipynb')) {
    const decoded = decodeText(bytes);
    return decoded.kind === 'text' ? linesIn(decoded.text, undefined) : [];
  }
  const read = readNotebook(bytes);
  return read.kind === 'invalid' ? [] : read.notebook.cells.flatMap(({ source, index }) => linesIn(source, index));
}

function linesIn(text: string, cell: number | undefined): readonly SourceLine[] {
  const starts = lineStartsOf(text);
  return starts.map((_, index) => {
    const { start, end } = lineSpan(text, starts, index);
    return { cell, line: index + 1, text: text.slice(start, end) };
  });
}

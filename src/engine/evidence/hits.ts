import type { Document } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Evidence } from '../model/report';
import type { Place } from '../python/index';
import { longestLine } from './patterns';

/** A place in a document that proves something: what `Evidence` says, but for the path. */
export interface Hit {
  /** Index among all cells, from 0. */
  readonly cell?: number;
  /** From 1; `null` for the whole file. */
  readonly line: number | null;
  readonly text: string;
}

/** One line of a file or of a code cell, without its line end. */
export interface SourceLine {
  readonly cell?: number;
  readonly line: number;
  readonly text: string;
}

/** The whole file, shown by its first line that says something. */
export function wholeFile(document: Document): Hit {
  for (const { cell, line, text } of linesOf(document)) {
    if (/[\p{L}\p{N}]/u.test(text)) {
      return hit(cell, line, text);
    }
  }
  return { line: null, text: '' };
}

/** Lines of a file, or of the code cells of a notebook. Very long ones are cut. */
export function* linesOf(document: Document): Iterable<SourceLine> {
  for (const source of sourcesOf(document)) {
    yield* linesOfSource(source);
  }
}

/** The text of a file, or of one code cell. */
export interface Source {
  readonly cell?: number;
  readonly text: string;
}

export function sourcesOf(document: Document): readonly Source[] {
  return document.kind === 'notebook'
    ? document.codeCells.map(cell => ({ cell, text: document.notebook?.cells[cell]?.source ?? '' }))
    : [{ text: document.text }];
}

export function* linesOfSource({ cell, text }: Source): Iterable<SourceLine> {
  let line = 1;
  for (let start = 0; start <= text.length; line += 1) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const shown = text.slice(start, Math.min(end, start + longestLine)).replace(/\r$/, '');
    yield cell === undefined ? { line, text: shown } : { cell, line, text: shown };
    start = end + 1;
  }
}

/** Where a fact about Python code stands. */
export function hitAtPlace(document: Document, place: Place): Hit {
  const cell = document.kind === 'notebook' ? document.codeCells[place.source] : undefined;
  const text =
    cell === undefined || document.kind !== 'notebook' ? document.text : document.notebook?.cells[cell]?.source;
  return hitAtOffset(text ?? '', place.start, cell);
}

/** The line around an offset (UTF-16) of a text. */
export function hitAtOffset(text: string, offset: number, cell?: number): Hit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return hit(cell, lineFrom(text, start), text.slice(start, end < 0 ? text.length : end));
}

/** Where a line was counted last: most hits lie in the same text as the one before, and behind it. */
let counted = { text: '', start: 0, line: 1 };

/** The number, from 1, of the line that begins there. */
function lineFrom(text: string, start: number): number {
  const from = counted.text === text && counted.start <= start ? counted : { start: 0, line: 1 };
  let { line } = from;
  for (let at = text.indexOf('\n', from.start); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  counted = { text, start, line };
  return line;
}

/** A hit with its text trimmed and cut to 200 characters. */
export function hit(cell: number | undefined, line: number | null, text: string): Hit {
  const shown = text.trim().slice(0, 200);
  return cell === undefined ? { line, text: shown } : { cell, line, text: shown };
}

export function toEvidence(path: WorkspacePath, found: Hit): Evidence {
  return { path, ...found };
}

/** Characters that are not white space; counting stops at `enough`. */
export function countInk(document: Document, enough: number): number {
  let count = 0;
  for (const { text } of linesOf(document)) {
    count += text.replace(/[\s\uFEFF]+/g, '').length;
    if (count >= enough) {
      return count;
    }
  }
  return count;
}

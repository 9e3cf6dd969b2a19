import { locationOf, textOfSource, type FactsDocument } from '../../../detectors/sources';
import type { CellChange, TextEdit } from '../../../model/report';
import type { Place } from '../../../python/index';
import { lineEndOf } from '../../lineEnd';

/** The lines of one statement, and nothing else on them. */
export interface Lines {
  readonly source: number;
  readonly start: number;
  /** Behind the line break, if there is one. */
  readonly end: number;
  readonly indent: string;
}

/** Of a statement or a call that is one; `undefined` where something else shares the lines. */
export function linesOf(document: FactsDocument, { source, start, end }: Place): Lines | undefined {
  const text = textOfSource(document, source);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const lineEnd = feed < 0 ? text.length : feed + 1;
  const indent = text.slice(lineStart, start);
  const isAlone = /^[ \t]*$/.test(indent) && /^[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(end, lineEnd));
  return isAlone ? { source, start: lineStart, end: lineEnd, indent } : undefined;
}

/** Takes lines out; with the last ones the line break before them goes. */
export function removeLines(document: FactsDocument, { source, start, end }: Lines): TextEdit {
  const text = textOfSource(document, source);
  const isOpenEnd = end === text.length && !text.endsWith('\n');
  const from = isOpenEnd ? text.slice(0, start).replace(/\r?\n$/, '').length : start;
  return { location: locationOf(document, { source, start: from, end }), newText: '' };
}

/** Takes out the cell of which nothing is left without these lines, unless it shows something. */
export function emptiedCell(document: FactsDocument, { source, start, end }: Lines): readonly CellChange[] {
  const cell = document.kind === 'notebook' ? document.codeCells[source] : undefined;
  if (document.kind !== 'notebook' || cell === undefined) {
    return [];
  }
  const text = textOfSource(document, source);
  const isEmpty = (text.slice(0, start) + text.slice(end)).trim() === '';
  const isSilent = document.notebook?.cells[cell]?.outputs.count === 0;
  return isEmpty && isSilent ? [{ kind: 'remove', path: document.path, cell }] : [];
}

/** New lines behind others, at the same depth. */
export function linesBelow(document: FactsDocument, lines: Lines, written: readonly string[]): TextEdit {
  const { source, end } = lines;
  const text = textOfSource(document, source);
  const lineEnd = lineEndOf(text);
  const isOpen = end > 0 && text[end - 1] !== '\n';
  const all = written.map(line => lines.indent + line);
  const newText = all.map(line => (isOpen ? lineEnd + line : line + lineEnd)).join('');
  return { location: locationOf(document, { source, start: end, end }), newText };
}

/** New lines before others, at the same depth. */
export function linesAbove(document: FactsDocument, lines: Lines, written: readonly string[]): TextEdit {
  const { source, start } = lines;
  const lineEnd = lineEndOf(textOfSource(document, source));
  const newText = written.map(line => lines.indent + line + lineEnd).join('');
  return { location: locationOf(document, { source, start, end: start }), newText };
}

/** Other text in the place of a piece of code. */
export function replacePlace(document: FactsDocument, place: Place, newText: string): TextEdit {
  return { location: locationOf(document, place), newText };
}

export function textOfPlace(document: FactsDocument, { source, start, end }: Place): string {
  return textOfSource(document, source).slice(start, end);
}

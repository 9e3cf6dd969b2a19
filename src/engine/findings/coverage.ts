import { hasFacts, sourceAt, textAround } from '../detectors/sources';
import type { Document } from '../model/document';
import type { Location, SourceLocation, Span } from '../model/location';
import type { Directive } from './directives';
import { logicalLines } from './logicalLines';
import { lineAt, lineSpan, lineStartsOf } from './positions';

/** Says which places a directive speaks of. Made once a directive, asked for every finding of the document. */
export function coverageOf(directive: Directive, document: Document): (location: Location) => boolean {
  const { kind, location } = directive;
  if (kind === 'ignore-file') {
    return () => true;
  }
  if (kind === 'ignore-cell') {
    const within = cellSpanAt(document, location);
    return place => isSameText(place, location) && place.kind !== 'document' && overlaps(place.span, within);
  }
  const span = statementSpan(directive, document);
  return place => place.kind !== 'document' && isSameText(place, location) && overlaps(place.span, span);
}

function isSameText(place: Location, location: SourceLocation): boolean {
  return (
    place.kind === location.kind && (place.kind !== 'cell' || location.kind !== 'cell' || place.cell === location.cell)
  );
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start <= a.end;
}

/** The notebook cell, or of a notebook kept as a script the cell around a place. */
function cellSpanAt(document: Document, location: SourceLocation): Span {
  const cells = document.kind === 'python' && location.kind === 'file' ? (document.textNotebook?.cells ?? []) : [];
  const around = cells.find(({ start, end }) => start <= location.span.start && location.span.start < end);
  return around ?? { start: 0, end: textAround(document, location).length + 1 };
}

/** The lines a comment speaks of: its own statement's, or the next one's when it stands alone. */
function statementSpan(directive: Directive, document: Document): Span {
  const text = textAround(document, directive.location);
  const starts = lineStartsOf(text);
  const own = lineAt(starts, directive.location.span.start);
  const line = directive.alone ? nextCodeLine(text, starts, own) : own;
  const [first, last] = statementLines(directive, document, line);
  return { start: lineSpan(text, starts, first).start, end: lineSpan(text, starts, last).end + 1 };
}

function nextCodeLine(text: string, starts: readonly number[], own: number): number {
  for (let line = own + 1; line < starts.length; line++) {
    const { start, end } = lineSpan(text, starts, line);
    if (!/^\s*(?:#|$)/.test(text.slice(start, end))) {
      return line;
    }
  }
  return own;
}

function statementLines({ location, alone }: Directive, document: Document, line: number): readonly [number, number] {
  if (document.kind === 'dockerfile') {
    const starts = lineStartsOf(document.text);
    const instruction = document.instructions.find(({ span }) => lineAt(starts, span.start) === line);
    return [line, instruction === undefined ? line : lineAt(starts, instruction.span.end)];
  }
  if (!hasFacts(document)) {
    return [line, line];
  }
  const lines = logicalLines(document, sourceAt(document, location));
  // Behind the last line of a statement, a comment speaks of all of it; behind another one, of that line.
  const isLast = lines.lastOf(line) === line;
  return alone || isLast ? [lines.firstOf(line), lines.lastOf(line)] : [line, line];
}

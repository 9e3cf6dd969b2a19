import type { Document, NotebookDocument, PythonDocument } from '../model/document';
import type { SourceLocation, Span } from '../model/location';
import type { Place } from '../python/facts/facts';

/** A document with Python facts. */
export type FactsDocument = PythonDocument | NotebookDocument;

export function hasFacts(document: Document): document is FactsDocument {
  return document.kind === 'python' || document.kind === 'notebook';
}

/** The location of a fact: in the file, or in the cell that its source stands for. */
export function locationOf(document: FactsDocument, { source, start, end }: Place): SourceLocation {
  const { path } = document;
  const span = { start, end };
  if (document.kind === 'python') {
    return { kind: 'file', path, span };
  }
  const cell = document.codeCells[source];
  if (cell === undefined) {
    throw new Error(`A fact of ${path} names source ${source}, but there are ${document.codeCells.length} code cells.`);
  }
  return { kind: 'cell', path, cell, span };
}

/** Index of the fact source that a location is in. */
export function sourceAt(document: FactsDocument, location: SourceLocation): number {
  return document.kind === 'notebook' && location.kind === 'cell' ? document.codeCells.indexOf(location.cell) : 0;
}

/** The text of one source of the facts. */
export function textOfSource(document: FactsDocument, source: number): string {
  return document.kind === 'python' ? document.text : cellText(document, document.codeCells[source] ?? -1);
}

/** The text that a location's offsets count in: the file's, or the cell's. */
export function textAround(document: Document, location: SourceLocation): string {
  return location.kind === 'cell' && document.kind === 'notebook' ? cellText(document, location.cell) : document.text;
}

/** The text at a location. */
export function textAt(document: Document, location: SourceLocation): string {
  return textAround(document, location).slice(location.span.start, location.span.end);
}

function cellText(document: NotebookDocument, cell: number): string {
  return document.notebook?.cells[cell]?.source ?? '';
}

/** The first line of a span: what is marked in an editor stays on one line. */
export function firstLine(text: string, { start, end }: Span): Span {
  const lineEnd = text.slice(start, end).search(/\r?\n/);
  return { start, end: lineEnd < 0 ? end : start + lineEnd };
}

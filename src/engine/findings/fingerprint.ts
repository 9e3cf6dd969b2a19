import { textAround } from '../detectors/sources';
import type { Document } from '../model/document';
import type { Location, SourceLocation } from '../model/location';
import { lineAt, lineSpan } from './positions';

/**
 * 16 hexadecimal digits that name a finding, however the lines around it move: hashed from the rule, the path, the
 * text of the line without its indentation, and a count where the same line stands there more than once.
 */
export function fingerprint(rule: string, document: Document, location: Location, starts: readonly number[]): string {
  const anchor = location.kind === 'document' ? '' : anchorOf(document, location, starts);
  return hash(`${rule}\n${document.path}\n${anchor}`);
}

function anchorOf(document: Document, location: SourceLocation, starts: readonly number[]): string {
  const text = textAround(document, location);
  const span = lineSpan(text, starts, lineAt(starts, location.span.start));
  const line = text.slice(span.start, span.end);
  const earlier = countLines(text, line.trim(), span.start) + countInEarlierCells(document, location, line);
  const marked = text.slice(location.span.start, location.span.end);
  const before = marked === '' ? 0 : line.slice(0, location.span.start - span.start).split(marked).length - 1;
  return `${line.trim().replace(/\s+/g, ' ')}\n${marked}\n${earlier}\n${before}`;
}

/** Lines before an offset that equal `line` but for white space around it. */
function countLines(text: string, line: string, before = text.length): number {
  let count = 0;
  let at = line === '' ? -1 : text.indexOf(line);
  while (at >= 0 && at < before) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    count += text.slice(start, end < 0 ? text.length : end).trim() === line ? 1 : 0;
    at = text.indexOf(line, at + line.length);
  }
  return count;
}

function countInEarlierCells(document: Document, location: SourceLocation, line: string): number {
  const cells = location.kind === 'cell' && document.kind === 'notebook' ? (document.notebook?.cells ?? []) : [];
  const earlier = location.kind === 'cell' ? cells.slice(0, location.cell) : [];
  return earlier.reduce((sum, { source }) => sum + countLines(source, line.trim()), 0);
}

/** FNV-1a twice, from two starting values. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x01234567;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x01000193) ^ (second >>> 15);
  }
  return [first, second].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

import { hasFacts, textAround, textOfSource, type FactsDocument } from '../detectors/sources';
import { sourceAt } from '../findings/coverage';
import { hasHashComments } from '../findings/directives';
import { logicalLines } from '../findings/logicalLines';
import { lineAt, lineSpan, lineStartsOf } from '../findings/positions';
import type { Document } from '../model/document';
import type { Location, SourceLocation } from '../model/location';
import type { TextEdit } from '../model/report';
import type { FixDraft } from './buildFix';

/**
 * Silences one finding with a comment: at the end of its line, or above its statement where a comment cannot stand
 * behind it. None where the language has no `#` comments.
 */
export function ignoreFix(rule: string, location: Location, document: Document): readonly FixDraft[] {
  // A notebook that cannot be read is JSON, and JSON has no comments.
  if (!hasHashComments(document) || (document.kind === 'notebook' && document.notebook === undefined)) {
    return [];
  }
  if (location.kind === 'document') {
    return ignoreInFile(rule, document);
  }
  const edit = addToComment(rule, location, document) ?? newComment(rule, location, document);
  return edit === undefined ? [] : [{ title: `Ignore ${rule} here`, safety: 'review', edits: [edit], files: [] }];
}

function ignoreInFile(rule: string, document: Document): readonly FixDraft[] {
  const cell = document.kind === 'notebook' ? document.codeCells[0] : undefined;
  if (document.kind === 'notebook' && cell === undefined) {
    return [];
  }
  const { path } = document;
  const first = { start: 0, end: 0 };
  const top: SourceLocation =
    cell === undefined ? { kind: 'file', path, span: first } : { kind: 'cell', path, cell, span: first };
  const text = textAround(document, top);
  if (text.startsWith('%%')) {
    return [];
  }
  // A byte order mark, `#!` and `# -*- coding` have to stay where they are; so has a Dockerfile's `# syntax=`.
  const header = /^\uFEFF?(?:#(?:!|.*coding[:=]| *syntax=| *escape=).*\r?\n){0,3}/.exec(text)?.[0].length ?? 0;
  const location = { ...top, span: { start: header, end: header } };
  const newText = `# preflight: ignore-file[${rule}]${lineEnd(text)}`;
  return [{ title: `Ignore ${rule} in this file`, safety: 'review', edits: [{ location, newText }], files: [] }];
}

/** `# preflight: ignore[a/b]` → `# preflight: ignore[a/b, c/d]` */
function addToComment(rule: string, location: SourceLocation, document: Document): TextEdit | undefined {
  const text = textAround(document, location);
  const starts = lineStartsOf(text);
  const line = lineSpan(text, starts, lineAt(starts, location.span.start));
  const found = /#\s*preflight:\s*ignore\s*\[[^\]\n]+(?=\])/.exec(text.slice(line.start, line.end));
  if (found === null || !isCommentAt(document, location, line.start + found.index)) {
    return undefined;
  }
  const at = line.start + found.index + found[0].length;
  return { location: { ...location, span: { start: at, end: at } }, newText: `, ${rule}` };
}

function isCommentAt(document: Document, location: SourceLocation, offset: number): boolean {
  if (!hasFacts(document)) {
    return document.kind !== 'dockerfile';
  }
  const source = sourceAt(document, location);
  return document.facts.comments.some(
    ({ place }) => place.source === source && place.start <= offset && offset < place.end,
  );
}

function newComment(rule: string, location: SourceLocation, document: Document): TextEdit | undefined {
  const text = textAround(document, location);
  const starts = lineStartsOf(text);
  const line = lineAt(starts, location.span.start);
  if (canEndInComment(document, location, line)) {
    const { end } = lineSpan(text, starts, line);
    const newText = `  # preflight: ignore[${rule}]`;
    return { location: { ...location, span: { start: end, end } }, newText };
  }
  const above = firstLineOfStatement(document, location, line);
  const { start, end } = lineSpan(text, starts, above);
  const written = text.slice(start, end);
  if (written.startsWith('%%')) {
    return undefined;
  }
  const newText = `${/^\s*/.exec(written)?.[0] ?? ''}# preflight: ignore[${rule}]${lineEnd(text)}`;
  return { location: { ...location, span: { start, end: start } }, newText };
}

/** Behind a string that goes on, a backslash, a magic or a Dockerfile instruction, `#` starts no comment. */
function canEndInComment(document: Document, location: SourceLocation, line: number): boolean {
  if (!hasFacts(document)) {
    return document.kind !== 'dockerfile' && document.kind !== 'ini';
  }
  const source = sourceAt(document, location);
  const text = textOfSource(document, source);
  const { start, end } = lineSpan(text, lineStartsOf(text), line);
  const { strings, magics } = document.facts;
  const isMagic = magics.some(({ place }) => place.source === source && place.start < end && place.end > start);
  const goesOn = strings.some(({ place }) => place.source === source && place.start < end && place.end > end);
  return !isMagic && !goesOn && !text.slice(start, end).endsWith('\\');
}

function firstLineOfStatement(document: Document, location: SourceLocation, line: number): number {
  if (document.kind === 'dockerfile') {
    const starts = lineStartsOf(document.text);
    const offset = location.span.start;
    const own = document.instructions.find(({ span }) => span.start <= offset && offset < span.end);
    return own === undefined ? line : lineAt(starts, own.span.start);
  }
  return hasFacts(document) ? linesOf(document, location).firstOf(line) : line;
}

function linesOf(document: FactsDocument, location: SourceLocation): ReturnType<typeof logicalLines> {
  return logicalLines(document, sourceAt(document, location));
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

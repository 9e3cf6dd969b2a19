import * as l10n from '@vscode/l10n';
import { firstFrom } from '../detectors/factOrder';
import { hasFacts, sourceAt, textAround, type FactsDocument } from '../detectors/sources';
import { hasHashComments } from '../findings/directives';
import { logicalLines } from '../findings/logicalLines';
import { lineAt, lineSpan } from '../findings/positions';
import type { Document } from '../model/document';
import type { Location, SourceLocation, Span } from '../model/location';
import type { TextEdit } from '../model/report';
import type { FixContext, FixDraft } from './buildFix';
import { lineEndOf } from './lineEnd';

/**
 * Silences one finding with a comment: at the end of its line, or above its statement where a comment cannot stand
 * behind it. None where the language has no `#` comments.
 */
export function ignoreFix(
  rule: string,
  location: Location,
  { document, lineStarts }: Pick<FixContext, 'document' | 'lineStarts'>,
): readonly FixDraft[] {
  // A notebook that cannot be read is JSON, and JSON has no comments.
  if (!hasHashComments(document) || (document.kind === 'notebook' && document.notebook === undefined)) {
    return [];
  }
  if (location.kind === 'document') {
    return ignoreInFile(rule, document);
  }
  const place = placeOf(location, document, lineStarts);
  const edit = addToComment(rule, place) ?? newComment(rule, place);
  return edit === undefined
    ? []
    : [{ title: l10n.t('Ignore {0} here', rule), safety: 'review', edits: [edit], files: [] }];
}

/** The line that a finding begins on. */
interface LinePlace {
  readonly document: Document;
  readonly location: SourceLocation;
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** From 0. */
  readonly line: number;
  readonly span: Span;
}

function placeOf(location: SourceLocation, document: Document, lineStarts: readonly number[]): LinePlace {
  const text = textAround(document, location);
  const line = lineAt(lineStarts, location.span.start);
  return { document, location, text, lineStarts, line, span: lineSpan(text, lineStarts, line) };
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
  const newText = `# preflight: ignore-file[${rule}]${lineEndOf(text)}`;
  return [
    { title: l10n.t('Ignore {0} in this file', rule), safety: 'review', edits: [{ location, newText }], files: [] },
  ];
}

/** `# preflight: ignore[a/b]` → `# preflight: ignore[a/b, c/d]` */
function addToComment(rule: string, place: LinePlace): TextEdit | undefined {
  const { location, text, span } = place;
  const found = /#\s*preflight:\s*ignore\s*\[[^\]\n]+(?=\])/.exec(text.slice(span.start, span.end));
  if (found === null || !isCommentAt(place, span.start + found.index)) {
    return undefined;
  }
  const at = span.start + found.index + found[0].length;
  return { location: { ...location, span: { start: at, end: at } }, newText: `, ${rule}` };
}

function isCommentAt({ document, location }: LinePlace, offset: number): boolean {
  if (!hasFacts(document)) {
    return document.kind !== 'dockerfile';
  }
  const source = sourceAt(document, location);
  return document.facts.comments.some(
    ({ place }) => place.source === source && place.start <= offset && offset < place.end,
  );
}

function newComment(rule: string, place: LinePlace): TextEdit | undefined {
  const { location, text, lineStarts, span } = place;
  if (canEndInComment(place)) {
    const newText = `  # preflight: ignore[${rule}]`;
    return { location: { ...location, span: { start: span.end, end: span.end } }, newText };
  }
  const { start, end } = lineSpan(text, lineStarts, firstLineOfStatement(place));
  const written = text.slice(start, end);
  if (written.startsWith('%%')) {
    return undefined;
  }
  const newText = `${/^\s*/.exec(written)?.[0] ?? ''}# preflight: ignore[${rule}]${lineEndOf(text)}`;
  return { location: { ...location, span: { start, end: start } }, newText };
}

/** Behind a string that goes on, a backslash, a magic or a Dockerfile instruction, `#` starts no comment. */
function canEndInComment({ document, location, text, span: { start, end } }: LinePlace): boolean {
  if (!hasFacts(document)) {
    return document.kind !== 'dockerfile' && document.kind !== 'ini';
  }
  const source = sourceAt(document, location);
  const isMagic = document.facts.magics.some(
    ({ place }) => place.source === source && place.start < end && place.end > start,
  );
  return !isMagic && !text.startsWith('\\', end - 1) && !isInString(document, source, end);
}

/** Strings stand in the order of the text; the one that an offset is in began among the last few before it. */
function isInString({ facts: { strings } }: FactsDocument, source: number, offset: number): boolean {
  const next = firstFrom(strings, source, offset);
  return strings.slice(Math.max(0, next - 8), next).some(({ place }) => place.source === source && place.end > offset);
}

function firstLineOfStatement({ document, location, lineStarts, line }: LinePlace): number {
  if (document.kind === 'dockerfile') {
    const offset = location.span.start;
    const own = document.instructions.find(({ span }) => span.start <= offset && offset < span.end);
    return own === undefined ? line : lineAt(lineStarts, own.span.start);
  }
  return hasFacts(document) ? logicalLines(document, sourceAt(document, location)).firstOf(line) : line;
}

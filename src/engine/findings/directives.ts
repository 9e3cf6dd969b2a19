import { hasFacts, locationOf, textAround } from '../detectors/sources';
import type { Document } from '../model/document';
import type { SourceLocation, Span } from '../model/location';
import { lineAt, lineSpan, lineStartsOf } from './positions';

/** A comment that asks for silence: `# preflight: ignore[code/hardcoded-user-path] -- demo (until 2026-12-31)`. */
export interface Directive {
  readonly kind: 'ignore' | 'ignore-file' | 'ignore-cell';
  /** Where the comment stands, from its `#` to its end. */
  readonly location: SourceLocation;
  /** Nothing but white space before it on its line: it speaks of the next statement. */
  readonly alone: boolean;
  /** Rule ids and globs; `*` for a comment without brackets. */
  readonly entries: readonly DirectiveEntry[];
  /** Last day on which it holds, such as `2026-12-31`. */
  readonly until: string | undefined;
}

export interface DirectiveEntry {
  readonly name: string;
  /** In the same text as the directive's location. */
  readonly span: Span;
}

const grammar = /#\s*preflight:\s*(ignore(?:-file|-cell)?)(?![\w-])\s*(?:\[([^\]\n]*)\])?([^\n]*)/d;

/** Document kinds in which `#` starts a comment. */
const hashKinds = new Set<Document['kind']>([
  'python', 'notebook', 'yaml', 'toml', 'ini', 'requirements', 'dockerfile', 'shell', 'makefile', 'r', 'julia',
]); // prettier-ignore

/** Whether the document's language has `#` comments. */
export function hasHashComments({ kind }: Document): boolean {
  return hashKinds.has(kind);
}

/** All comments of a document that ask for silence, in order. */
export function directivesIn(document: Document): readonly Directive[] {
  return commentsOf(document).flatMap(({ location, alone }) => {
    const text = textAround(document, location).slice(location.span.start, location.span.end);
    const directive = text.includes('preflight:') ? parse(text, location, alone) : undefined;
    return directive === undefined ? [] : [directive];
  });
}

interface Comment {
  readonly location: SourceLocation;
  readonly alone: boolean;
}

function commentsOf(document: Document): readonly Comment[] {
  if (document.kind === 'python' && !document.text.includes('preflight:')) {
    return [];
  }
  if (hasFacts(document)) {
    return document.facts.comments
      .filter(({ text }) => text.includes('preflight:'))
      .map(({ place, alone }) => ({ location: locationOf(document, place), alone }));
  }
  return hasHashComments(document) && document.text.includes('preflight:') ? commentLines(document) : [];
}

/** In a Dockerfile `#` is a comment only at the start of a line. */
function commentLines({ text, path, kind }: Document): readonly Comment[] {
  const starts = lineStartsOf(text);
  return [...text.matchAll(/#\s*preflight:/g)].flatMap(({ index }) => {
    const line = lineSpan(text, starts, lineAt(starts, index));
    const alone = text.slice(line.start, index).trim() === '';
    const location = { kind: 'file', path, span: { start: index, end: line.end } } as const;
    return alone || (kind !== 'dockerfile' && /\s/.test(text[index - 1] ?? '')) ? [{ location, alone }] : [];
  });
}

function parse(text: string, location: SourceLocation, alone: boolean): Directive | undefined {
  const found = grammar.exec(text);
  if (found === null) {
    return undefined;
  }
  const [, kind, names, rest = ''] = found;
  const span = { start: location.span.start + found.index, end: location.span.end };
  const namesStart = location.span.start + (found.indices?.[2]?.[0] ?? 0);
  return {
    kind: kind === 'ignore-file' || kind === 'ignore-cell' ? kind : 'ignore',
    location: { ...location, span },
    alone,
    entries: names === undefined ? [{ name: '*', span }] : entriesOf(names, namesStart),
    until: /\(until (\d{4}-\d{2}-\d{2})\)/.exec(rest)?.[1],
  };
}

function entriesOf(names: string, offset: number): readonly DirectiveEntry[] {
  return [...names.matchAll(/[^,\s]+/g)].map(({ 0: name, index }) => {
    return { name, span: { start: offset + index, end: offset + index + name.length } };
  });
}

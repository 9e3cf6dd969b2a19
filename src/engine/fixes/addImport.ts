import { locationOf, sourceAt, textOfSource, type FactsDocument } from '../detectors/sources';
import { remember } from '../documents/remember';
import type { SourceLocation } from '../model/location';
import type { TextEdit } from '../model/report';
import type { ImportFact } from '../python/facts/facts';
import { lineEndOf } from './lineEnd';

/** `import os`, `from pathlib import Path` or `import numpy as np`. */
export interface WantedImport {
  readonly module: string;
  readonly name: string | undefined;
  /** The name that it is bound to, when it is another one. */
  readonly as?: string;
}

/** The edit that makes a name known at a place: none when it is imported there already. */
export function addImport(
  document: FactsDocument,
  location: SourceLocation,
  wanted: WantedImport,
): readonly TextEdit[] {
  const source = sourceAt(document, location);
  const { imports, edits } = topOfModule(document);
  const isBehind = ({ place }: ImportFact): boolean =>
    place.source > source || (place.source === source && place.start >= location.span.start);
  const last = imports.at(-1);
  const usable = last === undefined || !isBehind(last) ? imports : imports.slice(0, imports.findIndex(isBehind));
  const key = `${usable.length} ${source} ${wanted.module} ${wanted.name ?? ''} ${wanted.as ?? ''}`;
  const known = edits.get(key) ?? importAt(document, source, { usable, wanted });
  edits.set(key, known);
  return known;
}

/** The imports that always run, and the edits that were made with them: many findings want the same one. */
const topOfModule = remember(({ facts }: FactsDocument) => ({
  imports: facts.imports.filter(fact => fact.scope === 0 && fact.guards.length === 0),
  edits: new Map<string, readonly TextEdit[]>(),
}));

interface Importing {
  readonly usable: readonly ImportFact[];
  readonly wanted: WantedImport;
}

function importAt(document: FactsDocument, source: number, { usable, wanted }: Importing): readonly TextEdit[] {
  if (
    usable.some(
      ({ module, name, bound }) => module === wanted.module && name === wanted.name && bound === boundName(wanted),
    )
  ) {
    return [];
  }
  const bare = wanted.name === undefined ? `import ${wanted.module}` : `from ${wanted.module} import ${wanted.name}`;
  const statement = wanted.as === undefined ? bare : `${bare} as ${wanted.as}`;
  const at = insertionPoint(document, source, usable);
  const text = textOfSource(document, at.source);
  const lineEnd = lineEndOf(text);
  const gap = at.start > 0 && text[at.start - 1] !== '\n' ? lineEnd : '';
  const newText = `${gap}${statement}${lineEnd}`;
  return [{ location: locationOf(document, { ...at, end: at.start }), newText }];
}

interface Point {
  readonly source: number;
  readonly start: number;
}

/** Above the first import; below those of `__future__`, which have to come first; else at the top. */
function insertionPoint(document: FactsDocument, source: number, imports: readonly ImportFact[]): Point {
  const first = imports.find(({ module }) => module !== '__future__')?.place;
  if (first !== undefined) {
    const text = textOfSource(document, first.source);
    return { source: first.source, start: text.lastIndexOf('\n', first.start - 1) + 1 };
  }
  const last = imports.at(-1)?.place;
  return last === undefined ? topOf(document, source) : { source: last.source, start: nextLine(document, last) };
}

function nextLine(document: FactsDocument, { source, end }: ImportFact['place']): number {
  const text = textOfSource(document, source);
  const feed = text.indexOf('\n', end);
  return feed < 0 ? text.length : feed + 1;
}

function boundName({ module, name, as }: WantedImport): string {
  return as ?? name ?? module;
}

/** Behind a cell magic, leading comments and the docstring of a module. */
function topOf(document: FactsDocument, source: number): Point {
  const text = textOfSource(document, source);
  const header = /^(?:\uFEFF|%%.*(?:\r?\n|$)|[ \t]*#.*(?:\r?\n|$)|[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
  const docstring = document.facts.strings.find(
    ({ place, role }) => role.kind === 'docstring' && place.source === source && place.start === header,
  );
  return { source, start: docstring === undefined ? header : nextLine(document, docstring.place) };
}

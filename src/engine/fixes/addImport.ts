import { locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import { sourceAt } from '../findings/coverage';
import type { SourceLocation } from '../model/location';
import type { TextEdit } from '../model/report';
import type { ImportFact } from '../python/facts/facts';

/** `import os`, or `from pathlib import Path`. */
export interface WantedImport {
  readonly module: string;
  readonly name: string | undefined;
}

/** The edit that makes a name known at a place: none when it is imported there already. */
export function addImport(
  document: FactsDocument,
  location: SourceLocation,
  wanted: WantedImport,
): readonly TextEdit[] {
  const source = sourceAt(document, location);
  const isBefore = ({ place }: ImportFact): boolean =>
    place.source < source || (place.source === source && place.start < location.span.start);
  const usable = document.facts.imports.filter(fact => fact.scope === 0 && fact.guards.length === 0 && isBefore(fact));
  if (
    usable.some(
      ({ module, name, bound }) => module === wanted.module && name === wanted.name && bound === boundName(wanted),
    )
  ) {
    return [];
  }
  const statement =
    wanted.name === undefined ? `import ${wanted.module}` : `from ${wanted.module} import ${wanted.name}`;
  const first = usable.find(({ module }) => module !== '__future__');
  const at = first === undefined ? topOf(document, source) : first.place;
  const text = textOfSource(document, at.source);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const start = first === undefined ? at.start : text.lastIndexOf('\n', at.start - 1) + 1;
  return [
    { location: locationOf(document, { source: at.source, start, end: start }), newText: `${statement}${lineEnd}` },
  ];
}

function boundName({ module, name }: WantedImport): string {
  return name ?? module;
}

/** Behind a cell magic, leading comments and the docstring of a module. */
function topOf(document: FactsDocument, source: number): { readonly source: number; readonly start: number } {
  const text = textOfSource(document, source);
  const header = /^(?:\uFEFF|%%.*(?:\r?\n|$)|[ \t]*#.*(?:\r?\n|$)|[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
  const docstring = document.facts.strings.find(
    ({ place, role }) => role.kind === 'docstring' && place.source === source && place.start === header,
  );
  const end = docstring === undefined ? undefined : text.indexOf('\n', docstring.place.end);
  return { source, start: end === undefined ? header : end < 0 ? text.length : end + 1 };
}

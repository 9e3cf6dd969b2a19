import { locationOf, sourceAt, textOfSource, type FactsDocument } from '../detectors/sources';
import { logicalLines } from '../findings/logicalLines';
import { lineAt } from '../findings/positions';
import type { SourceLocation } from '../model/location';
import type { TextEdit } from '../model/report';
import type { ImportFact } from '../python/facts/facts';
import { addImport, type WantedImport } from './addImport';
import { lineEndOf } from './lineEnd';

/**
 * The edits that put a line below the imports that stand before a place, and import what it needs. The same line for
 * another place of the text is the same edit. None where nothing is imported, before the place or for the line.
 */
export function addBelowImports(
  document: FactsDocument,
  location: SourceLocation,
  line: string,
  wanted: WantedImport | undefined,
): readonly TextEdit[] {
  const last = lastImportBefore(document, location);
  const source = last?.place.source ?? sourceAt(document, location);
  const text = textOfSource(document, source);
  const lineEnd = lineEndOf(text);
  const added = line.replaceAll('\n', lineEnd);
  const importing = wanted === undefined ? [] : addImport(document, location, wanted);
  if (last === undefined) {
    // Both go to the same place, so they are one edit.
    return importing.map(edit => ({ ...edit, newText: `${edit.newText}${added}${lineEnd.repeat(3)}` }));
  }
  const { starts, lastOf } = logicalLines(document, source);
  const start = starts[lastOf(lineAt(starts, last.place.end)) + 1] ?? text.length;
  const newText = text[start - 1] === '\n' ? `${added}${lineEnd}` : `${lineEnd}${added}`;
  return [...importing, { location: locationOf(document, { source, start, end: start }), newText }];
}

/** Of those that always run and are not of `__future__`. */
function lastImportBefore(document: FactsDocument, location: SourceLocation): ImportFact | undefined {
  const source = sourceAt(document, location);
  return document.facts.imports.findLast(
    ({ place, scope, guards, module }) =>
      scope === 0 &&
      guards.length === 0 &&
      module !== '__future__' &&
      (place.source < source || (place.source === source && place.start < location.span.start)),
  );
}

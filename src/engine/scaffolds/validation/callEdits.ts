import { type FactsDocument, locationOf, textOfSource } from '../../detectors/sources';
import type { TextEdit } from '../../model/report';
import type { CallFact, ImportFact, Place } from '../../python/index';

/** A read and the function that its result goes through. */
export interface WrappedRead {
  readonly call: CallFact;
  readonly check: string;
}

export interface NewImport {
  /** `churn.validation`, `.validation` */
  readonly module: string;
  /** Whether an empty line belongs between it and an import above: linters want the project's own apart. */
  readonly standsApartFrom: (fact: ImportFact) => boolean;
}

/** `pd.read_csv(DATA)` becomes `check_churn(pd.read_csv(DATA))`, and the import that this needs. */
export function callEdits(
  document: FactsDocument,
  reads: readonly WrappedRead[],
  { module, standsApartFrom }: NewImport,
): readonly TextEdit[] {
  const wraps = reads.flatMap(({ call: { place }, check }) => [
    insertion(document, { ...place, end: place.start }, `${check}(`),
    insertion(document, { ...place, start: place.end }, ')'),
  ]);
  const names = [...new Set(reads.map(({ check }) => check))].sort();
  const statement = `from ${module} import ${names.join(', ')}`;
  return [importEdit(document, reads, { statement, standsApartFrom }), ...wraps];
}

/** It changes what the file does: from now on it stops at wrong data. */
function insertion(document: FactsDocument, place: Place, newText: string): TextEdit {
  return { location: locationOf(document, place), newText, risky: true };
}

/** Below the last import that always runs and stands above the first read; else where `__future__` and docstring end. */
function importEdit(
  document: FactsDocument,
  reads: readonly WrappedRead[],
  { statement, standsApartFrom }: Omit<NewImport, 'module'> & { readonly statement: string },
): TextEdit {
  const first = reads.map(({ call }) => call.place).sort(byPlace)[0] ?? { source: 0, start: 0, end: 0 };
  const last = document.facts.imports.findLast(
    ({ scope, guards, place }) => scope === 0 && guards.length === 0 && byPlace(place, first) < 0,
  );
  const at = last === undefined ? topOf(document, first.source) : endOfStatement(document, last);
  const eol = textOfSource(document, at.source).includes('\r\n') ? '\r\n' : '\n';
  const gap = last !== undefined && document.kind === 'python' && standsApartFrom(last) ? eol : '';
  const newText = last === undefined ? `${statement}${eol}` : `${eol}${gap}${statement}`;
  return insertion(document, { source: at.source, start: at.offset, end: at.offset }, newText);
}

function byPlace(a: Place, b: Place): number {
  return a.source - b.source || a.start - b.start;
}

interface Point {
  readonly source: number;
  readonly offset: number;
}

/** The end of the line on which an import ends, its parentheses and continued lines behind it. */
function endOfStatement(document: FactsDocument, { place }: ImportFact): Point {
  const text = textOfSource(document, place.source);
  const start = Math.max(text.lastIndexOf('\nfrom ', place.start), text.lastIndexOf('\nimport ', place.start), 0);
  const isOpen = /^\s*from\s+[\w.]+\s+import\s*\([^)]*$/.test(text.slice(start, place.start));
  const closed = isOpen ? text.indexOf(')', place.end) + 1 : place.end;
  const rest = /^(?:[^\r\n\\]|\\(?:\r?\n|.))*/.exec(text.slice(closed))?.[0].length ?? 0;
  return { source: place.source, offset: closed + rest };
}

/** Behind a cell magic, leading comments and the docstring. */
function topOf(document: FactsDocument, source: number): Point {
  const text = textOfSource(document, source);
  const head = /^(?:%%.*(?:\r?\n|$)|[ \t]*#.*(?:\r?\n|$)|[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
  const docstring = document.facts.strings.find(
    ({ place, role }) => role.kind === 'docstring' && place.source === source && place.start === head,
  );
  const end = docstring === undefined ? head : text.indexOf('\n', docstring.place.end) + 1;
  return { source, offset: end };
}

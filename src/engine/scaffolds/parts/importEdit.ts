import { type FactsDocument, locationOf, textOfSource } from '../../detectors/sources';
import { lineEndOf } from '../../fixes/lineEnd';
import type { TextEdit } from '../../model/report';
import type { ImportFact, Place } from '../../python/index';
import type { ProjectFacts } from '../facts/projectFacts';
import { type ModulePlace, isFirstParty } from './modulePlace';

export interface NewImport {
  /** `churn.validation`, `.validation` */
  readonly module: string;
  /** Linters want it among the project's own imports, apart from those of libraries. */
  readonly standsApart: boolean;
  /** Whether an import is one of the project's own. */
  readonly isOwn: (fact: ImportFact) => boolean;
}

/** The import of a module that a scaffold writes at this place. */
export function importOf({ code }: ProjectFacts, { importedAs, dotted, importRoot }: ModulePlace): NewImport {
  const tops = new Set(code.modules.map(module => module.dotted.split('.')[0]));
  return {
    module: importedAs,
    standsApart: importedAs.startsWith('.') || (importedAs === dotted && isFirstParty(importRoot)),
    isOwn: ({ module, level }) => level > 0 || tops.has(module.split('.')[0]),
  };
}

/**
 * Among the project's own imports, in their order; else below the last import that always runs and stands above the
 * first use; else where `__future__` and docstring end.
 */
export function importEdit(
  document: FactsDocument,
  imported: NewImport,
  names: readonly string[],
  first: Place,
): TextEdit {
  const { module, standsApart, isOwn } = imported;
  const statement = `from ${module} import ${names.join(', ')}`;
  const usable = document.facts.imports.filter(
    ({ scope, guards, place }) => scope === 0 && guards.length === 0 && byPlace(place, first) < 0,
  );
  const next = standsApart ? usable.find(fact => isOwn(fact) && isBehind(fact, module)) : undefined;
  const last = usable.at(-1);
  const at =
    next !== undefined
      ? startOfStatement(document, next)
      : last !== undefined
        ? endOfStatement(document, last)
        : topOf(document, first.source);
  const eol = lineEndOf(textOfSource(document, at.source));
  const gap = last !== undefined && document.kind === 'python' && standsApart && !isOwn(last) ? eol : '';
  const newText = next !== undefined || last === undefined ? `${statement}${eol}` : `${eol}${gap}${statement}`;
  return insertion(document, { source: at.source, start: at.offset, end: at.offset }, newText);
}

/** Whether linters want an import below that of a module: `import x` comes before any `from x import y`. */
function isBehind({ module, name, level }: ImportFact, wanted: string): boolean {
  const dots = /^\.*/.exec(wanted)?.[0].length ?? 0;
  return name !== undefined && level === dots && module > wanted.slice(dots);
}

export function firstOf(places: readonly Place[]): Place {
  return [...places].sort(byPlace)[0] ?? { source: 0, start: 0, end: 0 };
}

function byPlace(a: Place, b: Place): number {
  return a.source - b.source || a.start - b.start;
}

interface Point {
  readonly source: number;
  readonly offset: number;
}

function startOfStatement(document: FactsDocument, { place }: ImportFact): Point {
  const text = textOfSource(document, place.source);
  const start = Math.max(text.lastIndexOf('\nfrom ', place.start), text.lastIndexOf('\nimport ', place.start)) + 1;
  return { source: place.source, offset: start };
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

/** One that changes what the file does. */
export function insertion(document: FactsDocument, place: Place, newText: string): TextEdit {
  return { location: locationOf(document, place), newText, risky: true };
}

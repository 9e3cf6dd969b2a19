import type { Document, NotebookDocument } from '../model/document';
import { type NameFact, type Place, comparePlaces } from '../python/index';

/** A read of a name at the moment it happens when the notebook runs from top to bottom. */
export interface TimedRead {
  readonly name: string;
  /** Where the name stands. */
  readonly place: Place;
  /** When it is read: its own place, or that of the call that runs the function it stands in. */
  readonly time: Place;
}

/** What a fresh kernel knows besides Python's own names, and what Python 2 knew. */
const kernelNames = new Set([
  'display', 'get_ipython', 'In', 'Out', 'exit', 'quit', 'spark', 'sc', 'sqlContext', 'dbutils', 'displayHTML', 'table',
  'unicode', 'xrange', 'raw_input', 'unichr', 'reduce', 'basestring', 'long', 'execfile', 'cmp', 'reload', 'file',
]); // prettier-ignore

const unusualCells = new Set(['raises-exception', 'skip-execution', 'remove-cell']);

/** Whether this is a notebook with code, and every name of it is accounted for, so that a missing one is missing. */
export function isClosedWorld(document: Document): document is NotebookDocument {
  return (
    document.kind === 'notebook' &&
    document.notebook?.language === 'python' &&
    document.codeCells.length > 0 &&
    document.facts.openWorld.length === 0
  );
}

/** Names that are bound anywhere at the level of the module, by name. */
export function bindsByName({ facts }: NotebookDocument): ReadonlyMap<string, readonly NameFact[]> {
  const binds = new Map<string, NameFact[]>();
  for (const fact of facts.names) {
    if (fact.use === 'bind') {
      const known = binds.get(fact.name) ?? [];
      known.push(fact);
      binds.set(fact.name, known);
    }
  }
  return binds;
}

/** Reads that happen for certain: at module level, and in functions at the moment they are called there. */
export function certainReads(document: NotebookDocument): readonly TimedRead[] {
  const reads = document.facts.names.filter(fact => isCertain(document, fact));
  const direct = reads
    .filter(({ deferred }) => !deferred)
    .map(({ name, place }): TimedRead => ({ name, place, time: place }));
  const calls = firstCalls(document);
  const called = reads
    .filter(({ deferred, conditional }) => deferred && !conditional)
    .flatMap(({ name, place, scope }): readonly TimedRead[] => {
      const time = calls.get(scope);
      return time === undefined ? [] : [{ name, place, time }];
    });
  return [...direct, ...called].sort((a, b) => comparePlaces(a.time, b.time));
}

function isCertain(document: NotebookDocument, { use, name, place, conditional }: NameFact): boolean {
  if (use !== 'read' || kernelNames.has(name) || /^_+(?:i*|\d+|i\d+)$/.test(name)) {
    return false;
  }
  const cell = document.notebook?.cells[document.codeCells[place.source] ?? -1];
  const isUnusual = cell === undefined || cell.tags.some(tag => unusualCells.has(tag));
  return (
    !isUnusual && !asksFor(cell.source, name) && !(conditional && mayExpectAbsence(document, place.source, cell.source))
  );
}

/** `if 'x' in globals() and x is not None:` */
function asksFor(text: string, name: string): boolean {
  return (
    text.includes('()') &&
    new RegExp(`['"]${name}['"]\\s+(?:not\\s+)?in\\s+(?:globals|locals|dir|vars)\\(\\)`, 'u').test(text)
  );
}

/** `try: x except NameError:` and `if 'x' in globals():` know what they do. */
function mayExpectAbsence({ facts }: NotebookDocument, source: number, text: string): boolean {
  return facts.handlers.some(({ place }) => place.source === source) || /\b(?:globals|locals|dir|vars)\(\)/.test(text);
}

/** The first call at module level of each function that stands there and has one definition, by its scope. */
function firstCalls(document: NotebookDocument): ReadonlyMap<number, Place> {
  const { scopes, calls } = document.facts;
  const binds = bindsByName(document);
  const placeOf = new Map<string, Place>();
  for (const { text, scope, place } of calls) {
    if (scope === 0 && !placeOf.has(text)) {
      placeOf.set(text, place);
    }
  }
  const found = new Map<number, Place>();
  for (const [scope, { kind, name, parent }] of scopes.entries()) {
    const place = placeOf.get(name);
    if (kind === 'function' && parent === 0 && binds.get(name)?.length === 1 && place !== undefined) {
      found.set(scope, place);
    }
  }
  return found;
}

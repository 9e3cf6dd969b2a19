import type { Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { firstLine, hasFacts, locationOf, textAt, textOfSource, type FactsDocument } from '../detectors/sources';
import { remember } from '../documents/remember';
import { baseName } from '../model/location';
import type { ScopeFact } from '../python/index';
import type { Checker } from './checker';

/** Lines of code from which a copy is worth a module. */
const shortest = 5;

/** Finds functions that stand in a notebook and, word for word, in another file of the project. */
export const duplicatedFunction: Checker = {
  scope: 'project',
  kinds: ['notebook'],
  captures: ['name', 'other'],
  anchors: [],
  *detect({ documents, zoneOf }) {
    const notebooks = documents.filter(({ kind }) => kind === 'notebook');
    const seen = new Map<string, FactsDocument>();
    for (const document of notebooks.length < 1 ? [] : [...documents].filter(hasFacts).sort(modulesFirst)) {
      for (const [body, scope] of zoneOf(document.path) === 'test' || isCopy(document.path)
        ? []
        : functionsOf(document)) {
        const other = seen.get(body);
        if (other !== undefined && other !== document && document.kind === 'notebook') {
          yield toMatch(scope, document, other);
        }
        seen.set(body, other ?? document);
      }
    }
  },
};

function modulesFirst(a: FactsDocument, b: FactsDocument): number {
  return Number(a.kind === 'notebook') - Number(b.kind === 'notebook') || (a.path < b.path ? -1 : 1);
}

/** Whole copies are named so, and are left alone. */
function isCopy(path: string): boolean {
  return /copy|backup|archive|\bold\b|checkpoint|solution|_v\d+/i.test(path);
}

/** Body without comments and spaces → the function; short ones are left out. */
const functionsOf = remember((document: FactsDocument): ReadonlyMap<string, ScopeFact> => {
  const found = new Map<string, ScopeFact>();
  for (const scope of document.facts.scopes) {
    if (scope.kind === 'function' && scope.parent === 0) {
      const lines = codeLines(textAt(document, locationOf(document, scope.place)));
      if (lines.length > shortest) {
        found.set(lines.join('\n'), scope);
      }
    }
  }
  return found;
});

function codeLines(text: string): readonly string[] {
  return text
    .replace(/("""|''')[\s\S]*?\1/g, '')
    .split('\n')
    .map(line => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(line => line !== '');
}

function toMatch(scope: ScopeFact, document: FactsDocument, other: FactsDocument): Match {
  const location = locationOf(document, scope.place);
  const span = firstLine(textOfSource(document, scope.place.source), location.span);
  const isNamesake = baseName(other.path) === baseName(document.path);
  return matchAt({ ...location, span }, { name: scope.name, other: isNamesake ? other.path : baseName(other.path) });
}

import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import { baseName } from '../model/location';
import type { ScopeFact } from '../python/facts/facts';
import type { Checker } from './checker';

/** Finds tests that no change of the project can turn red: `pass`, `assert True`, `assert False`, a skip alone. */
export const placeholderTest: Checker = {
  scope: 'document',
  kinds: ['python'],
  captures: ['name'],
  anchors: [],
  concerns: document => hasFacts(document) && testsIn(document).length > 0,
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    for (const scope of placeholdersIn(document)) {
      const name = namePlace(document, scope);
      if (name !== undefined) {
        yield matchAt(locationOf(document, name), { name: scope.name });
      }
    }
  },
};

/** The tests of a file that cannot fail for a reason of the project's. */
export function placeholdersIn(document: FactsDocument): readonly ScopeFact[] {
  return testsIn(document).filter(scope => isPlaceholder(document, scope));
}

/** What pytest collects by default, and what stands in a folder of tests; a template leaves its tests to be filled. */
function isTestFile(path: string): boolean {
  return (
    !path.includes('{{') &&
    (/^test_.*\.py$|_test\.py$|^tests?\.py$/.test(baseName(path)) || /(?:^|\/)tests?\//.test(path))
  );
}

function testsIn(document: FactsDocument): readonly ScopeFact[] {
  return isTestFile(document.path) ? document.facts.scopes.filter(scope => isTest(scope, document)) : [];
}

function isTest({ kind, name, parent }: ScopeFact, { facts }: FactsDocument): boolean {
  const outer = facts.scopes[parent];
  return (
    kind === 'function' && /^test(?:_|[A-Z]|$)/.test(name) && (outer?.kind === 'module' || outer?.kind === 'class')
  );
}

function namePlace(document: FactsDocument, { place, name }: ScopeFact): ScopeFact['place'] | undefined {
  const text = textOfSource(document, place.source).slice(place.start, place.end);
  const at = text.search(new RegExp(`(?<=\\bdef\\s+)${name}\\b`, 'u'));
  return at < 0 ? undefined : { ...place, start: place.start + at, end: place.start + at + name.length };
}

const emptyStatement =
  /^(?:pass|\.\.\.|return(?: None)?|assert (?:True|False|1|0|1 == 1|True is True|not False|"[^"]*"|'[^']*')(?:\s*,.*)?|self\.assertTrue\(True\)|self\.assertFalse\(False\)|self\.assertEqual\((\d+), \1\)|self\.fail\(.*\)|raise NotImplementedError(?:\(.*\))?|(?:pytest|self|unittest)\.skip(?:Test)?\(.*\)|pytest\.fail\(.*\)|print\(.*\))$/;

function isPlaceholder(document: FactsDocument, scope: ScopeFact): boolean {
  const statements = bodyOf(document, scope)
    .split('\n')
    .flatMap(line => line.split(';'))
    .map(statement => statement.replace(/#.*$/, '').trim())
    .filter(statement => statement !== '');
  return scope.empty || statements.every(statement => emptyStatement.test(statement));
}

/** The text behind `def name(…):`, without its docstring. */
function bodyOf(document: FactsDocument, { place, name }: ScopeFact): string {
  const text = textOfSource(document, place.source);
  const open = text.indexOf('(', text.indexOf(name, place.start));
  let at = open;
  for (let depth = 0; at < place.end; at++) {
    depth += '([{'.includes(text[at] ?? '') ? 1 : ')]}'.includes(text[at] ?? '') ? -1 : 0;
    if (depth === 0 && text[at] === ':') {
      break;
    }
  }
  const docstring = document.facts.strings.find(
    ({ place: other, role }) => role.kind === 'docstring' && other.start > at && other.end <= place.end,
  );
  return text.slice(docstring?.place.end ?? at + 1, place.end);
}

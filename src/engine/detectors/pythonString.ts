import type { PythonStringDetector } from '../model/rule';
import type { Place, StringFact } from '../python/facts/facts';
import { groupNames, patternOf } from '../rules/patterns';
import type { DetectInDocument, Match } from './detector';
import { exceptedPlaces, exceptionsIn, isLocalException, type Subject } from './exceptions';
import { localMatches } from './localMatches';
import { firstLine, hasFacts, locationOf, sourceAt, textAt, textOfSource, type FactsDocument } from './sources';

/** Finds strings and f-strings by their decoded value; docstrings and lone strings are text for people. */
export function pythonString(detector: PythonStringDetector): DetectInDocument {
  const pattern = patternOf(detector.pattern);
  const except = detector.except.map(patternOf);
  const groups = groupNames(detector.pattern);
  const local = detector.unless.filter(isLocalException);
  const others = detector.unless.filter(name => !isLocalException(name));
  // What a string is there for takes longer to find out than what it says.
  const isMeant = (fact: StringFact, document: FactsDocument): boolean =>
    pattern.test(fact.text) &&
    !isForPeople(fact) &&
    !except.some(other => other.test(fact.text)) &&
    !exceptionsIn(local, document)(subjectOf(fact));
  const matchesIn = localMatches<StringFact>({
    listOf: ({ strings }) => strings,
    matchesOf: (fact, document) =>
      isMeant(fact, document) ? [toMatch(document, fact, pattern.exec(fact.text), groups)] : [],
  });
  return document => (hasFacts(document) ? unsparedOf(matchesIn(document), others, document) : []);
}

function subjectOf(fact: StringFact): Subject {
  return { string: fact, place: fact.place, scope: fact.scope, guards: fact.guards };
}

/** Asked anew each time, since the rest of the document may have changed. */
function unsparedOf(matches: readonly Match[], names: readonly string[], document: FactsDocument): readonly Match[] {
  const places = matches.length === 0 ? [] : exceptedPlaces(names, document);
  return places.length === 0 ? matches : matches.filter(match => !places.some(place => isIn(place, match, document)));
}

function isIn(place: Place, { captures: { literal } }: Match, document: FactsDocument): boolean {
  const location = literal?.location;
  return (
    location !== undefined &&
    sourceAt(document, location) === place.source &&
    place.start <= location.span.start &&
    location.span.end <= place.end
  );
}

function isForPeople({ role, kind }: StringFact): boolean {
  return role.kind === 'docstring' || role.kind === 'statement' || kind === 'bytes';
}

/** What a `python-string` hands out besides the pattern's named groups: the literal with quotes, its decoded value. */
export const pythonStringCaptures = ['literal', 'value', 'found'] as const;

function toMatch(
  document: FactsDocument,
  fact: StringFact,
  found: RegExpExecArray | null,
  names: readonly string[],
): Match {
  const { source, start, end } = fact.place;
  const whole = locationOf(document, fact.place);
  const marked = firstLine(textOfSource(document, source), { start, end });
  const groups = names.map(name => [name, { text: found?.groups?.[name] ?? '' }] as const);
  return {
    location: { ...whole, span: marked },
    captures: {
      literal: { text: textAt(document, whole), location: whole },
      value: { text: fact.text },
      found: { text: found?.[0] ?? '' },
      ...Object.fromEntries(groups),
    },
    anchors: {},
    // In `f"{open('/home/ana/x')}"` an edit would have to mind the outer quotes.
    fixable: fact.kind === 'string' && !fact.nested,
  };
}

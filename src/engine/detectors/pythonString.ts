import type { PythonStringDetector } from '../model/rule';
import type { StringFact } from '../python/facts/facts';
import { groupNames, patternOf } from '../rules/patterns';
import type { DetectInDocument, Match } from './detector';
import { exceptionsIn, isLocalException, type Subject } from './exceptions';
import { firstFrom } from './factOrder';
import { localMatches } from './localMatches';
import { firstLine, hasFacts, locationOf, sourceAt, textAt, textOfSource, type FactsDocument } from './sources';

/** Finds strings and f-strings by their decoded value; docstrings and lone strings are text for people. */
export function pythonString(detector: PythonStringDetector): DetectInDocument {
  const pattern = patternOf(detector.pattern);
  const except = detector.except.map(patternOf);
  const groups = groupNames(detector.pattern);
  const local = detector.unless.filter(isLocalException);
  const others = detector.unless.filter(name => !isLocalException(name));
  const isMeant = (fact: StringFact, document: FactsDocument): boolean =>
    !isForPeople(fact) &&
    pattern.test(fact.text) &&
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

/** Asked anew each time, since the rest of the document may have changed: about the few strings that were found. */
function unsparedOf(matches: readonly Match[], names: readonly string[], document: FactsDocument): readonly Match[] {
  if (matches.length === 0 || names.length === 0) {
    return matches;
  }
  const isSpared = exceptionsIn(names, document);
  return matches.filter(match => {
    const fact = stringOf(match, document);
    return fact === undefined || !isSpared(subjectOf(fact));
  });
}

/** The string that was found: the one that begins there and says the same. */
function stringOf({ captures: { literal, value } }: Match, document: FactsDocument): StringFact | undefined {
  const { strings } = document.facts;
  const location = literal?.location;
  if (location === undefined) {
    return undefined;
  }
  const source = sourceAt(document, location);
  const fact = strings[firstFrom(strings, source, location.span.start)];
  const isThere = fact?.place.source === source && fact.place.start === location.span.start;
  return isThere && fact.text === value?.text ? fact : undefined;
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

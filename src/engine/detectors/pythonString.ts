import type { PythonStringDetector } from '../model/rule';
import type { Place, StringFact } from '../python/facts/facts';
import { groupNames, patternOf } from '../rules/patterns';
import type { DetectInDocument, Match } from './detector';
import { exceptionsIn } from './exceptions';
import { firstLine, hasFacts, locationOf, textAt, textOfSource, type FactsDocument } from './sources';

/** Finds strings and f-strings by their decoded value; docstrings and lone strings are text for people. */
export function pythonString(detector: PythonStringDetector): DetectInDocument {
  const pattern = patternOf(detector.pattern);
  const except = detector.except.map(patternOf);
  const groups = groupNames(detector.pattern);
  return function* (document) {
    if (!hasFacts(document)) {
      return;
    }
    const isExcepted = exceptionsIn(detector.unless, document);
    for (const fact of document.facts.strings) {
      const found = pattern.exec(fact.text);
      if (
        found !== null &&
        !isForPeople(fact) &&
        !except.some(other => other.test(fact.text)) &&
        !isExcepted({ string: fact, place: fact.place, scope: fact.scope, guards: fact.guards })
      ) {
        yield toMatch(document, fact, found, groups);
      }
    }
  };
}

/** In `f"{open('/home/ana/x')}"` an edit would have to mind the outer quotes. */
function isInsideString({ facts }: FactsDocument, { place }: StringFact): boolean {
  return facts.strings.some(outer => outer.kind === 'f-string' && encloses(outer.place, place));
}

function encloses(outer: Place, inner: Place): boolean {
  return outer.source === inner.source && outer.start < inner.start && outer.end > inner.end;
}

function isForPeople({ role, kind }: StringFact): boolean {
  return role.kind === 'docstring' || role.kind === 'statement' || kind === 'bytes';
}

/** What a `python-string` hands out besides the pattern's named groups: the literal with quotes, its decoded value. */
export const pythonStringCaptures = ['literal', 'value', 'found'] as const;

function toMatch(document: FactsDocument, fact: StringFact, found: RegExpExecArray, names: readonly string[]): Match {
  const { source, start, end } = fact.place;
  const whole = locationOf(document, fact.place);
  const marked = firstLine(textOfSource(document, source), { start, end });
  const groups = names.map(name => [name, { text: found.groups?.[name] ?? '' }] as const);
  return {
    location: { ...whole, span: marked },
    captures: {
      literal: { text: textAt(document, whole), location: whole },
      value: { text: fact.text },
      found: { text: found[0] },
      ...Object.fromEntries(groups),
    },
    anchors: {},
    fixable: fact.kind === 'string' && !isInsideString(document, fact),
  };
}

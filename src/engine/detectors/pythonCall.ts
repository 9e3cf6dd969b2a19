import { remember } from '../documents/remember';
import type { PythonCallDetector } from '../model/rule';
import type { CallFact, PythonFacts } from '../python/facts/facts';
import { argumentNamed, conditionHolds } from './arguments';
import { mayCallAny } from './calledNames';
import type { Anchor, CompiledDetector, Concerns, DetectInDocument, Match } from './detector';
import { exceptionsIn } from './exceptions';
import { generatorOf } from './seeded';
import { hasFacts, locationOf, textAt, textOfSource, type FactsDocument } from './sources';

type Detects = CompiledDetector & { readonly kind: 'document' };

/** Finds calls by qualified name, with conditions on their arguments. Marks the callee. */
export function pythonCall(detector: PythonCallDetector): Pick<Detects, 'detect' | 'concerns'> {
  const callsOf = compileCallees(detector.callee);
  return { detect: detectCalls(detector, callsOf), concerns: concernedCalls(detector, callsOf) };
}

type CallsOf = (facts: PythonFacts) => readonly CallFact[];

function detectCalls(detector: PythonCallDetector, callsOf: CallsOf): DetectInDocument {
  return document => {
    const calls = hasFacts(document) ? callsOf(document.facts) : none;
    if (!hasFacts(document) || calls.length === 0) {
      return [];
    }
    const isExcepted = exceptionsIn(detector.unless, document);
    return calls
      .filter(call => {
        const subject = { call, place: call.place, scope: call.scope, guards: call.guards };
        return argumentsMatch(detector, call) && !isExcepted(subject);
      })
      .map(call => toMatch(document, call, detector));
  };
}

/**
 * A rule that misses an argument is about the calls that need it, a rule about how something is called is about all
 * calls of it; any other rule is about all code, which should not hold such a call at all.
 */
function concernedCalls(detector: PythonCallDetector, callsOf: CallsOf): Concerns {
  const misses = detector.without.length > 0;
  const isNeeding = (call: CallFact): boolean => !misses || argumentsMatch({ ...detector, without: [] }, call);
  return document =>
    (!misses && Object.keys(detector.with).length === 0) ||
    (hasFacts(document) && callsOf(document.facts).some(isNeeding));
}

/**
 * Full names are looked up, so that a rule costs what it finds; only patterns are tried on every name. Where no name
 * can be called, nobody asks what the calls of the document are.
 */
function compileCallees(wanted: readonly string[]): CallsOf {
  const matches = compileNames(wanted);
  const mayCall = mayCallAny(wanted);
  return remember(facts => {
    const names = mayCall(facts) ? wanted.filter(facts.mayCall) : none;
    if (names.length === 0) {
      return none;
    }
    const named = names.flatMap(facts.callsOf);
    const isPattern = names.some(name => name.includes('*'));
    const patterned = matches === undefined || !isPattern ? none : callsLike(facts, matches);
    return patterned.length === 0 ? named : [...new Set([...named, ...patterned])].sort(byPlace);
  });
}

function callsLike({ callsByCallee }: PythonFacts, matches: RegExp): readonly CallFact[] {
  const found: CallFact[] = [];
  for (const [name, calls] of callsByCallee) {
    if (matches.test(name)) {
      found.push(...calls);
    }
  }
  return found;
}

const none: readonly never[] = [];

function byPlace({ place: a }: CallFact, { place: b }: CallFact): number {
  return a.source - b.source || a.start - b.start;
}

/** `torch.nn.*` → any further name, but no method of what it makes. `undefined` when no name has a star. */
export function compileNames(names: readonly string[]): RegExp | undefined {
  const patterns = names.filter(name => name.includes('*'));
  const sources = patterns.map(name => name.split('*').map(escapePattern).join('[^()]*'));
  return sources.length === 0 ? undefined : new RegExp(`^(?:${sources.join('|')})$`, 'u');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function argumentsMatch({ without, with: conditions, positions }: PythonCallDetector, call: CallFact): boolean {
  return (
    without.every(keyword => argumentNamed(call, keyword, positions[keyword]) === undefined) &&
    Object.entries(conditions).every(([keyword, condition]) =>
      conditionHolds(condition, argumentNamed(call, keyword, positions[keyword])),
    )
  );
}

/** What a `python-call` hands to message and fix: the callee as written, its last name, its full name, the call. */
export const pythonCallCaptures = ['callee', 'name', 'qualified', 'call'] as const;

function toMatch(document: FactsDocument, call: CallFact, { marks, positions, unless }: PythonCallDetector): Match {
  const callee = locationOf(document, call.calleePlace);
  const wrong = marks === undefined ? undefined : argumentNamed(call, marks, positions[marks]);
  const location = wrong === undefined || wrong === 'unknown' ? callee : locationOf(document, wrong.place);
  const whole = locationOf(document, call.place);
  const text = textAt(document, whole);
  return {
    location,
    captures: {
      callee: { text: call.text, location: callee },
      name: { text: call.method },
      qualified: { text: call.callee ?? call.text },
      call: { text, location: whole },
    },
    anchors: { argument: argumentAnchor(document, call) },
    fixable: !isLoneGenerator(call),
    ...(unless.includes('seeded-elsewhere') ? { drawsFrom: generatorOf(call.callee ?? '') } : {}),
  };
}

/** Behind the last argument: `f(` + argument, `f(a` + `, ` + argument; on a line of its own where the last one is. */
function argumentAnchor(document: FactsDocument, call: CallFact): Anchor {
  const at = call.lastArgumentEnd ?? call.close;
  const location = locationOf(document, { source: call.place.source, start: at, end: at });
  const last = call.arguments.at(-1)?.place.start;
  if (call.lastArgumentEnd === undefined || last === undefined) {
    return { location, before: '', after: '' };
  }
  const text = textOfSource(document, call.place.source);
  const indentation = /(?:\r?\n)[ \t]*$/.exec(text.slice(call.place.start, last))?.[0] ?? ' ';
  return { location, before: `,${indentation}`, after: '' };
}

/** `f(x for x in y)`, whose parentheses are the generator's too, takes no second argument without more of them. */
function isLoneGenerator({ arguments: given, calleePlace, place }: CallFact): boolean {
  const [first] = given;
  return (
    given.length === 1 && first !== undefined && first.place.start <= calleePlace.end && first.place.end >= place.end
  );
}

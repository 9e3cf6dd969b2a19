import type { Location, SourceLocation } from '../model/location';
import type { FactsEdit, Place, PythonFacts } from '../python/facts/facts';
import type { Capture, Match } from './detector';
import { firstFrom } from './factOrder';
import type { FactsDocument } from './sources';

/** A string, a comment, a magic. */
interface LocalFact {
  readonly place: Place;
}

/** What the facts of a list are asked, each on its own. */
export interface LocalQuestion<Fact extends LocalFact> {
  readonly listOf: (facts: PythonFacts) => readonly Fact[];
  /**
   * May look at the fact, at its statement, at what stands around that (the tests of an `if`, the names of functions)
   * and at the path; never at other statements, nor at what names mean.
   */
  readonly matchesOf: (fact: Fact, document: FactsDocument) => readonly Match[];
}

/** Asks about every fact; after an edit only about those in what was read again. Other matches move with their text. */
export function localMatches<Fact extends LocalFact>({
  listOf,
  matchesOf,
}: LocalQuestion<Fact>): (document: FactsDocument) => readonly Match[] {
  const known = new WeakMap<object, readonly Match[]>();
  return document => {
    const { facts } = document;
    const before = facts.edit === undefined ? undefined : known.get(facts.edit.of);
    const edit = before === undefined ? undefined : facts.edit;
    const all = listOf(facts);
    const asked = edit === undefined ? all : readAgain(all, edit);
    const found = matchesAmong(asked, fact => matchesOf(fact, document));
    const matches = edit === undefined || before === undefined ? found : join(before, edit, found);
    known.set(facts.identity, matches);
    return matches;
  };
}

/** Most facts give none: `flatMap` would take most of the time for itself. */
function matchesAmong<Fact>(facts: readonly Fact[], matchesOf: (fact: Fact) => readonly Match[]): readonly Match[] {
  const found: Match[] = [];
  for (const fact of facts) {
    const matches = matchesOf(fact);
    if (matches.length > 0) {
      found.push(...matches);
    }
  }
  return found;
}

/** For a list of facts the numbers of the first one in what an edit touched, and of the first one behind. */
const touched = new WeakMap<readonly LocalFact[], readonly [number, number]>();

/** Many rules ask for the same list. */
function readAgain<Fact extends LocalFact>(all: readonly Fact[], { start, end }: FactsEdit): readonly Fact[] {
  const range = touched.get(all) ?? [firstFrom(all, 0, start), firstFrom(all, 0, end)];
  touched.set(all, range);
  return all.slice(...range);
}

function join(before: readonly Match[], { start, end, growth }: FactsEdit, found: readonly Match[]): readonly Match[] {
  const firstIn = before.findIndex(match => startOf(match) >= start);
  const firstBehind = before.findIndex(match => startOf(match) >= end - growth);
  const behind = firstBehind < 0 ? [] : before.slice(firstBehind);
  return [
    ...(firstIn < 0 ? before : before.slice(0, firstIn)),
    ...found,
    ...(growth === 0 ? behind : behind.map(match => moved(match, growth))),
  ];
}

function startOf({ location }: Match): number {
  return location.kind === 'document' ? 0 : location.span.start;
}

function moved(match: Match, by: number): Match {
  return {
    ...match,
    location: movedLocation(match.location, by),
    captures: mapValues(match.captures, capture => movedCapture(capture, by)),
    anchors: mapValues(match.anchors, anchor => ({ ...anchor, location: movedSource(anchor.location, by) })),
  };
}

function movedCapture(capture: Capture, by: number): Capture {
  return capture.location === undefined ? capture : { ...capture, location: movedSource(capture.location, by) };
}

function movedLocation(location: Location, by: number): Location {
  return location.kind === 'document' ? location : movedSource(location, by);
}

function movedSource(location: SourceLocation, by: number): SourceLocation {
  const { start, end } = location.span;
  return { ...location, span: { start: start + by, end: end + by } };
}

/** Field by field: making an object of entries takes many times as long. */
function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  const mapped: Record<string, Value> = {};
  for (const name in record) {
    const value = record[name];
    if (value !== undefined) mapped[name] = change(value);
  }
  return mapped;
}

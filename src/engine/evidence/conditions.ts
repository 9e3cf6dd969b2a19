import type { Document } from '../model/document';
import type { CallFact, PythonFacts, ScopeFact } from '../python/index';
import { mayCallAny } from '../detectors/calledNames';
import type { DocumentReaders, MeasuredSource } from './documentReaders';
import type { DockerCondition, FileAlternative, KeyCondition } from './evidenceSet';
import { type Hit, type Source, countInk, hit, hitAtOffset, hitAtPlace, linesOfSource, wholeFile } from './hits';
import { needlesOf, someWay } from './needles';
import { anyPattern, overLines } from './patterns';
import { isData, textsIn, valuesAt } from './plainData';

/** Finds the place in one document that meets a condition. */
type Condition = (document: Document) => Hit | undefined;

/**
 * Compiles what an alternative asks of the content of a file. The place given back is that of the condition that says
 * most, a call before a line of text; with no condition but the path it is the first line. An alternative that asks
 * for nothing inside accepts any file that is not empty.
 */
export function compileConditions(
  alternative: FileAlternative,
  readers: DocumentReaders,
): (document: Document) => Hit | null {
  // Text comes last: it costs most, and is not asked for when another condition has failed.
  const ofFacts = [
    ...where(alternative.calls, callCondition),
    ...where(alternative.imports, importCondition),
    ...where(alternative.decorators, names => scopeCondition(names, ({ decorators }) => decorators)),
    ...where(alternative.bases, names => scopeCondition(names, ({ bases }) => bases)),
    ...where(alternative.defines, names => scopeCondition(names, ({ name }) => [name])),
    ...where(alternative.docker, dockerCondition),
  ];
  const ofText = [
    ...where(alternative.commands, patterns => commandCondition(patterns, readers)),
    ...where(alternative.dependencies, names => dependencyCondition(names, readers)),
    ...where(alternative.keys, keysCondition),
    ...where(alternative.text, patterns => textCondition(patterns, readers)),
  ];
  return document => {
    const inFacts = hitsOf(ofFacts, document);
    if (inFacts === undefined || countInk(document, alternative.minimum) < alternative.minimum) {
      return null;
    }
    const inText = hitsOf(ofText, document);
    return inText === undefined ? null : (inFacts[0] ?? inText[0] ?? wholeFile(document));
  };
}

/** One for each condition; `undefined` when one of them does not hold. */
function hitsOf(conditions: readonly Condition[], document: Document): readonly Hit[] | undefined {
  const hits: Hit[] = [];
  for (const condition of conditions) {
    const found = condition(document);
    if (found === undefined) {
      return undefined;
    }
    hits.push(found);
  }
  return hits;
}

/** An empty list asks for nothing. */
function where<Item>(wanted: readonly Item[], compile: (wanted: readonly Item[]) => Condition): readonly Condition[] {
  return wanted.length === 0 ? [] : [compile(wanted)];
}

/** Asks for nothing but the path, so that the listing is enough. */
export function isAboutPathOnly(alternative: FileAlternative): boolean {
  const { text, keys, imports, calls, defines, decorators, bases, dependencies, docker, commands, kinds } = alternative;
  const inside = [text, keys, imports, calls, defines, decorators, bases, dependencies, docker, commands, kinds];
  return inside.every(wanted => wanted.length === 0);
}

function textCondition(patterns: readonly string[], readers: DocumentReaders): Condition {
  const pattern = anyPattern(patterns);
  const inLines = overLines(pattern);
  const needles = needlesOf(patterns);
  const mayBeIn = (source: MeasuredSource): boolean =>
    needles === undefined || someWay(needles, needle => source.holds(needle));
  return document => {
    for (const source of readers.sourcesIn(document).filter(mayBeIn)) {
      // Most texts hold nothing: one search says so, without cutting them into lines.
      const found = source.hasShortLines && !inLines.test(source.text) ? undefined : findLine(source, pattern);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
}

function findLine(source: Source, pattern: RegExp): Hit | undefined {
  for (const { cell, line, text } of linesOfSource(source)) {
    if (pattern.test(text)) {
      return hit(cell, line, text);
    }
  }
  return undefined;
}

function keysCondition(wanted: readonly KeyCondition[]): Condition {
  const compiled = wanted.map(({ route, pattern }) => ({
    route,
    pattern: pattern === undefined ? undefined : anyPattern([pattern]),
  }));
  return document => {
    if (!isData(document)) {
      return undefined;
    }
    for (const { route, pattern } of compiled) {
      const found = document
        .all()
        .flatMap(content => valuesAt(content, route))
        .find(
          ({ value }) =>
            value !== undefined && (pattern === undefined || textsIn(value).some(text => pattern.test(text))),
        );
      if (found !== undefined) {
        return hitAtOffset(document.text, document.spanOf(found.route)?.start ?? 0);
      }
    }
    return undefined;
  };
}

function dependencyCondition(names: readonly string[], readers: DocumentReaders): Condition {
  const wanted = new Set(names);
  return document => readers.dependenciesIn(document).find(({ name }) => wanted.has(name))?.hit;
}

function importCondition(modules: readonly string[]): Condition {
  const wanted = new Set(modules);
  return document => {
    const found = factsOf(document)?.imports.find(
      ({ module, name, level }) =>
        level === 0 && (isOrIsIn(module, wanted) || (name !== undefined && wanted.has(`${module}.${name}`))),
    );
    return found === undefined ? undefined : hitAtPlace(document, found.place);
  };
}

/** `mlflow.sklearn` is in `mlflow`; `mlflowish` is not. */
function isOrIsIn(name: string, wanted: ReadonlySet<string>): boolean {
  if (wanted.has(name)) {
    return true;
  }
  for (let end = name.indexOf('.'); end > 0; end = name.indexOf('.', end + 1)) {
    if (wanted.has(name.slice(0, end))) {
      return true;
    }
  }
  return false;
}

/** `pandas.read_csv` is exact, `mlflow.*` any further name, `*.fit` a method of whatever. */
function callCondition(callees: readonly string[]): Condition {
  const exact = callees.filter(callee => !callee.includes('*'));
  const heads = new Set(callees.filter(callee => callee.endsWith('.*')).map(callee => callee.slice(0, -2)));
  const [mayCallExact, mayCallUnder] = [mayCallAny(exact), mayCallAny([...heads])];
  const methods = callees.filter(callee => callee.startsWith('*.')).map(callee => callee.slice(2));
  return document => {
    const facts = factsOf(document);
    const call =
      facts &&
      ((mayCallExact(facts) ? callNamed(exact, facts) : undefined) ??
        (mayCallUnder(facts) ? callUnder(heads, facts) : undefined) ??
        callOf(methods, facts));
    return call === undefined ? undefined : hitAtPlace(document, call.place);
  };
}

function callNamed(names: readonly string[], facts: PythonFacts): CallFact | undefined {
  for (const name of names) {
    const [call] = facts.callsOf(name);
    if (call !== undefined) {
      return call;
    }
  }
  return undefined;
}

function callUnder(heads: ReadonlySet<string>, facts: PythonFacts): CallFact | undefined {
  for (const [callee, calls] of facts.callsByCallee) {
    if (isOrIsIn(callee, heads)) {
      return calls[0];
    }
  }
  return undefined;
}

function callOf(methods: readonly string[], { callsWritten }: PythonFacts): CallFact | undefined {
  return methods.length === 0 ? undefined : callsWritten(...methods).find(({ receiver }) => receiver !== undefined);
}

/**
 * Functions and classes by name, decorator or base; `dlt.*` is any further name, `*.task` any last name, `*retrain*` any
 * name with the word in it.
 */
function scopeCondition(wanted: readonly string[], namesOf: (scope: ScopeFact) => readonly string[]): Condition {
  const exact = new Set(wanted.filter(each => !each.includes('*')));
  const patterns = wanted.filter(each => each.includes('*'));
  const isWanted = (name: string): boolean => {
    const plain = withoutArguments(name);
    return exact.has(plain) || patterns.some(each => fitsPattern(plain, each));
  };
  return document => {
    const found = factsOf(document)?.scopes.find(scope => scope.kind !== 'module' && namesOf(scope).some(isWanted));
    return found === undefined ? undefined : hitAtPlace(document, found.place);
  };
}

/** `asset` of `asset(group_name="churn")`. */
function withoutArguments(name: string): string {
  return name.includes('(') ? name.replace(/\(.*$/, '') : name;
}

function fitsPattern(name: string, pattern: string): boolean {
  if (pattern.endsWith('*')) {
    const word = pattern.slice(pattern.startsWith('*') ? 1 : 0, -1);
    return pattern.startsWith('*') ? name.includes(word) : name.startsWith(word);
  }
  return pattern.startsWith('*.') && name.endsWith(pattern.slice(1));
}

function factsOf(document: Document): PythonFacts | undefined {
  return document.kind === 'python' || document.kind === 'notebook' ? document.facts : undefined;
}

function dockerCondition(wanted: readonly DockerCondition[]): Condition {
  const compiled = wanted.map(({ keyword, pattern }) => ({
    keyword,
    pattern: pattern === undefined ? undefined : anyPattern([pattern]),
  }));
  return document => {
    const instructions = document.kind === 'dockerfile' ? document.instructions : [];
    const found = instructions.find(({ keyword, text }) =>
      compiled.some(each => each.keyword === keyword && (each.pattern?.test(text) ?? true)),
    );
    return found === undefined ? undefined : hitAtOffset(document.text, found.span.start);
  };
}

function commandCondition(patterns: readonly string[], readers: DocumentReaders): Condition {
  const pattern = anyPattern(patterns);
  return document => readers.commandsIn(document).find(({ text }) => pattern.test(text))?.hit;
}

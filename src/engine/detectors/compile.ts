import { checkers } from '../checkers/index';
import type { Document } from '../model/document';
import type { Location } from '../model/location';
import type { AnyDetector, Detector, PracticeDetector } from '../model/rule';
import type { Project } from '../projects/project';
import { groupNames } from '../rules/patterns';
import type { RuleLanguage } from '../rules/ruleLanguage';
import { compileGlobs } from '../workspace/pathMatcher';
import { concernedFlow, dataFlow, dataFlowCaptures } from './dataFlow';
import type { Accepts, CompiledDetector, DetectInDocument, DetectInProject, GradedPractice, Match } from './detector';
import { exceptionNames, stringExceptionNames } from './exceptions';
import { magic, magicCaptures } from './magic';
import { pythonCall, pythonCallCaptures } from './pythonCall';
import { pythonImport, pythonImportCaptures } from './pythonImport';
import { pythonString, pythonStringCaptures } from './pythonString';
import { textPattern, textPatternCaptures } from './textPattern';
import { trackedFile, trackedFileCaptures, underGit } from './trackedFile';

/** Grades a practice by the evidence sets that the engine was given. */
export type GradePractice = (detector: PracticeDetector, project: Project) => GradedPractice;

/** Makes a rule's `detect` ready to run. Only for rules that `readRule` has accepted. */
export function compileDetector(detector: Detector, gradePractice: GradePractice): CompiledDetector {
  const compiled = compileKind(detector, gradePractice);
  const says = 'says' in detector ? Object.entries(detector.says) : [];
  return says.length === 0 || compiled.kind !== 'document' ? compiled : withSaying(compiled, says);
}

/** Adds the fixed texts of the rule to what each match captures. */
function withSaying(
  compiled: CompiledDetector & { readonly kind: 'document' },
  says: readonly (readonly [string, string])[],
): CompiledDetector {
  const said = Object.fromEntries(says.map(([name, text]) => [name, { text, isSaid: true as const }]));
  return {
    ...compiled,
    *detect(document: Document) {
      for (const match of compiled.detect(document)) {
        yield { ...match, captures: { ...match.captures, ...said } };
      }
    },
  };
}

function compileKind(detector: Detector, gradePractice: GradePractice): CompiledDetector {
  switch (detector.kind) {
    case 'python-call':
      return { kind: 'document', accepts: isPython, ...pythonCall(detector) };
    case 'python-import':
      return overPython(pythonImport(detector));
    case 'python-string':
      return overPython(pythonString(detector));
    case 'magic':
      return overPython(magic(detector));
    case 'data-flow':
      return { ...overPython(dataFlow(detector)), concerns: concernedFlow(detector) };
    default:
      return compileOther(detector, gradePractice);
  }
}

/** What is no detector of Python code, and what is made of several. */
function compileOther(
  detector: Exclude<Detector, { readonly kind: `python-${string}` | 'magic' | 'data-flow' }>,
  gradePractice: GradePractice,
): CompiledDetector {
  switch (detector.kind) {
    case 'text-pattern': {
      const matches = compileGlobs(detector.files, { ignoreCase: true });
      return {
        kind: 'document',
        accepts: (path, kind) => isText(kind) && matches(path),
        concerns: always,
        detect: textPattern(detector),
      };
    }
    case 'tracked-file':
      return { kind: 'project', accepts: isPython, concerns: underGit, detect: trackedFile(detector) };
    case 'practice':
      return {
        kind: 'practice',
        grade: project => gradePractice(detector, project),
        places: compilePlaces(detector.places),
      };
    case 'any':
      return compileAny(detector, gradePractice);
    case 'checker':
      return compileChecker(detector.checker, detector.options);
  }
}

function overPython(detect: DetectInDocument): CompiledDetector & { readonly kind: 'document' } {
  return { kind: 'document', accepts: isPython, concerns: always, detect };
}

function isPython(_path: string, kind: Document['kind']): boolean {
  return kind === 'python' || kind === 'notebook';
}

/** What must not be there is asked of every document. */
function always(): boolean {
  return true;
}

/** A notebook's text is JSON that no one reads; its cells are for the Python detectors. */
function isText(kind: Document['kind']): boolean {
  return kind !== 'notebook';
}

function compileAny({ of }: AnyDetector, gradePractice: GradePractice): CompiledDetector {
  const parts = of.map(part => compileDetector(part, gradePractice)).filter(part => part.kind === 'document');
  if (parts.length < of.length) {
    throw new Error('A detector of kind "any" holds only detectors that look at single documents.');
  }
  return {
    kind: 'document',
    accepts: (path, kind) => parts.some(part => part.accepts(path, kind)),
    concerns: document => parts.some(part => part.accepts(document.path, document.kind) && part.concerns(document)),
    detect: document => {
      const asked = parts.filter(({ accepts }) => accepts(document.path, document.kind));
      const found = asked.map(({ detect }) => [...detect(document)]).filter(matches => matches.length > 0);
      return found.length < 2 ? found.flat() : distinctPlaces(found.flat());
    },
  };
}

/** The first match of each place. */
function distinctPlaces(matches: readonly Match[]): readonly Match[] {
  const places = new Map<string, Match>();
  for (const match of matches) {
    const place = placeOf(match.location);
    places.set(place, places.get(place) ?? match);
  }
  return [...places.values()];
}

/** The same text for the same place of a document. */
function placeOf(location: Location): string {
  const cell = location.kind === 'cell' ? location.cell : '';
  return location.kind === 'document' ? '' : `${cell}:${location.span.start}-${location.span.end}`;
}

function compilePlaces(name: string | undefined): DetectInProject {
  const checker = name === undefined ? undefined : checkers[name];
  return checker?.scope === 'project' ? project => checker.detect(project, {}) : () => [];
}

function compileChecker(name: string, options: Readonly<Record<string, unknown>>): CompiledDetector {
  const checker = checkers[name];
  if (checker === undefined) {
    throw new Error(`There is no checker called "${name}"; add it to checkers/index.ts.`);
  }
  const accepts: Accepts = (_path, kind) => checker.kinds.includes(kind);
  if (checker.scope === 'document') {
    const { concerns = always } = checker;
    return { kind: 'document', accepts, concerns, detect: document => checker.detect(document, options) };
  }
  const { concerns = always } = checker;
  return { kind: 'project', accepts, concerns, detect: project => checker.detect(project, options) };
}

/** What rules may name, from the code that answers to the names. */
export const ruleLanguage: RuleLanguage = {
  exceptions: exceptionNames,
  stringExceptions: stringExceptionNames,
  checkers: Object.keys(checkers),
  capturesOf,
  anchorsOf,
};

/** Captures that a kind always has; a pattern adds its named groups. */
const ownCaptures: Readonly<Record<Exclude<Detector['kind'], 'any' | 'checker'>, readonly string[]>> = {
  'python-call': pythonCallCaptures,
  'python-import': pythonImportCaptures,
  'python-string': pythonStringCaptures,
  magic: magicCaptures,
  'text-pattern': textPatternCaptures,
  'data-flow': dataFlowCaptures,
  'tracked-file': trackedFileCaptures,
  practice: [],
};

function capturesOf(detector: Detector): readonly string[] {
  if (detector.kind === 'any') {
    return common(detector.of.map(capturesOf));
  }
  const checker = checkerOf(detector);
  if (detector.kind === 'checker' || checker !== undefined) {
    return checkers[checker ?? '']?.captures ?? [];
  }
  const pattern = 'pattern' in detector ? detector.pattern : undefined;
  const said = 'says' in detector ? Object.keys(detector.says) : [];
  return [...ownCaptures[detector.kind], ...groupNames(pattern ?? ''), ...said];
}

function anchorsOf(detector: Detector): readonly string[] {
  if (detector.kind === 'any') {
    return common(detector.of.map(anchorsOf));
  }
  const checker = checkerOf(detector);
  if (checker !== undefined) {
    return checkers[checker]?.anchors ?? [];
  }
  return detector.kind === 'python-call' ? ['argument'] : [];
}

/** The checker that finds this detector's places, if code does. */
function checkerOf(detector: Detector): string | undefined {
  return detector.kind === 'checker' ? detector.checker : detector.kind === 'practice' ? detector.places : undefined;
}

/** Names that all of the lists hold. */
function common([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  return first.filter(name => others.every(other => other.includes(name)));
}

import * as l10n from '@vscode/l10n';
import type { Settings } from '../configuration/settings';
import type { Accepts, CompiledDetector, Match } from '../detectors/detector';
import { isSeededElsewhere } from '../detectors/seeded';
import { documentKind } from '../documents/documentKind';
import type { Document } from '../model/document';
import { isInside } from '../model/location';
import type { CheckAnswer, Evidence, Finding } from '../model/report';
import { zones } from '../model/rule';
import type { Project } from '../projects/project';
import type { CompiledRule } from '../rules/compileRules';
import { describe } from './describe';

/** What detecting gave for one rule, before comments and the baseline have had their say. */
export type Raw =
  | {
      readonly kind: 'places';
      readonly findings: readonly Finding[];
      /** There is something that the question is about. */
      readonly asked: boolean;
      /** Files that the question is about and that could not be read, and folders that may hold more of them. */
      readonly unreadable: readonly string[];
    }
  | { readonly kind: 'answer'; readonly answer: CheckAnswer; readonly findings: readonly Finding[] }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Asks one rule about one project. Never throws: a rule that fails costs its own answer (`failed`, with the reason)
 * and no other's.
 */
export function detect(compiled: CompiledRule, project: Project, settings: Settings): Raw {
  try {
    return detectOrThrow(compiled, project, settings);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function detectOrThrow(compiled: CompiledRule, project: Project, settings: Settings): Raw {
  const { rule, detector } = compiled;
  if (detector.kind === 'practice') {
    const graded = detector.grade(project);
    const isMissing = graded.status === 'open' || graded.status === 'partly';
    const places = isMissing ? inProject(detector.places(project), project) : [];
    return { kind: 'answer', answer: graded, findings: describeAll(compiled, places, project, settings) };
  }
  const isEverywhere = rule.zones.length === zones.length;
  const accepts: Accepts = (path, kind) =>
    detector.accepts(path, kind) && (isEverywhere || rule.zones.includes(project.zoneOf(path)));
  const documents = project.documents.filter(({ path, kind }) => accepts(path, kind));
  const places =
    detector.kind === 'document'
      ? inDocuments(detector, documents, project)
      : inProject(detector.detect(project), project);
  const findings = places.length === 0 ? none : describeAll(compiled, places, project, settings);
  const asked = findings.length > 0 || documents.some(document => detector.concerns(document, project));
  return { kind: 'places', findings, asked, unreadable: unreadablePaths(project, accepts, documents) };
}

const none: readonly never[] = [];

function describeAll(compiled: CompiledRule, places: Places, project: Project, settings: Settings): readonly Finding[] {
  return places.flatMap(([document, matches]) => describe(compiled, matches, { document, project, settings }));
}

/** Documents in which something was found. */
type Places = readonly (readonly [Document, readonly Match[]])[];

function inDocuments(
  { detect }: CompiledDetector & { kind: 'document' },
  documents: readonly Document[],
  project: Project,
): Places {
  const places: [Document, readonly Match[]][] = [];
  const stands = (document: Document, { drawsFrom }: Match): boolean =>
    drawsFrom === undefined || !isSeededElsewhere(project, document, drawsFrom);
  for (const document of documents) {
    const matches = [...detect(document)].filter(match => stands(document, match));
    if (matches.length > 0) {
      places.push([document, matches]);
    }
  }
  return places;
}

function inProject(matches: Iterable<Match>, project: Project): Places {
  const byDocument = new Map<Document, Match[]>();
  for (const match of matches) {
    const document = project.workspace.documentAt(match.location.path) ?? unreadFile(match, project);
    if (document !== undefined) {
      const known = byDocument.get(document) ?? [];
      known.push(match);
      byDocument.set(document, known);
    }
  }
  return [...byDocument];
}

/** A file of which only the name counts, such as a key or a model: nobody reads it, and it may lie in a folder that is skipped. */
function unreadFile({ location: { kind, path } }: Match, { files, workspace }: Project): Document | undefined {
  const isThere = workspace.tracked?.has(path) === true || files.some(file => file.path === path);
  return kind === 'document' && isThere ? { kind: 'text', path, text: '', version: '', problems: [] } : undefined;
}

/** Files that the question is about and nobody could read, and folders that may hold more of them. */
function unreadablePaths(project: Project, accepts: Accepts, documents: readonly Document[]): readonly string[] {
  const { unreadable, closed } = project.workspace;
  const empty = documents.filter(isNoNotebook).map(({ path }) => path);
  if (unreadable.size + closed.length === 0) {
    return empty;
  }
  const unread = project.files.filter(({ path }) => {
    const kind = unreadable.has(path) ? documentKind(path) : undefined;
    return kind !== undefined && accepts(path, kind);
  });
  return [...unread.map(({ path }) => path), ...empty, ...closed.filter(path => isInside(path, project.root))];
}

/** A notebook without cells that could be read: nobody looked at its code. */
function isNoNotebook(document: Document): boolean {
  return document.kind === 'notebook' && document.notebook === undefined;
}

/**
 * The answer to a rule once suppressed findings are gone. What the baseline accepts is a gap like any other. `isAside`
 * says of a place that no level waits for it.
 */
export function answer(
  raw: Raw,
  fresh: readonly Finding[],
  accepted: readonly Finding[] = none,
  isAside: (place: Finding) => boolean = () => false,
): CheckAnswer {
  switch (raw.kind) {
    case 'answer':
      return raw.answer;
    case 'failed':
      return { status: 'unknown', rung: null, reason: l10n.t('The rule failed: {0}', raw.reason), evidence: [] };
    case 'places':
      return raw.asked || raw.unreadable.length > 0 ? answerPlaces(raw, fresh, accepted, isAside) : nothingToLookAt();
  }
}

function nothingToLookAt(): CheckAnswer {
  const reason = l10n.t('There is nothing here that the question is about.');
  return { status: 'not-applicable', rung: null, reason, evidence: [] };
}

function answerPlaces(
  raw: Raw & { kind: 'places' },
  fresh: readonly Finding[],
  accepted: readonly Finding[],
  isAside: (place: Finding) => boolean,
): CheckAnswer {
  const kept = [...fresh, ...accepted];
  if (kept.length > 0) {
    const places = kept.length === 1 ? l10n.t('1 place') : l10n.t('{0} places', kept.length);
    const reason = withBaseline(places, fresh, accepted);
    const evidence = kept.slice(0, 3).map(toEvidence);
    return { status: 'open', rung: null, reason, evidence, ...(kept.every(isAside) ? { isAside: true } : {}) };
  }
  if (raw.unreadable.length > 0) {
    const reason = l10n.t('Could not be read: {0}.', raw.unreadable.slice(0, 3).join(', '));
    return { status: 'unknown', rung: null, reason, evidence: [] };
  }
  return {
    status: 'met',
    rung: null,
    reason: raw.findings.length === 0 ? '' : l10n.t('{0} silenced', raw.findings.length),
    evidence: [],
  };
}

/** `5 places, 2 in the baseline` */
function withBaseline(places: string, fresh: readonly Finding[], { length }: readonly Finding[]): string {
  if (length === 0) {
    return places;
  }
  if (fresh.length > 0) {
    return l10n.t('{0}, {1} in the baseline', places, length);
  }
  return length === 1 ? l10n.t('{0}, in the baseline', places) : l10n.t('{0}, all in the baseline', places);
}

function toEvidence({ location, position, message }: Finding): Evidence {
  const cell = location.kind === 'cell' ? { cell: location.cell } : {};
  return { path: location.path, ...cell, line: position?.line ?? null, text: message };
}

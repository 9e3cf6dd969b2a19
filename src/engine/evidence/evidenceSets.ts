import type { Evidence } from '../model/report';
import type { Project } from '../projects/project';
import { type CompiledSets, compileSets } from './compiledSets';
import type { DocumentReaders } from './documentReaders';
import type { Alternative, CommandsAlternative, EvidencePlace, EvidenceSet, EvidenceSets, Search } from './evidenceSet';
import { type Grounds, createGrounds } from './grounds';
import { toEvidence } from './hits';

export type { EvidenceSets } from './evidenceSet';

export function createEvidenceSets(sets: readonly EvidenceSet[], readers: DocumentReaders): EvidenceSets {
  const byName = new Map(sets.map(set => [set.name, set]));
  const compiled = compileSets(sets, readers);
  const sessions = new WeakMap<Project, SearchSession>();
  const grounds = createGrounds(compiled, readers);
  return {
    sets,
    setNamed: name => byName.get(name),
    search: (name, project) => {
      const session = sessions.get(project) ?? { project, byName, compiled, grounds, searches: new Map() };
      sessions.set(project, session);
      return searchSet(name, session);
    },
  };
}

/** One project, with what was found in it so far. */
interface SearchSession {
  readonly project: Project;
  readonly byName: ReadonlyMap<string, EvidenceSet>;
  readonly compiled: CompiledSets;
  readonly grounds: Grounds;
  readonly searches: Map<string, Search>;
}

function searchSet(name: string, session: SearchSession, place?: EvidencePlace): Search {
  const set = session.byName.get(name);
  if (set === undefined) {
    throw new Error(`There is no evidence set "${name}": the reader of rules has to refuse a rule that names it`);
  }
  const where = place ?? set.where;
  const key = `${where} ${name}`;
  const known = session.searches.get(key) ?? searchAll(set, where, session);
  session.searches.set(key, known);
  return known;
}

function searchAll(set: EvidenceSet, where: EvidencePlace, session: SearchSession): Search {
  const needed = set.needs.map(name => searchSet(name, session));
  if (needed.some(({ evidence }) => evidence.length === 0)) {
    return { evidence: [], unread: needed.flatMap(({ unread }) => unread) };
  }
  const searches = set.any.map(alternative => searchAlternative(alternative, where, session));
  const evidence = searches.flatMap(each => each.evidence);
  return {
    evidence: sortedOnce(evidence),
    unread: evidence.length > 0 ? [] : searches.flatMap(({ unread }) => unread),
  };
}

function searchAlternative(alternative: Alternative, where: EvidencePlace, session: SearchSession): Search {
  const { project, compiled, grounds } = session;
  switch (alternative.kind) {
    case 'file':
      return grounds.searchFiles(alternative, where, project);
    case 'set':
      return searchSet(alternative.set, session, alternative.where);
    case 'commands':
      return searchCommands(alternative, session);
    case 'checker': {
      const check = compiled.checkers.get(alternative.checker);
      const asked = {
        ground: grounds.groundOf(where, project),
        options: alternative.options,
        search: (name: string) => searchSet(name, session),
      };
      return { evidence: check === undefined ? [] : Array.from(check(asked)), unread: [] };
    }
  }
}

function searchCommands(alternative: CommandsAlternative, session: SearchSession): Search {
  const { project, compiled, grounds } = session;
  const pattern = compiled.patterns.get(alternative);
  const searches = alternative.in.map(name => searchSet(name, session));
  const evidence = searches
    .flatMap(search => search.evidence)
    .flatMap(({ path }) => grounds.reachedFrom(path, project.workspace))
    .filter(({ all }) => all.some(({ text, tolerated }) => pattern?.test(text) && !(alternative.blocking && tolerated)))
    .map(({ start, document }) => toEvidence(document.path, start.hit));
  return { evidence, unread: searches.flatMap(({ unread }) => unread) };
}

/** By path, cell and line, each place once. */
function sortedOnce(evidence: readonly Evidence[]): readonly Evidence[] {
  const places = new Map(evidence.map(each => [`${each.path}\0${each.cell ?? -1}\0${each.line ?? 0}`, each]));
  return [...places.values()].sort(
    (one, other) =>
      compareText(one.path, other.path) || (one.cell ?? -1) - (other.cell ?? -1) || (one.line ?? 0) - (other.line ?? 0),
  );
}

/** Not `localeCompare`, which answers differently on different machines. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

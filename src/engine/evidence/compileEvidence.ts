import type { Problem } from '../model/report';
import { checkers } from './checkers/index';
import { createEvidenceSets } from './evidenceSets';
import { createReaders } from './documentReaders';
import { type EvidenceSet, type EvidenceSets, referencesOf } from './evidenceSet';
import { practices } from './practices';
import { readEvidenceSet } from './readEvidenceSet';

/** A file of `rules/evidence`; `path` names the set. */
export interface EvidenceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads and compiles evidence sets. A file with a mistake is a problem with its line and costs its own set, and the
 * sets that refer to it; the others work. Never throws.
 */
export function compileEvidence(files: readonly EvidenceFile[]): {
  readonly sets: EvidenceSets;
  readonly problems: readonly Problem[];
} {
  const readings = files.map(({ path, text }) => ({ path, reading: readEvidenceSet(path, text) }));
  const problems = readings.flatMap(({ reading }) => (reading.kind === 'problems' ? reading.problems : []));
  const read = readings.flatMap(({ path, reading }) => (reading.kind === 'set' ? [{ path, set: reading.set }] : []));
  const known = new Map(read.map(({ set }) => [set.name, set]));
  const faults = read.flatMap(({ path, set }) =>
    faultsOf(set, known).map((message): Problem => ({ kind: 'rule', path, message })),
  );
  const faulty = new Set(faults.map(({ path }) => path));
  const sound = read.filter(({ path }) => !faulty.has(path)).map(({ set }) => set);
  return { sets: createEvidenceSets(sound, createReaders()), problems: [...problems, ...faults] };
}

function faultsOf(set: EvidenceSet, known: ReadonlyMap<string, EvidenceSet>): readonly string[] {
  const { practice } = set;
  const checkerNames = set.any.flatMap(each => (each.kind === 'checker' ? [each.checker] : []));
  const twin = [...known.values()].find(
    other => other !== set && practice !== undefined && other.practice === practice,
  );
  return [
    ...referencesOf(set)
      .filter(name => !known.has(name))
      .map(name => `there is no evidence set "${name}"`),
    ...checkerNames.filter(name => !checkers.has(name)).map(name => `there is no evidence checker "${name}"`),
    ...(practice === undefined || practices.some(name => name === practice)
      ? []
      : [`"${practice}" is no practice of the inventory`]),
    ...(twin === undefined ? [] : [`"${twin.name}" is the set of the practice "${twin.practice ?? ''}" already`]),
    ...(leadsBack(set, known) ? ['the set refers to itself by way of others'] : []),
  ];
}

function leadsBack(set: EvidenceSet, known: ReadonlyMap<string, EvidenceSet>): boolean {
  const seen = new Set<string>();
  const open = [...referencesOf(set)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const next = known.get(name);
    if (next !== undefined && !seen.has(name)) {
      seen.add(name);
      open.push(...referencesOf(next));
    }
  }
  return seen.has(set.name);
}

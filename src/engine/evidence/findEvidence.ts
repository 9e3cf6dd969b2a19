import type { Evidence } from '../model/report';
import type { Project } from '../projects/project';
import type { EvidenceSets } from './evidenceSet';

/** Places that prove the set in a project, by path, cell and line; empty when there are none. */
export function findEvidence(sets: EvidenceSets, name: string, project: Project): readonly Evidence[] {
  return sets.search(name, project).evidence;
}

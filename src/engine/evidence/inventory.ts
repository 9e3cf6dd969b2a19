import type { Inventory, Practice } from '../model/report';
import type { Project } from '../projects/project';
import type { EvidenceSets } from './evidenceSet';
import { practices } from './practices';

/** So many places are enough to show where a practice is. */
const shownPlaces = 5;

/** Which practices a project has. Every practice is a key; `present` is `null` when what could tell was unreadable. */
export function takeInventory(sets: EvidenceSets, project: Project): Inventory {
  const setOf = new Map(sets.sets.map(({ practice, name }) => [practice, name]));
  return Object.fromEntries(practices.map(practice => [practice, practiceIn(sets, setOf.get(practice), project)]));
}

/** The inventory of all projects together: present when one of them has it, unknown when none has and one is unknown. */
export function mergeInventories(inventories: readonly Inventory[]): Inventory {
  return Object.fromEntries(practices.map(practice => [practice, join(inventories.map(each => each[practice]))]));
}

function practiceIn(sets: EvidenceSets, name: string | undefined, project: Project): Practice {
  if (name === undefined) {
    return { present: null, evidence: [] };
  }
  const { evidence, unread } = sets.search(name, project);
  if (evidence.length > 0) {
    return { present: true, evidence: evidence.slice(0, shownPlaces) };
  }
  return { present: unread.length > 0 ? null : false, evidence: [] };
}

function join(answers: readonly (Practice | undefined)[]): Practice {
  const found = answers.filter(answer => answer?.present === true).flatMap(answer => answer?.evidence ?? []);
  if (found.length > 0) {
    return { present: true, evidence: once(found).slice(0, shownPlaces) };
  }
  return { present: answers.some(answer => answer?.present !== false) ? null : false, evidence: [] };
}

/** Projects of one workspace share its CI and its licence. */
function once(evidence: Practice['evidence']): Practice['evidence'] {
  return [...new Map(evidence.map(each => [`${each.path}\0${each.cell ?? ''}\0${each.line ?? ''}`, each])).values()];
}

import type { PythonFacts } from '../../src/engine/python/index';

/**
 * What happens to a document after its facts can be read: here every collection that rules ask for on a keystroke is
 * made and looked through. Returns a number that depends on all of it, so that nothing is optimised away.
 */
export function scanDocument(_text: string, facts: PythonFacts): number {
  let seen = facts.imports.length + facts.handlers.length + facts.magics.length + facts.faults.length;
  seen += facts.callsByCallee.size;
  for (const string of facts.strings) seen += string.text.length;
  for (const assignment of facts.assignments) seen += assignment.targets.length;
  return seen + facts.comments.length;
}

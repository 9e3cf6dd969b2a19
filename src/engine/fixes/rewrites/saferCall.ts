import { hasFacts, locationOf, type FactsDocument } from '../../detectors/sources';
import type { TextEdit } from '../../model/report';
import type { ArgumentFact, CallFact, Place } from '../../python/facts/facts';
import { callAt } from './callAt';
import { notHere, type Rewrite } from './rewrite';

/** Where the safe way takes the same arguments: a safe loader, certificates that are checked. */
export const saferCall: Rewrite = ({ location }, { document }) => {
  const call = hasFacts(document) ? callAt(document, location) : undefined;
  return hasFacts(document) && call !== undefined ? { edits: editsOf(call, document), files: [] } : notHere;
};

const safeNames: Readonly<Record<string, string>> = {
  'yaml.load': 'safe_load',
  'yaml.load_all': 'safe_load_all',
  'yaml.unsafe_load': 'safe_load',
  'yaml.unsafe_load_all': 'safe_load_all',
  'ssl._create_unverified_context': 'create_default_context',
};

function editsOf(call: CallFact, document: FactsDocument): readonly TextEdit[] {
  const unchecked = call.arguments.find(({ keyword, value }) => keyword === 'verify' && isFalse(value));
  if (unchecked !== undefined) {
    return [{ location: locationOf(document, withComma(unchecked, call)), newText: '' }];
  }
  const loader = call.arguments.find(({ value }) => value.kind === 'name' && /^yaml\.\w*Loader$/.test(value.text));
  if (loader !== undefined) {
    return [{ location: locationOf(document, loader.valuePlace), newText: 'yaml.SafeLoader' }];
  }
  const safe = safeNames[call.callee ?? ''];
  // A loader by another name would be one argument too many for `safe_load`.
  const isPlain = call.text === call.callee && call.arguments.length < 2;
  return safe === undefined || !isPlain ? [] : [{ location: locationOf(document, lastNameOf(call)), newText: safe }];
}

function isFalse(value: ArgumentFact['value']): boolean {
  return value.kind === 'constant' && value.value === false;
}

/** The last name of `yaml.load`. */
function lastNameOf({ calleePlace, method }: CallFact): Place {
  return { ...calleePlace, start: calleePlace.end - method.length };
}

/** An argument with the comma that separates it from the one before, or else from the one behind. */
function withComma({ place }: ArgumentFact, { arguments: given }: CallFact): Place {
  const index = given.findIndex(other => other.place.start === place.start);
  const [before, behind] = [given[index - 1], given[index + 1]];
  if (before !== undefined) {
    return { ...place, start: before.place.end };
  }
  return behind === undefined ? place : { ...place, end: behind.place.start };
}

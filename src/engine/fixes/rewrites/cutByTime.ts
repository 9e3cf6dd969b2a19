import { locationOf } from '../../detectors/sources';
import type { Rewrite } from './rewrite';
import { callAt } from './training/callAt';

/**
 * Lets a split cut the rows where they stand, which is in the order of time: the code itself looks at the row before as at
 * the time before. Not where rows of several series stand in one table, or are mixed on the way.
 */
export const cutByTime: Rewrite = ({ location }, context) => {
  const marked = callAt(context.document, location, 'train_test_split');
  if (marked?.call.lastArgumentEnd === undefined) {
    return undefined;
  }
  const { document, call } = marked;
  const isMixed = document.facts.callsWritten('groupby', 'sample', 'shuffle').length > 0;
  const isOrdered = call.arguments.some(
    ({ keyword, unpacked }) => unpacked !== undefined || keyword === 'shuffle' || keyword === 'stratify',
  );
  const { source } = call.place;
  const end = { source, start: marked.call.lastArgumentEnd, end: marked.call.lastArgumentEnd };
  return isMixed || isOrdered
    ? undefined
    : { edits: [{ location: locationOf(document, end), newText: ', shuffle=False' }] };
};

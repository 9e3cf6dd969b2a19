import { hasFacts } from '../../detectors/sources';
import type { Rewrite } from './rewrite';
import { rowLoopOf } from './rows/rowLoop';
import { asTuples } from './rows/tuples';
import { wholeColumns } from './rows/wholeColumns';
import { callAt } from './training/callAt';

/** Goes through a table by its columns, or else by tuples, where both give what the loop over its rows gave. */
export const quickRows: Rewrite = ({ location }, { document }) => {
  const marked = callAt(document, location, 'iterrows');
  const loop = marked === undefined || !hasFacts(document) ? undefined : rowLoopOf(marked.document, marked.call);
  return loop === undefined ? undefined : (wholeColumns(loop) ?? asTuples(loop));
};

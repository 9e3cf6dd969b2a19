import type { Match } from '../../detectors/detector';
import type { CellChange, FileChange, TextEdit } from '../../model/report';
import type { FixContext } from '../buildFix';

/** What is to be written; no edits and no files where the place is not of the shape that the rewrite knows. */
export interface Rewritten {
  readonly edits?: readonly TextEdit[];
  readonly files?: readonly FileChange[];
  readonly cells?: readonly CellChange[];
}

/** Writes the place that a rule found anew. Pure, and asked only when somebody looks at the fixes of a finding. */
export type Rewrite = (match: Match, context: FixContext) => Rewritten | undefined;

/** Nothing is offered: better no fix than half of one. */
export const notHere: Rewritten = { edits: [], files: [] };

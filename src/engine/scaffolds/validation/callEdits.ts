import type { FactsDocument } from '../../detectors/sources';
import type { TextEdit } from '../../model/report';
import type { CallFact } from '../../python/index';
import { type NewImport, firstOf, importEdit, insertion } from '../parts/importEdit';

/** A read and the function that its result goes through. */
export interface WrappedRead {
  readonly call: CallFact;
  readonly check: string;
}

/** `pd.read_csv(DATA)` becomes `check_churn(pd.read_csv(DATA))`, and the import that this needs. */
export function callEdits(
  document: FactsDocument,
  reads: readonly WrappedRead[],
  imported: NewImport,
): readonly TextEdit[] {
  const wraps = reads.flatMap(({ call: { place }, check }) => [
    insertion(document, { ...place, end: place.start }, `${check}(`),
    insertion(document, { ...place, start: place.end }, ')'),
  ]);
  const names = [...new Set(reads.map(({ check }) => check))].sort();
  return [importEdit(document, imported, names, firstOf(reads.map(({ call }) => call.place))), ...wraps];
}

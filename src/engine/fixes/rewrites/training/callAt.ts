import { hasFacts, sourceAt, type FactsDocument } from '../../../detectors/sources';
import type { Document } from '../../../model/document';
import type { Location } from '../../../model/location';
import type { CallFact } from '../../../python/index';

/** A call that a rule has marked, with the file or notebook that it stands in. */
export interface MarkedCall {
  readonly document: FactsDocument;
  readonly call: CallFact;
}

/** The call of one of these names whose callee is marked. */
export function callAt(document: Document, location: Location, ...names: readonly string[]): MarkedCall | undefined {
  if (!hasFacts(document) || location.kind === 'document') {
    return undefined;
  }
  const source = sourceAt(document, location);
  const call = document.facts
    .callsWritten(...names)
    .find(({ calleePlace }) => calleePlace.source === source && calleePlace.start === location.span.start);
  return call === undefined ? undefined : { document, call };
}

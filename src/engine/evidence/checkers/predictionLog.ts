import type { Document, PythonDocument } from '../../model/document';
import type { Evidence } from '../../model/report';
import type { CallFact } from '../../python/index';
import { remember } from '../../documents/remember';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

/**
 * Calls that write down what a prediction was made from and what came out: a log line, a row, a message. One that
 * mentions only the result, or only how long it took, is not enough to measure drift or answer a complaint.
 */
export const predictionLog: MakeChecker = () => {
  const loggedIn = remember(findLoggedPrediction);
  return function* ({ ground }): Iterable<Evidence> {
    for (const { document, entry, zone } of ground.files) {
      const found = document === undefined || zone !== 'production' ? undefined : loggedIn(document);
      if (found !== undefined) {
        yield toEvidence(entry.path, found);
      }
    }
  };
};

const writes =
  /^(debug|info|warning|log|bind|msg|insert\w*|execute\w*|add|save\w*|append\w*|write\w*|send\w*|produce|publish\w*|put_\w+|to_sql|log_\w+)$/;
const input = /feature|input|record|payload|request|\brow|instance|\bx\b|data\b/i;
const output = /predict|score|output|result|proba|label|y_hat/i;

function findLoggedPrediction(document: Document): Hit | undefined {
  const call =
    document.kind === 'python' ? document.facts.calls.find(each => isPredictionLog(each, document)) : undefined;
  return call === undefined ? undefined : hitAtPlace(document, call.place);
}

function isPredictionLog({ method, arguments: given }: CallFact, document: PythonDocument): boolean {
  if (!writes.test(method) || given.length === 0) {
    return false;
  }
  const said = given.map(({ place }) => document.text.slice(place.start, place.end)).join(' ');
  return said.length < 2000 && input.test(said) && output.test(said);
}

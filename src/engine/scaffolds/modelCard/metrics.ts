import { type FactsDocument, textOfSource } from '../../detectors/sources';
import type { CallFact } from '../../python/index';

/** A metric that code computes: `roc_auc` of `roc_auc_score(y_test, scores)`. */
export interface MetricCall {
  readonly name: string;
  readonly call: CallFact;
}

const names: ReadonlyMap<string, string> = new Map([
  ['r2_score', 'r_squared'],
  ['mean_absolute_error', 'mae'],
  ['mean_squared_error', 'mse'],
  ['root_mean_squared_error', 'rmse'],
  ['mean_absolute_percentage_error', 'mape'],
]);

/** Calls of scikit-learn's metrics that give one number, in the order of the code. */
export function metricCalls({ facts }: FactsDocument): readonly MetricCall[] {
  return facts.calls.flatMap(call => {
    const [, method = ''] = /^sklearn\.metrics\.(\w+(?:_score|_error|_loss))$/.exec(call.callee ?? '') ?? [];
    return method === '' ? [] : [{ name: names.get(method) ?? method.replace(/_score$/, ''), call }];
  });
}

/** The expression as the code has it, on one line. */
export function expressionOf(document: FactsDocument, { place }: CallFact): string {
  return textOfSource(document, place.source).slice(place.start, place.end).replace(/\s+/g, ' ');
}

import type { ProjectFacts } from '../facts/projectFacts';
import type { WebServiceFacts } from '../facts/webService';

/** What a service's model answers: one of some classes, a number, the probabilities of classes, or nobody knows. */
export type PredictionKind = 'class' | 'value' | 'probability' | 'unknown';

export function predictionKind({ model }: ProjectFacts, { predictions }: WebServiceFacts): PredictionKind {
  if (predictions.some(({ call }) => call.method === 'predict_proba')) {
    return 'probability';
  }
  switch (model?.task) {
    case 'classification':
      return 'class';
    case 'regression':
      return 'value';
    default:
      return 'unknown';
  }
}

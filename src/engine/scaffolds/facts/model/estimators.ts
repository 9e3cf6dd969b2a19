import type { Estimator, Value } from '../flow/values';
import type { ModelFacts } from '../model';

/** A model and everything that it was made with: the steps of a pipeline, the model inside a search. */
export function estimatorsIn(value: Value): readonly Estimator[] {
  switch (value.kind) {
    case 'estimator':
      return [value, ...value.parts.flatMap(estimatorsIn)];
    case 'list':
      return value.items.flatMap(estimatorsIn);
    case 'mapping':
      return [...value.entries.values()].flatMap(estimatorsIn);
    default:
      return [];
  }
}

const transformers =
  /^(sklearn\.(preprocessing|feature_extraction|impute|compose|decomposition|feature_selection|model_selection\.\w*Fold)|category_encoders|feature_engine|imblearn\.(over|under)_sampling)\b/;

/** A scaler, an encoder, a table of columns: nothing that predicts. */
export function isTransformer({ qualified }: Estimator): boolean {
  return transformers.test(qualified);
}

/** Import names, those of the model's own library first. */
export function librariesOf(model: Estimator): readonly string[] {
  return [...new Set(estimatorsIn(model).map(({ qualified }) => qualified.split('.')[0] ?? ''))];
}

const classifies = /Classif|LogisticRegression|SVC$|NB$|Perceptron$|Discriminant|IsolationForest/;
const regresses = /Regress|Ridge|Lasso|ElasticNet|SVR$|Lars|TheilSen|Huber/;

/** By the name of what predicts in the end. */
export function taskOf(model: Estimator): ModelFacts['task'] {
  const names = estimatorsIn(model)
    .filter(each => !isTransformer(each))
    .map(({ qualified }) => qualified.slice(qualified.lastIndexOf('.') + 1));
  if (names.some(name => classifies.test(name))) {
    return 'classification';
  }
  return names.some(name => regresses.test(name)) ? 'regression' : 'unknown';
}

const withoutProbabilities =
  /^(SVC|NuSVC|LinearSVC|RidgeClassifier(CV)?|Perceptron|PassiveAggressiveClassifier|SGDClassifier|NearestCentroid)$/;

/** A support vector machine has them only when it is asked for them: `SVC(probability=True)`. */
export function hasProbabilities(model: Estimator): boolean {
  const without = estimatorsIn(model).find(each => withoutProbabilities.test(lastName(each)));
  const isAsked = without?.parts.some(part => part.kind === 'constant' && part.value === true) === true;
  const isCalibrated = estimatorsIn(model).some(each => lastName(each) === 'CalibratedClassifierCV');
  return taskOf(model) === 'classification' && (without === undefined || isAsked || isCalibrated);
}

function lastName({ qualified }: Estimator): string {
  return qualified.slice(qualified.lastIndexOf('.') + 1);
}

/** Functions and objects of the project's own classes that the model was made with. */
export function ownPartsOf(value: Value): ModelFacts['ownParts'] {
  switch (value.kind) {
    case 'estimator':
      return value.parts.flatMap(ownPartsOf);
    case 'list':
      return value.items.flatMap(ownPartsOf);
    case 'function':
      return [{ document: value.document, name: value.statement.name }];
    case 'instance':
      return [{ document: value.body.document, name: value.body.name }];
    default:
      return [];
  }
}

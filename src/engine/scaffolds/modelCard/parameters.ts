import { type FactsDocument, hasFacts, textOfSource } from '../../detectors/sources';
import type { CallFact } from '../../python/index';
import type { ProjectFacts } from '../facts/projectFacts';
import { expressionOf } from './metrics';

/** The document that trains and saves the model. */
export function trainingDocument({ model, project }: ProjectFacts): FactsDocument | undefined {
  const document = model?.trainedIn === undefined ? undefined : project.workspace.documentAt(model.trainedIn);
  return document !== undefined && hasFacts(document) ? document : undefined;
}

const wrappers =
  /Pipeline$|make_pipeline$|SearchCV$|ColumnTransformer$|CalibratedClassifierCV$|TransformedTargetRegressor$/;

/** The one call that makes what predicts, inside a pipeline too; none where several are made. */
export function makingCall({ model }: ProjectFacts, document: FactsDocument): CallFact | undefined {
  const estimator = model?.estimator ?? '';
  const isPredictor = (callee: string): boolean =>
    wrappers.test(estimator)
      ? /(Classifier|Regressor|Regression|SVC|SVR|Ridge|Lasso|ElasticNet|NB)$/.test(callee) && !wrappers.test(callee)
      : callee === estimator;
  const calls = document.facts.calls.filter(({ callee = '' }) => isPredictor(callee));
  const [first, ...more] = calls;
  const words = new Set(calls.map(call => expressionOf(document, call)));
  return first !== undefined && (more.length === 0 || words.size === 1) ? first : undefined;
}

/** `n_estimators=200`: arguments whose value stands in the code. */
export function writtenParameters(document: FactsDocument, call: CallFact): readonly string[] {
  return call.arguments.flatMap(({ keyword, value, valuePlace }) => {
    const known = value.kind === 'name' ? value.resolved : value;
    if (keyword === undefined || known === undefined) {
      return [];
    }
    const text =
      value === known
        ? textOfSource(document, valuePlace.source).slice(valuePlace.start, valuePlace.end)
        : textOf(known);
    const isLiteral = ['string', 'number', 'constant'].includes(known.kind);
    return isLiteral && text !== undefined ? [`${keyword}=${text}`] : [];
  });
}

function textOf(value: {
  readonly kind: string;
  readonly value?: unknown;
  readonly text?: string;
}): string | undefined {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
      return String(value.value);
    case 'constant':
      return value.value === null ? 'None' : value.value === true ? 'True' : 'False';
    default:
      return undefined;
  }
}

/** The call that divides the rows into those for training and those for the test. */
export function splitCall({ facts }: FactsDocument): CallFact | undefined {
  const [first, ...more] = facts.callsByCallee.get('sklearn.model_selection.train_test_split') ?? [];
  return more.length === 0 ? first : undefined;
}

/** The name under which the model is handed to what saves it: `model` of `joblib.dump(model, path)`. */
export function savedName({ facts }: FactsDocument): string | undefined {
  const saves = facts.calls.filter(
    ({ callee = '', method }) => method === 'dump' && /^(joblib|pickle|cloudpickle|dill)\./.test(callee),
  );
  const words = new Set(saves.map(({ arguments: [what] }) => (what?.value.kind === 'name' ? what.value.text : '')));
  const [name] = words;
  return words.size === 1 && name !== '' ? name : undefined;
}

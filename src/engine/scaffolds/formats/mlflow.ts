import * as l10n from '@vscode/l10n';
import { type ModelFormat, distributions, predictors } from './format';

/** The folder that `mlflow.sklearn.save_model(model, "models/churn")` and its like write. */
export const mlflow: ModelFormat = {
  name: 'mlflow',
  isWrittenBy: ({ writer }) => writer.startsWith('mlflow.'),
  files: /(^|\/)MLmodel$/,
  marker: 'MLmodel',
  libraries: predictors,
  packages: ({ libraries }) => [...distributions(libraries), 'mlflow'],
  // Its one function is `predict`.
  keepsProbabilities: () => false,
  takesTable: false,
  loading: ({ saved, savedAs, path }) => {
    const isChanged = saved.kind === 'converted' && saved.given.keywords.has('pyfunc_predict_fn');
    return (savedAs === undefined && path === undefined) || isChanged
      ? { reason: isChanged ? undefined : unknownFolder() }
      : {
          standard: [],
          libraries: ['import mlflow.pyfunc'],
          definition: '',
          read: name => ({ before: [], value: `mlflow.pyfunc.load_model(str(${name}))` }),
        };
  },
};

function unknownFolder(): string {
  return l10n.t(
    'log_model keeps the model under the id of its run, which nobody knows beforehand: save it with mlflow.sklearn.save_model(model, "models/model") as well, then ask again.',
  );
}

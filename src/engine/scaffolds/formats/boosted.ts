import { type ModelFormat, distributions, predictors } from './format';

/** What `save_model` of XGBoost writes: the class of its estimator reads it. */
export const xgboost: ModelFormat = {
  name: 'xgboost',
  isWrittenBy: ({ writer }, { qualified }) => writer.startsWith('*.') && qualified.startsWith('xgboost.'),
  files: /\.(ubj|xgb|bst)$/i,
  marker: undefined,
  libraries: predictors,
  packages: ({ libraries }) => distributions(libraries),
  keepsProbabilities: () => true,
  takesTable: false,
  loading: ({ estimator }) => {
    const name = /^xgboost\.(?:sklearn\.)?(XGB\w*(?:Classifier|Regressor))$/.exec(estimator ?? '')?.[1];
    return name === undefined
      ? { reason: undefined }
      : {
          standard: [],
          libraries: [`from xgboost import ${name}`],
          definition: '',
          read: path => ({
            before: [`estimator = ${name}()`, `estimator.load_model(${path})`],
            value: 'estimator',
          }),
        };
  },
};

/** What a booster of LightGBM writes; its estimators cannot read it. */
export const lightgbm: ModelFormat = {
  ...xgboost,
  name: 'lightgbm',
  isWrittenBy: ({ writer }, { qualified }) => writer.startsWith('*.') && qualified.startsWith('lightgbm.'),
  files: /\.lgb$/i,
  loading: () => ({ reason: undefined }),
};

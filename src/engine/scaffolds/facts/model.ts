import type { WorkspacePath } from '../../model/location';
import type { CodeFacts } from './code';
import type { FactSource } from './factSource';
import type { TableFacts } from './tables';

export interface ModelFeature {
  readonly name: string;
  readonly type: 'number' | 'integer' | 'boolean' | 'text' | 'unknown';
}

/** The model that the project saves. */
export interface ModelFacts {
  /** The file it is saved to; `undefined` when the code saves one that is not in the workspace. */
  readonly path: WorkspacePath | undefined;
  readonly format: 'joblib' | 'pickle' | 'onnx' | 'keras' | 'torch' | 'xgboost' | 'lightgbm' | 'mlflow' | 'unknown';
  /** Qualified name of the estimator or of the pipeline around it: `sklearn.pipeline.Pipeline`. */
  readonly estimator: string | undefined;
  readonly task: 'classification' | 'regression' | 'unknown';
  /** Columns in the order in which the model was fitted; `undefined` when the code does not say. */
  readonly features: readonly ModelFeature[] | undefined;
  readonly target: string | undefined;
  /** Where it is trained and saved. */
  readonly trainedIn: WorkspacePath | undefined;
}

export const findModel: (
  source: FactSource,
  code: CodeFacts,
  tables: readonly TableFacts[],
) => Promise<ModelFacts | undefined> = () => Promise.resolve(undefined);

import type { WorkspacePath } from '../../model/location';
import type { CodeFacts } from './code';
import type { FactSource } from './factSource';
import type { Value } from './flow/values';
import { chooseModel } from './model/chooseModel';
import type { TableFacts } from './tables';

export interface ModelFeature {
  readonly name: string;
  readonly type: 'number' | 'integer' | 'boolean' | 'text' | 'unknown';
}

/** A function of the project that training puts between the table it reads and the columns it fits. */
export interface Preparation {
  readonly document: WorkspacePath;
  readonly name: string;
  /** Columns of the table that it, or the model after it, needs: what somebody has to send for a prediction. */
  readonly columns: readonly ModelFeature[];
}

/** The model that the project saves. */
export interface ModelFacts {
  /** The file it is saved to; `undefined` when the code saves one that is not in the workspace. */
  readonly path: WorkspacePath | undefined;
  /** The path as the code says it. */
  readonly savedAs: string | undefined;
  /** Name of an entry of `formats`; `unknown` for what is none of them. */
  readonly format: string;
  /** What was saved, as far as the code was followed. */
  readonly saved: Value;
  /** Environment variables that the code sets where the model is trained. */
  readonly settings: ReadonlyMap<string, string>;
  /** The key under which the model lies in the saved dictionary, when it is not saved alone. */
  readonly member: string | undefined;
  /** Qualified name of the estimator or of the pipeline around it: `sklearn.pipeline.Pipeline`. */
  readonly estimator: string | undefined;
  /** Import names of the libraries that the model is made of: `sklearn`, `xgboost`. */
  readonly libraries: readonly string[];
  readonly task: 'classification' | 'regression' | 'unknown';
  /** It has `predict_proba`, as far as its name tells. */
  readonly hasProbabilities: boolean;
  /** Functions and classes of the project inside the model: whoever loads it has to be able to import them. */
  readonly ownParts: readonly { readonly document: WorkspacePath; readonly name: string }[];
  /** Columns in the order in which the model was fitted; `undefined` when the code does not say. */
  readonly features: readonly ModelFeature[] | undefined;
  /** It was fitted on a bare array, so the names of the columns mean nothing to it. */
  readonly takesArray: boolean;
  /** Set when the features are computed by one function that can be asked again with a row of a request. */
  readonly preparation: Preparation | undefined;
  /** The column that it was fitted to, as it is in the table or changed. */
  readonly target: string | undefined;
  /** Of what it was fitted to, and so of what it predicts. */
  readonly targetType: ModelFeature['type'];
  /** Where it is trained and saved. */
  readonly trainedIn: WorkspacePath | undefined;
}

/** The model that code saves, or a model file that lies there without the code. */
export function findModel(
  source: FactSource,
  _code: CodeFacts,
  tables: readonly TableFacts[],
): Promise<ModelFacts | undefined> {
  return Promise.resolve(chooseModel(source.project, tables));
}

import type { Save } from '../facts/flow/run';
import type { Estimator, Value } from '../facts/flow/values';
import type { ModelFacts } from '../facts/model';

/** One way of saving models: who writes it, how it is read and asked, what that needs, and what it answers. */
export interface ModelFormat {
  /** `joblib` */
  readonly name: string;
  /** Whether this save of this model writes it. */
  readonly isWrittenBy: (save: Save, model: Estimator) => boolean;
  /** How its files are called; `undefined` when the name says nothing. */
  readonly files: RegExp | undefined;
  /** A file that stands for the model when it is a folder; `undefined` when it is one file. */
  readonly marker: string | undefined;
  /** Import names of the libraries whose models can be asked when they are saved so. */
  readonly libraries: ReadonlySet<string>;
  /** What reading and asking need besides pandas: names on PyPI. */
  readonly packages: (model: ModelFacts) => readonly string[];
  /** The classes and their probabilities can be had from what is saved. */
  readonly keepsProbabilities: (saved: Value) => boolean;
  /** It is asked with a table, even when it was fitted on a bare array. */
  readonly takesTable: boolean;
  /** Python's words for what it answers; where it is missing, those for what it was fitted to. */
  readonly answer?: (model: ModelFacts) => string;
  /** How it is read; or why Preflight cannot tell. */
  readonly loading: (model: ModelFacts) => Loading | NoLoading;
}

/** Python that reads a model, so that it has `predict`, and `predict_proba` where it keeps probabilities. */
export interface Loading {
  /** Imports of the standard library, and of others. */
  readonly standard: readonly string[];
  readonly libraries: readonly string[];
  /** A class or function that the expression needs, without a line before it; the empty string for none. */
  readonly definition: string;
  /** Reads it from a path that has a name in Python. */
  readonly read: (path: string) => Reading;
}

export interface Reading {
  /** Lines that come before the expression. */
  readonly before: readonly string[];
  /** The model, as an expression. */
  readonly value: string;
}

/** The sentence; none where nothing is known that would help. */
export interface NoLoading {
  readonly reason: string | undefined;
}

/** The names of libraries on PyPI. */
export function distributions(libraries: readonly string[]): readonly string[] {
  return libraries.map(name => ({ sklearn: 'scikit-learn', imblearn: 'imbalanced-learn' })[name] ?? name);
}

/** Libraries whose models are asked as scikit-learn's are. */
export const predictors: ReadonlySet<string> = new Set(['sklearn', 'xgboost', 'lightgbm', 'catboost', 'imblearn']);

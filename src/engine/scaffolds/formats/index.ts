import type { Save } from '../facts/flow/run';
import type { Estimator } from '../facts/flow/values';
import { lightgbm, xgboost } from './boosted';
import type { ModelFormat } from './format';
import { joblib, pickle } from './pickled';
import { torch } from './unread';
import { keras } from './keras';
import { mlflow } from './mlflow';
import { onnx } from './onnx';

/** The one list. Who adds a format adds one entry: everything that recognises, loads or asks models reads it here. */
const formats: readonly ModelFormat[] = [mlflow, joblib, torch, onnx, pickle, xgboost, lightgbm, keras];

/** The format of this name; `undefined` for `unknown`. */
export function formatNamed(name: string | undefined): ModelFormat | undefined {
  return formats.find(format => format.name === name);
}

/** Of a model that is a folder the file that tells it from others, with a `/` before it; else the empty string. */
export function markerOf(model: { readonly format: string } | undefined): string {
  const marker = formatNamed(model?.format)?.marker;
  return marker === undefined ? '' : `/${marker}`;
}

/** By what writes it; a method that saves writes the format of its library. */
export function formatOfSave(save: Save, model: Estimator): ModelFormat | undefined {
  return formats.find(({ isWrittenBy }) => isWrittenBy(save, model));
}

/** By what the file is called. */
export function formatOfFile(path: string): ModelFormat | undefined {
  return formats.find(({ files }) => files?.test(path) === true);
}

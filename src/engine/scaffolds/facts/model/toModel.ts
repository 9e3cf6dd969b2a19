import type { Save } from '../flow/run';
import type { ColumnType, Estimator, Frame, Value } from '../flow/values';
import type { ModelFacts, ModelFeature, Preparation } from '../model';
import type { TableFacts } from '../tables';
import { tableAt } from '../flow/library';
import { estimatorsIn, hasProbabilities, isTransformer, librariesOf, ownPartsOf, taskOf } from './estimators';
import { type ModelFile, fileSavedAs } from './modelFiles';
import { typesByTransformer } from './transformers';

/** The model that a save is about; `undefined` when it is a scaler, a table or anything else. */
export function toModel(
  save: Save,
  files: readonly ModelFile[],
  tables: readonly TableFacts[],
): ModelFacts | undefined {
  const { model, member } = modelIn(save.value);
  if (model === undefined) {
    return undefined;
  }
  const fit = estimatorsIn(model).find(each => each.fit !== undefined)?.fit;
  return {
    path: save.path === undefined ? undefined : fileSavedAs(save.path, files)?.path,
    savedAs: save.path,
    format: formatOfSave(save, model),
    member,
    estimator: model.qualified,
    libraries: librariesOf(model),
    task: taskOf(model),
    hasProbabilities: hasProbabilities(model),
    ownParts: ownPartsOf(model),
    ...inputOf(model, fit?.features, tables),
    ...targetOf(fit?.target),
    trainedIn: save.document,
  };
}

function targetOf(fitted: Value | undefined): Pick<ModelFacts, 'target' | 'targetType'> {
  const series = fitted?.kind === 'series' ? fitted : undefined;
  return { target: series?.column, targetType: series?.type ?? 'unknown' };
}

function inputOf(
  model: Estimator,
  fitted: Value | undefined,
  tables: readonly TableFacts[],
): Pick<ModelFacts, 'features' | 'takesArray' | 'preparation'> {
  const frame = fitted?.kind === 'frame' ? fitted : undefined;
  const features = featuresOf(model, frame);
  const isKnown = frame !== undefined && features !== undefined;
  return {
    features,
    takesArray: frame?.isArray === true,
    preparation: isKnown ? preparationOf(frame, features, tables) : undefined,
  };
}

interface Found {
  readonly model: Estimator | undefined;
  readonly member: string | undefined;
}

/** The estimator itself, or the one in a saved dictionary. */
function modelIn(value: Value): Found {
  if (value.kind === 'estimator' && !isTransformer(value)) {
    return { model: value, member: undefined };
  }
  for (const [key, item] of value.kind === 'mapping' ? value.entries : []) {
    if (item.kind === 'estimator' && !isTransformer(item)) {
      return { model: item, member: key };
    }
  }
  return { model: undefined, member: undefined };
}

const writers: readonly (readonly [RegExp, ModelFacts['format']])[] = [
  [/^mlflow\./, 'mlflow'],
  [/joblib/, 'joblib'],
  [/^torch\./, 'torch'],
  [/^onnx\./, 'onnx'],
  [/^skops\./, 'unknown'],
  [/pickle|dill/i, 'pickle'],
];

/** By what writes it; a method that saves writes the format of its library. */
function formatOfSave({ writer }: Save, { qualified }: Estimator): ModelFacts['format'] {
  const format = writers.find(([pattern]) => pattern.test(writer))?.[1];
  const library = /^(?:tensorflow\.)?(xgboost|lightgbm|keras)\./.exec(qualified)?.[1];
  return format ?? (library === 'xgboost' || library === 'lightgbm' || library === 'keras' ? library : 'unknown');
}

/** The columns of the table it was fitted on, else those that its transformers name. */
function featuresOf(model: Estimator, frame: Frame | undefined): readonly ModelFeature[] | undefined {
  const byTransformer = typesByTransformer(model);
  const names = frame?.columns ?? (byTransformer.size > 0 ? [...byTransformer.keys()] : undefined);
  return names?.map(name => ({ name, type: agreed(frame?.types.get(name), byTransformer.get(name)) }));
}

function agreed(fromTable: ColumnType | undefined, fromTransformer: ColumnType | undefined): ColumnType {
  return (fromTable === 'unknown' ? undefined : fromTable) ?? fromTransformer ?? 'unknown';
}

/** What has to be sent when one function makes the features: its own columns, and those the model takes as they are. */
function preparationOf(
  frame: Frame,
  features: readonly ModelFeature[],
  tables: readonly TableFacts[],
): Preparation | undefined {
  const [step, ...more] = frame.steps;
  const isInline = features.some(({ name }) => frame.made.get(name) === 'inline');
  if (step === undefined || more.length > 0 || !step.isPortable || isInline) {
    return undefined;
  }
  const taken = features.flatMap(({ name }) => (frame.made.has(name) ? [] : [name]));
  const table = frame.readFrom === undefined ? undefined : tableAt(tables, frame.readFrom);
  const types = new Map(
    (table?.columns ?? []).map(({ name, type }) => [name, type === 'date' ? 'text' : type] as const),
  );
  const known = new Map(features.map(({ name, type }) => [name, type] as const));
  const columns = inTableOrder([...new Set([...taken, ...step.needs])], table);
  return {
    document: step.document,
    name: step.name,
    columns: columns.map(name => ({ name, type: types.get(name) ?? known.get(name) ?? 'unknown' })),
  };
}

function inTableOrder(columns: readonly string[], table: TableFacts | undefined): readonly string[] {
  const order = table?.columns.map(({ name }) => name) ?? [];
  const at = (column: string): number => (order.includes(column) ? order.indexOf(column) : order.length);
  return [...columns].sort((a, b) => at(a) - at(b));
}

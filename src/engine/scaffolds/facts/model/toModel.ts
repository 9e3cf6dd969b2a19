import { formatOfSave } from '../../formats/index';
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
  settings: ModelFacts['settings'],
): ModelFacts | undefined {
  const { model, member } = modelIn(save.value);
  if (model === undefined) {
    return undefined;
  }
  const fit = fitOf(model);
  return {
    path: save.path === undefined ? undefined : fileSavedAs(save.path, files)?.path,
    savedAs: save.path,
    ...formOf(save, model),
    saved: save.value,
    settings,
    member,
    estimator: model.qualified,
    libraries: librariesOf(model),
    task: taskOf(model),
    ownParts: ownPartsOf(model),
    ...inputOf(model, fit?.features, tables),
    ...targetOf(fit?.target),
    trainedIn: save.document,
  };
}

/** Of the format in which it is saved, which may keep less than the model has. */
function formOf(save: Save, model: Estimator): Pick<ModelFacts, 'format' | 'hasProbabilities' | 'takesArray'> {
  const fitted = fitOf(model)?.features;
  const { name, keepsProbabilities, takesTable } = formatOfSave(save, model) ?? unknownFormat;
  return {
    format: name,
    hasProbabilities: hasProbabilities(model) && keepsProbabilities(save.value),
    takesArray: !takesTable && fitted?.kind === 'frame' && fitted.isArray,
  };
}

const unknownFormat = { name: 'unknown', keepsProbabilities: () => true, takesTable: false };

function fitOf(model: Estimator): Estimator['fit'] {
  return estimatorsIn(model).find(each => each.fit !== undefined)?.fit;
}

function targetOf(fitted: Value | undefined): Pick<ModelFacts, 'target' | 'targetType'> {
  const series = fitted?.kind === 'series' ? fitted : undefined;
  return { target: series?.column, targetType: series?.type ?? 'unknown' };
}

function inputOf(
  model: Estimator,
  fitted: Value | undefined,
  tables: readonly TableFacts[],
): Pick<ModelFacts, 'features' | 'preparation'> {
  const frame = fitted?.kind === 'frame' ? fitted : undefined;
  const features = featuresOf(model, frame);
  const isKnown = frame !== undefined && features !== undefined;
  return {
    features,
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
  if (value.kind === 'converted') {
    return { ...modelIn(value.model), member: undefined };
  }
  for (const [key, item] of value.kind === 'mapping' ? value.entries : []) {
    if (item.kind === 'estimator' && !isTransformer(item)) {
      return { model: item, member: key };
    }
  }
  return { model: undefined, member: undefined };
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

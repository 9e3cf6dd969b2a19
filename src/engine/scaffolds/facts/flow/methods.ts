import { type Given, argumentOf, callValue, pathOf } from './calls';
import { joinPath } from './evaluate';
import { callFrameMethod } from './frameMethods';
import { typeNamed } from './frames';
import type { Run } from './run';
import type { Scope } from './scope';
import {
  type Estimator,
  type Series,
  type Value,
  frameOf,
  listOf,
  textOf,
  textValue,
  textsOf,
  unknown,
} from './values';

export interface MethodCall<Object extends Value = Value> {
  readonly object: Object;
  readonly name: string;
  readonly given: Given;
}

export interface Called {
  readonly result: Value;
  /** What the object is afterwards, when the method changes it. */
  readonly changed?: Value;
}

/** Calls a method of something whose kind is known. */
export function callMethod(run: Run, scope: Scope, { object, name, given }: MethodCall): Called {
  switch (object.kind) {
    case 'frame':
      return callFrameMethod(run, scope, { object, name, given });
    case 'series':
      return { result: callSeriesMethod(run, { object, name, given }) };
    case 'estimator':
      return callEstimatorMethod(run, scope, { object, name, given });
    case 'list':
      return callListMethod({ object, name, given });
    case 'text':
    case 'file':
      return callPathMethod(run, scope, { object, name, given });
    case 'mapping':
      return { result: callMappingMethod(object.entries, name, given) };
    default:
      return callOther(run, scope, { object, name, given });
  }
}

function callOther(run: Run, scope: Scope, { object, name, given }: MethodCall): Called {
  if (object.kind === 'converted') {
    return { result: name === 'SerializeToString' ? object : unknown };
  }
  noteUnknownSave(run, scope, { object, name, given });
  return { result: object.kind === 'function' ? callValue(run, scope, object, given) : unknown };
}

type PathOrFile = Extract<Value, { readonly kind: 'text' | 'file' }>;

function callPathMethod(run: Run, scope: Scope, { object, name, given }: MethodCall<PathOrFile>): Called {
  const isText = object.kind === 'text';
  noteWritten(run, scope, { path: isText ? object.text : object.path, name, given });
  return { result: isText ? callTextMethod(object.text, name, given) : unknown };
}

/** They look at all rows, so one row alone gives another answer. */
const aboutRows =
  /^(mean|std|var|median|mode|min|max|sum|rank|quantile|shift|rolling|expanding|ewm|cumsum|cumprod|cummax|cummin|diff|pct_change|groupby|transform|value_counts|unique|nunique|factorize|interpolate|ffill|bfill|dropna|drop_duplicates)$/;

function callSeriesMethod(run: Run, { object, name, given }: MethodCall<Series>): Value {
  watchRows(run, name);
  switch (name) {
    case 'astype':
      return { ...object, type: typeNamed(given.positional[0]) };
    case 'map':
    case 'apply':
    case 'replace':
      return { ...object, type: 'unknown' };
    case 'isin':
    case 'isna':
    case 'isnull':
    case 'notna':
    case 'between':
      return { ...object, column: undefined, type: 'boolean' };
    default:
      return object;
  }
}

export function watchRows({ watches }: Run, method: string): void {
  if (aboutRows.test(method)) {
    watches.forEach(watch => {
      watch.isAboutRows = true;
    });
  }
}

function callEstimatorMethod(run: Run, scope: Scope, { object, name, given }: MethodCall<Estimator>): Called {
  const { document } = scope;
  switch (name) {
    case 'fit': {
      const fitted: Estimator = { ...object, fit: fitOf(given) };
      return { result: fitted, changed: fitted };
    }
    case 'fit_transform': {
      const fitted: Estimator = { ...object, fit: fitOf(given) };
      return { result: frameOf(undefined, { isArray: true }), changed: fitted };
    }
    case 'add': {
      const grown: Estimator = { ...object, parts: [...object.parts, ...given.positional] };
      return { result: unknown, changed: grown };
    }
    case 'transform':
      return { result: frameOf(undefined, { isArray: true }) };
    case 'save_model':
    case 'save':
    case 'export':
      run.saves.push({ value: object, path: pathOf(argumentOf(given, 'fname', 0)), writer: `*.${name}`, document });
      return { result: unknown };
    default:
      return { result: name.startsWith('set_') ? object : unknown };
  }
}

function fitOf(given: Given): Estimator['fit'] {
  return {
    features: argumentOf(given, 'X', 0) ?? argumentOf(given, 'x') ?? unknown,
    target: argumentOf(given, 'y', 1) ?? unknown,
  };
}

/** `model.save("model.keras")` of a model that a function of nobody knows made. */
function noteUnknownSave(run: Run, { document }: Scope, { object, name, given }: MethodCall): void {
  const isModel = object.kind === 'unknown' || (object.kind === 'library' && object.name.endsWith('()'));
  if (isModel && /^(save_model|save_pretrained|save)$/.test(name)) {
    run.saves.push({ value: object, path: pathOf(given.positional[0]), writer: `*.${name}`, document });
  }
}

interface Written {
  readonly path: string;
  readonly name: string;
  readonly given: Given;
}

/** `file.write(converted.SerializeToString())`, `Path("model.onnx").write_bytes(…)` */
function noteWritten(run: Run, { document }: Scope, { path, name, given }: Written): void {
  const [value] = given.positional;
  if (/^write(_bytes)?$/.test(name) && value?.kind === 'converted') {
    run.saves.push({ value, path, writer: `onnx.${name}`, document });
  }
}

type ListValue = Extract<Value, { readonly kind: 'list' }>;

function callListMethod({ object, name, given }: MethodCall<ListValue>): Called {
  const { items } = object;
  const texts = textsOf(given.positional[0]) ?? [];
  switch (name) {
    case 'append':
      return { result: unknown, changed: listOf([...items, ...given.positional]) };
    case 'extend':
      return { result: unknown, changed: listOf([...items, ...texts.map(textValue)]) };
    case 'remove':
      return { result: unknown, changed: dropped(items, texts) };
    case 'drop':
    case 'difference':
      return { result: dropped(items, texts) };
    default:
      return {
        result:
          /^(copy|tolist|to_list|keys|union|intersection)$/.test(name) && given.positional.length === 0
            ? object
            : unknown,
      };
  }
}

function dropped(items: readonly Value[], texts: readonly string[]): Value {
  return texts.length === 0 ? unknown : listOf(items.filter(item => !texts.includes(textOf(item) ?? '')));
}

const keepsPath = /^(format|lower|strip|resolve|absolute|as_posix|expanduser)$/;

function callTextMethod(text: string, name: string, given: Given): Value {
  const parts = given.positional.map(part => pathOf(part) ?? '{}');
  switch (name) {
    case 'joinpath':
      return textValue(joinPath([text, ...parts]));
    case 'with_name':
      return textValue(joinPath([text.replace(/\/?[^/]*$/, ''), ...parts]));
    case 'open':
      return { kind: 'file', path: text };
    default:
      return keepsPath.test(name) ? textValue(text) : unknown;
  }
}

function callMappingMethod(entries: ReadonlyMap<string, Value>, name: string, given: Given): Value {
  switch (name) {
    case 'get':
      return entries.get(textOf(given.positional[0]) ?? '') ?? given.positional[1] ?? unknown;
    case 'keys':
      return listOf([...entries.keys()].map(textValue));
    case 'values':
      return listOf([...entries.values()]);
    case 'items':
      return listOf([...entries].map(([key, value]) => listOf([textValue(key), value])));
    default:
      return unknown;
  }
}

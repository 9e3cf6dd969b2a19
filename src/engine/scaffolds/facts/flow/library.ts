import type { ColumnFacts, TableFacts } from '../tables';
import { type Given, argumentOf, pathOf } from './calls';
import { joinPath } from './evaluate';
import { blurred } from './frames';
import type { Run } from './run';
import type { Scope } from './scope';
import {
  type ColumnType,
  type Frame,
  type Series,
  type Value,
  frameOf,
  listOf,
  textOf,
  textValue,
  textsOf,
  unknown,
} from './values';

interface LibraryCall {
  /** `pandas.read_csv` */
  readonly name: string;
  readonly given: Given;
}

/** What a call of something of a library gives. */
export function callLibrary(run: Run, scope: Scope, call: LibraryCall): Value {
  const { name, given } = call;
  const [, ...rest] = name.split('.');
  const last = rest.at(-1) ?? name;
  noteSave(run, scope, call);
  if (/^(pandas|polars|dask\.dataframe|modin\.pandas)\./.test(name)) {
    return callPandas(run, last, given);
  }
  if (isEstimator(name)) {
    return {
      kind: 'estimator',
      qualified: name,
      parts: [...given.positional, ...given.keywords.values()],
      fit: undefined,
    };
  }
  if (converters.test(name)) {
    return { kind: 'converted', by: name, model: argumentOf(given, 'model', 0) ?? unknown, given };
  }
  return callOther(name, given) ?? { kind: 'library', name: `${name}()` };
}

const converters = /^skl2onnx\.(convert\.)?(to_onnx|convert_sklearn)$/;

const writers =
  /(^|\.)(joblib|pickle|cPickle|dill|cloudpickle)\.dump$|^skops\.io\.dump$|^torch\.save$|^onnx\.save(_model)?$/;

function noteSave(run: Run, { document }: Scope, { name, given }: LibraryCall): void {
  const isLogged = /^mlflow(\.\w+)*\.(log_model|save_model)$/.test(name);
  if (writers.test(name) || isLogged) {
    const value = argumentOf(given, name.endsWith('onnx.save') ? 'proto' : 'value', 0) ?? argumentOf(given, 'obj') ?? ofFlavour(given); // prettier-ignore
    run.saves.push({
      value: isLogged ? { kind: 'converted', by: name, model: value, given } : value,
      path: name.endsWith('.log_model') ? undefined : placeIn(given),
      writer: name,
      document,
    });
  }
}

function placeIn(given: Given): string | undefined {
  const named = ['filename', 'file', 'f', 'path'].map(keyword => given.keywords.get(keyword));
  return pathOf(named.find(value => value !== undefined) ?? given.positional[1]);
}

/** `sk_model=model`, as each flavour of MLflow calls it. */
function ofFlavour({ keywords }: Given): Value {
  return [...keywords].find(([keyword]) => keyword.endsWith('_model'))?.[1] ?? unknown;
}

const families =
  /^(sklearn|xgboost|lightgbm|catboost|imblearn|statsmodels|keras|tensorflow\.keras|feature_engine|category_encoders)\./;
const makers = /(^|\.)(make_pipeline|make_column_transformer|Pipeline|train)$/;

/** `sklearn.svm.SVC`, `xgboost.train`, `sklearn.pipeline.make_pipeline` */
function isEstimator(name: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return families.test(name) && !name.includes('()') && (/^[A-Z]/.test(last) || makers.test(name));
}

function callPandas(run: Run, last: string, given: Given): Value {
  if (last.startsWith('read_')) {
    return readTable(run, given);
  }
  switch (last) {
    case 'DataFrame':
      return makeFrame(given);
    case 'concat':
      return concatenate(given);
    case 'merge':
    case 'get_dummies':
      return frameOf(undefined);
    default:
      return seriesAfter(last, given.positional[0]);
  }
}

/** `pd.to_numeric(df["a"])`, `pd.cut(df["a"], bins)` */
function seriesAfter(last: string, first: Value | undefined): Value {
  if (first?.kind !== 'series') {
    return unknown;
  }
  return last === 'to_numeric' ? { ...first, type: 'number' } : { ...first, column: undefined, type: 'unknown' };
}

/** The header comes from the file, if it is there. */
function readTable({ tables }: Run, given: Given): Frame {
  const path = pathOf(given.positional[0] ?? argumentOf(given, 'filepath_or_buffer') ?? argumentOf(given, 'path'));
  const table = path === undefined ? undefined : tableAt(tables, path);
  const named = textsOf(argumentOf(given, 'names')) ?? textsOf(argumentOf(given, 'usecols'));
  const index = textOf(argumentOf(given, 'index_col'));
  const columns = named ?? table?.columns.map(({ name }) => name).filter(name => name !== index);
  const types = new Map((table?.columns ?? []).map(column => [column.name, typeOfColumn(column)] as const));
  return frameOf(columns, { types, readFrom: path });
}

/** The table whose path has most of its end in common with the one in the code. */
export function tableAt(tables: readonly TableFacts[], path: string): TableFacts | undefined {
  const wanted = path.split(/[\\/]/).filter(part => part !== '..' && part !== '.');
  const shared = ({ path: other }: TableFacts): number => {
    const parts = other.split('/').reverse();
    const different = wanted.toReversed().findIndex((part, index) => part !== parts[index]);
    return different < 0 ? wanted.length : different;
  };
  return [...tables].sort((a, b) => shared(b) - shared(a)).find(table => shared(table) > 0);
}

function typeOfColumn({ type }: ColumnFacts): ColumnType {
  return type === 'date' ? 'text' : type;
}

function makeFrame(given: Given): Frame {
  const data = given.positional[0] ?? argumentOf(given, 'data');
  const columns = textsOf(argumentOf(given, 'columns', 2));
  if (columns !== undefined) {
    return frameOf(columns);
  }
  if (data?.kind === 'mapping') {
    return frameOf([...data.entries.keys()]);
  }
  return data?.kind === 'frame' ? data : frameOf(undefined);
}

/** Below each other the columns stay; side by side they are those of all. */
function concatenate(given: Given): Value {
  const parts = given.positional[0] ?? argumentOf(given, 'objs');
  const items = parts?.kind === 'list' ? parts.items : [];
  const frames = items.flatMap(item => (item.kind === 'frame' ? [item] : []));
  const [first] = frames;
  if (first === undefined || !isBeside(argumentOf(given, 'axis'))) {
    return first ?? unknown;
  }
  return frames.length === items.length ? sideBySide(first, frames) : blurred(first);
}

function isBeside(axis: Value | undefined): boolean {
  return (axis?.kind === 'number' && axis.value === 1) || textOf(axis) === 'columns';
}

function sideBySide(first: Frame, frames: readonly Frame[]): Frame {
  const isKnown = frames.every(({ columns }) => columns !== undefined);
  return frameOf(isKnown ? frames.flatMap(({ columns }) => columns ?? []) : undefined, {
    types: new Map(frames.flatMap(({ types }) => [...types])),
    made: new Map(frames.flatMap(({ made }) => [...made])),
    readFrom: first.readFrom,
    steps: frames.flatMap(({ steps }) => steps),
  });
}

function callOther(name: string, given: Given): Value | undefined {
  const [first] = given.positional;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (name === 'os.path.join' || /^(Path|PurePath|PosixPath)$/.test(last)) {
    return textValue(joinPath(given.positional.map(part => pathOf(part) ?? '{}')));
  }
  switch (last) {
    case 'train_test_split':
      return listOf(given.positional.flatMap(part => [part, part]));
    case 'open':
      return { kind: 'file', path: pathOf(first) ?? '{}' };
    case 'validate':
      return first?.kind === 'frame' ? first : undefined;
    default:
      return passedOn(last, first);
  }
}

const arrays = new Set(['array', 'asarray', 'ravel', 'ascontiguousarray', 'nan_to_num', 'hstack', 'vstack']);
const copies = new Set([
  'list',
  'sorted',
  'tuple',
  'set',
  'deepcopy',
  'copy',
  'clone',
  'str',
  'abspath',
  'resolve',
  'log1p',
  'log',
  'sqrt',
  'exp',
  'where',
  'DMatrix',
  'Dataset',
  'Pool',
]);

/** What gives back what it is given, in another form. */
function passedOn(last: string, first: Value | undefined): Value | undefined {
  if (first?.kind === 'series') {
    return convertedSeries(last, first);
  }
  if (first?.kind === 'frame' && arrays.has(last)) {
    return { ...first, isArray: true };
  }
  return copies.has(last) && first?.kind !== 'library' ? first : undefined;
}

function convertedSeries(last: string, series: Series): Series {
  const isSame = arrays.has(last) || copies.has(last);
  return { ...series, column: isSame ? series.column : undefined, type: last === 'where' ? 'unknown' : 'number' };
}

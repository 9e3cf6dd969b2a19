import { argumentOf, callValue } from './calls';
import { blurred, select, typeNamed, typeOfValue, withColumn, without } from './frames';
import { type Called, type MethodCall, watchRows } from './methods';
import { type Run } from './run';
import type { Scope } from './scope';
import { type Frame, type Value, columnType, listOf, textOf, textValue, textsOf, unknown } from './values';

/** Calls a method of a data frame. What only touches rows or values gives the same columns. */
export function callFrameMethod(run: Run, scope: Scope, call: MethodCall<Frame>): Called {
  const { object, name, given } = call;
  watchRows(run, name);
  const result = resultOf(run, scope, call);
  const inplace = argumentOf(given, 'inplace');
  if (inplace?.kind === 'constant' && inplace.value === true) {
    return { result: unknown, changed: result };
  }
  switch (name) {
    case 'pop':
      return { result, changed: without(object, textsOf(given.positional[0]) ?? []) };
    case 'insert': {
      const column = textOf(given.positional[1]);
      const value = given.positional[2] ?? unknown;
      return {
        result: unknown,
        changed: column === undefined ? blurred(object) : withColumn(object, column, typeOfValue(value)),
      };
    }
    default:
      return { result };
  }
}

const keepsColumns =
  /^(copy|reset_index|dropna|fillna|sort_values|sort_index|sample|head|tail|drop_duplicates|query|replace|clip|round|where|mask|infer_objects|convert_dtypes|apply|applymap|map|interpolate|ffill|bfill|filter_rows|reindex|nlargest|nsmallest)$/;
const keepsNames = /^(to_numpy|as_matrix)$/;
const blurs = /^(merge|join|pivot|pivot_table|melt|stack|unstack|groupby|agg|aggregate|transpose|explode)$/;

function resultOf(run: Run, scope: Scope, { object, name, given }: MethodCall<Frame>): Value {
  if (keepsColumns.test(name)) {
    return object;
  }
  if (keepsNames.test(name)) {
    return { ...object, isArray: true };
  }
  if (blurs.test(name)) {
    return blurred(object);
  }
  const change = changes.get(name);
  if (change !== undefined) {
    return change({ object, name, given });
  }
  return name === 'pipe' ? callPipe(run, scope, { object, name, given }) : unknown;
}

type Change = (call: MethodCall<Frame>) => Value;

const changes: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['drop', dropColumns],
  ['assign', assignColumns],
  ['rename', renameColumns],
  ['astype', castColumns],
  ['select_dtypes', selectTypes],
  ['filter', ({ object, given }) => chosen(object, textsOf(argumentOf(given, 'items', 0)))],
  [
    'get',
    ({ object, given }) => ({
      kind: 'series',
      column: textOf(given.positional[0]),
      type: columnType(object, textOf(given.positional[0]) ?? ''),
    }),
  ],
  [
    'pop',
    ({ object, given }) => ({
      kind: 'series',
      column: textOf(given.positional[0]),
      type: columnType(object, textOf(given.positional[0]) ?? ''),
    }),
  ],
  ['set_index', ({ object, given }) => chosenWithout(object, textsOf(argumentOf(given, 'keys', 0)))],
  ['set_axis', ({ object, given }) => ({ ...object, columns: textsOf(argumentOf(given, 'labels', 0)) })],
  ['keys', ({ object }) => (object.columns === undefined ? unknown : listOf(object.columns.map(textValue)))],
]);

function chosen(frame: Frame, columns: readonly string[] | undefined): Frame {
  return columns === undefined ? blurred(frame) : select(frame, columns);
}

function chosenWithout(frame: Frame, columns: readonly string[] | undefined): Frame {
  return columns === undefined ? blurred(frame) : without(frame, columns);
}

/** `drop("target", axis=1)`, `drop(columns=[…])`; rows that go leave the columns. */
function dropColumns({ object, given }: MethodCall<Frame>): Value {
  const columns = argumentOf(given, 'columns');
  if (columns !== undefined) {
    return chosenWithout(object, textsOf(columns));
  }
  const axis = argumentOf(given, 'axis', 1);
  const isAboutColumns = (axis?.kind === 'number' && axis.value === 1) || textOf(axis) === 'columns';
  return isAboutColumns ? chosenWithout(object, textsOf(argumentOf(given, 'labels', 0))) : object;
}

function assignColumns({ object, given }: MethodCall<Frame>): Value {
  return [...given.keywords].reduce((frame, [column, value]) => withColumn(frame, column, typeOfValue(value)), object);
}

function renameColumns({ object, given }: MethodCall<Frame>): Value {
  const names = argumentOf(given, 'columns');
  if (names === undefined) {
    return object;
  }
  if (names.kind !== 'mapping') {
    return blurred(object);
  }
  const renamed = (column: string): string => textOf(names.entries.get(column)) ?? column;
  return {
    ...object,
    columns: object.columns?.map(renamed),
    types: new Map([...object.types].map(([column, type]) => [renamed(column), type])),
    made: new Map([...object.made, ...[...names.entries.keys()].map(column => [renamed(column), 'inline'] as const)]),
  };
}

function castColumns({ object, given }: MethodCall<Frame>): Value {
  const types = argumentOf(given, 'dtype', 0);
  if (types?.kind !== 'mapping') {
    return object;
  }
  const named = [...types.entries].map(([column, type]) => [column, typeNamed(type)] as const);
  return { ...object, types: new Map([...object.types, ...named]) };
}

/** By the types of the columns, when all are known. */
function selectTypes({ object, given }: MethodCall<Frame>): Value {
  const [include, exclude] = ['include', 'exclude'].map(
    (name, position) => given.keywords.get(name) ?? (position === 0 ? given.positional[0] : undefined),
  );
  const { columns } = object;
  if (columns === undefined || columns.some(column => columnType(object, column) === 'unknown')) {
    return blurred(object);
  }
  const isText = (column: string): boolean => columnType(object, column) === 'text';
  const wantsText = include === undefined ? !meansText(exclude) : meansText(include);
  return select(
    object,
    columns.filter(column => isText(column) === wantsText),
  );
}

function meansText(types: Value | undefined): boolean {
  const items = types?.kind === 'list' ? types.items : types === undefined ? [] : [types];
  return items.some(item => typeNamed(item) === 'text');
}

function callPipe(run: Run, scope: Scope, { object, given }: MethodCall<Frame>): Value {
  const [called = unknown, ...rest] = given.positional;
  return callValue(run, scope, called, { positional: [object, ...rest], keywords: given.keywords });
}

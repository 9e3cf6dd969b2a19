import type { Run } from './run';
import {
  type ColumnType,
  type Frame,
  type Value,
  columnType,
  frameOf,
  listOf,
  textOf,
  textValue,
  textsOf,
  unknown,
} from './values';

/** One column of a table. */
export function readColumn(run: Run, frame: Frame, column: string): Value {
  note(run, frame, [column]);
  return { kind: 'series', column, type: columnType(frame, column) };
}

/** Remembers that columns were read that the function being followed has not made. */
function note({ watches }: Run, { made }: Frame, columns: readonly string[]): void {
  for (const { reads } of watches) {
    columns.filter(column => !made.has(column)).forEach(column => reads.add(column));
  }
}

/** `df["a"]`, `df[["a", "b"]]`, `df[df["a"] > 1]`, `array[:, 1]` */
export function subscriptOfFrame(run: Run, frame: Frame, key: Value): Value {
  if (key.kind === 'text') {
    return readColumn(run, frame, key.text);
  }
  const columns = key.kind === 'list' ? textsOf(key) : undefined;
  if (columns !== undefined && columns.length > 0) {
    note(run, frame, columns);
    return select(frame, columns);
  }
  if (key.kind === 'list' && frame.isArray) {
    return subscriptOfIndexer(run, { frame, byPosition: true }, key);
  }
  return key.kind === 'series' || key.kind === 'slice' ? frame : frameOf(undefined, { ...frame, columns: undefined });
}

interface Indexer {
  readonly frame: Frame;
  readonly byPosition: boolean;
}

/** `df.loc[rows, columns]`, `df.iloc[:, :-1]` */
export function subscriptOfIndexer(run: Run, { frame, byPosition }: Indexer, key: Value): Value {
  const columns = key.kind === 'list' && key.items.length === 2 ? key.items[1] : undefined;
  if (columns === undefined) {
    return frame;
  }
  if (byPosition) {
    return atPosition(frame, columns);
  }
  return columns.kind === 'slice' ? frame : subscriptOfFrame(run, frame, columns);
}

function atPosition(frame: Frame, columns: Value): Value {
  if (columns.kind === 'slice') {
    return { ...frame, columns: frame.columns?.slice(columns.lower, columns.upper) };
  }
  if (columns.kind !== 'number') {
    return unknown;
  }
  const column = frame.columns?.at(columns.value);
  return { kind: 'series', column, type: columnType(frame, column ?? '') };
}

export function select(frame: Frame, columns: readonly string[]): Frame {
  return { ...frame, columns };
}

/** `df["c"] = …`: one column more, or another one in its place. */
export function withColumn(frame: Frame, column: string, type: ColumnType): Frame {
  const { columns, types, made } = frame;
  return {
    ...frame,
    columns: columns === undefined || columns.includes(column) ? columns : [...columns, column],
    types: new Map([...types, [column, type]]),
    made: new Map([...made, [column, 'inline']]),
  };
}

export function without(frame: Frame, dropped: readonly string[]): Frame {
  return { ...frame, columns: frame.columns?.filter(column => !dropped.includes(column)) };
}

/** Nobody can say any more which columns it has. */
export function blurred(frame: Frame): Frame {
  return { ...frame, columns: undefined };
}

const indexers = new Set(['loc', 'iloc', 'at', 'iat']);
const aboutShape = new Set(['shape', 'index', 'dtypes', 'size', 'empty', 'ndim']);

export function attributeOfFrame(run: Run, frame: Frame, name: string): Value {
  if (indexers.has(name)) {
    return { kind: 'indexer', frame, byPosition: name.startsWith('i') };
  }
  if (name === 'values' || name === 'T') {
    return { ...frame, isArray: true };
  }
  if (name === 'columns') {
    return frame.columns === undefined ? unknown : listOf(frame.columns.map(textValue));
  }
  return aboutShape.has(name) ? unknown : readColumn(run, frame, name);
}

/** The type of a column that gets this value. */
export function typeOfValue(value: Value): ColumnType {
  switch (value.kind) {
    case 'series':
      return value.type;
    case 'number':
      return Number.isInteger(value.value) ? 'integer' : 'number';
    case 'constant':
      return value.value === null ? 'unknown' : 'boolean';
    case 'text':
      return 'text';
    default:
      return 'unknown';
  }
}

/** `.astype(int)`, `.astype("float64")` */
export function typeNamed(value: Value | undefined): ColumnType {
  const name = (value?.kind === 'library' ? value.name : (textOf(value) ?? '')).toLowerCase();
  if (/(^|\.)u?int\d*_?$/.test(name)) {
    return 'integer';
  }
  if (/float|double/.test(name)) {
    return 'number';
  }
  if (/bool/.test(name)) {
    return 'boolean';
  }
  return /str|object|category/.test(name) ? 'text' : 'unknown';
}

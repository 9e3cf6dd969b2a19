/** What an expression may stand for, as far as scaffolds want to know: tables, their columns, models, texts. */
import type { WorkspacePath } from '../../../model/location';
import type { FunctionStatement } from '../../../python/index';
import type { Scope } from './scope';

export type ColumnType = 'number' | 'integer' | 'boolean' | 'text' | 'unknown';

/** A function of the project that takes a table and gives one back with more or other columns. */
export interface Step {
  readonly document: WorkspacePath;
  readonly name: string;
  /** Columns that it reads and did not make itself, in the order in which it reads them. */
  readonly needs: readonly string[];
  /** It can be asked again with the rows of one request: it takes only the table and looks at each row by itself. */
  readonly isPortable: boolean;
}

/** A table with named columns: a data frame, or the array that was made of one. */
export interface Frame {
  readonly kind: 'frame';
  /** In order; `undefined` when nobody says which. */
  readonly columns: readonly string[] | undefined;
  readonly types: ReadonlyMap<string, ColumnType>;
  /** Columns that code computed: by a step, or in the open. */
  readonly made: ReadonlyMap<string, 'step' | 'inline'>;
  /** The text of the path it was read from. */
  readonly readFrom: string | undefined;
  readonly steps: readonly Step[];
  readonly isArray: boolean;
}

export interface Series {
  readonly kind: 'series';
  readonly column: string | undefined;
  readonly type: ColumnType;
}

/** An estimator, a transformer or a pipeline of them. */
export interface Estimator {
  readonly kind: 'estimator';
  /** `sklearn.linear_model.LogisticRegression` */
  readonly qualified: string;
  /** What it was made with. */
  readonly parts: readonly Value[];
  readonly fit: { readonly features: Value; readonly target: Value } | undefined;
}

/** What a converter makes of a model: `skl2onnx.to_onnx(model, X[:1])`. */
export interface Converted {
  readonly kind: 'converted';
  readonly by: string;
  readonly model: Value;
  readonly given: {
    readonly positional: readonly Value[];
    readonly keywords: ReadonlyMap<string, Value>;
  };
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly statement: FunctionStatement;
  readonly scope: Scope;
  readonly document: WorkspacePath;
  readonly self: Value | undefined;
}

export interface Instance {
  readonly kind: 'instance';
  readonly body: Scope;
  readonly attributes: Map<string, Value>;
}

export type Value =
  | Frame
  | Series
  | Estimator
  | FunctionValue
  | Instance
  | { readonly kind: 'class'; readonly body: Scope }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly value: boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'mapping'; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: 'slice'; readonly lower: number | undefined; readonly upper: number | undefined }
  /** Something of a library, by its full name: `pandas`, `sklearn.svm.SVC`, `pandas.read_sql()` for what that gives. */
  | { readonly kind: 'library'; readonly name: string }
  /** `df.loc` and `df.iloc`. */
  | { readonly kind: 'indexer'; readonly frame: Frame; readonly byPosition: boolean }
  | { readonly kind: 'file'; readonly path: string }
  | Converted
  | { readonly kind: 'unknown' };

export const unknown: Value = { kind: 'unknown' };

const nothingMade: ReadonlyMap<string, 'step' | 'inline'> = new Map();

export function frameOf(columns: readonly string[] | undefined, known: Partial<Frame> = {}): Frame {
  return {
    kind: 'frame',
    columns,
    types: new Map(),
    made: nothingMade,
    readFrom: undefined,
    steps: [],
    isArray: false,
    ...known,
  };
}

export function textValue(text: string): Value {
  return { kind: 'text', text };
}

export function listOf(items: readonly Value[]): Value {
  return { kind: 'list', items };
}

/** The texts of a list of texts, or of one text; `undefined` when anything else is in it. */
export function textsOf(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind === 'text') {
    return [value.text];
  }
  if (value?.kind !== 'list') {
    return undefined;
  }
  const texts = value.items.flatMap(item => (item.kind === 'text' ? [item.text] : []));
  return texts.length === value.items.length ? texts : undefined;
}

export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

export function columnType(frame: Frame, column: string): ColumnType {
  return frame.types.get(column) ?? 'unknown';
}

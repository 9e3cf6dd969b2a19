import type { ClassSyntax, ExpressionSyntax, FunctionSyntax, ParameterSyntax, StatementSyntax } from '../python/index';
import type { Machine } from './machine';
import type { NativeObject } from './nativeObject';
import type { Scope } from './scope';

/** A value of Python, as far as it is known here. Lists, dicts and sets change in place, as they do there. */
export type PyValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | ListValue
  | TupleValue
  | DictValue
  | SetValue
  | FunctionValue
  | BuiltinValue
  | ClassValue
  | InstanceValue
  | ModuleValue
  | ExternalValue
  | UnknownValue
  | NativeObject;

export interface ListValue {
  readonly kind: 'list';
  items: PyValue[];
  /** What `map`, `dict.keys` or a generator gives: to be gone through, not to be compared. */
  readonly isView?: true;
}

export interface TupleValue {
  readonly kind: 'tuple';
  readonly items: readonly PyValue[];
}

export interface DictValue {
  readonly kind: 'dict';
  /** By `hashKey`. */
  readonly entries: Map<string, { readonly key: PyValue; value: PyValue }>;
  /** Of a `defaultdict`. */
  readonly factory: PyValue | undefined;
  /** A `Counter`: what is missing is 0. */
  readonly isCounter: boolean;
}

export interface SetValue {
  readonly kind: 'set';
  readonly entries: Map<string, PyValue>;
}

/** A function or lambda of the project, with the names it can see. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly ParameterSyntax[];
  readonly body: readonly StatementSyntax[] | ExpressionSyntax;
  readonly syntax: FunctionSyntax | undefined;
  readonly defaults: ReadonlyMap<string, PyValue>;
  readonly scope: Scope;
  readonly isGenerator: boolean;
  /** The object that a method is called on. */
  readonly self: PyValue | undefined;
  /** How it is reached through what decorators made of it: `.callback`. */
  readonly reach?: string;
}

export interface BuiltinValue {
  readonly kind: 'builtin';
  readonly name: string;
  readonly call: (given: Arguments, machine: Machine) => PyValue;
}

/** A class of the project. */
export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  readonly syntax: ClassSyntax;
  readonly scope: Scope;
  readonly bases: readonly PyValue[];
  readonly attributes: Map<string, PyValue>;
  /** Names and defaults of a dataclass's fields, in order. */
  readonly fields: readonly { readonly name: string; readonly default: ExpressionSyntax | undefined }[] | undefined;
}

export interface InstanceValue {
  readonly kind: 'instance';
  readonly type: ClassValue;
  readonly attributes: Map<string, PyValue>;
}

export interface ModuleValue {
  readonly kind: 'module';
  readonly name: string;
  readonly get: (name: string) => PyValue | undefined;
}

/** Something of a library that is not known here, by its full name: it can be passed on and compared, not used. */
export interface ExternalValue {
  readonly kind: 'external';
  readonly name: string;
}

/** What only running the code would tell, such as the time: it can be passed on; nothing may depend on it. */
export interface UnknownValue {
  readonly kind: 'unknown';
}

/** Arguments of a call, unpacked. */
export interface Arguments {
  readonly positional: readonly PyValue[];
  readonly named: ReadonlyMap<string, PyValue>;
}

export const none: PyValue = { kind: 'none' };
export const unknown: PyValue = { kind: 'unknown' };

export function bool(value: boolean): PyValue {
  return { kind: 'bool', value };
}

/** Throws when a number has more digits than can be counted here. */
export function int(value: number): PyValue {
  if (!Number.isSafeInteger(value)) {
    throw new Unsupported('it computes with very large whole numbers');
  }
  return { kind: 'int', value: value === 0 ? 0 : value };
}

export function float(value: number): PyValue {
  return { kind: 'float', value };
}

export function str(value: string): PyValue {
  return { kind: 'str', value };
}

export function list(items: readonly PyValue[]): ListValue {
  return { kind: 'list', items: [...items] };
}

export function view(items: readonly PyValue[]): ListValue {
  return { kind: 'list', items: [...items], isView: true };
}

export function tuple(items: readonly PyValue[]): TupleValue {
  return { kind: 'tuple', items };
}

export function builtin(name: string, call: BuiltinValue['call']): BuiltinValue {
  return { kind: 'builtin', name, call };
}

/** The code does something that is not followed here; `message` completes "…, because …". */
export class Unsupported extends Error {
  /** What a test could replace to get past it: a name of the tested file, or `pandas.read_csv` of a library. */
  culprit: string | undefined;
}

/** A text that nobody can know, such as one with the address of an object in it. */
export class Opaque extends Error {}

/** An exception of Python on its way to a handler. */
export class Raised extends Error {
  constructor(
    readonly type: string,
    readonly text: string,
    /** The exception itself, when a `raise` statement made one. */
    readonly value?: PyValue,
  ) {
    super(`${type}: ${text}`);
  }
}

export function raise(type: string, text = ''): never {
  throw new Raised(type, text);
}

export function unsupported(reason: string): never {
  throw new Unsupported(reason);
}

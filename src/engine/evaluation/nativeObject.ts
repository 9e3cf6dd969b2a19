import type { BinaryOperator, CompareOperator } from '../python/index';
import type { ArrayValue } from './libraries/tables/array';
import type { Vector } from './libraries/tables/vector';
import type { Machine } from './machine';
import { type Arguments, type PyValue, unsupported } from './values';

/** Text of Python that may be broken over lines: see `scaffolds/firstTest/pythonText.ts`. */
export type WrittenText =
  | { readonly kind: 'atom'; readonly text: string }
  | {
      readonly kind: 'group';
      readonly open: string;
      readonly items: readonly WrittenText[];
      readonly close: string;
      readonly isBroken?: true;
    };

/** A value of a library that is known here: a path, a date, an array, a table. What is not overridden is not followed. */
export abstract class NativeObject {
  readonly kind = 'object';
  /** Full name of its class: `pandas.DataFrame`. */
  abstract readonly type: string;

  /** `x += 1` changes what other names see too. */
  readonly changesInPlace: boolean = false;

  /** A method or property; `undefined` where nothing of the name is known here, which is not to say that it is not there. */
  attribute(...[]: [name: string, machine: Machine]): PyValue | undefined {
    return undefined;
  }

  setAttribute(...[name]: [name: string, value: PyValue]): void {
    unsupported(`it sets ${this.type}.${name}`);
  }

  getItem(...[]: [index: PyValue, machine: Machine]): PyValue {
    return unsupported(`it takes items of ${this.type}`);
  }

  setItem(...[]: [index: PyValue, value: PyValue, machine: Machine]): void {
    unsupported(`it changes items of ${this.type}`);
  }

  deleteItem(...[]: [index: PyValue]): void {
    unsupported(`it deletes items of ${this.type}`);
  }

  iterate(): readonly PyValue[] {
    return unsupported(`it goes through ${this.type}`);
  }

  length(): number {
    return unsupported(`it takes the length of ${this.type}`);
  }

  contains(...[]: [value: PyValue]): boolean {
    return unsupported(`it looks into ${this.type}`);
  }

  truth(): boolean {
    return unsupported(`it asks whether a ${this.type} is true`);
  }

  /** `undefined`: the other side may know. `isReflected`: this is the right operand. */
  binary(...[]: [operator: BinaryOperator, other: PyValue, isReflected: boolean]): PyValue | undefined {
    return undefined;
  }

  /** As `binary`, for comparisons; `==` and `!=` too. */
  compare(...[]: [operator: CompareOperator, other: PyValue, isReflected: boolean]): PyValue | undefined {
    return undefined;
  }

  negate(...[]: [operator: '-' | '+' | '~']): PyValue {
    return unsupported(`it negates ${this.type}`);
  }

  /** The plain number, bool or text that it stands for, if it is such a thing. */
  scalar(): PyValue | undefined {
    return undefined;
  }

  /** A column with other values; what numpy's functions do to one. */
  mapVector(...[]: [change: (vector: Vector) => Vector]): PyValue {
    return unsupported(`it computes with ${this.type}`);
  }

  /** What numpy makes of it. */
  toArray(): ArrayValue {
    return unsupported(`it makes an array of ${this.type}`);
  }

  /** What `abs` gives. */
  absolute(): PyValue {
    return unsupported(`it calls abs() with ${this.type}`);
  }

  /** What `round` gives. */
  round(...[]: [digits: number | undefined]): PyValue {
    return unsupported(`it rounds ${this.type}`);
  }

  /** What `int` and `float` give. */
  toNumber(type: 'int' | 'float'): PyValue {
    return unsupported(`it calls ${type}() with ${this.type}`);
  }

  call(...[]: [given: Arguments, machine: Machine]): PyValue {
    return unsupported(`it calls ${this.type}`);
  }

  /** Whether it is an object of that class, given by its full name. */
  isA(name: string): boolean {
    return name === this.type;
  }

  enter(...[]: [machine: Machine]): PyValue {
    return unsupported(`it uses ${this.type} in a with statement`);
  }

  leave(...[]: [machine: Machine]): void {}

  /** What `str` gives. */
  text(): string {
    return unsupported(`it turns ${this.type} into text`);
  }

  /** What `format` gives for a specification that is not empty. */
  format(specification: string): string {
    return unsupported(`it formats ${this.type} with "${specification}"`);
  }

  representation(): string {
    return this.text();
  }

  /** Equal values have equal keys; `undefined` when it cannot be a key. */
  hashKey(): string | undefined {
    return undefined;
  }

  /** A copy that shares nothing that can change. */
  copy(...[]: [copyInside: (value: PyValue) => PyValue]): PyValue {
    return this;
  }

  /** How a test would make it; `undefined` when that is not known here. `imports` takes what that needs. */
  write(...[]: [inside: (value: PyValue) => WrittenText | undefined, imports: Set<string>]): WrittenText | undefined {
    return undefined;
  }

  /** Everything in it, as a text: two objects with the same text cannot be told apart by a test. */
  abstract fingerprint(inside: (value: PyValue) => string): string;
}

import type { PyValue } from '../../evaluation/values';

/** What a value may be, as the code that uses it tells. */
export type Sort =
  | 'int'
  | 'float'
  | 'text'
  | 'bool'
  | 'list'
  | 'dict'
  | 'set'
  | 'table'
  | 'column'
  | 'array'
  | 'path'
  | 'callable'
  | 'object'
  | 'date';

/** What is learnt about one value while reading code: it only ever learns more. */
export class Shape {
  readonly #sorts = new Map<Sort, number>();
  readonly keys = new Map<string, Shape>();
  readonly attributes = new Map<string, Shape>();
  /** Values that it is compared with, whatever they are. */
  readonly constants: PyValue[] = [];
  /** Pieces that it is searched for or split at. */
  readonly pieces: string[] = [];
  /** Methods that are called on it. */
  readonly methods = new Set<string>();
  /** Keys that the code sets before it reads them. */
  readonly made = new Map<string, Shape>();
  /** What it is asked to be the same as, when that is no constant. */
  twin: Shape | undefined;
  /** Rows with the same value of it belong together. */
  isGrouped = false;
  /** Labels of two classes, 0 and 1. */
  isBinary = false;
  isOptional = false;
  /** Somebody asks for missing values in it. */
  mayHaveGaps = false;
  #element: Shape | undefined;

  constructor(element?: Shape) {
    this.#element = element;
  }

  /** What its items are, for a list, or its values, for a dict. */
  get element(): Shape {
    this.#element ??= new Shape();
    return this.#element;
  }

  get hasElement(): boolean {
    return this.#element !== undefined;
  }

  learn(sort: Sort, weight = 1): void {
    this.#sorts.set(sort, (this.#sorts.get(sort) ?? 0) + weight);
  }

  weightOf(sort: Sort): number {
    return this.#sorts.get(sort) ?? 0;
  }

  key(name: string): Shape {
    const made = this.made.get(name);
    if (made !== undefined) {
      return made;
    }
    const known = this.keys.get(name) ?? new Shape();
    this.keys.set(name, known);
    return known;
  }

  /** The code gives a key its value. */
  make(name: string): void {
    if (!this.keys.has(name)) {
      this.made.set(name, new Shape());
    }
  }

  attribute(name: string): Shape {
    const known = this.attributes.get(name) ?? new Shape();
    this.attributes.set(name, known);
    return known;
  }

  compareWith(...values: readonly PyValue[]): void {
    this.constants.push(...values);
  }

  /** The likeliest sort; `undefined` when nothing was learnt. */
  get sort(): Sort | undefined {
    return this.sorts[0];
  }

  /** All that it may be, the likeliest first. */
  get sorts(): readonly Sort[] {
    return [...this.#sorts].sort(([, a], [, b]) => b - a).map(([sort]) => sort);
  }

  get isEmpty(): boolean {
    return this.#sorts.size === 0 && this.constants.length === 0 && this.keys.size === 0 && this.attributes.size === 0;
  }
}

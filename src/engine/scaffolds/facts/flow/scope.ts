import type { WorkspacePath } from '../../../model/location';
import type { Value } from './values';

/** Names of a module, a function or a class, with those around it. */
export class Scope {
  readonly #names = new Map<string, Value>();

  constructor(
    readonly document: WorkspacePath,
    readonly parent: Scope | undefined,
    /** Of a class. */
    readonly name = '',
  ) {}

  own(name: string): Value | undefined {
    return this.#names.get(name);
  }

  get(name: string): Value | undefined {
    return this.#names.get(name) ?? this.parent?.get(name);
  }

  set(name: string, value: Value): void {
    this.#names.set(name, value);
  }

  /** In the order in which they were bound first. */
  get values(): readonly Value[] {
    return [...this.#names.values()];
  }

  get entries(): readonly (readonly [string, Value])[] {
    return [...this.#names.entries()];
  }
}

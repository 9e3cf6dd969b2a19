import type { PyValue } from './values';

/** The module that code belongs to. */
export interface Home {
  readonly path: string;
  /** What it defines, or Python itself; asked last. */
  readonly lookUp: (name: string) => PyValue | undefined;
}

/** Names that code can see: its own, then those around it, last those of the module. */
export class Scope {
  readonly #names = new Map<string, PyValue>();

  constructor(
    readonly parent: Scope | undefined,
    readonly home: Home,
  ) {}

  get(name: string): PyValue | undefined {
    const own = this.#names.get(name);
    return own ?? (this.parent === undefined ? this.home.lookUp(name) : this.parent.get(name));
  }

  /** Whether a function binds the name, and not the module. */
  isLocal(name: string): boolean {
    return this.#names.has(name) || (this.parent?.isLocal(name) ?? false);
  }

  set(name: string, value: PyValue): void {
    this.#names.set(name, value);
  }

  delete(name: string): void {
    this.#names.delete(name);
  }
}

import { integerOf, numberOf } from './numbers';
import { type Arguments, type PyValue, raise, unsupported } from './values';

/** Reads what a builtin was given, as its signature names it: `new Given('round', given, ['number', 'ndigits'])`. */
export class Given {
  readonly #values = new Map<string, PyValue>();

  /** Throws when something is given that the signature does not name. */
  constructor(
    readonly name: string,
    { positional, named }: Arguments,
    parameters: readonly string[],
  ) {
    positional.forEach((value, index) => {
      this.#values.set(
        parameters[index] ?? raise('TypeError', `${name} takes at most ${parameters.length} arguments`),
        value,
      );
    });
    for (const [key, value] of named) {
      if (!parameters.includes(key)) {
        unsupported(`it calls ${name} with ${key}=`);
      }
      this.#values.set(key, value);
    }
  }

  /** `None` counts as not given. */
  get(parameter: string): PyValue | undefined {
    const value = this.#values.get(parameter);
    return value?.kind === 'none' ? undefined : value;
  }

  /** Whether something was given, be it `None`. */
  has(parameter: string): boolean {
    return this.#values.has(parameter);
  }

  need(parameter: string): PyValue {
    return this.#values.get(parameter) ?? raise('TypeError', `${this.name} missing required argument '${parameter}'`);
  }

  text(parameter: string): string | undefined {
    const value = this.get(parameter);
    return value === undefined ? undefined : value.kind === 'str' ? value.value : this.#wrong(value);
  }

  needText(parameter: string): string {
    const value = this.need(parameter);
    return value.kind === 'str' ? value.value : this.#wrong(value);
  }

  integer(parameter: string): number | undefined {
    const value = this.get(parameter);
    return value === undefined ? undefined : integerOf(value);
  }

  number(parameter: string): number | undefined {
    const value = this.get(parameter);
    return value === undefined ? undefined : (numberOf(value) ?? this.#wrong(value));
  }

  flag(parameter: string, byDefault: boolean): boolean {
    const value = this.#values.get(parameter);
    return value === undefined
      ? byDefault
      : value.kind === 'bool'
        ? value.value
        : unsupported(`it calls ${this.name} in a way that is not followed`);
  }

  #wrong(value: PyValue): never {
    return ['none', 'bool', 'int', 'float', 'str', 'list', 'tuple', 'dict', 'set'].includes(value.kind)
      ? raise('TypeError')
      : unsupported(`it calls ${this.name} with an object`);
  }
}

/** No arguments. */
export const nothing: Arguments = { positional: [], named: new Map() };

export function positionally(...positional: readonly PyValue[]): Arguments {
  return { positional, named: new Map() };
}

/** Where a value stands in a YAML file: `['lesson', 'why']`, list items by number. */
export type Route = readonly (string | number)[];

/** Takes down what is wrong with the value at a route; the reader adds file and line. */
export type Complain = (route: Route, message: string) => void;

/** A piece of JSON schema. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * Reads one value of unknown shape, and knows the JSON schema that says the same. `read` gives `undefined` only after
 * it has complained. With `absent`, the key may be left out and then has that value.
 */
export interface Field<T> {
  readonly read: (value: unknown, route: Route, complain: Complain) => T | undefined;
  readonly schema: Schema;
  readonly absent?: { readonly value: T | undefined };
}

/** One field for each key of `T`; optional keys of `T` have to be `optional` fields. */
export type Shape<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** Plain data with string keys: no list, not `null`. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that is not blank; `check` may say what is wrong with it. */
export function text(
  check: (text: string) => string | undefined = () => undefined,
  schema: Schema = {},
): Field<string> {
  return {
    schema: { type: 'string', minLength: 1, ...schema },
    read(value, route, complain) {
      const trouble = typeof value === 'string' && value.trim() !== '' ? check(value) : `needs text${quoteHint(value)}`;
      if (trouble !== undefined) {
        complain(route, trouble);
      }
      return trouble === undefined && typeof value === 'string' ? value : undefined;
    },
  };
}

/** `message: {seed} …` is a mapping for YAML, and a frequent slip. */
function quoteHint(value: unknown): string {
  return isRecord(value) ? '; put quotes around text that starts with "{" or holds ": "' : '';
}

/** `true` or `false`. */
export const flag: Field<boolean> = {
  schema: { type: 'boolean' },
  read(value, route, complain) {
    if (typeof value !== 'boolean') {
      complain(route, 'needs true or false');
      return undefined;
    }
    return value;
  },
};

/** A whole number between two others, both included. */
export function wholeNumber(minimum: number, maximum: number): Field<number> {
  return {
    schema: { type: 'integer', minimum, maximum },
    read(value, route, complain) {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum) {
        complain(route, `needs a whole number from ${minimum} to ${maximum}`);
        return undefined;
      }
      return value;
    },
  };
}

/** One of a few words (or numbers). */
export function oneOf<const T extends string | number | boolean>(words: readonly T[]): Field<T> {
  return {
    schema: { enum: words },
    read(value, route, complain) {
      const found = words.find(word => word === value);
      if (found === undefined) {
        complain(route, `${JSON.stringify(value)} is not one of ${words.join(', ')}`);
      }
      return found;
    },
  };
}

/** A list; a single item may stand for a list of one. */
export function listOf<T>(item: Field<T>, minimum = 0): Field<readonly T[]> {
  return {
    schema: { anyOf: [item.schema, { type: 'array', items: item.schema, minItems: minimum }] },
    read(value, route, complain) {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      const read = items.flatMap((each, index) => {
        const one = item.read(each, Array.isArray(value) ? [...route, index] : route, complain);
        return one === undefined ? [] : [one];
      });
      if (items.length < minimum) {
        complain(route, `needs at least ${minimum} of them`);
      }
      return read.length === items.length && items.length >= minimum ? read : undefined;
    },
  };
}

/** A mapping with free keys. */
export function recordOf<T>(item: Field<T>): Field<Readonly<Record<string, T>>> {
  return {
    schema: { type: 'object', additionalProperties: item.schema },
    read(value, route, complain) {
      if (!isRecord(value)) {
        complain(route, 'needs a mapping of keys to values');
        return undefined;
      }
      const pairs = Object.entries(value).flatMap(([key, each]) => {
        const read = item.read(each, [...route, key], complain);
        return read === undefined ? [] : [[key, read] as const];
      });
      return pairs.length === Object.keys(value).length ? Object.fromEntries(pairs) : undefined;
    },
  };
}

/** The key may be left out. */
export function optional<T>(field: Field<T>): Field<T> {
  return { ...field, absent: { value: undefined } };
}

/** The key may be left out and then has this value. */
export function withDefault<T>(field: Field<T>, value: T): Field<T> {
  return { ...field, absent: { value } };
}

/** A mapping with fixed keys; any other key is a mistake. */
export function object<T extends object>(shape: Shape<T>): Field<T> {
  const keys = Object.keys(shape).filter(key => isKeyOf(shape, key));
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(keys.map(key => [key, shape[key].schema])),
      required: keys.filter(key => shape[key].absent === undefined),
      additionalProperties: false,
    },
    read(value, route, complain) {
      if (!isRecord(value)) {
        complain(route, `needs a mapping with the keys ${keys.join(', ')}`);
        return undefined;
      }
      for (const key of Object.keys(value).filter(key => !isKeyOf(shape, key))) {
        complain([...route, key], `unknown key "${key}"; known are ${keys.join(', ')}`);
      }
      return readKeys(shape, keys, value, { route, complain });
    },
  };
}

function readKeys<T extends object>(
  shape: Shape<T>,
  keys: readonly (keyof T & string)[],
  value: Readonly<Record<string, unknown>>,
  { route, complain }: { readonly route: Route; readonly complain: Complain },
): T | undefined {
  const result: Partial<T> = {};
  let missing = 0;
  for (const key of keys) {
    const read = readKey(shape[key], value[key], [...route, key], complain);
    if (read !== undefined) {
      result[key] = read;
    }
    missing += read === undefined && !isLeftOut(shape[key], value[key]) ? 1 : 0;
  }
  return isWhole(result, missing) ? result : undefined;
}

function readKey<T>(field: Field<T>, given: unknown, route: Route, complain: Complain): T | undefined {
  if (!isGiven(given) && field.absent === undefined) {
    complain(route.slice(0, -1), `the key "${String(route.at(-1))}" is missing`);
  }
  return isGiven(given) ? field.read(given, route, complain) : field.absent?.value;
}

/** A key with nothing behind it counts as left out. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isLeftOut({ absent }: Field<unknown>, given: unknown): boolean {
  return absent !== undefined && !isGiven(given);
}

/** A mapping whose `kind` decides which other keys it has. */
export function tagged<T extends { readonly kind: string }>(kinds: {
  readonly [K in T['kind']]: Field<Extract<T, { readonly kind: K }>>;
}): Field<T> {
  const words = Object.keys(kinds).filter(key => isKeyOf(kinds, key));
  return {
    schema: { oneOf: words.map(word => kinds[word].schema) },
    read(value, route, complain) {
      const word = isRecord(value) ? words.find(each => each === value['kind']) : undefined;
      if (word === undefined) {
        complain(route, `needs a "kind" that is one of ${words.join(', ')}`);
        return undefined;
      }
      return kinds[word].read(value, route, complain);
    },
  };
}

/** Own keys only: a key such as `constructor` is not inherited from anywhere. */
function isKeyOf<T extends object>(shape: T, key: string): key is keyof T & string {
  return Object.hasOwn(shape, key);
}

function isWhole<T extends object>(_partial: Partial<T>, missing: number): _partial is T {
  return missing === 0;
}

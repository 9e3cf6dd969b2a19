/** Reads one value of the configuration, or says in one sentence what it should have been. */
export type Reading<T> = { readonly value: T } | { readonly fault: string };

export type Read<T> = (value: unknown) => Reading<T>;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const readText: Read<string> = value => {
  if (typeof value === 'string') {
    return { value };
  }
  // YAML reads 2026-12-31 as text and 3 as a number: both are meant as text here.
  return typeof value === 'number' ? { value: String(value) } : { fault: 'has to be text' };
};

export const readTexts: Read<readonly string[]> = value => readList(value, readText);

export function readList<T>(value: unknown, readItem: Read<T>): Reading<readonly T[]> {
  if (!Array.isArray(value)) {
    return { fault: 'has to be a list' };
  }
  const items: T[] = [];
  for (const [index, item] of value.entries()) {
    const reading = readItem(item);
    if ('fault' in reading) {
      return { fault: `${reading.fault} (item ${index + 1})` };
    }
    items.push(reading.value);
  }
  return { value: items };
}

/** `warnign` → the sentence that names the allowed words. */
export function readWord<Word extends string>(value: unknown, words: readonly Word[]): Reading<Word> {
  const word = words.find(candidate => candidate === value);
  return word === undefined ? { fault: `has to be one of ${words.join(', ')}` } : { value: word };
}

export function readRecord<T>(value: unknown, readItem: Read<T>): Reading<Readonly<Record<string, T>>> {
  if (!isRecord(value)) {
    return { fault: 'has to be a mapping' };
  }
  const entries: [string, T][] = [];
  for (const [key, item] of Object.entries(value)) {
    const reading = readItem(item);
    if ('fault' in reading) {
      return { fault: `${reading.fault} (at "${key}")` };
    }
    entries.push([key, reading.value]);
  }
  return { value: Object.fromEntries(entries) };
}

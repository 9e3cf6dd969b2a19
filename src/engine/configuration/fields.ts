import * as l10n from '@vscode/l10n';
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
  return typeof value === 'number' ? { value: String(value) } : { fault: l10n.t('has to be text') };
};

export const readTexts: Read<readonly string[]> = value => readList(value, readText);

export function readList<T>(value: unknown, readItem: Read<T>): Reading<readonly T[]> {
  if (!Array.isArray(value)) {
    return { fault: l10n.t('has to be a list') };
  }
  const items: T[] = [];
  for (const [index, item] of value.entries()) {
    const reading = readItem(item);
    if ('fault' in reading) {
      return { fault: l10n.t('{0} (item {1})', reading.fault, index + 1) };
    }
    items.push(reading.value);
  }
  return { value: items };
}

/** `warnign` → the sentence that names the allowed words. */
export function readWord<Word extends string>(value: unknown, words: readonly Word[]): Reading<Word> {
  const word = words.find(candidate => candidate === value);
  return word === undefined ? { fault: l10n.t('has to be one of {0}', words.join(', ')) } : { value: word };
}

export function readRecord<T>(value: unknown, readItem: Read<T>): Reading<Readonly<Record<string, T>>> {
  if (!isRecord(value)) {
    return { fault: l10n.t('has to be a mapping') };
  }
  const entries: [string, T][] = [];
  for (const [key, item] of Object.entries(value)) {
    const reading = readItem(item);
    if ('fault' in reading) {
      return { fault: l10n.t('{0} (at "{1}")', reading.fault, key) };
    }
    entries.push([key, reading.value]);
  }
  return { value: Object.fromEntries(entries) };
}

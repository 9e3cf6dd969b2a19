import type { DataDocument, Document } from '../model/document';
import { isRecord } from '../rules/fields';

/** Route of a value in parsed YAML, TOML, JSON or INI; list items by number. */
export type DataRoute = readonly (string | number)[];

export interface RoutedValue {
  readonly route: DataRoute;
  readonly value: unknown;
}

/**
 * All values at a route, where `*` stands for any key or list item: `jobs.*.steps.*.uses`. What is not there is
 * skipped; keys of the prototype are never met.
 */
export function valuesAt(data: unknown, route: readonly string[]): readonly RoutedValue[] {
  let found: readonly RoutedValue[] = [{ route: [], value: data }];
  for (const key of route) {
    found = found.flatMap(parent => (key === '*' ? childrenOf(parent) : childAt(parent, key)));
  }
  return found;
}

/** YAML, TOML, JSON and INI: what has keys. */
export function isData(document: Document): document is DataDocument {
  return document.kind === 'yaml' || document.kind === 'toml' || document.kind === 'json' || document.kind === 'ini';
}

/** Strings and numbers below a value, at any depth. */
export function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return [String(value)];
  }
  return depth > 20 ? [] : itemsOf(value).flatMap(([, item]) => textsIn(item, depth + 1));
}

/** Keys and values of a mapping, or numbers and items of a list; nothing for anything else. */
export function itemsOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => [index, item] as const);
  }
  return isRecord(value) ? Object.entries(value) : [];
}

function childrenOf({ route, value }: RoutedValue): readonly RoutedValue[] {
  return itemsOf(value).map(([key, item]) => ({ route: [...route, key], value: item }));
}

function childAt({ route, value }: RoutedValue, key: string): readonly RoutedValue[] {
  return isRecord(value) && Object.hasOwn(value, key) ? [{ route: [...route, key], value: value[key] }] : [];
}

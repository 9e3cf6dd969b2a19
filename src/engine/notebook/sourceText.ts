/** The text of a `source`: a string, or `["a\\n", "b"]` joined. `undefined` when it is neither. */
export function sourceOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isList(value) && value.every(line => typeof line === 'string') ? value.join('') : undefined;
}

/** The strings of a list; none when the value is no list. */
export function stringsOf(value: unknown): readonly string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : [];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

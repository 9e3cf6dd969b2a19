import type { JsonText } from './jsonScanner';
import { valueAt } from './jsonValues';
import type { ByteSpan } from './notebookModel';

/** The text of one source that is known to be a string or a list of strings: `["a\\n", "b"]` and `"a\\nb"` are the same. */
export function decodeSource(text: JsonText, span: ByteSpan): string {
  const value = valueAt(text, span);
  return typeof value === 'string' ? value : stringsOf(value).join('');
}

/** The strings of a list; none when the value is no list. */
export function stringsOf(value: unknown): readonly string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : none;
}

const none: readonly string[] = [];

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

import { isOlder } from './versions';

/** A Python literal of a text: `"Monthly \"price\""`. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/\\u2028|\\u2029|[\u2028\u2029]/g, found =>
    found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16)}`,
  );
}

/** A path or name inside a comment or docstring: on one line, and ending neither. */
export function inlineText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('\\', '/')
    .replaceAll('"""', "'''");
}

/** A name for Python in lower case: `churn_marz_2024` of `Churn März (2024)`; `table` when nothing is left. */
export function pythonWord(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/([a-z\d])(?=[A-Z])/g, '$1_').toLowerCase(); // prettier-ignore
  const word = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return word === '' ? 'table' : word;
}

/** Python's name of universal time, and the import of it and `datetime`: linters want the newer one where it is there. */
export function utcOf(python: string): { readonly name: string; readonly importLine: string } {
  return isOlder(python, '3.11')
    ? { name: 'timezone.utc', importLine: 'from datetime import datetime, timezone' }
    : { name: 'UTC', importLine: 'from datetime import UTC, datetime' };
}

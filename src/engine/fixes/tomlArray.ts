import type { DataDocument } from '../model/document';
import type { SourceLocation } from '../model/location';
import type { TextEdit } from '../model/report';

/**
 * Adds strings to a list of a TOML file, in the way it is written: on one line, or one a line. `undefined` when there is
 * no list at that route, or when it has a comment behind which the new items could end up.
 */
export function addToTomlArray(
  document: DataDocument,
  route: readonly string[],
  items: readonly string[],
): readonly TextEdit[] | undefined {
  const span = document.spanOf(route);
  const text = span === undefined ? '' : document.text.slice(span.start, span.end);
  if (span === undefined || !/^\[[^#]*\]$/.test(text)) {
    return undefined;
  }
  if (items.length === 0) {
    return [];
  }
  const written = text.slice(0, -1).trimEnd();
  const at = span.start + written.length;
  const newText = listItems(items, { written, between: /\r?\n[ \t]*(?=["'])/.exec(text)?.[0] ?? ' ' });
  const location: SourceLocation = { kind: 'file', path: document.path, span: { start: at, end: at } };
  return [{ location, newText }];
}

/** What goes behind the last item: `, "a", "b"`, with a comma at the end where there was one. */
function listItems(
  names: readonly string[],
  { written, between }: { readonly written: string; readonly between: string },
): string {
  const items = names.map(name => `"${name}"`).join(`,${between}`);
  if (written === '[') {
    return items;
  }
  return written.endsWith(',') ? `${between}${items},` : `,${between}${items}`;
}

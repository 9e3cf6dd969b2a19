import { workspacePath } from '../../../src/engine/model/location';
import type { TextSource } from '../../../src/engine/documents/textSource';

/** A text as the parsers of documents take it. */
export function sourceOf(text: string, path = 'file'): TextSource {
  return { path: workspacePath(path), text, version: '1', problems: [] };
}

/** The text at a span, to compare with what was meant. */
export function textAt(
  text: string,
  span: { readonly start: number; readonly end: number } | undefined,
): string | undefined {
  return span === undefined ? undefined : text.slice(span.start, span.end);
}

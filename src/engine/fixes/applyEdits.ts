import type { Span } from '../model/location';

/** Puts `newText` in the place of a span; an empty span inserts. */
export interface SpanEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The text after edits that do not overlap, given in any order; edits at one offset go in as they come. */
export function applyEdits(text: string, edits: readonly SpanEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  for (const { span, newText } of ordered) {
    if (span.start < done || span.end > text.length) {
      throw new Error(`Edits overlap or leave the text at offset ${span.start}: sort them out with "overlap" first.`);
    }
    result += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + text.slice(done);
}

/** Whether two edits touch the same characters, or insert at the same offset. */
export function overlap(a: SpanEdit, b: SpanEdit): boolean {
  const isSameStart = a.span.start === b.span.start;
  return isSameStart || (a.span.start < b.span.end && b.span.start < a.span.end);
}

import type { FactsDocument } from '../../../detectors/sources';
import type { Expression, Place, Statement } from '../../../python/index';
import { textOfPlace } from '../training/lines';

/** The text at a place with blanks over its comments. */
export function codeOf(document: FactsDocument, place: Place): string {
  const inside = document.facts.comments.filter(
    comment => comment.place.source === place.source && comment.place.start >= place.start && comment.place.end <= place.end, // prettier-ignore
  );
  let text = textOfPlace(document, place);
  for (const comment of inside) {
    const [start, end] = [comment.place.start - place.start, comment.place.end - place.start];
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return text;
}

/** How often a name is written, also in a string or for an argument; not as an attribute. */
export function countOf(name: string, text: string): number {
  return text.match(new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'g'))?.length ?? 0;
}

/** All that may be a name in an expression, words of its strings too; no attributes. */
export function wordsIn(document: FactsDocument, { place }: Expression): readonly string[] {
  return codeOf(document, place).match(/(?<![\w.])[A-Za-z_]\w*/g) ?? [];
}

/** Whether a `for` or `while` is meant, and nothing is done when it ends by itself. */
export function isLoop(document: FactsDocument, statement: Statement): boolean {
  const text = codeOf(document, statement.place);
  const column = statement.place.start - lineStart(document, statement.place);
  const hasElse = new RegExp(`\\n[ \\t]{${column}}else\\b`).test(text);
  return (statement.kind === 'for' || statement.kind === 'block') && /^(?:for|while)\b/.test(text) && !hasElse;
}

function lineStart(document: FactsDocument, { source, start }: Place): number {
  return textOfPlace(document, { source, start: 0, end: start }).lastIndexOf('\n') + 1;
}

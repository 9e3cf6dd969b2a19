import type { FactsDocument } from '../detectors/sources';
import { textOfSource } from '../detectors/sources';
import { remember } from '../documents/remember';
import type { Span } from '../model/location';
import { lineAt, lineStartsOf } from './positions';

/** For each line of a source (from 0) the first and last line of the statement it belongs to. */
export interface LogicalLines {
  readonly starts: readonly number[];
  readonly firstOf: (line: number) => number;
  readonly lastOf: (line: number) => number;
}

/** Joins lines inside brackets and strings, and behind a backslash. Found out once, whoever asks. */
export function logicalLines(document: FactsDocument, source: number): LogicalLines {
  const known = linesOf(document);
  const lines = known.get(source) ?? joinLines(document, source);
  known.set(source, lines);
  return lines;
}

const linesOf = remember<FactsDocument, Map<number, LogicalLines>>(() => new Map());

function joinLines(document: FactsDocument, source: number): LogicalLines {
  const text = textOfSource(document, source);
  const starts = lineStartsOf(text);
  const joined = joinedLines(document, source, text, starts);
  return {
    starts,
    firstOf: line => {
      let first = line;
      while (first > 0 && joined.has(first - 1)) {
        first--;
      }
      return first;
    },
    lastOf: line => {
      let last = line;
      while (joined.has(last)) {
        last++;
      }
      return last;
    },
  };
}

/** Lines whose statement goes on in the next one. */
function joinedLines(
  document: FactsDocument,
  source: number,
  text: string,
  starts: readonly number[],
): ReadonlySet<number> {
  const joined = new Set<number>();
  const join = ({ start, end }: Span): void => {
    for (let line = lineAt(starts, start); line < lineAt(starts, end); line++) {
      joined.add(line);
    }
  };
  const { strings, comments, magics } = document.facts;
  const literals = [...strings, ...magics].map(({ place }) => place).filter(place => place.source === source);
  const remarks = comments.map(({ place }) => place).filter(place => place.source === source);
  literals.forEach(join);
  const code = blank(text, [...literals, ...remarks]);
  bracketSpans(code).forEach(join);
  for (const match of code.matchAll(/\\\r?\n/g)) {
    joined.add(lineAt(starts, match.index));
  }
  return joined;
}

/** Puts spaces over spans, so that offsets stay what they are. */
function blank(text: string, spans: readonly Span[]): string {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let result = '';
  for (const { start, end } of ordered) {
    if (end > result.length) {
      result += text.slice(result.length, start);
      result += ' '.repeat(end - result.length);
    }
  }
  return result + text.slice(result.length);
}

/** Outermost brackets with what they hold; one that is never closed is none. */
function bracketSpans(code: string): readonly Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let outermost = 0;
  for (const { 0: bracket, index } of code.matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(bracket)) {
      outermost = depth === 0 ? index : outermost;
      depth++;
    } else if (depth > 0) {
      depth--;
      if (depth === 0) {
        spans.push({ start: outermost, end: index });
      }
    }
  }
  return spans;
}

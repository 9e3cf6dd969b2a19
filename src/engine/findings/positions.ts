import type { Position, Span } from '../model/location';

/** Offsets at which the lines of a text start; `\r\n`, `\n` and a lone `\r` end a line. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n?|\n/g)) {
      starts.push(match.index + match[0].length);
    }
    return starts;
  }
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    starts.push(feed + 1);
  }
  return starts;
}

/** Line and column of a span, both from 1, columns in UTF-16 units. */
export function positionOf(starts: readonly number[], { start, end }: Span): Position {
  const line = lineAt(starts, start);
  const endLine = lineAt(starts, end);
  return {
    line: line + 1,
    column: start - (starts[line] ?? 0) + 1,
    endLine: endLine + 1,
    endColumn: end - (starts[endLine] ?? 0) + 1,
  };
}

/** Index, from 0, of the line that holds an offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The span of a line (from 0) without its end. */
export function lineSpan(text: string, starts: readonly number[], line: number): Span {
  const start = starts[line] ?? text.length;
  const next = starts[line + 1];
  const end = next === undefined ? text.length : next - (text.slice(next - 2, next) === '\r\n' ? 2 : 1);
  return { start, end };
}

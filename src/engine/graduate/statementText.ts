import type { StringFact, SyntaxSpan } from '../python/index';
import type { Program, ProgramCell, Stretch } from './program';

/**
 * The whole lines that a statement stands on, with what follows it on the last one and the comments directly above;
 * `undefined` when another statement shares one of the lines.
 */
export function withCommentsAbove(cell: ProgramCell, statement: SyntaxSpan): Stretch | undefined {
  const lines = wholeLines(cell, statement);
  if (lines === undefined) {
    return undefined;
  }
  const above = /(?:^|\n)((?:[ \t]*#(?!\s*(?:%%|preflight:)).*\n)+)$/.exec(cell.text.slice(0, lines.start))?.[1] ?? '';
  return { ...lines, start: lines.start - above.length };
}

/** As `withCommentsAbove`, without the comments. The line break at the end belongs to it. */
export function wholeLines({ text, source, statements }: ProgramCell, { start, end }: SyntaxSpan): Stretch | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const lineEnd = feed < 0 ? text.length : feed + 1;
  const isShared = statements.some(
    other => (other.end <= start && other.end > lineStart) || (other.start >= end && other.start < lineEnd),
  );
  return isShared ? undefined : { source, start: lineStart, end: lineEnd };
}

/** Code one level deeper, without the statements left out; lines that begin inside a text stay. Line breaks become `\n`. */
export function indented(program: Program, stretch: Stretch, leftOut: readonly SyntaxSpan[]): string {
  const cell = program.cells[stretch.source];
  const text = cell?.text ?? '';
  const strings = program.document.facts.strings.filter(({ place }) => place.source === stretch.source);
  const gone = leftOut.flatMap(statement => (cell === undefined ? [] : (wholeLines(cell, statement) ?? [])));
  const lines: string[] = [];
  for (let at = stretch.start; at < stretch.end;) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 || feed >= stretch.end ? stretch.end : feed + 1;
    const line = text.slice(at, end).replace(/\r?\n$/, '');
    if (!gone.some(({ start, end: until }) => start <= at && at < until)) {
      lines.push(line.trim() === '' || isInside(strings, at) ? line : `    ${line}`);
    }
    at = end;
  }
  return lines.join('\n').trimEnd();
}

function isInside(strings: readonly StringFact[], offset: number): boolean {
  return strings.some(({ place }) => place.start < offset && offset < place.end);
}

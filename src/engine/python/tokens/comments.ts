import { Code, LINE_STOP } from './characters';
import { addProblem, emit, copyLarger, type Scanner } from './scanner';
import { Token } from './token';

/** Notes a comment; `#` is at the offset, and the offset moves to the end of the line. */
export function scanComment(s: Scanner): void {
  const start = s.offset;
  s.offset = findEndOfLine(s, start);
  const at = s.commentCount * 2;
  if (at >= s.comments.length) {
    s.comments = copyLarger(s.comments, at * 2);
  }
  s.comments[at] = start;
  s.comments[at + 1] = s.offset;
  s.commentCount++;
}

/** The offset of the next `\r` or `\n`, or of the end of the text. */
export function findEndOfLine(s: Scanner, from: number): number {
  let offset = from;
  for (;;) {
    while (LINE_STOP[s.bytes[offset]] === 0) {
      offset++;
    }
    if (s.bytes[offset] !== Code.Null || offset >= s.length) {
      return offset;
    }
    s.problems.push({ start: offset, end: offset + 1, message: 'Python code cannot contain null bytes.' });
    offset++;
  }
}

/** Joins two physical lines at a backslash. */
export function scanContinuation(s: Scanner): void {
  const start = s.offset;
  s.offset = findAfterContinuation(s, start);
  if (s.offset === start || s.offset >= s.length) {
    s.offset = Math.min(Math.max(s.offset, start + 1), s.length);
    addProblem(s, start, 'A backslash must be the last character of its line, and a line must follow.');
    emit(s, Token.Invalid, start, 0);
  }
}

/** The start of the next line if the backslash at `offset` is the last character of its line, or `offset` itself. */
export function findAfterContinuation(s: Scanner, offset: number): number {
  const next = s.bytes[offset + 1];
  if (next === Code.CarriageReturn) {
    return s.bytes[offset + 2] === Code.LineFeed ? offset + 3 : offset + 2;
  }
  return next === Code.LineFeed ? offset + 2 : offset;
}

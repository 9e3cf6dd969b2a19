import { StringFlag } from '../nodeKind';
import { CharacterClass, CLASSES, Code } from './characters';
import { emitEmpty, type Scanner } from './scanner';
import { Token } from './token';

/**
 * Notes where a physical line begins inside brackets. The first one that is not indented deeper than its statement
 * and begins like a statement is where scanning takes up again if it turns out that a bracket is never closed.
 */
export function noteContinuedLine(s: Scanner): void {
  s.physicalStart = s.offset;
  let column = 0;
  while (s.bytes[s.offset] === Code.Space || s.bytes[s.offset] === Code.Tab) {
    column = s.bytes[s.offset] === Code.Tab ? (column | 7) + 1 : column + 1;
    s.offset++;
  }
  s.physicalLine = s.offset;
  if (s.retryOffset < 0 && column <= s.columns[s.indentCount] && !isInTripleFormat(s) && beginsStatement(s)) {
    s.retryOffset = s.physicalStart;
    s.retryCount = s.count;
    s.retryComments = s.commentCount;
    s.retryProblems = s.problems.length;
  }
}

function beginsStatement(s: Scanner): boolean {
  const code = s.bytes[s.offset];
  const isMagic = s.isNotebook && (code === Code.Percent || code === Code.Exclamation);
  return CLASSES[code] === CharacterClass.Name || code === Code.At || isMagic;
}

/** In such a string, text that begins like a statement means nothing. */
function isInTripleFormat(s: Scanner): boolean {
  return s.formatCount > 0 && (s.formatFlags[s.formatCount - 1] & StringFlag.Triple) !== 0;
}

/** Ends a line with an unclosed bracket where the next statement seems to begin; false if no such place is known. */
export function retryLine(s: Scanner): boolean {
  const distance = s.offset - s.retryOffset;
  if (s.retryOffset < 0 || distance > s.retryBudget) {
    return false;
  }
  s.retryBudget -= distance;
  s.offset = s.retryOffset;
  s.count = s.retryCount;
  s.commentCount = s.retryComments;
  s.problems.length = s.retryProblems;
  closeBrokenLine(s);
  return true;
}

/** Ends a logical line although brackets are open; scanning goes on at the offset. */
export function closeBrokenLine(s: Scanner): void {
  s.problems.push({ start: s.brackets[0], end: s.brackets[0] + 1, message: 'This bracket is never closed.' });
  s.depth = 0;
  s.formatCount = 0;
  s.lastEnd = s.ends[s.count - 1];
  emitEmpty(s, Token.Newline);
}

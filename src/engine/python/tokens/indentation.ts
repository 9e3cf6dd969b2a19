import { Code } from './characters';
import { findAfterContinuation } from './comments';
import { addProblem, emitEmpty, MAX_INDENTS, type Scanner } from './scanner';
import { Token } from './token';

/** Measures the blanks from the offset on and moves to the first character after them. */
export function measureIndentation(s: Scanner): void {
  s.column = 0;
  s.tabColumn = 0;
  skipIndentation(s);
  let kept = 0;
  // Joined lines are indented like the first of them that is indented at all.
  while (s.bytes[s.offset] === Code.Backslash && findAfterContinuation(s, s.offset) < s.length) {
    const next = findAfterContinuation(s, s.offset);
    if (next === s.offset) {
      break;
    }
    kept = kept === 0 ? s.column : kept;
    s.offset = next;
    skipIndentation(s);
  }
  if (kept > 0) {
    s.column = kept;
    s.tabColumn = kept;
  }
}

function skipIndentation(s: Scanner): void {
  for (; ; s.offset++) {
    const code = s.bytes[s.offset];
    if (code === Code.Space) {
      s.column++;
      s.tabColumn++;
    } else if (code === Code.Tab) {
      s.column = (s.column | 7) + 1;
      s.tabColumn++;
    } else if (code === Code.FormFeed) {
      s.column = 0;
      s.tabColumn = 0;
    } else {
      return;
    }
  }
}

/** Turns the measured indentation into Indent and Dedent tokens. */
export function applyIndentation(s: Scanner): void {
  if (s.count === 0 && s.isNotebook) {
    // IPython takes the first line's indentation away from the whole cell.
    setColumn(s);
    return;
  }
  if (s.column > s.columns[s.indentCount]) {
    indent(s);
  } else if (s.column < s.columns[s.indentCount]) {
    dedent(s);
  }
  if (s.column === s.columns[s.indentCount] && s.tabColumn !== s.tabColumns[s.indentCount]) {
    addProblem(s, s.offset, 'Tabs and spaces are mixed so that the indentation is ambiguous.');
  }
}

function indent(s: Scanner): void {
  if (s.indentCount + 1 >= MAX_INDENTS) {
    addProblem(s, s.offset, 'Blocks are nested too deeply.');
    return;
  }
  if (s.tabColumn <= s.tabColumns[s.indentCount]) {
    addProblem(s, s.offset, 'Tabs and spaces are mixed so that the indentation is ambiguous.');
  }
  s.indentCount++;
  setColumn(s);
  emitEmpty(s, Token.Indent);
}

function dedent(s: Scanner): void {
  while (s.indentCount > 0 && s.column <= s.columns[s.indentCount - 1]) {
    s.indentCount--;
    emitEmpty(s, Token.Dedent);
  }
  if (s.column !== s.columns[s.indentCount]) {
    // The line stays in the innermost block that is still open, which takes over its indentation.
    if (s.indentCount > 0 || !s.isNotebook) {
      addProblem(s, s.offset, 'This indentation matches no outer block.');
    }
    setColumn(s);
  }
}

function setColumn(s: Scanner): void {
  s.columns[s.indentCount] = s.column;
  s.tabColumns[s.indentCount] = s.tabColumn;
}

import { CharacterClass, CLASSES, Code } from './characters';
import { scanComment, scanContinuation } from './comments';
import { applyIndentation, measureIndentation } from './indentation';
import { scanLineMagic, scanTrailingHelp } from './magics';
import { scanName } from './names';
import { scanNumber } from './numbers';
import { scanClose, scanOpen, scanOperator } from './operators';
import { closeBrokenLine, noteContinuedLine, retryLine } from './recovery';
import { addProblem, emit, emitEmpty, startScan, type Scanner } from './scanner';
import { scanString } from './strings';
import { Token } from './token';

/**
 * Scans the first `length` bytes into the scanner's tokens. The last token is EndOfText; every logical line ends
 * with a Newline and every Indent has its Dedent. Blank lines and comments leave no token.
 */
export function scanText(s: Scanner, bytes: Uint8Array, length: number, isNotebook: boolean): void {
  startScan(s, bytes, length, isNotebook);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    s.offset = 3;
  }
  while (scanLogicalLine(s));
  scanEndOfText(s);
}

/**
 * Scans on from the scanner's offset until the logical line that begins at `stop` is scanned too, or to the end of the
 * text where that is the stop. Gives the index of the token that stands at the stop, or -1 if no line begins there.
 */
export function scanUpTo(s: Scanner, stop: number): number {
  while (scanLogicalLine(s)) {
    if (s.starts[s.lineToken] >= stop) {
      const found = s.starts[s.lineToken] === stop ? s.lineToken : -1;
      emitEmpty(s, Token.EndOfText);
      return found;
    }
  }
  scanEndOfText(s);
  return stop === s.length ? s.count - 1 : -1;
}

function scanEndOfText(s: Scanner): void {
  for (; s.indentCount > 0; s.indentCount--) {
    emitEmpty(s, Token.Dedent);
  }
  emitEmpty(s, Token.EndOfText);
}

/** One logical line per call, so that the engine can optimise between calls; false at the end of the text. */
function scanLogicalLine(s: Scanner): boolean {
  if (!findLine(s)) {
    return false;
  }
  applyIndentation(s);
  s.lineToken = s.count;
  s.physicalLine = -1;
  s.retryOffset = -1;
  if (s.isNotebook) {
    scanLineMagic(s);
  }
  while (scanToken(s));
  return true;
}

/** Moves to the first character of the next line that has code on it, measuring its indentation. */
function findLine(s: Scanner): boolean {
  for (;;) {
    measureIndentation(s);
    const code = s.bytes[s.offset];
    if (code === Code.Hash) {
      scanComment(s);
    } else if (CLASSES[code] === CharacterClass.LineEnd) {
      s.offset++;
    } else {
      return code !== Code.Null || s.offset < s.length;
    }
  }
}

/** Scans one token or a blank; false when the logical line is over. */
function scanToken(s: Scanner): boolean {
  const code = s.bytes[s.offset];
  switch (CLASSES[code]) {
    case CharacterClass.Name:
      return scanName(s);
    case CharacterClass.Blank:
      s.offset++;
      return true;
    case CharacterClass.Operator:
      scanOperator(s, code);
      return true;
    case CharacterClass.Open:
      scanOpen(s, code);
      return true;
    case CharacterClass.Close:
      scanClose(s, code);
      return true;
    case CharacterClass.Digit:
      scanNumber(s);
      return true;
    case CharacterClass.Quote:
      scanString(s, s.offset, 0);
      return true;
    case CharacterClass.LineEnd:
      return scanLineEnd(s);
    default:
      return scanOther(s, code);
  }
}

function scanLineEnd(s: Scanner): boolean {
  if (s.depth === 0) {
    emitEmpty(s, Token.Newline);
    s.offset++;
    return false;
  }
  s.offset++;
  noteContinuedLine(s);
  return true;
}

function scanOther(s: Scanner, code: number): boolean {
  if (code === Code.Hash) {
    scanComment(s);
  } else if (code === Code.Backslash) {
    scanContinuation(s);
  } else if (code === Code.Null && s.offset >= s.length) {
    scanEnd(s);
    return false;
  } else if (code === Code.Question && s.isNotebook && s.depth === 0) {
    scanTrailingHelp(s);
  } else {
    const start = s.offset++;
    addProblem(s, start, 'This character has no place in Python code.');
    emit(s, Token.Invalid, start, 0);
  }
  return true;
}

function scanEnd(s: Scanner): void {
  if (s.depth === 0) {
    emitEmpty(s, Token.Newline);
  } else if (!retryLine(s)) {
    closeBrokenLine(s);
  }
}

import { StringFlag } from '../nodeKind';
import { decodeUtf8 } from '../utf8';
import { Code, NAME_PART } from './characters';
import { hashStep, internName, internText } from './nameTable';
import { closeBrokenLine, retryLine } from './recovery';
import { addProblem, emit, type Scanner } from './scanner';
import { scanString } from './strings';
import { KEYWORDS, Token } from './token';

const KEYWORD_COUNT = KEYWORDS.length;

/** Keyword id → 1 if it can only begin a statement or a clause, and so never stands inside brackets. */
const BEGINS_LINE: Uint8Array = Uint8Array.from(KEYWORDS, keyword =>
  /^(assert|break|class|continue|def|del|elif|except|finally|global|import|nonlocal|pass|raise|return|try|while|with)$/.test(
    keyword,
  )
    ? 1
    : 0,
);

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Scans a name, a keyword, or the prefix of a string with its string; false if that ends the logical line. */
export function scanName(s: Scanner): boolean {
  const { bytes } = s;
  const start = s.offset;
  let offset = start;
  let code = bytes[offset];
  let hash = 0;
  let seen = 0;
  do {
    hash = hashStep(hash, code);
    seen |= code;
    code = bytes[++offset];
  } while (NAME_PART[code] === 1);
  s.offset = offset;
  if ((code === Code.DoubleQuote || code === Code.SingleQuote) && scanPrefixed(s, start)) {
    return true;
  }
  if (seen >= Code.FirstNonAscii) {
    scanUnicodeName(s, start);
    return true;
  }
  const id = internName(s.names, s, start, hash);
  if (id >= KEYWORD_COUNT) {
    emit(s, Token.Name, start, id);
    return true;
  }
  return scanKeyword(s, start, id);
}

function scanKeyword(s: Scanner, start: number, id: number): boolean {
  if (BEGINS_LINE[id] === 1 && s.depth > 0 && start === s.physicalLine) {
    endBefore(s);
    return false;
  }
  emit(s, Token.False + id, start, id);
  return true;
}

/** A statement begins inside brackets: one of them was never closed. */
function endBefore(s: Scanner): void {
  if (!retryLine(s)) {
    s.offset = s.physicalStart;
    closeBrokenLine(s);
  }
}

/** Scans the string after a prefix such as `rb`; false if the name is no prefix. */
function scanPrefixed(s: Scanner, start: number): boolean {
  const length = s.offset - start;
  if (length > 2) {
    return false;
  }
  const first = prefixFlag(s.bytes[start]);
  const second = length === 2 ? prefixFlag(s.bytes[start + 1]) : 0;
  const flags = first | second;
  const isPair = length === 1 || (first !== second && (flags & StringFlag.Raw) !== 0 && flags < UNICODE);
  if (flags >= WRONG || !isPair) {
    return false;
  }
  scanString(s, start, flags & ~UNICODE);
  return true;
}

const UNICODE = 64;
const WRONG = 128;

function prefixFlag(code: number): number {
  switch (code | 32) {
    case Code.LowerF:
      return StringFlag.Formatted;
    case Code.LowerR:
      return StringFlag.Raw;
    case Code.LowerB:
      return StringFlag.Bytes;
    case Code.LowerT:
      return StringFlag.Template;
    case Code.LowerU:
      return UNICODE;
    default:
      return WRONG;
  }
}

/** Names beyond ASCII are compared in normal form, like CPython does: `ﬁt` is the same name as `fit`. */
function scanUnicodeName(s: Scanner, start: number): void {
  const name = decodeUtf8(s.bytes, start, s.offset);
  if (IDENTIFIER.test(name)) {
    emit(s, Token.Name, start, internText(s.names, name.normalize('NFKC')));
  } else {
    addProblem(s, start, 'This name has a character that names cannot have.');
    emit(s, Token.Invalid, start, 0);
  }
}

import { MagicKind } from '../nodeKind';
import { decodeUtf8 } from '../utf8';
import { CharacterClass, CLASSES, Code } from './characters';
import { findEndOfLine } from './comments';
import { internText } from './nameTable';
import { emit, type Scanner } from './scanner';
import { CAPTURES, Token } from './token';

/** Magics whose line is a Python statement after their options. */
const TAKES_STATEMENT = /^%%?(?:time|timeit|prun)\b/;
/** Cell magics whose body is Python. */
const TAKES_PYTHON_CELL = /^%%(?:time|timeit|prun|capture)\b/;
/** A magic's name and its options: `-n 10`, `-r3`, `-q`, `--no-raise-error`. Options of prun with a word: l, s, T, D. */
const HEAD = /^%%?\w+[ \t]*(?:(?:-[nrplsTD][ \t]*[^ \t-][^ \t]*|-[a-zA-Z]+|--[\w-]+)(?:[ \t]+|$))*/;
const CAPTURED_NAME = /^(?<head>%%capture[ \t]+(?:--[\w-]+[ \t]+)*)(?<name>[A-Za-z_]\w*)/;

/** Scans an IPython escape at the start of a logical line, if there is one; the rest of the line may be Python. */
export function scanLineMagic(s: Scanner): void {
  const isCellHead = s.isCellHead;
  s.isCellHead = false;
  switch (s.bytes[s.offset]) {
    case Code.Percent:
      scanPercent(s, isCellHead);
      return;
    case Code.Exclamation:
      scanOpaque(s, MagicKind.Shell, findEndOfCommand(s, s.offset));
      return;
    case Code.Question:
      scanOpaque(s, MagicKind.Help, findEndOfLine(s, s.offset));
      return;
    case Code.Comma:
    case Code.Semicolon:
    case Code.Slash:
      scanOpaque(s, MagicKind.AutoCall, findEndOfLine(s, s.offset));
      return;
    default:
  }
}

/** `x = !ls` and `x = %magic`: the offset is behind the `=`. */
export function scanAssignedMagic(s: Scanner): void {
  let offset = s.offset;
  while (CLASSES[s.bytes[offset]] === CharacterClass.Blank) {
    offset++;
  }
  const code = s.bytes[offset];
  const isMagic = code === Code.Percent && CLASSES[s.bytes[offset + 1]] === CharacterClass.Name;
  if (isMagic || (code === Code.Exclamation && s.bytes[offset + 1] !== Code.Equal)) {
    s.offset = offset;
    scanOpaque(s, isMagic ? MagicKind.Line : MagicKind.Shell, findEndOfCommand(s, offset));
  }
}

/** `name?` and `name??`: the offset is at the mark. The whole line becomes one Magic. */
export function scanTrailingHelp(s: Scanner): void {
  const start = s.count > s.lineToken ? s.starts[s.lineToken] : s.offset;
  s.count = Math.min(s.count, s.lineToken);
  s.offset = findEndOfLine(s, s.offset);
  emit(s, Token.Magic, start, MagicKind.Help);
}

function scanOpaque(s: Scanner, kind: number, end: number): void {
  const start = s.offset;
  s.offset = end;
  emit(s, Token.Magic, start, kind);
}

function scanPercent(s: Scanner, isCellHead: boolean): void {
  const end = findEndOfCommand(s, s.offset);
  const text = decodeUtf8(s.bytes, s.offset, end);
  if (isCellHead && text.startsWith('%%')) {
    scanCellMagic(s, text, end);
  } else if (TAKES_STATEMENT.test(text)) {
    scanStatementMagic(s, text, MagicKind.LinePython);
  } else {
    scanOpaque(s, /\?\s*$/.test(text) ? MagicKind.Help : MagicKind.Line, end);
  }
}

function scanCellMagic(s: Scanner, text: string, end: number): void {
  if (!TAKES_PYTHON_CELL.test(text)) {
    scanOpaque(s, MagicKind.Cell, s.length);
    return;
  }
  if (TAKES_STATEMENT.test(text)) {
    scanStatementMagic(s, text, MagicKind.CellPython);
  } else {
    scanCapture(s, text, end);
  }
  s.isCellHead = true;
}

/** `%%capture name --options`: a Magic and, if there is one, the Name it binds. */
function scanCapture(s: Scanner, text: string, end: number): void {
  const match = CAPTURED_NAME.exec(text);
  if (match?.groups === undefined) {
    scanOpaque(s, MagicKind.CellPython, end);
    return;
  }
  const { head, name } = match.groups;
  const start = s.offset + head.length;
  scanOpaque(s, MagicKind.CellPython | CAPTURES, start);
  s.offset = start + name.length;
  emit(s, Token.Name, start, internText(s.names, name));
  s.offset = end;
}

function scanStatementMagic(s: Scanner, text: string, kind: number): void {
  const head = HEAD.exec(text)?.[0] ?? '';
  scanOpaque(s, kind, s.offset + head.length);
  const next = s.bytes[s.offset];
  if (next === Code.Percent || next === Code.Exclamation) {
    scanLineMagic(s);
  }
}

/** The end of a line that a backslash may continue. */
function findEndOfCommand(s: Scanner, from: number): number {
  let end = findEndOfLine(s, from);
  while (end < s.length && s.bytes[end - 1] === Code.Backslash) {
    const next = s.bytes[end] === Code.CarriageReturn && s.bytes[end + 1] === Code.LineFeed ? end + 2 : end + 1;
    end = findEndOfLine(s, next);
  }
  return end;
}

import { NodeKind } from '../nodeKind';
import { startParse, type Parser } from '../parsing/parser';
import { parseStretch } from '../parsing/statements';
import type { SyntaxTree } from '../syntaxTree';
import { measureIndentation } from '../tokens/indentation';
import { restoreNames } from '../tokens/nameTable';
import { startScan, type Scanner } from '../tokens/scanner';
import { scanUpTo } from '../tokens/scanText';
import { Token } from '../tokens/token';
import { findChange, type NewText } from './change';
import { spliceTree, type Reread } from './splice';
import { findStretch, startOfBlanks, type Stretch } from './stretch';

/** The new text, its bytes, and what reads them. */
export interface Reading extends NewText {
  readonly bytes: Uint8Array;
  readonly scanner: Scanner;
  readonly parser: Parser;
}

/**
 * The tree of a text that is an edited version of another one without errors. Only the statements around the edit are
 * read; `undefined` when that is not enough to know the tree that reading everything gives.
 */
export function reparse(before: SyntaxTree, reading: Reading): SyntaxTree | undefined {
  const { text, bytes, length, scanner, parser } = reading;
  if (before.errors.length > 0 || holdsForgottenNames(before, scanner)) {
    return undefined;
  }
  const change = findChange(before, reading);
  if (change === undefined) {
    return before;
  }
  const stretch = findStretch(before, change);
  if (stretch === undefined || isCellHead(before, stretch)) {
    return undefined;
  }
  const reread = { text, stretch, shift: change.newEnd - change.oldEnd, parser, scanner };
  startScan(scanner, bytes, length, before.dialect === 'ipython');
  restoreNames(scanner.names, before.names);
  moveTo(scanner, before, stretch);
  return readStretch(reread) ? spliceTree(before, reread) : undefined;
}

/** Scans and parses the statements of a stretch; false when they do not end where the old ones did. */
function readStretch({ stretch, shift, parser, scanner }: Reread): boolean {
  const end = scanUpTo(scanner, stretch.end + shift);
  startParse(parser, scanner);
  return end >= 0 && !isClause(scanner.kinds[0]) && parseStretch(parser, end);
}

/** Names that were typed over stay in the table: once they are the most, it is time to read everything. */
function holdsForgottenNames(tree: SyntaxTree, { names }: Scanner): boolean {
  return tree.nameCount - names.fixedCount > tree.count;
}

/** Whether a cell magic may stand there, which can change what all the rest of a cell is. */
function isCellHead({ dialect, kinds }: SyntaxTree, { list, previous }: Stretch): boolean {
  return dialect === 'ipython' && list === 0 && (previous < 0 || kinds[previous] === NodeKind.Magic);
}

/** Puts the scanner at the first line of a stretch, as deep in blocks as that line is. */
function moveTo(s: Scanner, { source, starts }: SyntaxTree, { around, start }: Stretch): void {
  s.isCellHead = false;
  for (const [level, statement] of around.entries()) {
    s.offset = startOfBlanks(source, starts[statement]);
    measureIndentation(s);
    s.columns[level] = s.column;
    s.tabColumns[level] = s.tabColumn;
  }
  s.indentCount = around.length - 1;
  s.offset = start;
}

/** Whether a line that begins like this goes on with the statement before it. */
function isClause(token: number): boolean {
  return token === Token.Elif || token === Token.Else || token === Token.Except || token === Token.Finally;
}

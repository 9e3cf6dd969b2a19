import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { beginHeader, recover } from './headers';
import { parseFor, parseIf, parseTry, parseWhile } from './compounds';
import { parseAsync, parseDefinition } from './definitions';
import { futureProblems } from './futureImports';
import { isMatch, parseMatch } from './matches';
import { accept, advance, expect, failNode, finish, openNode, peek, startOf, type Parser } from './parser';
import { parseSimple } from './simpleStatements';
import { parseWith } from './withs';

type ParseStatement = (p: Parser) => void;

/** Token → how a statement that begins with it is read; for all others it is a line of simple statements. */
const STATEMENTS: readonly ParseStatement[] = makeTable([
  [Token.Name, parseNameLine],
  [Token.At, parseDefinition],
  [Token.Def, parseDefinition],
  [Token.Class, parseDefinition],
  [Token.Async, parseAsync],
  [Token.If, parseIf],
  [Token.For, parseFor],
  [Token.While, parseWhile],
  [Token.Try, parseTry],
  [Token.With, parseWith],
  [Token.Indent, parseUnexpectedIndent],
]);

function makeTable(entries: readonly (readonly [Token, ParseStatement])[]): ParseStatement[] {
  const table = new Array<ParseStatement>(Token.Count).fill(parseSimpleLine);
  for (const [token, parse] of entries) {
    table[token] = parse;
  }
  return table;
}

/** Parses the tokens into a tree; the Module is node 0. */
export function parseModule(p: Parser, length: number): void {
  const module = openNode(p, NodeKind.Module);
  pushStatements(p, Token.EndOfText);
  finish(p, module, 0);
  p.starts[module] = 0;
  p.ends[module] = length;
  p.parents[module] = -1;
  p.nextSibling[module] = -1;
  p.problems.push(...futureProblems(p, p.bytes));
}

/**
 * Parses the statements before the token at `end`, which begins another one, as children of node 0. False when they do
 * not end there: a clause or a block reaches beyond it.
 */
export function parseStretch(p: Parser, end: number): boolean {
  const list = openNode(p, NodeKind.Module);
  while (p.position < end && p.kind !== Token.Dedent) {
    parseStatement(p);
  }
  finish(p, list, 0);
  return p.position === end;
}

function pushStatements(p: Parser, end: Token): void {
  p.hasBrokenHeader = false;
  while (p.kind !== end && p.kind !== Token.EndOfText) {
    parseStatement(p);
  }
}

/** Pushes one statement, or an Error for a logical line that cannot be read. */
export function parseStatement(p: Parser): void {
  beginHeader(p);
  STATEMENTS[p.kind](p);
  if (p.kind === Token.Failure) {
    recoverWithBlock(p);
  } else {
    p.hasBrokenHeader = false;
  }
}

/** Makes the line that failed an Error; an indented block below it follows as siblings. */
export function recoverWithBlock(p: Parser): void {
  recover(p);
  if (p.kind === Token.Indent) {
    parseIndented(p);
  }
  p.hasBrokenHeader = true;
}

/** Pushes the statements of an indented block that has no header to belong to. */
function parseIndented(p: Parser): void {
  advance(p);
  pushStatements(p, Token.Dedent);
  accept(p, Token.Dedent);
}

function parseUnexpectedIndent(p: Parser): void {
  const start = startOf(p);
  p.problems.push({ start, end: p.tokenEnds[p.position + 1], message: 'This line is indented without a reason.' });
  parseIndented(p);
}

/** A colon and what it governs: an indented block, or simple statements on the same line. */
export function parseBlock(p: Parser): number {
  expect(p, Token.Colon, 'A colon is missing here.');
  const block = openNode(p, NodeKind.Block);
  const base = p.waitingCount;
  if (p.kind !== Token.Newline) {
    parseSimpleLine(p);
    return finish(p, block, base);
  }
  if (peek(p) !== Token.Indent) {
    return failNode(p, 'An indented block must follow.');
  }
  advance(p);
  advance(p);
  p.starts[block] = startOf(p);
  pushStatements(p, Token.Dedent);
  finish(p, block, base);
  accept(p, Token.Dedent);
  return block;
}

/** `match` is a keyword only where a `case` follows. */
function parseNameLine(p: Parser): void {
  if (isMatch(p)) {
    parseMatch(p);
  } else {
    parseSimpleLine(p);
  }
}

function parseSimpleLine(p: Parser): void {
  do {
    parseSimple(p);
  } while (accept(p, Token.Semicolon) && p.kind !== Token.Newline);
  expect(p, Token.Newline, 'The statement cannot go on like this.');
}

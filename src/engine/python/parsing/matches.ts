import { NodeKind } from '../nodeKind';
import { SoftKeyword, Token } from '../tokens/token';
import { parseNamed, parseStarNamed, beginsExpression } from './expressions';
import { beginHeader } from './headers';
import { accept, advance, createNode, fail, finish, isAt, openNode, push, startOf, type Parser } from './parser';
import { parsePatterns } from './patterns';
import { parseBlock, parseStatement, recoverWithBlock } from './statements';

/** Tokens that can follow the keyword; after any other one `match` is a name. */
const FOLLOWS_MATCH = new Uint8Array(Token.Count);
for (const token of [
  ...[Token.Name, Token.Number, Token.String, Token.FormatStart, Token.LeftParenthesis, Token.LeftBracket],
  ...[Token.LeftBrace, Token.Ellipsis, Token.Tilde, Token.Plus, Token.Minus, Token.Star, Token.False, Token.None],
  ...[Token.True, Token.Await, Token.Lambda, Token.Not],
]) {
  FOLLOWS_MATCH[token] = 1;
}

/** Whether the current name is the keyword `match`: its line ends in a colon and a `case` is the next thing. */
export function isMatch(p: Parser): boolean {
  if (p.tokenValues[p.position] !== SoftKeyword.Match || FOLLOWS_MATCH[p.tokenKinds[p.position + 1]] === 0) {
    return false;
  }
  let at = p.position + 1;
  while (p.tokenKinds[at] !== Token.Newline) {
    at++;
  }
  const hasBlock = p.tokenKinds[at - 1] === Token.Colon && p.tokenKinds[at + 1] === Token.Indent;
  return hasBlock && p.tokenKinds[at + 2] === Token.Name && p.tokenValues[at + 2] === SoftKeyword.Case;
}

/** A match statement; `isMatch` has seen its colon and its first case. */
export function parseMatch(p: Parser): void {
  const node = openNode(p, NodeKind.Match);
  const base = p.waitingCount;
  advance(p);
  push(p, parseSubject(p));
  if (p.kind !== Token.Colon || p.tokenKinds[p.position + 1] !== Token.Newline) {
    fail(p, 'A colon is missing here.');
    return;
  }
  advance(p);
  advance(p);
  advance(p);
  while (!isAt(p, Token.Dedent) && !isAt(p, Token.EndOfText)) {
    pushCase(p);
  }
  push(p, finish(p, node, base));
  accept(p, Token.Dedent);
}

function parseSubject(p: Parser): number {
  const start = startOf(p);
  const first = parseStarNamed(p);
  if (p.kind !== Token.Comma) {
    if (p.kinds[first] === NodeKind.Starred) {
      fail(p, 'A comma must follow.');
    }
    return first;
  }
  const tuple = createNode(p, NodeKind.Tuple, start);
  const base = p.waitingCount;
  push(p, first);
  while (accept(p, Token.Comma) && beginsExpression(p)) {
    push(p, parseStarNamed(p));
  }
  return finish(p, tuple, base);
}

/** Pushes one case. A line that is none costs itself and the block below it, as everywhere. */
function pushCase(p: Parser): void {
  beginHeader(p);
  if (p.kind !== Token.Name || p.tokenValues[p.position] !== SoftKeyword.Case) {
    refuseStatement(p);
    return;
  }
  const node = openNode(p, NodeKind.Case);
  const base = p.waitingCount;
  advance(p);
  push(p, parsePatterns(p));
  if (accept(p, Token.If)) {
    push(p, parseNamed(p));
  }
  push(p, parseBlock(p));
  push(p, finish(p, node, base));
  if (isAt(p, Token.Failure)) {
    recoverWithBlock(p);
  }
}

/** Keeps a statement that stands where a case should. */
function refuseStatement(p: Parser): void {
  const start = startOf(p);
  p.problems.push({ start, end: p.tokenEnds[p.position], message: 'Only a case can stand directly in a match.' });
  parseStatement(p);
}

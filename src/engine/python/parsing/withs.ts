import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseExpression } from './expressions';
import { accept, advance, expect, finish, openNode, push, type Parser } from './parser';
import { parseBlock } from './statements';
import { parseTarget } from './targets';

/** `with context as target, …:`, with or without `async`. */
export function parseWith(p: Parser): void {
  const node = openNode(p, NodeKind.With);
  const base = p.waitingCount;
  p.values[node] = accept(p, Token.Async) ? 1 : 0;
  advance(p);
  if (p.kind !== Token.LeftParenthesis || !tryParenthesisedItems(p)) {
    pushItems(p, Token.Colon);
  }
  push(p, parseBlock(p));
  push(p, finish(p, node, base));
}

/**
 * `with (a as b, c):` and `with (a, b).c as d:` begin alike. Like CPython, this takes the parentheses to hold items
 * and, if that does not work out up to the colon, goes back and leaves them to the expression.
 */
function tryParenthesisedItems(p: Parser): boolean {
  const { position, count, waitingCount } = p;
  const problemCount = p.problems.length;
  advance(p);
  pushItems(p, Token.RightParenthesis);
  expect(p, Token.RightParenthesis, '');
  if (p.kind === Token.Colon) {
    return true;
  }
  p.position = position;
  p.kind = Token.LeftParenthesis;
  p.count = count;
  p.waitingCount = waitingCount;
  p.problems.length = problemCount;
  return false;
}

/** Pushes the items; a comma before the end is allowed inside parentheses only. */
function pushItems(p: Parser, end: Token): void {
  do {
    push(p, parseItem(p));
  } while (accept(p, Token.Comma) && (p.kind !== end || end === Token.Colon));
}

function parseItem(p: Parser): number {
  const node = openNode(p, NodeKind.WithItem);
  const base = p.waitingCount;
  push(p, parseExpression(p));
  if (accept(p, Token.As)) {
    push(p, parseTarget(p));
  }
  return finish(p, node, base);
}

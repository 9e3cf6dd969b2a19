import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { UNCLOSED } from './atoms';
import { beginsClause, parseComprehension } from './comprehensions';
import { parseExpression, parseNamed } from './expressions';
import { accept, advance, createNode, expect, finishOne, openNode } from './parser';
import { peek, push, refuse, startOf, type Parser } from './parser';

/** Which arguments came before; what may follow depends on it. */
const enum Seen {
  Positional = 0,
  Keyword = 1,
  KeywordUnpacking = 2,
}

/** Pushes the arguments between parentheses, of which the first is the current token, and steps over the second. */
export function parseArguments(p: Parser, allowsGenerator: boolean): void {
  const open = startOf(p);
  const base = p.waitingCount;
  advance(p);
  let seen = Seen.Positional;
  while (p.kind !== Token.RightParenthesis) {
    const isFirst = p.waitingCount === base;
    seen = parseArgument(p, seen);
    if (beginsClause(p) && isFirst && allowsGenerator && seen === Seen.Positional) {
      parseLoneGenerator(p, open);
      return;
    }
    if (!accept(p, Token.Comma)) {
      break;
    }
  }
  expect(p, Token.RightParenthesis, UNCLOSED);
}

/** `f(x for x in y)`: the generator takes the call's parentheses as its own. */
function parseLoneGenerator(p: Parser, open: number): void {
  const element = p.waiting[--p.waitingCount];
  const generator = createNode(p, NodeKind.GeneratorExpression, open);
  push(p, parseComprehension(p, generator, element, Token.RightParenthesis));
}

function parseArgument(p: Parser, seen: Seen): Seen {
  if (p.kind === Token.Name && peek(p) === Token.Equal) {
    push(p, parseKeyword(p));
    return seen | Seen.Keyword;
  }
  if (p.kind === Token.DoubleStar) {
    push(p, parseUnpacking(p, NodeKind.KeywordUnpacking));
    return seen | Seen.KeywordUnpacking;
  }
  const isStarred = p.kind === Token.Star;
  const node = isStarred ? parseUnpacking(p, NodeKind.Starred) : parseNamed(p);
  push(p, node);
  if (seen >= Seen.KeywordUnpacking || (seen === Seen.Keyword && !isStarred)) {
    refuse(p, node, 'A positional argument cannot follow keyword arguments.');
  }
  return seen;
}

function parseKeyword(p: Parser): number {
  const node = openNode(p, NodeKind.Keyword);
  p.values[node] = p.tokenValues[p.position];
  advance(p);
  advance(p);
  return finishOne(p, node, parseExpression(p));
}

function parseUnpacking(p: Parser, kind: NodeKind): number {
  const node = openNode(p, kind);
  advance(p);
  return finishOne(p, node, parseExpression(p));
}

/** Pushes the bases and keywords of a class, if it has parentheses. */
export function parseBases(p: Parser): void {
  if (p.kind === Token.LeftParenthesis) {
    parseArguments(p, false);
  }
}

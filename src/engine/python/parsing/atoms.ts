import { ConstantKind, NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseBraces } from './braces';
import { beginsClause, parseComprehension } from './comprehensions';
import { beginsExpression, parseStarNamed } from './expressions';
import { accept, advance, createNode, enter, expect, failNode, finish, addLeaf, leave } from './parser';
import { push, refuse, startOf, type Parser } from './parser';
import { parseStrings } from './strings';
import { parseYield } from './yields';

/** Said where a list, tuple or set goes on in a way that it cannot. */
export const UNCLOSED = 'A comma, an operator or a closing bracket is missing.';

/** Grammar `atom`: a name, a literal, or something in brackets. */
export function parseAtom(p: Parser): number {
  switch (p.kind) {
    case Token.Name:
      return addLeaf(p, NodeKind.Name, p.tokenValues[p.position]);
    case Token.Number:
      return addLeaf(p, NodeKind.Number, p.tokenValues[p.position]);
    case Token.String:
    case Token.FormatStart:
      return parseStrings(p);
    case Token.LeftParenthesis:
      return parseNested(p, parseParenthesised);
    case Token.LeftBracket:
      return parseNested(p, parseList);
    case Token.LeftBrace:
      return parseNested(p, parseBraces);
    default:
      return parseConstant(p);
  }
}

function parseConstant(p: Parser): number {
  switch (p.kind) {
    case Token.None:
      return addLeaf(p, NodeKind.Constant, ConstantKind.None);
    case Token.True:
      return addLeaf(p, NodeKind.Constant, ConstantKind.True);
    case Token.False:
      return addLeaf(p, NodeKind.Constant, ConstantKind.False);
    case Token.Ellipsis:
      return addLeaf(p, NodeKind.Constant, ConstantKind.Ellipsis);
    default:
      return failNode(p, 'An expression is missing here.');
  }
}

function parseNested(p: Parser, parse: (p: Parser) => number): number {
  const node = enter(p) ? parse(p) : failNode(p, p.failure);
  leave(p);
  return node;
}

function parseParenthesised(p: Parser): number {
  const start = startOf(p);
  advance(p);
  if (p.kind === Token.RightParenthesis) {
    return parseTuple(p, start, -1);
  }
  if (p.kind === Token.Yield) {
    const node = parseYield(p);
    expect(p, Token.RightParenthesis, UNCLOSED);
    return node;
  }
  const first = parseStarNamed(p);
  if (p.kind === Token.Comma) {
    return parseTuple(p, start, first);
  }
  if (beginsClause(p)) {
    const generator = createNode(p, NodeKind.GeneratorExpression, start);
    return parseComprehension(p, generator, first, Token.RightParenthesis);
  }
  expect(p, Token.RightParenthesis, UNCLOSED);
  if (p.kinds[first] === NodeKind.Starred) {
    refuse(p, first, 'Unpacking needs a list, a tuple or a call around it.');
  }
  return first;
}

/** The rest of a tuple in parentheses; `first` is -1 if it is empty. */
function parseTuple(p: Parser, start: number, first: number): number {
  const tuple = createNode(p, NodeKind.Tuple, start);
  const base = p.waitingCount;
  p.values[tuple] = 1;
  if (first >= 0) {
    push(p, first);
    parseElements(p);
  }
  expect(p, Token.RightParenthesis, UNCLOSED);
  return finish(p, tuple, base);
}

/** Pushes what follows the first element of a list, tuple or set: `, a, *b,`. */
export function parseElements(p: Parser): void {
  while (accept(p, Token.Comma) && beginsExpression(p)) {
    push(p, parseStarNamed(p));
  }
}

function parseList(p: Parser): number {
  const start = startOf(p);
  advance(p);
  if (p.kind === Token.RightBracket) {
    return parseEmptyList(p, start);
  }
  const first = parseStarNamed(p);
  if (beginsClause(p)) {
    const comprehension = createNode(p, NodeKind.ListComprehension, start);
    return parseComprehension(p, comprehension, first, Token.RightBracket);
  }
  const list = createNode(p, NodeKind.List, start);
  const base = p.waitingCount;
  push(p, first);
  parseElements(p);
  expect(p, Token.RightBracket, UNCLOSED);
  return finish(p, list, base);
}

function parseEmptyList(p: Parser, start: number): number {
  const list = createNode(p, NodeKind.List, start);
  advance(p);
  return finish(p, list, p.waitingCount);
}

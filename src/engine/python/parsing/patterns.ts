import { NodeKind } from '../nodeKind';
import { SoftKeyword, Token } from '../tokens/token';
import { UNCLOSED } from './atoms';
import { parseAttribute } from './primaries';
import { parseLiteral } from './literalPatterns';
import { accept, advance, createNode, enter, expect, fail, failNode, finish, finishOne } from './parser';
import { addLeaf, leave, openNode, peek, push, startOf, type Parser } from './parser';

/** Grammar `patterns`: what may stand between `case` and its colon. */
export function parsePatterns(p: Parser): number {
  const start = startOf(p);
  const first = parseMaybeStar(p);
  if (p.kind !== Token.Comma) {
    if (p.kinds[first] === NodeKind.MatchStar) {
      fail(p, 'A starred pattern needs a sequence around it.');
    }
    return first;
  }
  return parseSequence(p, start, first);
}

/** The rest of a sequence pattern; its first pattern is read. */
function parseSequence(p: Parser, start: number, first: number): number {
  const node = createNode(p, NodeKind.MatchSequence, start);
  const base = p.waitingCount;
  push(p, first);
  while (accept(p, Token.Comma) && beginsPattern(p)) {
    push(p, parseMaybeStar(p));
  }
  return finish(p, node, base);
}

function beginsPattern(p: Parser): boolean {
  switch (p.kind) {
    case Token.Colon:
    case Token.If:
    case Token.RightParenthesis:
    case Token.RightBracket:
      return false;
    default:
      return true;
  }
}

function parseMaybeStar(p: Parser): number {
  if (p.kind !== Token.Star) {
    return parsePattern(p);
  }
  const node = openNode(p, NodeKind.MatchStar);
  advance(p);
  p.values[node] = captureOf(p);
  expect(p, Token.Name, 'A name must follow the star.');
  return finish(p, node, p.waitingCount);
}

/** Name id of the current token as a capture: -1 for `_`. */
function captureOf(p: Parser): number {
  const name = p.tokenValues[p.position];
  return name === SoftKeyword.Underscore ? -1 : name;
}

/** Grammar `pattern`: alternatives, perhaps with `as name`. */
function parsePattern(p: Parser): number {
  const start = startOf(p);
  const pattern = parseAlternatives(p);
  if (!accept(p, Token.As)) {
    return pattern;
  }
  const node = createNode(p, NodeKind.MatchAs, start);
  p.values[node] = captureOf(p);
  if (p.values[node] < 0) {
    fail(p, 'The name after as cannot be _.');
  }
  expect(p, Token.Name, 'A name must follow as.');
  return finishOne(p, node, pattern);
}

function parseAlternatives(p: Parser): number {
  const start = startOf(p);
  const first = parseClosed(p);
  if (p.kind !== Token.VerticalBar) {
    return first;
  }
  const node = createNode(p, NodeKind.MatchOr, start);
  const base = p.waitingCount;
  push(p, first);
  while (accept(p, Token.VerticalBar)) {
    push(p, parseClosed(p));
  }
  return finish(p, node, base);
}

function parseClosed(p: Parser): number {
  const pattern = enter(p) ? parseClosedPattern(p) : failNode(p, p.failure);
  leave(p);
  return pattern;
}

function parseClosedPattern(p: Parser): number {
  switch (p.kind) {
    case Token.Name:
      return parseNamePattern(p);
    case Token.LeftParenthesis:
      return parseGroup(p);
    case Token.LeftBracket:
      return parseListPattern(p);
    case Token.LeftBrace:
      return parseMapping(p);
    default: {
      const node = openNode(p, NodeKind.MatchValue);
      return finishOne(p, node, parseLiteral(p));
    }
  }
}

/** `name`, `_`, `a.b` or `Class(…)`. */
function parseNamePattern(p: Parser): number {
  const start = startOf(p);
  const next = peek(p);
  if (next !== Token.Dot && next !== Token.LeftParenthesis) {
    return addLeaf(p, NodeKind.MatchAs, captureOf(p));
  }
  if (captureOf(p) < 0) {
    return failNode(p, 'The wildcard _ cannot be called or have attributes.');
  }
  const value = parseDotted(p);
  if (p.kind === Token.LeftParenthesis) {
    return parseClassPattern(p, start, value);
  }
  return finishOne(p, createNode(p, NodeKind.MatchValue, start), value);
}

/** `a.b.c` as Name and Attributes. */
function parseDotted(p: Parser): number {
  const start = startOf(p);
  let node = addLeaf(p, NodeKind.Name, p.tokenValues[p.position]);
  while (p.kind === Token.Dot) {
    node = parseAttribute(p, start, node);
  }
  return node;
}

function parseClassPattern(p: Parser, start: number, callee: number): number {
  const node = createNode(p, NodeKind.MatchClass, start);
  const base = p.waitingCount;
  push(p, callee);
  advance(p);
  let hasKeyword = false;
  while (p.kind !== Token.RightParenthesis) {
    const isKeyword = p.kind === Token.Name && peek(p) === Token.Equal;
    if (hasKeyword && !isKeyword) {
      fail(p, 'A positional pattern cannot follow keyword patterns.');
    }
    hasKeyword = isKeyword;
    push(p, isKeyword ? parseKeywordPattern(p) : parsePattern(p));
    if (!accept(p, Token.Comma)) {
      break;
    }
  }
  expect(p, Token.RightParenthesis, UNCLOSED);
  return finish(p, node, base);
}

function parseKeywordPattern(p: Parser): number {
  const node = openNode(p, NodeKind.MatchKeyword);
  p.values[node] = p.tokenValues[p.position];
  advance(p);
  advance(p);
  return finishOne(p, node, parsePattern(p));
}

/** A pattern in parentheses, or a sequence of them. */
function parseGroup(p: Parser): number {
  const start = startOf(p);
  advance(p);
  if (p.kind === Token.RightParenthesis) {
    return parseEmptySequence(p, start);
  }
  const first = parseMaybeStar(p);
  if (p.kind !== Token.Comma) {
    if (p.kinds[first] === NodeKind.MatchStar) {
      fail(p, 'A starred pattern needs a sequence around it.');
    }
    expect(p, Token.RightParenthesis, UNCLOSED);
    return first;
  }
  return closeSequence(p, parseSequence(p, start, first), Token.RightParenthesis);
}

function parseListPattern(p: Parser): number {
  const start = startOf(p);
  advance(p);
  if (p.kind === Token.RightBracket) {
    return parseEmptySequence(p, start);
  }
  return closeSequence(p, parseSequence(p, start, parseMaybeStar(p)), Token.RightBracket);
}

function parseEmptySequence(p: Parser, start: number): number {
  const node = createNode(p, NodeKind.MatchSequence, start);
  advance(p);
  return finish(p, node, p.waitingCount);
}

function closeSequence(p: Parser, node: number, close: Token): number {
  expect(p, close, UNCLOSED);
  return finish(p, node, p.waitingCount);
}

function parseMapping(p: Parser): number {
  const node = openNode(p, NodeKind.MatchMapping);
  const base = p.waitingCount;
  advance(p);
  while (p.kind !== Token.RightBrace) {
    if (p.kind === Token.DoubleStar) {
      push(p, parseRest(p));
      accept(p, Token.Comma);
      break;
    }
    push(p, p.kind === Token.Name ? parseDottedKey(p) : parseLiteral(p));
    expect(p, Token.Colon, 'A colon must follow the key.');
    push(p, parsePattern(p));
    if (!accept(p, Token.Comma)) {
      break;
    }
  }
  expect(p, Token.RightBrace, UNCLOSED);
  return finish(p, node, base);
}

function parseDottedKey(p: Parser): number {
  const key = parseDotted(p);
  if (p.kinds[key] === NodeKind.Name) {
    fail(p, 'A key is a literal or a dotted name.');
  }
  return key;
}

function parseRest(p: Parser): number {
  const node = openNode(p, NodeKind.MatchRest);
  advance(p);
  p.values[node] = captureOf(p);
  if (p.values[node] < 0) {
    fail(p, 'The rest cannot be bound to _.');
  }
  expect(p, Token.Name, 'A name must follow the stars.');
  return finish(p, node, p.waitingCount);
}

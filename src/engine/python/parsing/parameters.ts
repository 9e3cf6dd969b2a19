import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseExpression, parseStarExpression } from './expressions';
import {
  accept,
  advance,
  expect,
  fail,
  finish,
  finishOne,
  isAt,
  addLeaf,
  openNode,
  peek,
  push,
  refuse,
} from './parser';
import type { Parser } from './parser';

/** What came before in a list of parameters; each bit forbids something after it. */
const enum Seen {
  Nothing = 0,
  Parameter = 1,
  Default = 2,
  Slash = 4,
  Star = 8,
  /** A bare star, which needs a named parameter behind it. */
  BareStar = 16,
  DoubleStar = 32,
}

/** The parameters of a function, parentheses included. */
export function parseParameters(p: Parser): number {
  expect(p, Token.LeftParenthesis, 'Parameters must follow the name.');
  const node = parseList(p, Token.RightParenthesis);
  expect(p, Token.RightParenthesis, 'A comma or a closing bracket is missing.');
  return node;
}

/** The parameters of a lambda, which have no annotations. */
export function parseLambdaParameters(p: Parser): number {
  return parseList(p, Token.Colon);
}

function parseList(p: Parser, close: Token): number {
  const node = openNode(p, NodeKind.Parameters);
  const base = p.waitingCount;
  let seen: number = Seen.Nothing;
  while (p.kind !== close) {
    seen = parseParameter(p, seen, close);
    if (!accept(p, Token.Comma)) {
      break;
    }
  }
  if ((seen & Seen.BareStar) !== 0) {
    fail(p, 'A named parameter must follow the bare star.');
  }
  return p.waitingCount > base ? finish(p, node, base) : emptyList(p, node);
}

/** No parameters: an empty span where they would stand. */
function emptyList(p: Parser, node: number): number {
  p.ends[node] = p.starts[node];
  return node;
}

/** Pushes one parameter or marker; returns what has been seen with it. */
function parseParameter(p: Parser, seen: number, close: Token): number {
  if ((seen & Seen.DoubleStar) !== 0) {
    fail(p, 'No parameter can follow the one with two stars.');
  }
  switch (p.kind) {
    case Token.Name:
      return parseNamedParameter(p, seen, close);
    case Token.Slash:
      return parseSlash(p, seen);
    case Token.Star:
      return parseStar(p, seen, close);
    case Token.DoubleStar:
      return parseDoubleStar(p, seen, close);
    default:
      fail(p, 'The name of a parameter is missing here.');
      return seen;
  }
}

function parseNamedParameter(p: Parser, seen: number, close: Token): number {
  const node = openNode(p, NodeKind.Parameter);
  const base = p.waitingCount;
  pushName(p, node, close);
  const hasDefault = accept(p, Token.Equal);
  if (hasDefault) {
    push(p, parseExpression(p));
  }
  push(p, finish(p, node, base));
  if (!hasDefault && (seen & (Seen.Default | Seen.Star)) === Seen.Default) {
    refuse(p, node, 'A parameter without a default cannot follow one that has a default.');
  }
  const kept = seen & ~Seen.BareStar;
  return kept | Seen.Parameter | (hasDefault ? Seen.Default : 0);
}

/** The name, which becomes the node's value, and an annotation, which waits to become its child. */
function pushName(p: Parser, node: number, close: Token): void {
  if (p.kind !== Token.Name) {
    fail(p, 'The name of a parameter is missing here.');
    return;
  }
  p.values[node] = p.tokenValues[p.position];
  advance(p);
  if (isAt(p, Token.Colon) && close === Token.RightParenthesis) {
    push(p, parseAnnotation(p, p.kinds[node] === NodeKind.StarParameter));
  }
}

/** `: expression`; behind `*args` it may be starred. */
export function parseAnnotation(p: Parser, allowsStar: boolean): number {
  advance(p);
  const node = openNode(p, NodeKind.Annotation);
  return finishOne(p, node, allowsStar ? parseStarExpression(p) : parseExpression(p));
}

function parseSlash(p: Parser, seen: number): number {
  if (seen === Seen.Nothing || (seen & (Seen.Slash | Seen.Star)) !== 0) {
    fail(p, 'A slash must follow the positional parameters, once, and before any star.');
    return seen;
  }
  push(p, addLeaf(p, NodeKind.PositionalOnlyMarker, 0));
  return seen | Seen.Slash;
}

function parseStar(p: Parser, seen: number, close: Token): number {
  if ((seen & Seen.Star) !== 0) {
    fail(p, 'Only one parameter can have one star.');
    return seen;
  }
  if (peek(p) === Token.Comma) {
    push(p, addLeaf(p, NodeKind.KeywordOnlyMarker, 0));
    return seen | Seen.Star | Seen.BareStar;
  }
  parseStarredParameter(p, NodeKind.StarParameter, close);
  return seen | Seen.Star;
}

function parseDoubleStar(p: Parser, seen: number, close: Token): number {
  if ((seen & Seen.BareStar) !== 0) {
    fail(p, 'A named parameter must follow the bare star.');
  }
  parseStarredParameter(p, NodeKind.DoubleStarParameter, close);
  return seen | Seen.DoubleStar;
}

/** `*args` or `**kwargs`; a default fails by itself, for no comma precedes it. */
function parseStarredParameter(p: Parser, kind: NodeKind, close: Token): void {
  const node = openNode(p, kind);
  const base = p.waitingCount;
  advance(p);
  pushName(p, node, close);
  push(p, finish(p, node, base));
}

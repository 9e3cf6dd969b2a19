import { NodeKind, SliceFlag } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseAtom, UNCLOSED } from './atoms';
import { parseArguments } from './calls';
import { parseExpression, parseNamed } from './expressions';
import { accept, advance, createNode, expect, failNode, finish, finishOne, finishTwo } from './parser';
import { openNode, peek, push, startOf, type Parser } from './parser';

/** `await` and a primary. */
export function parseAwait(p: Parser): number {
  const node = openNode(p, NodeKind.Await);
  advance(p);
  return finishOne(p, node, parsePrimary(p));
}

/** An atom followed by any number of `.name`, `(arguments)` and `[index]`. */
export function parsePrimary(p: Parser): number {
  const start = startOf(p);
  let node = parseAtom(p);
  for (;;) {
    switch (p.kind) {
      case Token.Dot:
        node = parseAttribute(p, start, node);
        break;
      case Token.LeftParenthesis:
        node = parseCall(p, start, node);
        break;
      case Token.LeftBracket:
        node = parseSubscript(p, start, node);
        break;
      default:
        return node;
    }
  }
}

/** `.name`; the dot is the current token. */
export function parseAttribute(p: Parser, start: number, object: number): number {
  advance(p);
  if (p.kind !== Token.Name) {
    return failNode(p, 'A name must follow the dot.');
  }
  const node = createNode(p, NodeKind.Attribute, start);
  p.values[node] = p.tokenValues[p.position];
  advance(p);
  return finishOne(p, node, object);
}

function parseCall(p: Parser, start: number, callee: number): number {
  const node = createNode(p, NodeKind.Call, start);
  const base = p.waitingCount;
  push(p, callee);
  parseArguments(p, true);
  return finish(p, node, base);
}

function parseSubscript(p: Parser, start: number, object: number): number {
  const node = createNode(p, NodeKind.Subscript, start);
  advance(p);
  const indexStart = startOf(p);
  let index = parseIndex(p);
  if (p.kind === Token.Comma || p.kinds[index] === NodeKind.Starred) {
    index = parseIndices(p, indexStart, index);
  }
  expect(p, Token.RightBracket, UNCLOSED);
  return finishTwo(p, node, object, index);
}

/** `[a, 1:2]`, and `[*a]`, which is a Tuple as well. */
function parseIndices(p: Parser, start: number, first: number): number {
  const tuple = createNode(p, NodeKind.Tuple, start);
  const base = p.waitingCount;
  push(p, first);
  while (accept(p, Token.Comma) && p.kind !== Token.RightBracket) {
    push(p, parseIndex(p));
  }
  return finish(p, tuple, base);
}

function parseIndex(p: Parser): number {
  const start = startOf(p);
  if (p.kind === Token.Star) {
    const starred = openNode(p, NodeKind.Starred);
    advance(p);
    return finishOne(p, starred, parseExpression(p));
  }
  if (p.kind === Token.Name && peek(p) === Token.Walrus) {
    return parseNamed(p);
  }
  const lower = p.kind === Token.Colon ? -1 : parseExpression(p);
  return p.kind === Token.Colon ? parseSlice(p, start, lower) : lower;
}

function parseSlice(p: Parser, start: number, lower: number): number {
  const node = createNode(p, NodeKind.Slice, start);
  const base = p.waitingCount;
  let flags = 0;
  if (lower >= 0) {
    push(p, lower);
    flags = SliceFlag.Lower;
  }
  advance(p);
  if (p.kind !== Token.Colon) {
    flags |= parseSlicePart(p, SliceFlag.Upper);
  }
  if (accept(p, Token.Colon)) {
    flags |= parseSlicePart(p, SliceFlag.Step);
  }
  p.values[node] = flags;
  return finish(p, node, base);
}

function parseSlicePart(p: Parser, flag: SliceFlag): number {
  if (p.kind === Token.RightBracket || p.kind === Token.Comma) {
    return 0;
  }
  push(p, parseExpression(p));
  return flag;
}

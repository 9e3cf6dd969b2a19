import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseElements, UNCLOSED } from './atoms';
import { beginsClause, parseComprehension, pushClauses } from './comprehensions';
import { parseExpression, parseStarNamed } from './expressions';
import { parseBinary } from './operators';
import { accept, advance, createNode, expect, finish, finishOne, openNode } from './parser';
import { peek, push, startOf, type Parser } from './parser';

/** A dict, a set, or a comprehension of either. */
export function parseBraces(p: Parser): number {
  const start = startOf(p);
  advance(p);
  if (p.kind === Token.RightBrace || p.kind === Token.DoubleStar) {
    return parseDict(p, start);
  }
  const canBeKey = p.kind !== Token.Star && (p.kind !== Token.Name || peek(p) !== Token.Walrus);
  const first = parseStarNamed(p);
  if (canBeKey && p.kind === Token.Colon) {
    return parseKeyed(p, start, first);
  }
  if (beginsClause(p)) {
    const comprehension = createNode(p, NodeKind.SetComprehension, start);
    return parseComprehension(p, comprehension, first, Token.RightBrace);
  }
  const set = createNode(p, NodeKind.Set, start);
  const base = p.waitingCount;
  push(p, first);
  parseElements(p);
  expect(p, Token.RightBrace, UNCLOSED);
  return finish(p, set, base);
}

/** A dict or its comprehension, once the first key is read and the colon is the current token. */
function parseKeyed(p: Parser, start: number, key: number): number {
  const base = p.waitingCount;
  push(p, key);
  advance(p);
  push(p, parseExpression(p));
  if (!beginsClause(p)) {
    return finishDict(p, createNode(p, NodeKind.Dict, start), base);
  }
  const comprehension = createNode(p, NodeKind.DictComprehension, start);
  pushClauses(p);
  expect(p, Token.RightBrace, UNCLOSED);
  return finish(p, comprehension, base);
}

/** A dict that is empty or begins with `**`. */
function parseDict(p: Parser, start: number): number {
  const dict = createNode(p, NodeKind.Dict, start);
  const base = p.waitingCount;
  if (p.kind === Token.DoubleStar) {
    pushItem(p);
  }
  return finishDict(p, dict, base);
}

function finishDict(p: Parser, dict: number, base: number): number {
  while (accept(p, Token.Comma) && p.kind !== Token.RightBrace) {
    pushItem(p);
  }
  expect(p, Token.RightBrace, UNCLOSED);
  return finish(p, dict, base);
}

function pushItem(p: Parser): void {
  if (p.kind === Token.DoubleStar) {
    const unpacking = openNode(p, NodeKind.DictUnpacking);
    advance(p);
    push(p, finishOne(p, unpacking, parseBinary(p, 1)));
    return;
  }
  push(p, parseExpression(p));
  expect(p, Token.Colon, 'A colon must follow the key.');
  push(p, parseExpression(p));
}

import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { beginsExpression, parseExpression, parseExpressions, parseNamed } from './expressions';
import { beginHeader, finishClauses } from './headers';
import { parseIdentifier } from './identifiers';
import { accept, advance, createNode, expect, fail, finish, finishOne, openNode } from './parser';
import { peek, push, refuse, startOf, type Parser } from './parser';
import { parseBlock } from './statements';
import { parseTargets } from './targets';

/** `if test: … elif test: … else: …`. */
export function parseIf(p: Parser): void {
  const node = openNode(p, NodeKind.If);
  const base = p.waitingCount;
  advance(p);
  push(p, parseNamed(p));
  push(p, parseBlock(p));
  if (p.kind === Token.Failure) {
    return;
  }
  while (p.kind === Token.Elif) {
    pushElif(p);
  }
  pushElse(p);
  finishClauses(p, node, base);
}

function pushElif(p: Parser): void {
  beginHeader(p);
  const node = openNode(p, NodeKind.Elif);
  advance(p);
  const test = parseNamed(p);
  push(p, finishWithBlock(p, node, test));
}

function finishWithBlock(p: Parser, node: number, test: number): number {
  const base = p.waitingCount;
  push(p, test);
  push(p, parseBlock(p));
  return finish(p, node, base);
}

function pushElse(p: Parser): void {
  if (p.kind === Token.Else) {
    pushClause(p, NodeKind.Else);
  }
}

/** A keyword and its block. */
function pushClause(p: Parser, kind: NodeKind): void {
  beginHeader(p);
  const node = openNode(p, kind);
  advance(p);
  push(p, finishOne(p, node, parseBlock(p)));
}

/** `while test: … else: …`. */
export function parseWhile(p: Parser): void {
  const node = openNode(p, NodeKind.While);
  const base = p.waitingCount;
  advance(p);
  push(p, parseNamed(p));
  push(p, parseBlock(p));
  if (p.kind !== Token.Failure) {
    pushElse(p);
    finishClauses(p, node, base);
  }
}

/** `for target in iterable: … else: …`, with or without `async`. */
export function parseFor(p: Parser): void {
  const node = openNode(p, NodeKind.For);
  const base = p.waitingCount;
  p.values[node] = accept(p, Token.Async) ? 1 : 0;
  advance(p);
  push(p, parseTargets(p));
  expect(p, Token.In, 'A for needs an in.');
  push(p, parseExpressions(p));
  push(p, parseBlock(p));
  if (p.kind !== Token.Failure) {
    pushElse(p);
    finishClauses(p, node, base);
  }
}

/** `try: … except Error as name: … else: … finally: …`. */
export function parseTry(p: Parser): void {
  const node = openNode(p, NodeKind.Try);
  const base = p.waitingCount;
  advance(p);
  push(p, parseBlock(p));
  if (p.kind === Token.Failure) {
    return;
  }
  const hasExcept = p.kind === Token.Except;
  p.values[node] = hasExcept && peek(p) === Token.Star ? 1 : 0;
  while (p.kind === Token.Except) {
    pushExcept(p, p.values[node]);
  }
  if (hasExcept) {
    pushElse(p);
  }
  const hasFinally = p.kind === Token.Finally;
  if (hasFinally) {
    pushClause(p, NodeKind.Finally);
  }
  finishClauses(p, node, base);
  if (!hasExcept && !hasFinally) {
    refuse(p, node, 'A try needs an except or a finally.');
  }
}

function pushExcept(p: Parser, isGroup: number): void {
  beginHeader(p);
  const node = openNode(p, NodeKind.Except);
  const base = p.waitingCount;
  advance(p);
  if (isGroup !== (accept(p, Token.Star) ? 1 : 0)) {
    fail(p, 'A try cannot have both except and except*.');
  }
  if (p.kind !== Token.Colon || isGroup === 1) {
    pushExceptionType(p);
  }
  push(p, parseBlock(p));
  push(p, finish(p, node, base));
}

/** `Error`, `Error as name`, or `ErrorA, ErrorB`, which takes no name. */
function pushExceptionType(p: Parser): void {
  const start = startOf(p);
  const type = parseExpression(p);
  if (p.kind === Token.Comma) {
    push(p, parseExceptionTuple(p, start, type));
    return;
  }
  push(p, type);
  if (accept(p, Token.As)) {
    push(p, parseIdentifier(p));
  }
}

function parseExceptionTuple(p: Parser, start: number, first: number): number {
  const tuple = createNode(p, NodeKind.Tuple, start);
  const base = p.waitingCount;
  push(p, first);
  while (accept(p, Token.Comma) && beginsExpression(p)) {
    push(p, parseExpression(p));
  }
  return finish(p, tuple, base);
}

import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseBases } from './calls';
import { parseFor } from './compounds';
import { parseExpression, parseNamed } from './expressions';
import { parseIdentifier } from './identifiers';
import { parseParameters } from './parameters';
import { advance, createNode, expect, fail, finish, finishOne, openNode } from './parser';
import { peek, push, startOf, type Parser } from './parser';
import { parseBlock } from './statements';
import { parseTypeParameters } from './typeParameters';
import { parseWith } from './withs';

/** `async def`, `async for` or `async with`. */
export function parseAsync(p: Parser): void {
  switch (peek(p)) {
    case Token.Def:
      parseDefinition(p);
      return;
    case Token.For:
      parseFor(p);
      return;
    case Token.With:
      parseWith(p);
      return;
    default:
      fail(p, 'A def, a for or a with must follow async.');
  }
}

/** A function or a class, with its decorators. */
export function parseDefinition(p: Parser): void {
  const start = startOf(p);
  const base = p.waitingCount;
  while (p.kind === Token.At) {
    push(p, parseDecorator(p));
  }
  if (p.kind === Token.Async) {
    advance(p);
    pushFunction(p, createNode(p, NodeKind.AsyncFunctionDef, start), base);
  } else if (p.kind === Token.Def) {
    pushFunction(p, createNode(p, NodeKind.FunctionDef, start), base);
  } else if (p.kind === Token.Class) {
    pushClass(p, createNode(p, NodeKind.ClassDef, start), base);
  }
}

function parseDecorator(p: Parser): number {
  const node = openNode(p, NodeKind.Decorator);
  advance(p);
  finishOne(p, node, parseNamed(p));
  if (p.kind === Token.Newline && !beginsDefinition(peek(p))) {
    fail(p, 'A function or a class must follow its decorator.');
  }
  expect(p, Token.Newline, 'The line of a decorator must end here.');
  return node;
}

function beginsDefinition(token: number): boolean {
  return token === Token.At || token === Token.Def || token === Token.Class || token === Token.Async;
}

function pushFunction(p: Parser, node: number, base: number): void {
  expect(p, Token.Def, 'A def must follow async.');
  pushName(p, node);
  push(p, parseParameters(p));
  if (p.kind === Token.Arrow) {
    advance(p);
    const returns = openNode(p, NodeKind.Returns);
    push(p, finishOne(p, returns, parseExpression(p)));
  }
  push(p, parseBlock(p));
  push(p, finish(p, node, base));
}

/** The name of a definition, which is its value as well, and its type parameters. */
function pushName(p: Parser, node: number): void {
  p.values[node] = p.tokenValues[p.position];
  push(p, parseIdentifier(p));
  if (p.kind === Token.LeftBracket) {
    push(p, parseTypeParameters(p));
  }
}

function pushClass(p: Parser, node: number, base: number): void {
  advance(p);
  pushName(p, node);
  parseBases(p);
  push(p, parseBlock(p));
  push(p, finish(p, node, base));
}

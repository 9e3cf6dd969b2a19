import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseDisjunction } from './operators';
import { accept, advance, expect, finish, openNode, peek, push, refuse, type Parser } from './parser';
import { parseTargets } from './targets';

/** Whether a `for` or `async for` clause begins here. */
export function beginsClause(p: Parser): boolean {
  return p.kind === Token.For || (p.kind === Token.Async && peek(p) === Token.For);
}

/** The clauses and the closing bracket of a comprehension with one element. */
export function parseComprehension(p: Parser, node: number, element: number, close: Token): number {
  const base = p.waitingCount;
  if (p.kinds[element] === NodeKind.Starred) {
    refuse(p, element, 'A comprehension cannot unpack its element.');
  }
  push(p, element);
  pushClauses(p);
  expect(p, close, 'This comprehension is never closed.');
  return finish(p, node, base);
}

/** Pushes the `for` clauses of a comprehension. */
export function pushClauses(p: Parser): void {
  while (beginsClause(p)) {
    push(p, parseClause(p));
  }
}

function parseClause(p: Parser): number {
  const node = openNode(p, NodeKind.Comprehension);
  const base = p.waitingCount;
  p.values[node] = accept(p, Token.Async) ? 1 : 0;
  advance(p);
  push(p, parseTargets(p));
  expect(p, Token.In, 'A for needs an in.');
  push(p, parseDisjunction(p));
  while (accept(p, Token.If)) {
    push(p, parseDisjunction(p));
  }
  return finish(p, node, base);
}

import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { beginsExpression, parseExpression, parseExpressions } from './expressions';
import { accept, advance, finish, finishOne, openNode, type Parser } from './parser';

/** Grammar `yield_expr`. */
export function parseYield(p: Parser): number {
  const node = openNode(p, NodeKind.Yield);
  advance(p);
  if (accept(p, Token.From)) {
    p.kinds[node] = NodeKind.YieldFrom;
    return finishOne(p, node, parseExpression(p));
  }
  return beginsExpression(p) ? finishOne(p, node, parseExpressions(p)) : finish(p, node, p.waitingCount);
}

/** Grammar `annotated_rhs`: what may stand on the right of an assignment. */
export function parseValue(p: Parser): number {
  return p.kind === Token.Yield ? parseYield(p) : parseExpressions(p);
}

import { NodeKind, Operator } from '../nodeKind';
import { OPERATORS } from '../tokens/operators';
import { Token } from '../tokens/token';
import { accept, advance, createNode, enter, failNode, finish, finishOne, finishTwo } from './parser';
import { leave, openNode, peek, push, startOf, type Parser } from './parser';
import { parseAwait, parsePrimary } from './primaries';

/** Token of a binary operator → how tightly it binds, from 1; 0 for other tokens. */
const PRECEDENCE = new Uint8Array(Token.Count);
const LEVELS: readonly (readonly Token[])[] = [
  [Token.VerticalBar],
  [Token.Caret],
  [Token.Ampersand],
  [Token.ShiftLeft, Token.ShiftRight],
  [Token.Plus, Token.Minus],
  [Token.Star, Token.Slash, Token.DoubleSlash, Token.Percent, Token.At],
];
LEVELS.forEach((tokens, level) => {
  for (const token of tokens) {
    PRECEDENCE[token] = level + 1;
  }
});

/** Grammar `disjunction`: operands joined by `or`. */
export function parseDisjunction(p: Parser): number {
  const start = startOf(p);
  const first = parseConjunction(p);
  if (p.kind !== Token.Or) {
    return first;
  }
  const node = createNode(p, NodeKind.BoolOp, start);
  const base = p.waitingCount;
  p.values[node] = Operator.Or;
  push(p, first);
  while (accept(p, Token.Or)) {
    push(p, parseConjunction(p));
  }
  return finish(p, node, base);
}

function parseConjunction(p: Parser): number {
  const start = startOf(p);
  const first = parseInversion(p);
  if (p.kind !== Token.And) {
    return first;
  }
  const node = createNode(p, NodeKind.BoolOp, start);
  const base = p.waitingCount;
  p.values[node] = Operator.And;
  push(p, first);
  while (accept(p, Token.And)) {
    push(p, parseInversion(p));
  }
  return finish(p, node, base);
}

function parseInversion(p: Parser): number {
  if (p.kind !== Token.Not) {
    return parseComparison(p);
  }
  const node = openNode(p, NodeKind.UnaryOp);
  p.values[node] = Operator.Not;
  return parseOperand(p, node, parseInversion);
}

/** The operand of a prefix operator, which may begin with another one. */
function parseOperand(p: Parser, node: number, parse: (p: Parser) => number): number {
  const isShallow = enter(p);
  if (isShallow) {
    advance(p);
  }
  const operand = isShallow ? parse(p) : failNode(p, p.failure);
  leave(p);
  return finishOne(p, node, operand);
}

function parseComparison(p: Parser): number {
  const start = startOf(p);
  const first = parseBinary(p, 1);
  let operator = acceptComparison(p);
  if (operator === Operator.None) {
    return first;
  }
  const node = createNode(p, NodeKind.Compare, start);
  const base = p.waitingCount;
  push(p, first);
  for (let shift = 0; operator !== Operator.None; shift += 4) {
    p.values[node] |= shift < 28 ? operator << shift : 0;
    push(p, parseBinary(p, 1));
    operator = acceptComparison(p);
  }
  return finish(p, node, base);
}

/** Steps over a comparison operator and tells which it was. */
function acceptComparison(p: Parser): number {
  if (p.kind >= Token.Less && p.kind <= Token.NotEqual) {
    const operator = OPERATORS[p.kind];
    advance(p);
    return operator;
  }
  if (p.kind < Token.False) {
    return Operator.None;
  }
  if (accept(p, Token.In)) {
    return Operator.In;
  }
  if (p.kind === Token.Not && peek(p) === Token.In) {
    advance(p);
    advance(p);
    return Operator.NotIn;
  }
  if (accept(p, Token.Is)) {
    return accept(p, Token.Not) ? Operator.IsNot : Operator.Is;
  }
  return Operator.None;
}

/** Operands joined by arithmetic and bitwise operators that bind at least as tightly as `minimum` (1 to 6). */
export function parseBinary(p: Parser, minimum: number): number {
  const start = startOf(p);
  let left = parseUnary(p);
  for (let precedence = PRECEDENCE[p.kind]; precedence >= minimum; precedence = PRECEDENCE[p.kind]) {
    const operator = OPERATORS[p.kind];
    advance(p);
    const right = parseBinary(p, precedence + 1);
    const node = createNode(p, NodeKind.BinaryOp, start);
    p.values[node] = operator;
    left = finishTwo(p, node, left, right);
  }
  return left;
}

function parseUnary(p: Parser): number {
  const operator = p.kind;
  if (operator !== Token.Minus && operator !== Token.Plus && operator !== Token.Tilde) {
    return parsePower(p);
  }
  const node = openNode(p, NodeKind.UnaryOp);
  p.values[node] = OPERATORS[operator];
  return parseOperand(p, node, parseUnary);
}

function parsePower(p: Parser): number {
  const start = startOf(p);
  const base = p.kind === Token.Await ? parseAwait(p) : parsePrimary(p);
  if (p.kind !== Token.DoubleStar) {
    return base;
  }
  const node = createNode(p, NodeKind.BinaryOp, start);
  p.values[node] = Operator.Power;
  const power = parseOperand(p, node, parseUnary);
  return finishTwo(p, power, base, p.firstChild[power]);
}

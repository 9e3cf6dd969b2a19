import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseBinary, parseDisjunction } from './operators';
import { parseLambdaParameters } from './parameters';
import { accept, advance, createNode, enter, expect, failNode, finish, finishOne, finishTwo, addLeaf } from './parser';
import { leave, openNode, peek, push, startOf, type Parser } from './parser';

/** Token → the kind of node it is when it stands alone, or 0. */
const LONE_KINDS = new Uint8Array(Token.Count);
LONE_KINDS[Token.Name] = NodeKind.Name;
LONE_KINDS[Token.Number] = NodeKind.Number;
LONE_KINDS[Token.String] = NodeKind.String;

/** Token → 1 if an expression surely ends before it. */
const ENDS_EXPRESSION = new Uint8Array(Token.Count);
for (const token of [
  ...[Token.Comma, Token.RightParenthesis, Token.RightBracket, Token.RightBrace, Token.Newline],
  ...[Token.Semicolon, Token.Colon, Token.Equal, Token.AugmentedAssign],
]) {
  ENDS_EXPRESSION[token] = 1;
}

/** Grammar `star_expressions`: `a`, `*a, b`, or `a,`; several make a Tuple. */
export function parseExpressions(p: Parser): number {
  const start = startOf(p);
  const first = parseStarExpression(p);
  return p.kind === Token.Comma ? parseTupleRest(p, start, first) : first;
}

function parseTupleRest(p: Parser, start: number, first: number): number {
  const tuple = createNode(p, NodeKind.Tuple, start);
  const base = p.waitingCount;
  push(p, first);
  while (accept(p, Token.Comma) && beginsExpression(p)) {
    push(p, parseStarExpression(p));
  }
  return finish(p, tuple, base);
}

/** Whether an expression follows a comma, which may as well be the last thing in its list. */
export function beginsExpression(p: Parser): boolean {
  return ENDS_EXPRESSION[p.kind] === 0 && p.kind !== Token.EndOfText && p.kind !== Token.Exclamation;
}

/** An expression, or `*` and one; how a Tuple without parentheses takes its elements. */
export function parseStarExpression(p: Parser): number {
  return p.kind === Token.Star ? parseStarred(p) : parseExpression(p);
}

/** Grammar `star_named_expression`: an element of a display. */
export function parseStarNamed(p: Parser): number {
  return p.kind === Token.Star ? parseStarred(p) : parseNamed(p);
}

function parseStarred(p: Parser): number {
  const node = openNode(p, NodeKind.Starred);
  advance(p);
  return finishOne(p, node, parseBinary(p, 1));
}

/** An expression, or `name := expression`. */
export function parseNamed(p: Parser): number {
  if (p.kind !== Token.Name || peek(p) !== Token.Walrus) {
    return parseExpression(p);
  }
  const node = openNode(p, NodeKind.NamedExpression);
  const name = addLeaf(p, NodeKind.Name, p.tokenValues[p.position]);
  advance(p);
  return finishTwo(p, node, name, parseExpression(p));
}

/** Grammar `expression`: a conditional, a lambda, or anything that binds tighter. */
export function parseExpression(p: Parser): number {
  const lone = LONE_KINDS[p.kind];
  if (lone !== 0 && ENDS_EXPRESSION[p.tokenKinds[p.position + 1]] === 1) {
    return addLeaf(p, lone, p.tokenValues[p.position]);
  }
  if (!enter(p)) {
    leave(p);
    return failNode(p, p.failure);
  }
  const node = p.kind === Token.Lambda ? parseLambda(p) : parseConditional(p);
  leave(p);
  return node;
}

function parseConditional(p: Parser): number {
  const start = startOf(p);
  const first = parseDisjunction(p);
  if (p.kind !== Token.If) {
    return first;
  }
  const node = createNode(p, NodeKind.IfExpression, start);
  const base = p.waitingCount;
  advance(p);
  push(p, first);
  push(p, parseDisjunction(p));
  expect(p, Token.Else, 'A conditional expression needs an else.');
  push(p, parseExpression(p));
  return finish(p, node, base);
}

function parseLambda(p: Parser): number {
  const node = openNode(p, NodeKind.Lambda);
  advance(p);
  const parameters = parseLambdaParameters(p);
  expect(p, Token.Colon, 'A lambda needs a colon.');
  return finishTwo(p, node, parameters, parseExpression(p));
}

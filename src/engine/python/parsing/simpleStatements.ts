import { NodeKind } from '../nodeKind';
import { CAPTURES, SoftKeyword, Token } from '../tokens/token';
import { beginsExpression, parseExpression, parseExpressions } from './expressions';
import { parseIdentifier } from './identifiers';
import { parseImport, parseImportFrom } from './imports';
import { accept, advance, createNode, expect, finish, finishOne, addLeaf, openNode } from './parser';
import { peek, push, startOf, type Parser } from './parser';
import { checkDeleted, checkSingleTarget, checkTarget } from './targets';
import { parseTypeParameters } from './typeParameters';
import { parseValue } from './yields';

type ParseNode = (p: Parser) => number;

/** Token → how a simple statement that begins with it is read; for all others it begins with an expression. */
const STATEMENTS: readonly ParseNode[] = makeTable([
  [Token.Name, parseNameStatement],
  [Token.Return, parseReturn],
  [Token.Import, parseImport],
  [Token.From, parseImportFrom],
  [Token.Pass, p => addLeaf(p, NodeKind.Pass, 0)],
  [Token.Break, p => addLeaf(p, NodeKind.Break, 0)],
  [Token.Continue, p => addLeaf(p, NodeKind.Continue, 0)],
  [Token.Global, p => parseNames(p, NodeKind.Global)],
  [Token.Nonlocal, p => parseNames(p, NodeKind.Nonlocal)],
  [Token.Del, parseDelete],
  [Token.Assert, parseAssert],
  [Token.Raise, parseRaise],
  [Token.Magic, parseMagic],
]);

function makeTable(entries: readonly (readonly [Token, ParseNode])[]): ParseNode[] {
  const table = new Array<ParseNode>(Token.Count).fill(parseExpressionStatement);
  for (const [token, parse] of entries) {
    table[token] = parse;
  }
  return table;
}

/** Pushes one simple statement. */
export function parseSimple(p: Parser): void {
  push(p, STATEMENTS[p.kind](p));
}

/** `type X = …` is a TypeAlias; everything else that begins with a name is an expression or an assignment. */
function parseNameStatement(p: Parser): number {
  if (p.tokenValues[p.position] !== SoftKeyword.Type || peek(p) !== Token.Name) {
    return parseExpressionStatement(p);
  }
  const node = openNode(p, NodeKind.TypeAlias);
  const base = p.waitingCount;
  advance(p);
  push(p, addLeaf(p, NodeKind.Name, p.tokenValues[p.position]));
  if (p.kind === Token.LeftBracket) {
    push(p, parseTypeParameters(p));
  }
  expect(p, Token.Equal, 'The statement cannot go on like this.');
  push(p, parseExpression(p));
  return finish(p, node, base);
}

function parseExpressionStatement(p: Parser): number {
  const start = startOf(p);
  const first = parseValue(p);
  switch (p.kind) {
    case Token.Equal:
      return parseAssign(p, start, first);
    case Token.AugmentedAssign:
      return parseAugmentedAssign(p, start, first);
    case Token.Colon:
      return parseAnnotatedAssign(p, start, first);
    default:
      return finishOne(p, createNode(p, NodeKind.ExpressionStatement, start), first);
  }
}

function parseAssign(p: Parser, start: number, target: number): number {
  const node = createNode(p, NodeKind.Assign, start);
  const base = p.waitingCount;
  checkTarget(p, target);
  push(p, target);
  while (accept(p, Token.Equal)) {
    const value = parseAssigned(p);
    if (p.kind === Token.Equal) {
      checkTarget(p, value);
    }
    push(p, value);
  }
  return finish(p, node, base);
}

function parseAugmentedAssign(p: Parser, start: number, target: number): number {
  const node = createNode(p, NodeKind.AugmentedAssign, start);
  const base = p.waitingCount;
  checkSingleTarget(p, target);
  p.values[node] = p.tokenValues[p.position];
  advance(p);
  push(p, target);
  push(p, parseValue(p));
  return finish(p, node, base);
}

function parseAnnotatedAssign(p: Parser, start: number, target: number): number {
  const node = createNode(p, NodeKind.AnnotatedAssign, start);
  const base = p.waitingCount;
  checkSingleTarget(p, target);
  p.values[node] = p.kinds[target] === NodeKind.Name && p.starts[target] === start ? 1 : 0;
  advance(p);
  push(p, target);
  push(p, parseExpression(p));
  if (accept(p, Token.Equal)) {
    push(p, parseAssigned(p));
  }
  return finish(p, node, base);
}

/** The value of an assignment, which in a notebook may be the output of a command. */
function parseAssigned(p: Parser): number {
  return p.kind === Token.Magic ? parseMagic(p) : parseValue(p);
}

function parseReturn(p: Parser): number {
  const node = openNode(p, NodeKind.Return);
  advance(p);
  return beginsExpression(p) ? finishOne(p, node, parseExpressions(p)) : finish(p, node, p.waitingCount);
}

function parseNames(p: Parser, kind: NodeKind): number {
  const node = openNode(p, kind);
  const base = p.waitingCount;
  advance(p);
  do {
    push(p, parseIdentifier(p));
  } while (accept(p, Token.Comma));
  return finish(p, node, base);
}

function parseDelete(p: Parser): number {
  const node = openNode(p, NodeKind.Delete);
  const base = p.waitingCount;
  advance(p);
  do {
    const target = parseExpression(p);
    checkDeleted(p, target);
    push(p, target);
  } while (accept(p, Token.Comma) && beginsExpression(p));
  return finish(p, node, base);
}

function parseAssert(p: Parser): number {
  const node = openNode(p, NodeKind.Assert);
  const base = p.waitingCount;
  advance(p);
  push(p, parseExpression(p));
  if (accept(p, Token.Comma)) {
    push(p, parseExpression(p));
  }
  return finish(p, node, base);
}

function parseRaise(p: Parser): number {
  const node = openNode(p, NodeKind.Raise);
  const base = p.waitingCount;
  advance(p);
  if (beginsExpression(p)) {
    push(p, parseExpression(p));
    if (accept(p, Token.From)) {
      push(p, parseExpression(p));
    }
  }
  return finish(p, node, base);
}

/** An IPython escape, and the Python on its line if it takes any. */
function parseMagic(p: Parser): number {
  const value = p.tokenValues[p.position];
  const node = addLeaf(p, NodeKind.Magic, value & ~CAPTURES);
  const base = p.waitingCount;
  p.magics.push(node);
  if (value >= CAPTURES) {
    push(p, addLeaf(p, NodeKind.Name, p.tokenValues[p.position]));
  } else if (p.kind !== Token.Newline) {
    pushMagicStatements(p);
  }
  finish(p, node, base);
  p.ends[node] = p.tokenStarts[p.position];
  return node;
}

function pushMagicStatements(p: Parser): void {
  do {
    parseSimple(p);
  } while (accept(p, Token.Semicolon) && p.kind !== Token.Newline);
}

import { NodeKind, NumberKind, Operator } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseAtom } from './atoms';
import { accept, createNode, fail, failNode, finishOne, finishTwo, addLeaf, openNode } from './parser';
import { startOf, type Parser } from './parser';
import { parseStrings } from './strings';

/** A literal in a pattern: a string, a constant, or a number such as `-1` and `1 + 2j`. */
export function parseLiteral(p: Parser): number {
  switch (p.kind) {
    case Token.String:
    case Token.FormatStart:
      return parseStrings(p);
    case Token.None:
    case Token.True:
    case Token.False:
      return parseAtom(p);
    default:
      return parseComplex(p);
  }
}

function parseComplex(p: Parser): number {
  const start = startOf(p);
  const isReal = isRealNext(p);
  const real = parseSigned(p);
  if (p.kind !== Token.Plus && p.kind !== Token.Minus) {
    return real;
  }
  const operator = p.kind === Token.Plus ? Operator.Add : Operator.Subtract;
  accept(p, p.kind);
  if (!isReal || p.tokenValues[p.position] !== NumberKind.Imaginary) {
    fail(p, 'A complex number is a real one and an imaginary one.');
  }
  const imaginary = parseNumber(p);
  const node = createNode(p, NodeKind.BinaryOp, start);
  p.values[node] = operator;
  return finishTwo(p, node, real, imaginary);
}

/** Whether the number here, after its sign, has no `j`. */
function isRealNext(p: Parser): boolean {
  const at = p.kind === Token.Minus ? p.position + 1 : p.position;
  return p.tokenValues[at] !== NumberKind.Imaginary;
}

function parseSigned(p: Parser): number {
  if (p.kind !== Token.Minus) {
    return parseNumber(p);
  }
  const node = openNode(p, NodeKind.UnaryOp);
  p.values[node] = Operator.Subtract;
  accept(p, Token.Minus);
  return finishOne(p, node, parseNumber(p));
}

function parseNumber(p: Parser): number {
  return p.kind === Token.Number
    ? addLeaf(p, NodeKind.Number, p.tokenValues[p.position])
    : failNode(p, 'A pattern is missing here.');
}

import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { UNCLOSED } from './atoms';
import { parseExpression, parseStarExpression } from './expressions';
import { parseAnnotation } from './parameters';
import { accept, advance, expect, finish, openNode, push, type Parser } from './parser';

/** `[T: bound = default, *Ts, **P]`. */
export function parseTypeParameters(p: Parser): number {
  const node = openNode(p, NodeKind.TypeParameters);
  const base = p.waitingCount;
  advance(p);
  do {
    push(p, parseTypeParameter(p));
  } while (accept(p, Token.Comma) && p.kind !== Token.RightBracket);
  expect(p, Token.RightBracket, UNCLOSED);
  return finish(p, node, base);
}

function parseTypeParameter(p: Parser): number {
  const node = openNode(p, kindHere(p));
  const base = p.waitingCount;
  if (p.kind !== Token.Name) {
    advanceOverStars(p);
  }
  p.values[node] = p.tokenValues[p.position];
  expect(p, Token.Name, 'The name of a type parameter is missing here.');
  if (p.kind === Token.Colon && p.kinds[node] === NodeKind.TypeParameter) {
    push(p, parseAnnotation(p, false));
  }
  if (accept(p, Token.Equal)) {
    const isStar = p.kinds[node] === NodeKind.StarTypeParameter;
    push(p, isStar ? parseStarExpression(p) : parseExpression(p));
  }
  return finish(p, node, base);
}

function kindHere(p: Parser): NodeKind {
  if (p.kind === Token.Star) {
    return NodeKind.StarTypeParameter;
  }
  return p.kind === Token.DoubleStar ? NodeKind.DoubleStarTypeParameter : NodeKind.TypeParameter;
}

function advanceOverStars(p: Parser): void {
  if (p.kind === Token.Star || p.kind === Token.DoubleStar) {
    advance(p);
  }
}

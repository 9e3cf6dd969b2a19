import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { accept, createNode, failNode, finish, addLeaf, openNode, push, type Parser } from './parser';

/** A name that is not an expression. */
export function parseIdentifier(p: Parser): number {
  return p.kind === Token.Name
    ? addLeaf(p, NodeKind.Identifier, p.tokenValues[p.position])
    : failNode(p, 'A name is missing here.');
}

/** `a.b.c`, as in an import. */
export function parseDottedName(p: Parser): number {
  const node = openNode(p, NodeKind.DottedName);
  const base = p.waitingCount;
  do {
    push(p, parseIdentifier(p));
  } while (accept(p, Token.Dot));
  return finish(p, node, base);
}

/** One name as a DottedName of one part. */
export function parseUndottedName(p: Parser): number {
  const node = createNode(p, NodeKind.DottedName, p.tokenStarts[p.position]);
  const base = p.waitingCount;
  push(p, parseIdentifier(p));
  return finish(p, node, base);
}

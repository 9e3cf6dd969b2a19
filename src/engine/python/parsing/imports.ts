import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { UNCLOSED } from './atoms';
import { parseDottedName, parseIdentifier, parseUndottedName } from './identifiers';
import { accept, advance, expect, finish, addLeaf, openNode, push, type Parser } from './parser';

/** `import a.b as c, d`. */
export function parseImport(p: Parser): number {
  const node = openNode(p, NodeKind.Import);
  const base = p.waitingCount;
  advance(p);
  do {
    push(p, parseAlias(p, parseDottedName));
  } while (accept(p, Token.Comma));
  return finish(p, node, base);
}

/** `from ..a.b import c as d, e`, `from . import (a, b,)`, `from a import *`. */
export function parseImportFrom(p: Parser): number {
  const node = openNode(p, NodeKind.ImportFrom);
  const base = p.waitingCount;
  advance(p);
  const level = acceptDots(p);
  p.values[node] = level;
  if (level === 0 || p.kind !== Token.Import) {
    push(p, parseDottedName(p));
  }
  expect(p, Token.Import, 'An import must follow the name of the module.');
  if (p.kind === Token.Star) {
    push(p, addLeaf(p, NodeKind.ImportStar, 0));
  } else {
    pushImportedNames(p);
  }
  return finish(p, node, base);
}

/** Steps over dots and counts them; three in a row are one token. */
function acceptDots(p: Parser): number {
  let level = 0;
  for (;;) {
    if (accept(p, Token.Dot)) {
      level++;
    } else if (accept(p, Token.Ellipsis)) {
      level += 3;
    } else {
      return level;
    }
  }
}

function pushImportedNames(p: Parser): void {
  const isOpen = accept(p, Token.LeftParenthesis);
  do {
    push(p, parseAlias(p, parseUndottedName));
  } while (accept(p, Token.Comma) && !(isOpen && p.kind === Token.RightParenthesis));
  if (isOpen) {
    expect(p, Token.RightParenthesis, UNCLOSED);
  }
}

function parseAlias(p: Parser, parseName: (p: Parser) => number): number {
  const node = openNode(p, NodeKind.Alias);
  const base = p.waitingCount;
  p.values[node] = p.tokenValues[p.position];
  push(p, parseName(p));
  if (accept(p, Token.As)) {
    p.values[node] = p.tokenValues[p.position];
    push(p, parseIdentifier(p));
  }
  return finish(p, node, base);
}

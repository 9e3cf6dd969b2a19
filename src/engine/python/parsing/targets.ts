import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { parseBinary } from './operators';
import {
  accept,
  advance,
  createNode,
  finish,
  finishOne,
  isAt,
  openNode,
  push,
  refuse,
  startOf,
  type Parser,
} from './parser';

const NO_TARGET = 'This cannot be assigned to.';

/** Grammar `star_targets`, as after `for`: names, attributes, subscripts, and lists of them. */
export function parseTargets(p: Parser): number {
  const start = startOf(p);
  const first = parseTarget(p);
  if (p.kind !== Token.Comma) {
    return first;
  }
  const tuple = createNode(p, NodeKind.Tuple, start);
  const base = p.waitingCount;
  push(p, first);
  while (accept(p, Token.Comma) && !isAt(p, Token.In)) {
    push(p, parseTarget(p));
  }
  return finish(p, tuple, base);
}

/** Grammar `star_target`. */
export function parseTarget(p: Parser): number {
  const node = p.kind === Token.Star ? parseStarTarget(p) : parseBinary(p, 1);
  checkTarget(p, node);
  return node;
}

function parseStarTarget(p: Parser): number {
  const node = openNode(p, NodeKind.Starred);
  advance(p);
  return finishOne(p, node, parseBinary(p, 1));
}

/** Refuses an expression that CPython's grammar does not let stand left of `=`. */
export function checkTarget(p: Parser, node: number): void {
  switch (p.kinds[node]) {
    case NodeKind.Name:
    case NodeKind.Attribute:
    case NodeKind.Subscript:
      return;
    case NodeKind.Starred:
    case NodeKind.Tuple:
    case NodeKind.List:
      for (let child = p.firstChild[node]; child >= 0; child = p.nextSibling[child]) {
        checkTarget(p, child);
      }
      return;
    default:
      refuse(p, node, NO_TARGET);
  }
}

/** Refuses what cannot be the one target of `+=` or of an annotation. */
export function checkSingleTarget(p: Parser, node: number): void {
  const kind = p.kinds[node];
  if (kind !== NodeKind.Name && kind !== NodeKind.Attribute && kind !== NodeKind.Subscript) {
    refuse(p, node, NO_TARGET);
  }
}

/** Refuses what cannot be deleted: as a target, but without unpacking. */
export function checkDeleted(p: Parser, node: number): void {
  const kind = p.kinds[node];
  if (kind !== NodeKind.Tuple && kind !== NodeKind.List) {
    checkSingleTarget(p, node);
    return;
  }
  for (let child = p.firstChild[node]; child >= 0; child = p.nextSibling[child]) {
    checkDeleted(p, child);
  }
}

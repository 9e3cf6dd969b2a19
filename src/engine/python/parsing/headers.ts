import { NodeKind } from '../nodeKind';
import { Token } from '../tokens/token';
import { accept, createNode, finish, push, type Parser } from './parser';

/** Remembers where to go back to if the header or simple statement that begins here cannot be read. */
export function beginHeader(p: Parser): void {
  p.headerToken = p.position;
  p.headerCount = p.count;
  p.headerWaiting = p.waitingCount;
}

/**
 * Ends a statement of several clauses and pushes it. If the last clause could not be read, the statement keeps the
 * others and the failure costs the clause alone.
 */
export function finishClauses(p: Parser, node: number, base: number): void {
  if (p.kind !== Token.Failure) {
    push(p, finish(p, node, base));
    return;
  }
  dropHeader(p);
  finish(p, node, base);
  p.ends[node] = p.tokenEnds[p.headerToken - 1];
  push(p, node);
  p.headerWaiting = p.waitingCount;
}

/** Throws away the nodes made since `beginHeader`. */
function dropHeader(p: Parser): void {
  p.count = p.headerCount;
  p.waitingCount = p.headerWaiting;
  while (p.magics.length > 0 && p.magics[p.magics.length - 1] >= p.count) {
    p.magics.pop();
  }
}

/** Makes the line that failed an Error and goes on behind it. */
export function recover(p: Parser): void {
  dropHeader(p);
  p.kind = p.tokenKinds[p.position];
  const failedAt = p.position;
  const error = createNode(p, NodeKind.Error, p.tokenStarts[p.headerToken]);
  while (p.kind !== Token.Newline && p.kind !== Token.EndOfText) {
    p.kind = p.tokenKinds[++p.position];
  }
  if (!isOrphanClause(p, failedAt) && !isExplained(p)) {
    reportFailure(p, failedAt);
  }
  accept(p, Token.Newline);
  push(p, finish(p, error, p.waitingCount));
}

/** An `else` whose `if` could not be read is not a second mistake. */
function isOrphanClause(p: Parser, failedAt: number): boolean {
  const kind = p.tokenKinds[p.headerToken];
  const isClause = kind === Token.Elif || kind === Token.Else || kind === Token.Except || kind === Token.Finally;
  return isClause && p.hasBrokenHeader && failedAt === p.headerToken;
}

/** Whether the scanner has seen why the line that ends at the current token cannot be read. */
function isExplained(p: Parser): boolean {
  const { scanProblems } = p;
  const lineStart = p.tokenStarts[p.headerToken];
  while (p.scanIndex < scanProblems.length && scanProblems[p.scanIndex].end < lineStart) {
    p.scanIndex++;
  }
  return p.scanIndex < scanProblems.length && scanProblems[p.scanIndex].start <= p.tokenStarts[p.position];
}

/** Points at the token that does not fit, or at the end of the line that should go on. */
function reportFailure(p: Parser, failedAt: number): void {
  const end = p.tokenEnds[failedAt];
  p.problems.push({ start: Math.min(p.tokenStarts[failedAt], end), end, message: p.failure });
}

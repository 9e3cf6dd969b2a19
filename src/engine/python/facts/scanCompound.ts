import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { bindNode, untraced, valued } from './bindings';
import { RegionKind, type Region } from './moduleScan';
import { scanExpression } from './scanExpression';
import { scanStatements } from './scanStatements';
import { bindTarget } from './targets';
import { innerRegion, testedRegion, type Walk } from './walk';

/** Nobody asks what a thousand tests before an `elif` were. */
const deepest = 200;

/** `if`, `elif`, `else`: what comes later stands under the denial of each test before it. */
export function scanIf(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const outer = walk.region;
  let test = scanBranch(walk, node, node);
  for (let child = nextSibling[nextSibling[test]]; child >= 0; child = nextSibling[child]) {
    if (walk.region.depth < deepest) walk.region = testedRegion(walk, node, test, true);
    if (kindOf(walk.tree, child) === NodeKind.Elif) test = scanBranch(walk, child, node);
    else scanStatements(walk, firstChild[child]);
  }
  walk.region = outer;
}

/** Reads the test and the block of `holder` and returns the test. */
function scanBranch(walk: Walk, holder: number, owner: number): number {
  const { firstChild, nextSibling } = walk.tree;
  const outer = walk.region;
  const test = firstChild[holder];
  scanExpression(walk, test);
  scanWithin(walk, testedRegion(walk, owner, test, false), nextSibling[test]);
  walk.region = outer;
  return test;
}

/** `for target in iterable` */
export function scanFor(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const target = firstChild[node];
  const iterable = nextSibling[target];
  const body = nextSibling[iterable];
  const outer = walk.region;
  scanExpression(walk, iterable);
  walk.region = innerRegion(walk, RegionKind.Loop, node);
  bindTarget(walk, target, untraced('loop', iterable));
  scanStatements(walk, body);
  walk.region = outer;
  scanElse(walk, nextSibling[body], node);
}

export function scanWhile(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const test = firstChild[node];
  const body = nextSibling[test];
  scanExpression(walk, test);
  scanWithin(walk, innerRegion(walk, RegionKind.Loop, node), body);
  scanElse(walk, nextSibling[body], node);
}

/** `with open(path) as file`: the body runs whatever happens. */
export function scanWith(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
    if (kindOf(walk.tree, child) === NodeKind.WithItem) scanWithItem(walk, child);
    else scanStatements(walk, child);
  }
}

function scanWithItem(walk: Walk, item: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const context = firstChild[item];
  const target = nextSibling[context];
  scanExpression(walk, context);
  if (target >= 0) bindTarget(walk, target, valued('with', context, item));
}

export function scanMatch(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const subject = firstChild[node];
  const outer = walk.region;
  scanExpression(walk, subject);
  for (let branch = nextSibling[subject]; branch >= 0; branch = nextSibling[branch]) {
    walk.region = innerRegion(walk, RegionKind.Branch, node);
    for (let child = firstChild[branch]; child >= 0; child = nextSibling[child]) {
      if (kindOf(walk.tree, child) === NodeKind.Block) scanStatements(walk, child);
      else scanExpression(walk, child);
    }
    walk.region = outer;
  }
}

export function scanTry(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const body = firstChild[node];
  scanWithin(walk, innerRegion(walk, RegionKind.Try, node), body);
  for (let child = nextSibling[body]; child >= 0; child = nextSibling[child]) {
    const kind = kindOf(walk.tree, child);
    if (kind === NodeKind.Except) scanExcept(walk, child, node);
    else if (kind === NodeKind.Else) scanElse(walk, child, node);
    else scanStatements(walk, firstChild[child]);
  }
}

function scanExcept(walk: Walk, node: number, owner: number): void {
  const { firstChild, nextSibling } = walk.tree;
  const outer = walk.region;
  walk.region = innerRegion(walk, RegionKind.Handler, owner);
  walk.scan.handlers.push({ source: walk.source, node, scope: walk.scope.index, region: outer });
  for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
    const kind = kindOf(walk.tree, child);
    if (kind === NodeKind.Block) scanStatements(walk, child);
    else if (kind === NodeKind.Identifier) bindNode(walk, child, untraced('except', child));
    else scanExpression(walk, child);
  }
  walk.region = outer;
}

/** The `else` of a loop or `try` runs or does not. */
function scanElse(walk: Walk, node: number, owner: number): void {
  if (node < 0) return;
  scanWithin(walk, innerRegion(walk, RegionKind.Branch, owner), walk.tree.firstChild[node]);
}

function scanWithin(walk: Walk, region: Region, block: number): void {
  const outer = walk.region;
  walk.region = region;
  scanStatements(walk, block);
  walk.region = outer;
}

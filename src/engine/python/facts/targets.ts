import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { bindAttribute, bindNode, untraced, valued, type Origin } from './bindings';
import { Trace } from './moduleScan';
import { scanExpression } from './scanExpression';
import type { Walk } from './walk';

/**
 * Binds what stands on the left: names, attributes of `self`, and each part of a tuple or list, paired with the value
 * when that is a tuple of the same length (`a, b = 1, 2`). Expressions in the target are read like any other.
 */
export function bindTarget(walk: Walk, target: number, origin: Origin): void {
  const kind = kindOf(walk.tree, target);
  if (kind === NodeKind.Name) bindNode(walk, target, origin);
  else if (kind === NodeKind.Tuple || kind === NodeKind.List) bindParts(walk, target, origin);
  else if (kind === NodeKind.Starred) {
    bindTarget(walk, walk.tree.firstChild[target], untraced(origin.kind, origin.behind));
  } else {
    if (kind === NodeKind.Attribute) bindAttribute(walk, target, origin);
    scanExpression(walk, target);
  }
}

function bindParts(walk: Walk, target: number, origin: Origin): void {
  const { firstChild, nextSibling } = walk.tree;
  let value = canPair(walk, target, origin) ? firstChild[origin.value] : -1;
  for (let part = firstChild[target]; part >= 0; part = nextSibling[part]) {
    const { kind, behind } = origin;
    bindTarget(walk, part, value >= 0 ? valued(kind, value, behind) : untraced(kind, behind));
    if (value >= 0) value = nextSibling[value];
  }
}

function canPair(walk: Walk, target: number, origin: Origin): boolean {
  if (origin.trace !== Trace.Value || kindOf(walk.tree, origin.value) !== NodeKind.Tuple) return false;
  const targets = countPlain(walk, target);
  return targets > 0 && targets === countPlain(walk, origin.value);
}

/** Number of children, or -1 with a `*` among them. */
function countPlain(walk: Walk, node: number): number {
  const { firstChild, nextSibling } = walk.tree;
  let count = 0;
  for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
    if (kindOf(walk.tree, child) === NodeKind.Starred) return -1;
    count++;
  }
  return count;
}

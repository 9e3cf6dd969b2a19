import {
  positionOfBinding, RegionKind, type Binding, type BindingList, type ModuleScan, type Region, type Site,
} from './moduleScan'; // prettier-ignore

/** With more candidates than this nobody can say what a name is. */
const mostCandidates = 16;

/**
 * The bindings that a name may have where `node` reads it as part of `use`; empty when that is anybody's guess.
 *
 * In the function (or module) of the bindings the order counts: a later binding in the same stretch of code hides the
 * earlier ones. Seen from another function any of them may be the one.
 */
export function reachingBindings(scan: ModuleScan, list: BindingList, use: Site, node: number): readonly Binding[] {
  const { items } = list;
  if (items.length === 1) return items;
  const runsTogether = scan.scopes[use.scope].runsIn === list.scope.runsIn;
  if (list.sharedFrom >= 0 || !runsTogether) return anyBinding(list);
  return inOrder(scan, items, { position: positionOf(scan, use.source, node), region: use.region });
}

/** All bindings of a name, whatever their order; empty when there are too many to say anything. */
export function anyBinding({ items }: BindingList): readonly Binding[] {
  return items.length > mostCandidates ? [] : items;
}

function positionOf(scan: ModuleScan, index: number, node: number): number {
  const source = scan.sources[index];
  return source.base + source.tree.starts[node];
}

interface Reading {
  readonly position: number;
  readonly region: Region;
}

function inOrder(scan: ModuleScan, items: readonly Binding[], { position, region }: Reading): readonly Binding[] {
  const candidates: Binding[] = [];
  const loop = outermostLoop(region);
  const end = countBefore(scan, items, position);
  for (let index = end - 1; index >= 0; index--) {
    const binding = items[index];
    if (loop === undefined && areAlternatives(binding.region, region)) continue;
    candidates.push(binding);
    if (isAround(binding.region, region)) break;
    if (candidates.length > mostCandidates) return [];
  }
  if (loop !== undefined) addFromNextRound(candidates, items, end, loop);
  return candidates.length > mostCandidates ? [] : candidates;
}

/** What is bound further down in a loop is there the next time round. */
function addFromNextRound(candidates: Binding[], items: readonly Binding[], from: number, loop: Region): void {
  for (let index = from; index < items.length && candidates.length <= mostCandidates; index++) {
    if (isAround(loop, items[index].region)) candidates.push(items[index]);
  }
}

/** Number of bindings that hold at a position. They are sorted, so a file of many costs little. */
function countBefore(scan: ModuleScan, items: readonly Binding[], position: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (positionOfBinding(scan, items[middle]) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The loop around a place, the outermost of its function. */
function outermostLoop(region: Region): Region | undefined {
  let loop: Region | undefined;
  for (let at: Region | undefined = region; at !== undefined && at.kind !== RegionKind.Body; at = at.parent) {
    if (at.kind === RegionKind.Loop) loop = at;
  }
  return loop;
}

/** Whether code in `inner` only runs as part of `outer`. */
function isAround(outer: Region, inner: Region): boolean {
  let at: Region | undefined = inner;
  while (at !== undefined && at.depth > outer.depth) at = at.parent;
  return at === outer;
}

/** Two branches of one `if` or `match`: what one binds the other never sees. */
function areAlternatives(first: Region, second: Region): boolean {
  let left = first;
  let right = second;
  while (left !== right && left.parent !== right.parent) {
    if (left.depth >= right.depth && left.parent !== undefined) left = left.parent;
    else if (right.parent !== undefined) right = right.parent;
    else return false;
  }
  const bothBranches = left.kind === RegionKind.Branch && right.kind === RegionKind.Branch;
  return left !== right && bothBranches && left.owner === right.owner && left.source === right.source;
}

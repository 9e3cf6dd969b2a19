import type { SyntaxTree } from '../syntaxTree';
import type { ScopeFact } from './facts';
import { NameIndex } from './nameIndex';
import { RegionKind, type ModuleScan, type Read, type Region, type ScopeRecord, type Site } from './moduleScan';

/** Where a walk over one tree stands, and what it fills. */
export interface Walk {
  readonly scan: ModuleScan;
  readonly tree: SyntaxTree;
  readonly source: number;
  /** Bytes in the sources before this one. */
  readonly base: number;
  scope: ScopeRecord;
  region: Region;
  /** In an annotation that is not evaluated on the spot. */
  deferred: boolean;
  /** `from __future__ import annotations` was seen. */
  futureAnnotations: boolean;
}

/** A name that is read or deleted. */
export function readAt(walk: Walk, node: number): Read {
  const { source, region, deferred } = walk;
  return { source, node, scope: walk.scope.index, region, deferred };
}

export function siteAt(walk: Walk, node: number): Site {
  return { source: walk.source, node, scope: walk.scope.index, region: walk.region };
}

/** A region inside the one the walk stands in. */
export function innerRegion(walk: Walk, kind: RegionKind, owner: number): Region {
  const parent = walk.region;
  return { kind, parent, depth: parent.depth + 1, source: walk.source, owner, test: -1, negated: false };
}

/** The body of an `if`, or with `negated` what follows it as `elif` and `else`. */
export function testedRegion(walk: Walk, owner: number, test: number, negated: boolean): Region {
  const { region: parent, source } = walk;
  return { kind: RegionKind.Branch, parent, depth: parent.depth + 1, source, owner, test, negated };
}

/** Adds a scope below the one the walk stands in. */
export function openScope(walk: Walk, kind: ScopeFact['kind'], node: number): ScopeRecord {
  const { scopes } = walk.scan;
  const { scope: parent, region, source } = walk;
  const index = scopes.length;
  const runsAtOnce = kind === 'class' || kind === 'comprehension';
  const runsIn = runsAtOnce ? parent.runsIn : index;
  const scope = newScope(kind, { index, source, node, parent: parent.index, region, runsIn });
  scopes.push(scope);
  return scope;
}

/** The module's own scope. */
export function moduleScope(scan: ModuleScan, region: Region): ScopeRecord {
  const scope = newScope('module', { index: 0, source: 0, node: 0, parent: -1, region, runsIn: 0 });
  scan.scopes.push(scope);
  return scope;
}

type ScopePlace = Pick<ScopeRecord, 'index' | 'source' | 'node' | 'parent' | 'region' | 'runsIn'>;

/** Field by field: spreading an object is so slow that it shows in a keystroke. */
function newScope(kind: ScopeFact['kind'], place: ScopePlace): ScopeRecord {
  return {
    index: place.index,
    kind,
    source: place.source,
    node: place.node,
    parent: place.parent,
    region: place.region,
    runsIn: place.runsIn,
    names: new NameIndex(),
    attributes: undefined,
    elsewhere: undefined,
    firstParameter: -1,
  };
}

/** What the module as a whole stands in. */
export function moduleRegion(): Region {
  return { kind: RegionKind.Body, parent: undefined, depth: 0, source: 0, owner: 0, test: -1, negated: false };
}

import type { SyntaxTree } from '../syntaxTree';
import type { ScopeFact } from './facts';
import { RegionKind, type ModuleScan, type Region, type ScopeRecord, type Site } from './moduleScan';

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

export function siteAt(walk: Walk, node: number): Site {
  return { source: walk.source, node, scope: walk.scope.index, region: walk.region };
}

/** Position in bytes over all sources. */
export function positionOf(walk: Walk, byteOffset: number): number {
  return walk.base + byteOffset;
}

/** A region inside the one the walk stands in. */
export function innerRegion(walk: Walk, kind: RegionKind, owner: number): Region {
  const parent = walk.region;
  return { kind, parent, depth: parent.depth + 1, source: walk.source, owner, test: -1, negated: false };
}

/** The body of an `if`, or with `negated` what follows it as `elif` and `else`. */
export function testedRegion(walk: Walk, owner: number, test: number, negated: boolean): Region {
  return { ...innerRegion(walk, RegionKind.Branch, owner), test, negated };
}

/** Adds a scope below the one the walk stands in. */
export function openScope(walk: Walk, kind: ScopeFact['kind'], node: number): ScopeRecord {
  const { scopes } = walk.scan;
  const parent = walk.scope;
  const index = scopes.length;
  const runsAtOnce = kind === 'class' || kind === 'comprehension';
  const runsIn = runsAtOnce ? parent.runsIn : index;
  const scope = { ...emptyScope(), index, kind, source: walk.source, node, parent, region: walk.region, runsIn };
  scopes.push(scope);
  return scope;
}

/** The module's own scope. */
export function moduleScope(scan: ModuleScan, region: Region): ScopeRecord {
  const place = { index: 0, source: 0, node: 0, parent: undefined, region, runsIn: 0 };
  const scope: ScopeRecord = { ...emptyScope(), kind: 'module', ...place };
  scan.scopes.push(scope);
  return scope;
}

function emptyScope(): Pick<ScopeRecord, 'names' | 'attributes' | 'elsewhere' | 'firstParameter'> {
  return { names: new Map(), attributes: undefined, elsewhere: undefined, firstParameter: -1 };
}

/** What the module as a whole stands in. */
export function moduleRegion(): Region {
  return { kind: RegionKind.Body, parent: undefined, depth: 0, source: 0, owner: 0, test: -1, negated: false };
}

import type { SyntaxTree } from '../syntaxTree';
import type { NameFact, ScopeFact } from './facts';
import type { NameIndex } from './nameIndex';
import { NameTable } from './nameTable';
import { PathTable, type Path } from './pathTable';
import { SourceText } from './sourceText';

/** Why a stretch of code may run or not, seen from the code around it. */
export const enum RegionKind {
  /** A module, function or class body: it runs as a whole. */
  Body = 1,
  Branch,
  Loop,
  Try,
  Handler,
}

/** A stretch of code that runs together; everything but the module's has one around it. */
export interface Region {
  readonly kind: RegionKind;
  readonly parent: Region | undefined;
  readonly depth: number;
  readonly source: number;
  /** The statement that makes it: branches of one `if` share it. */
  readonly owner: number;
  /** The test of an `if` it stands under, or -1. */
  readonly test: number;
  /** It stands under the `else` of that test. */
  readonly negated: boolean;
}

/** Where an expression or statement stands. */
export interface Site {
  readonly source: number;
  readonly node: number;
  readonly scope: number;
  readonly region: Region;
}

export type BindingKind = Exclude<NameFact['kind'], 'read'> | 'walrus';

/** What a binding tells about the object that the name gets. */
export const enum Trace {
  Nothing = 1,
  /** It is the value of the node. */
  Value,
  /** It is an instance of what the node names: the annotation of a parameter. */
  Instance,
  /** It is what `path` says: an import. */
  Import,
}

/** One place that gives a name a meaning. `node` ends with the name. */
export interface Binding extends Site {
  readonly index: number;
  readonly kind: BindingKind;
  readonly trace: Trace;
  readonly value: number;
  readonly path: Path;
  /** It holds from the end of this node on; a parameter from its start. */
  readonly behind: number;
}

/** All bindings of one name in one scope, in the order in which they take effect. */
export interface BindingList {
  readonly name: number;
  readonly scope: ScopeRecord;
  readonly items: Binding[];
  /** Index of the first binding from another function (`global`), with which the order says little; or -1. */
  sharedFrom: number;
}

export interface ScopeRecord {
  readonly index: number;
  readonly kind: ScopeFact['kind'];
  readonly source: number;
  readonly node: number;
  /** Number of the scope around it; -1 for the module. */
  readonly parent: number;
  /** Where it is defined. */
  readonly region: Region;
  /** The scope of the function or module as part of which it runs: its own, or that of a class body's surroundings. */
  readonly runsIn: number;
  readonly names: NameIndex;
  /** Of a class: what its methods assign to `self`. */
  attributes: NameIndex | undefined;
  /** Names declared `global` or `nonlocal`, with the number of the scope that holds them. */
  elsewhere: Map<number, number> | undefined;
  /** Name of the first parameter, or -1. */
  firstParameter: number;
}

/** An import of a name or module. `node` is the Alias, or the ImportStar. */
export interface ImportSite extends Site {
  readonly statement: number;
  /** What is imported; for a star the module. */
  readonly path: Path;
}

/** A name that is read, or deleted. */
export interface Read extends Site {
  readonly deferred: boolean;
}

/** A statement of the module or of a class in it, and how far the walk had come there: it can go on from there. */
export interface Mark {
  /** The module or the block of the class, and the statement before in it, or -1. */
  readonly list: number;
  readonly previous: number;
  /** The first node that was made for the statement. */
  readonly first: number;
  readonly scope: number;
  readonly region: Region;
  readonly futureAnnotations: boolean;
  /** How many there were of each. */
  readonly scopes: number;
  readonly calls: number;
  readonly strings: number;
  readonly assignments: number;
  readonly imports: number;
  readonly handlers: number;
  readonly asserts: number;
  readonly magics: number;
  readonly deletes: number;
  readonly bindings: number;
}

/** What one walk over the trees of a module collects, in source order. */
export interface ModuleScan {
  readonly sources: readonly SourceText[];
  readonly names: NameTable;
  readonly paths: PathTable;
  readonly scopes: ScopeRecord[];
  readonly calls: Site[];
  /** For each source: call number by node, counted from 1; 0 for every other node. */
  readonly callOfNode: readonly Int32Array[];
  /** For each source: 1 for every node whose name had a say in what is bound where. */
  readonly isDecisive: readonly Uint8Array[];
  readonly strings: Site[];
  readonly assignments: Site[];
  readonly imports: ImportSite[];
  readonly handlers: Site[];
  readonly asserts: Site[];
  readonly magics: Site[];
  readonly deletes: Read[];
  /** Only filled when asked for: rules about single names are few, names are many. */
  readonly reads: Read[] | undefined;
  /** Of a module that is one text, in source order. */
  readonly marks: Mark[];
  bindingCount: number;
}

/** An empty scan of these trees. */
export function newScan(trees: readonly SyntaxTree[], withReads: boolean): ModuleScan {
  const names = new NameTable(trees);
  return {
    sources: sourcesOf(trees),
    names,
    paths: new PathTable(names),
    scopes: [],
    calls: [],
    callOfNode: trees.map(tree => new Int32Array(tree.count)),
    isDecisive: trees.map(tree => new Uint8Array(tree.count)),
    strings: [],
    assignments: [],
    imports: [],
    handlers: [],
    asserts: [],
    magics: [],
    deletes: [],
    reads: withReads ? [] : undefined,
    marks: [],
    bindingCount: 0,
  };
}

/** The texts of trees, one behind the other. */
export function sourcesOf(trees: readonly SyntaxTree[]): SourceText[] {
  let base = 0;
  return trees.map((tree, index) => {
    const source = new SourceText(tree, index, base);
    base += tree.source.length + 1;
    return source;
  });
}

/** The number of a Call node among all calls; -1 for every other node. */
export function callNumber(scan: ModuleScan, source: number, node: number): number {
  return scan.callOfNode[source][node] - 1;
}

/** From where on a binding holds, in bytes over all sources. */
export function positionOfBinding({ sources }: ModuleScan, { source, kind, behind }: Binding): number {
  const { tree, base } = sources[source];
  return base + (kind === 'parameter' ? tree.starts[behind] : tree.ends[behind]);
}

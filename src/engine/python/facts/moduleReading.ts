import { ChildOrder } from './childOrder';
import type { ModuleScan, Region, Site } from './moduleScan';
import { NameUses } from './nameUses';
import { PathResolver } from './pathResolver';

const none: readonly string[] = [];

/** A scanned module with what is asked about it again and again. */
export class ModuleReading {
  readonly resolver: PathResolver;
  private readonly orders: ChildOrder[] = [];
  private uses: NameUses | undefined;
  private readonly guards = new Map<Region, readonly string[]>();

  constructor(readonly scan: ModuleScan) {
    this.resolver = new PathResolver(scan);
  }

  get nameUses(): NameUses {
    this.uses ??= new NameUses(this.scan);
    return this.uses;
  }

  /** The qualified name of an expression, or its text when it leads nowhere that is known. */
  nameOrText(use: Site, node: number): string {
    const path = this.resolver.pathOf(use, node);
    return this.scan.paths.text(path) ?? this.scan.sources[use.source].textOf(node);
  }

  /** Places of nodes among their siblings in one source. */
  childOrder(source: number): ChildOrder {
    this.orders[source] ??= new ChildOrder(this.scan.sources[source].tree);
    return this.orders[source];
  }

  /** Tests of the `if` statements around, innermost last. */
  guardsOf(region: Region): readonly string[] {
    const known = this.guards.get(region);
    if (known !== undefined) return known;
    const outer = region.parent === undefined ? none : this.guardsOf(region.parent);
    const guards = region.test < 0 ? outer : [...outer, this.testOf(region)];
    this.guards.set(region, guards);
    return guards;
  }

  private testOf(region: Region): string {
    const test = this.scan.sources[region.source].textOf(region.test);
    return region.negated ? `not (${test})` : test;
  }
}

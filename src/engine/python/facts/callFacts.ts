import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { endOfArguments, hasTrailingComma, readArguments } from './callArguments';
import type { ArgumentFact, CallFact, Place, Value } from './facts';
import type { ModuleReading } from './moduleReading';
import type { Site } from './moduleScan';
import { readValue } from './readValue';
import type { SourceText } from './sourceText';
import { targetNames } from './targetNames';

/** One fact for each call, in source order. What is not asked is not computed. */
export function readCalls(reading: ModuleReading): CallFact[] {
  return reading.scan.calls.map((site, index) => new ScannedCall(reading, site, index));
}

/** Calls whose callee is known, by that name. */
export function groupByCallee(reading: ModuleReading, calls: readonly CallFact[]): Map<string, CallFact[]> {
  const byPath: (CallFact[] | undefined)[] = [];
  const byName = new Map<string, CallFact[]>();
  for (let call = 0; call < calls.length; call++) {
    const path = reading.resolver.calleeOf(call);
    const known = byPath[path];
    if (known !== undefined) {
      known.push(calls[call]);
      continue;
    }
    const name = reading.scan.paths.text(path);
    if (name === undefined) continue;
    const group = [calls[call]];
    byPath[path] = group;
    byName.set(name, group);
  }
  return byName;
}

class ScannedCall implements CallFact {
  private readonly source: SourceText;
  private knownArguments: readonly ArgumentFact[] | undefined;

  constructor(
    private readonly reading: ModuleReading,
    private readonly site: Site,
    private readonly index: number,
  ) {
    this.source = reading.scan.sources[site.source];
  }

  get scope(): number {
    return this.site.scope;
  }

  get place(): Place {
    return this.source.placeOf(this.site.node);
  }

  get calleePlace(): Place {
    return this.source.placeOf(this.calleeNode);
  }

  get text(): string {
    return this.source.textOf(this.calleeNode);
  }

  get callee(): string | undefined {
    return this.reading.scan.paths.text(this.reading.resolver.calleeOf(this.index));
  }

  get method(): string {
    const { tree } = this.source;
    const node = this.calleeNode;
    const kind = kindOf(tree, node);
    return kind === NodeKind.Name || kind === NodeKind.Attribute ? tree.nameOf(tree.values[node]) : '';
  }

  get receiver(): Value | undefined {
    const { tree } = this.source;
    const node = this.calleeNode;
    if (kindOf(tree, node) !== NodeKind.Attribute) return undefined;
    return readValue(this.reading, this.site, tree.firstChild[node]);
  }

  get arguments(): readonly ArgumentFact[] {
    this.knownArguments ??= readArguments(this.reading, this.site);
    return this.knownArguments;
  }

  get close(): number {
    return this.source.offset(this.source.tree.ends[this.site.node] - 1);
  }

  get lastArgumentEnd(): number | undefined {
    const end = endOfArguments(this.source, this.site.node);
    return end < 0 ? undefined : this.source.offset(end);
  }

  get trailingComma(): boolean {
    return hasTrailingComma(this.source, this.site.node);
  }

  get boundTo(): readonly string[] {
    return targetNames(this.source, this.site.node);
  }

  get guards(): readonly string[] {
    return this.reading.guardsOf(this.site.region);
  }

  private get calleeNode(): number {
    return this.source.tree.firstChild[this.site.node];
  }
}

import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { docstringOf, isEmptyBody } from './docstring';
import type { Place, ScopeFact } from './facts';
import { readLiteral } from './literalText';
import type { ModuleReading } from './moduleReading';
import type { ScopeRecord } from './moduleScan';
import type { SourceText } from './sourceText';

/** The module, then every scope in source order. */
export function readScopes(reading: ModuleReading): ScopeFact[] {
  return reading.scan.scopes.map(record => new ScannedScope(reading, record));
}

class ScannedScope implements ScopeFact {
  private readonly source: SourceText;

  constructor(
    private readonly reading: ModuleReading,
    private readonly record: ScopeRecord,
  ) {
    this.source = reading.scan.sources[record.source];
  }

  get kind(): ScopeFact['kind'] {
    return this.record.kind;
  }

  get name(): string {
    const { kind, node } = this.record;
    const { tree } = this.source;
    return kind === 'function' || kind === 'class' ? tree.nameOf(tree.values[node]) : '';
  }

  get parent(): number {
    return this.record.parent;
  }

  get place(): Place {
    return this.source.placeOf(this.record.node);
  }

  get empty(): boolean {
    const body = this.body;
    return body >= 0 && isEmptyBody(this.source.tree, body);
  }

  get parameters(): readonly string[] {
    const { names } = this.reading.scan;
    return this.record.names.lists
      .filter(list => list.items.some(binding => binding.kind === 'parameter'))
      .map(list => names.text(list.name));
  }

  get decorators(): readonly string[] {
    return this.children(NodeKind.Decorator).map(node => this.nameOf(this.source.tree.firstChild[node]));
  }

  get bases(): readonly string[] {
    if (this.record.kind !== 'class') return [];
    return this.children(undefined)
      .filter(node => isBase(kindOf(this.source.tree, node)))
      .map(node => this.nameOf(node));
  }

  get docstring(): string | undefined {
    const node = this.body < 0 ? -1 : docstringOf(this.source.tree, this.body);
    return node < 0 ? undefined : readLiteral(this.source, node).text;
  }

  /** The Block, or the Module itself. */
  private get body(): number {
    if (this.record.kind === 'module') return 0;
    return this.children(NodeKind.Block).at(-1) ?? -1;
  }

  private children(kind: NodeKind | undefined): number[] {
    const { tree } = this.source;
    const nodes: number[] = [];
    for (let child = tree.firstChild[this.record.node]; child >= 0; child = tree.nextSibling[child]) {
      if (kind === undefined || kindOf(tree, child) === kind) nodes.push(child);
    }
    return nodes;
  }

  /** A decorator or base that is called counts by what is called: `app.get` in `@app.get("/")`. */
  private nameOf(node: number): string {
    const { tree } = this.source;
    const named = kindOf(tree, node) === NodeKind.Call ? tree.firstChild[node] : node;
    const { source, parent, region } = this.record;
    return this.reading.nameOrText({ source, node, scope: Math.max(0, parent), region }, named);
  }
}

function isBase(kind: NodeKind): boolean {
  const isHeader = kind === NodeKind.Decorator || kind === NodeKind.Identifier || kind === NodeKind.TypeParameters;
  return !isHeader && kind !== NodeKind.Block && kind !== NodeKind.Keyword && kind !== NodeKind.KeywordUnpacking;
}

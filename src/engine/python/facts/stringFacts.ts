import { NodeKind, StringFlag } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import type { Place, StringFact } from './facts';
import { flagsOf, readLiteral, type LiteralText } from './literalText';
import type { ModuleReading } from './moduleReading';
import type { Site } from './moduleScan';
import type { SourceText } from './sourceText';
import { roleOf } from './stringRoles';

/** One fact for each string literal, adjacent literals as one. What is not asked is not computed. */
export function readStrings(reading: ModuleReading): StringFact[] {
  return reading.scan.strings.map(site => new ScannedString(reading, site));
}

class ScannedString implements StringFact {
  private readonly source: SourceText;
  private literal: LiteralText | undefined;
  private knownRole: StringFact['role'] | undefined;

  constructor(
    private readonly reading: ModuleReading,
    private readonly site: Site,
  ) {
    this.source = reading.scan.sources[site.source];
  }

  get scope(): number {
    return this.site.scope;
  }

  get place(): Place {
    return this.source.placeOf(this.site.node);
  }

  get text(): string {
    return this.read().text;
  }

  get kind(): StringFact['kind'] {
    return this.read().kind;
  }

  get raw(): boolean {
    return (flagsOf(this.source, this.site.node) & StringFlag.Raw) !== 0;
  }

  get nested(): boolean {
    const { tree } = this.source;
    let at = tree.parents[this.site.node];
    while (at >= 0 && kindOf(tree, at) !== NodeKind.Replacement) at = tree.parents[at];
    return at >= 0;
  }

  get role(): StringFact['role'] {
    this.knownRole ??= roleOf(this.reading, this.site);
    return this.knownRole;
  }

  get guards(): readonly string[] {
    return this.reading.guardsOf(this.site.region);
  }

  private read(): LiteralText {
    this.literal ??= readLiteral(this.source, this.site.node);
    return this.literal;
  }
}

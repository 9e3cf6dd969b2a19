import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import type { AssignmentFact, Place, Value } from './facts';
import type { ModuleReading } from './moduleReading';
import type { Site } from './moduleScan';
import { readValue } from './readValue';
import type { SourceText } from './sourceText';
import { targetsOf } from './targetNames';

/** One fact for each `=`, `+=` and annotated `=` statement. What is not asked is not computed. */
export function readAssignments(reading: ModuleReading): AssignmentFact[] {
  return reading.scan.assignments.map(site => new ScannedAssignment(reading, site));
}

class ScannedAssignment implements AssignmentFact {
  private readonly source: SourceText;

  constructor(
    private readonly reading: ModuleReading,
    private readonly site: Site,
  ) {
    this.source = reading.scan.sources[site.source];
  }

  get place(): Place {
    return this.source.placeOf(this.site.node);
  }

  get targets(): readonly string[] {
    const { tree } = this.source;
    const first = tree.firstChild[this.site.node];
    if (kindOf(tree, this.site.node) !== NodeKind.Assign) return [this.source.textOf(first)];
    return targetsOf(this.source, this.site.node, this.valueNode);
  }

  get value(): Value {
    return readValue(this.reading, this.site, this.valueNode);
  }

  get valuePlace(): Place {
    return this.source.placeOf(this.valueNode);
  }

  get augmented(): boolean {
    return kindOf(this.source.tree, this.site.node) === NodeKind.AugmentedAssign;
  }

  get scope(): number {
    return this.site.scope;
  }

  private get valueNode(): number {
    const { firstChild, nextSibling } = this.source.tree;
    let child = firstChild[this.site.node];
    while (nextSibling[child] >= 0) child = nextSibling[child];
    return child;
  }
}

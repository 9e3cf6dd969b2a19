import { NodeKind } from '../nodeKind';
import { findName } from '../treeNames';
import type { CallFact, ImportFact } from './facts';
import type { ModuleReading } from './moduleReading';
import { PathResolver } from './pathResolver';
import type { SourceText } from './sourceText';

/** What the calls of one name are looked for in. */
export interface NamedCalls {
  readonly reading: ModuleReading;
  readonly calls: readonly CallFact[];
  readonly imports: readonly ImportFact[];
}

/**
 * The calls of one qualified name, in source order. Only calls that are written with its last name are followed to what
 * they mean; `undefined` where that name is also handed on as a value, so that any call may be one of it.
 */
export function callsNamed(name: string, { reading, calls, imports }: NamedCalls): readonly CallFact[] | undefined {
  const last = /\w+$/.exec(name)?.[0];
  if (last === undefined || imports.some(found => found.name === last && found.bound !== last)) {
    return undefined;
  }
  const { sources, paths } = reading.scan;
  const ids = sources.map(({ tree }) => findName(tree.names, last));
  if (sources.some((source, index) => isHandedOn(source, ids[index]))) {
    return undefined;
  }
  const resolver = new PathResolver(reading.scan);
  return calls.filter((_, index) => {
    const { source, node } = reading.scan.calls[index];
    const { tree } = sources[source];
    const callee = tree.firstChild[node];
    return (
      ids[source] >= 0 &&
      tree.values[callee] === ids[source] &&
      isNamed(tree.kinds[callee]) &&
      paths.text(resolver.calleeAlone(index)) === name
    );
  });
}

/** Whether a name stands anywhere but as what is called. */
function isHandedOn({ tree }: SourceText, id: number): boolean {
  const { kinds, values, parents, firstChild, count } = tree;
  if (id < 0) return false;
  for (let node = 0; node < count; node++) {
    if (values[node] === id && isNamed(kinds[node])) {
      const parent = parents[node];
      if (parent < 0 || kinds[parent] !== NodeKind.Call || firstChild[parent] !== node) return true;
    }
  }
  return false;
}

function isNamed(kind: number): boolean {
  return kind === NodeKind.Name || kind === NodeKind.Attribute;
}

import { findName } from '../treeNames';
import type { CallFact, ImportFact } from './facts';
import type { ModuleReading } from './moduleReading';
import { PathResolver } from './pathResolver';

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
export function callsNamed(name: string, facts: NamedCalls): readonly CallFact[] | undefined {
  const last = lastNameOf(name);
  if (last === undefined || facts.imports.some(found => found.name === last && found.bound !== last)) {
    return undefined;
  }
  const { scan, nameUses } = facts.reading;
  const ids = scan.sources.map(({ tree }) => findName(tree.names, last));
  if (ids.some((id, source) => nameUses.isHandedOn(source, id))) {
    return undefined;
  }
  const written = ids.flatMap((id, source) => nameUses.callsWith(source, id));
  if (written.length === 0) {
    return none;
  }
  const resolver = new PathResolver(scan);
  const meant = written.filter(call => scan.paths.text(resolver.calleeAlone(call)) === name);
  return meant.flatMap(call => facts.calls[call] ?? []);
}

/** The calls `name()` and `x.name()` for some names, in source order, whatever they mean. */
export function callsWritten(
  names: readonly string[],
  facts: Pick<NamedCalls, 'reading' | 'calls'>,
): readonly CallFact[] {
  const { scan, nameUses } = facts.reading;
  const written = names.flatMap(name =>
    scan.sources.flatMap(({ tree }, source) => nameUses.callsWith(source, findName(tree.names, name))),
  );
  return written.sort((a, b) => a - b).flatMap(call => facts.calls[call] ?? []);
}

const none: readonly never[] = [];

const lastNames = new Map<string, string | undefined>();

/** Rules name thousands, again and again, and always the same ones. */
function lastNameOf(name: string): string | undefined {
  if (!lastNames.has(name)) lastNames.set(name, /\w+$/.exec(name)?.[0]);
  return lastNames.get(name);
}

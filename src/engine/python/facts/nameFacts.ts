import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { isBuiltinName } from './builtinNames';
import type { NameFact } from './facts';
import {
  positionOfBinding, RegionKind, type Binding, type BindingList, type ModuleScan, type Read, type Region,
} from './moduleScan'; // prettier-ignore
import { lookUpName } from './nameLookup';
import type { SourceText } from './sourceText';

/** A fact and when it happens, in bytes over all sources. */
interface Timed {
  readonly fact: NameFact;
  readonly position: number;
}

/**
 * What happens to the names of the module, in the order in which it happens: `x = x + 1` reads before it binds.
 * Names that belong to a function, class or comprehension alone, and builtins that nobody rebinds, are left out.
 */
export function readNames(scan: ModuleScan): NameFact[] {
  const timed: Timed[] = [];
  for (const { name, items } of scan.scopes[0].names.lists) {
    for (const binding of items) timed.push(bindFact(scan, scan.names.text(name), binding));
  }
  for (const read of scan.reads ?? []) {
    const fact = readFact(scan, read);
    if (fact !== undefined) timed.push(fact);
  }
  for (const deleted of scan.deletes) {
    const fact = touch(scan, deleted, 'delete');
    if (fact !== undefined) timed.push(fact);
  }
  return timed.sort((first, second) => first.position - second.position).map(({ fact }) => fact);
}

function bindFact(scan: ModuleScan, name: string, binding: Binding): Timed {
  const source = scan.sources[binding.source];
  const end = source.tree.ends[binding.node];
  const fact: NameFact = {
    place: source.place(nameStart(source, end), end),
    name,
    use: 'bind',
    kind: binding.kind === 'walrus' ? 'assignment' : binding.kind,
    deferred: scan.scopes[binding.scope].runsIn !== 0,
    conditional: isConditional(scan, binding.region),
    scope: binding.scope,
  };
  return { fact, position: positionOfBinding(scan, binding) };
}

function readFact(scan: ModuleScan, read: Read): Timed | undefined {
  const timed = touch(scan, read, 'read');
  if (timed === undefined) return undefined;
  const isBound = scan.scopes[0].names.get(nameAt(scan, read)) !== undefined;
  return !isBound && isBuiltinName(timed.fact.name) ? undefined : timed;
}

/** A fact about a name of the module; `undefined` when the name belongs to an inner scope. */
function touch(scan: ModuleScan, read: Read, use: 'read' | 'delete'): Timed | undefined {
  const source = scan.sources[read.source];
  const position = source.base + source.tree.starts[read.node];
  if (belongsElsewhere(scan, read, position)) return undefined;
  const fact: NameFact = {
    place: source.placeOf(read.node),
    name: scan.names.text(nameAt(scan, read)),
    use,
    kind: use === 'read' ? 'read' : 'other',
    deferred: read.deferred || scan.scopes[read.scope].runsIn !== 0,
    conditional: isConditional(scan, read.region),
    scope: read.scope,
  };
  return { fact, position };
}

function belongsElsewhere(scan: ModuleScan, read: Read, position: number): boolean {
  const list = lookUpName(scan, read.scope, nameAt(scan, read));
  if (list === undefined || list.scope.index === 0) return false;
  return list.scope.kind !== 'class' || isBoundBefore(scan, list, position);
}

/** In a class body `x = x` first reads the `x` of the module. */
function isBoundBefore(scan: ModuleScan, list: BindingList, position: number): boolean {
  return list.items.some(binding => positionOfBinding(scan, binding) <= position);
}

function nameAt(scan: ModuleScan, read: Read): number {
  return scan.names.idOf(read.source, scan.sources[read.source].tree.values[read.node]);
}

/** Whether a test, a loop or an exception decides if the code runs, seen from its own function. */
function isConditional(scan: ModuleScan, region: Region): boolean {
  let at: Region | undefined = region;
  while (at?.kind === RegionKind.Body && isClassBody(scan, at)) at = at.parent;
  return at !== undefined && at.kind !== RegionKind.Body;
}

/** A class body runs as part of what is around it. */
function isClassBody(scan: ModuleScan, region: Region): boolean {
  return kindOf(scan.sources[region.source].tree, region.owner) === NodeKind.ClassDef;
}

/** Where the name that ends at `end` starts. */
function nameStart(source: SourceText, end: number): number {
  const bytes = source.tree.source;
  let start = end;
  while (start > 0 && isNameByte(bytes[start - 1])) start--;
  return start;
}

function isNameByte(byte: number): boolean {
  const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
  return isLetter || (byte >= 48 && byte <= 57) || byte === 95 || byte >= 128;
}

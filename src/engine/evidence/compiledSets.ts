import type { Checker } from './checkers/checker';
import { checkers } from './checkers/index';
import type { DocumentReaders } from './documentReaders';
import {
  type CommandsAlternative,
  type EvidencePlace,
  type EvidenceSet,
  type FileAlternative,
  places,
} from './evidenceSet';
import { anyPattern } from './patterns';
import { type Sweep, compileSweep } from './sweep';

/** All that can be made once, before any file is seen. */
export interface CompiledSets {
  readonly sweeps: ReadonlyMap<EvidencePlace, Sweep>;
  /** Position of a file alternative among those that are looked for in a place: its entry in what the sweep gives. */
  readonly positions: ReadonlyMap<EvidencePlace, ReadonlyMap<FileAlternative, number>>;
  readonly patterns: ReadonlyMap<CommandsAlternative, RegExp>;
  readonly checkers: ReadonlyMap<string, Checker>;
}

export function compileSets(sets: readonly EvidenceSet[], readers: DocumentReaders): CompiledSets {
  const alternatives = sets.flatMap(set => set.any);
  const byPlace = new Map(places.map(place => [place, fileAlternatives(sets, place)]));
  return {
    sweeps: new Map(Array.from(byPlace, ([place, files]) => [place, compileSweep(files, readers)])),
    positions: new Map(Array.from(byPlace, ([place, files]) => [place, new Map(files.map((file, at) => [file, at]))])),
    patterns: new Map(
      alternatives.flatMap(each => (each.kind === 'commands' ? [[each, anyPattern(each.commands)] as const] : [])),
    ),
    checkers: new Map(Array.from(checkers, ([name, make]) => [name, make(readers)])),
  };
}

/** Those of the sets that look there, and of the sets that another one asks to look there. */
function fileAlternatives(sets: readonly EvidenceSet[], place: EvidencePlace): readonly FileAlternative[] {
  const asked = new Set(
    sets.flatMap(({ any }) => any.flatMap(each => (each.kind === 'set' && each.where === place ? [each.set] : []))),
  );
  return sets
    .filter(({ where, name }) => where === place || asked.has(name))
    .flatMap(set => set.any)
    .flatMap(alternative => (alternative.kind === 'file' ? [alternative] : []));
}

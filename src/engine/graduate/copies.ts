import type { Document } from '../model/document';
import { movableDefinitions } from './definitions';
import { notebookObstacle } from './notebookObstacle';
import { type Program, meaningOf, readProgram } from './program';
import type { Unit } from './unit';

/** What another notebook holds word for word as well. */
export interface Copy {
  readonly program: Program;
  readonly units: readonly Unit[];
}

/** The other notebooks with the same functions and classes, where all that these use is the same too. */
export function copiesOf(units: readonly Unit[], program: Program, documents: readonly Document[]): readonly Copy[] {
  return documents.flatMap(document => {
    const isOther = document.kind === 'notebook' && document.path !== program.document.path;
    if (!isOther || notebookObstacle(document, []) !== undefined) {
      return [];
    }
    const other = readProgram(document);
    const alike = alikeIn({ program, units }, other);
    return alike.length === 0 ? [] : [{ program: other, units: alike }];
  });
}

function alikeIn({ program, units }: Copy, other: Program): readonly Unit[] {
  const own = new Map(units.map(unit => [unit.name, unit]));
  const there = movableDefinitions(other, () => true).units;
  const isAlike = (name: string, seen: readonly string[]): boolean => {
    const [here, copy] = [own.get(name), there.get(name)];
    return (
      here !== undefined &&
      copy !== undefined &&
      codeOf(here) === codeOf(copy) &&
      here.imported.every(each => importsOf(each, program) === importsOf(each, other)) &&
      here.needs.every(need => seen.includes(need) || isAlike(need, [...seen, name]))
    );
  };
  return units
    .filter(({ kind, name }) => kind === 'definition' && isAlike(name, [name]))
    .flatMap(({ name }) => there.get(name) ?? [])
    .sort((a, b) => a.source - b.source || a.start - b.start);
}

/** Without the comments above it. */
function codeOf({ text }: Unit): string {
  return text.replace(/^(?:#.*\n)+/, '').replace(/[ \t]+$/gm, '');
}

function importsOf(name: string, program: Program): string {
  const meaning = meaningOf(name, program);
  return meaning.kind === 'import' ? meaning.lines.join('\n') : meaning.kind;
}

import type { SpanEdit } from '../fixes/applyEdits';
import { lineEndOf } from '../fixes/lineEnd';
import type { ImportFact, StatementSyntax } from '../python/index';
import { grouped } from './moduleText';
import { type Program, type ProgramCell, importLine } from './program';
import { wholeLines } from './statementText';
import type { Unit } from './unit';

/** Whether a name is imported for the units alone that leave: their modules import the same. */
export type IsGone = (name: string) => boolean;

/** What something else in the notebook names is not gone, be it in a comment or a text. */
export function goneNames(program: Program, units: readonly Unit[]): IsGone {
  const moved = new Set(program.isDynamic ? [] : units.flatMap(({ imported }) => imported));
  const rest = moved.size === 0 ? '' : textsLeft(program, units);
  return name => moved.has(name) && !new RegExp(`(?<!\\w)${name}(?!\\w)`).test(rest);
}

/** The edits of a cell that take out imports of names that are gone. Imports inside a unit are not touched. */
export function movedImports(
  cell: ProgramCell,
  units: readonly Unit[],
  program: Program,
  isGone: IsGone,
): readonly SpanEdit[] {
  if (cell.isParameters || cell.text.startsWith('%%')) {
    return [];
  }
  const own = units.filter(({ source }) => source === cell.source);
  return cell.statements
    .filter(each => isImport(each) && !own.some(({ start, end }) => start <= each.start && each.end <= end))
    .flatMap(statement => withoutNames(cell, statement, program, ({ bound }) => isGone(bound)));
}

function withoutNames(
  cell: ProgramCell,
  { start, end }: StatementSyntax,
  { document }: Program,
  isGone: (fact: ImportFact) => boolean,
): readonly SpanEdit[] {
  const facts = document.facts.imports.filter(
    ({ place }) => place.source === cell.source && place.start >= start && place.end <= end,
  );
  const kept = facts.filter(fact => !isGone(fact));
  const lines = wholeLines(cell, { start, end });
  const isFixed = facts.some(({ name, module }) => name === '*' || module === '__future__');
  if (lines === undefined || isFixed || kept.length === facts.length) {
    return [];
  }
  if (kept.length === 0) {
    return [{ span: { start: lines.start, end: lines.end }, newText: '' }];
  }
  const newText = grouped(kept.map(fact => importLine(document, fact))).join('\n');
  const hasComment = cell.text.slice(start, end).includes('#');
  return hasComment ? [] : [{ span: { start, end }, newText: newText.replaceAll('\n', lineEndOf(cell.text)) }];
}

/** What the cells hold besides units and imports. */
function textsLeft({ cells }: Program, units: readonly Unit[]): string {
  const texts = cells.map(({ source, text, statements }) => {
    const gone = [...units.filter(unit => unit.source === source), ...statements.filter(isImport)];
    return gone
      .sort((a, b) => b.start - a.start)
      .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(Math.max(start, end))}`, text);
  });
  return texts.join('\n');
}

function isImport({ kind }: StatementSyntax): boolean {
  return kind === 'import' || kind === 'import-from';
}

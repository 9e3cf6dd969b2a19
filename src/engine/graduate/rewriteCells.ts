import { type SpanEdit, applyEdits } from '../fixes/applyEdits';
import { lineEndOf } from '../fixes/lineEnd';
import type { CellChange, TextEdit } from '../model/report';
import type { StatementSyntax } from '../python/index';
import { grouped } from './moduleText';
import { type IsGone, goneNames, movedImports } from './movedImports';
import type { Program, ProgramCell } from './program';
import { wholeLines } from './statementText';
import type { Unit } from './unit';

export interface Rewriting {
  readonly program: Program;
  readonly units: readonly Unit[];
  /** `churn.features` of a unit's name. */
  readonly dottedOf: (unit: string) => string;
  /** Lines that make the package importable. */
  readonly pathLines: readonly string[];
}

export interface RewrittenCells {
  readonly edits: readonly TextEdit[];
  /** Cells with nothing left in them, and without outputs. */
  readonly emptied: readonly CellChange[];
}

/** The edits with which a notebook imports what left it, in one place, and calls its steps. */
export function rewriteCells({ program, units, dottedOf, pathLines }: Rewriting): RewrittenCells {
  const named = units.filter(unit => unit.kind !== 'constant' || isNamedElsewhere(unit, units, program));
  const head = [...pathLines, ...grouped(named.map(({ name }) => `from ${dottedOf(name)} import ${name}`))];
  const home = homeOf(program, units);
  const isGone = goneNames(program, units);
  const rewritten = program.cells
    .map(cell => {
      const moved = movedImports(cell, units, program, isGone);
      return { cell, edits: [...moved, ...rewriteCell({ cell, units, moved, isGone }, home, head)] };
    })
    .filter(({ edits }) => edits.length > 0);
  const { path, notebook } = program.document;
  const edits = rewritten.flatMap(({ cell, edits: inCell }) =>
    inCell.map(({ span, newText }): TextEdit => ({ location: { kind: 'cell', path, cell: cell.cell, span }, newText })),
  );
  const emptied = rewritten.filter(
    ({ cell, edits: inCell }) =>
      applyEdits(cell.text, inCell).trim() === '' && notebook?.cells[cell.cell]?.outputs.count === 0,
  );
  return { edits, emptied: emptied.map(({ cell }) => ({ kind: 'remove', path, cell: cell.cell })) };
}

interface Home {
  readonly source: number;
  /** Offset in the cell, at the start of a line or the end of the text. */
  readonly offset: number;
}

/** Below the imports of the first cell that has some, where packages are installed by then; else at the first change. */
function homeOf(program: Program, units: readonly Unit[]): Home {
  const [first] = units;
  const start: Home = { source: first?.source ?? 0, offset: first?.start ?? 0 };
  const installed = installsBefore(program, start.source);
  const home = program.cells.find(cell => cell.source > installed && takesImports(cell));
  return home === undefined || home.source > start.source ? start : belowImports(home, units);
}

function belowImports(cell: ProgramCell, units: readonly Unit[]): Home {
  const { source, statements } = cell;
  const last = statements.findLast(isImport);
  const offset = last === undefined ? 0 : (wholeLines(cell, last)?.end ?? 0);
  const own = units.find(unit => unit.source === source && unit.start < offset);
  return { source, offset: own === undefined ? offset : own.start };
}

/** The last cell before another one that installs packages; -1 when there is none. */
function installsBefore({ document }: Program, source: number): number {
  const installs = document.facts.magics.filter(({ name, text }) =>
    /\b(?:pip|conda|mamba|uv)\b/.test(`${name} ${text}`),
  );
  return Math.max(-1, ...installs.map(({ place }) => place.source).filter(each => each < source));
}

function takesImports({ statements, isParameters, text }: ProgramCell): boolean {
  return !isParameters && !text.startsWith('%%') && statements.some(isImport);
}

function isImport({ kind }: StatementSyntax): boolean {
  return kind === 'import' || kind === 'import-from';
}

interface CellRewriting {
  readonly cell: ProgramCell;
  readonly units: readonly Unit[];
  /** Imports that are taken out. */
  readonly moved: readonly SpanEdit[];
  readonly isGone: IsGone;
}

/** The call of a step below those of its imports that something else uses. */
function withImports(unit: Unit, isGone: IsGone): Unit {
  const above = unit.above.filter(({ names }) => names.length === 0 || !names.every(isGone));
  return { ...unit, call: [...above.map(({ text }) => text), unit.call].join('\n') };
}

function rewriteCell(
  { cell, units, moved, isGone }: CellRewriting,
  home: Home,
  head: readonly string[],
): readonly SpanEdit[] {
  const here = units.filter(({ source }) => source === cell.source).map(unit => withImports(unit, isGone));
  return stretchesOf(cell, here, home).map(({ start, end, calls, isHome }) => {
    const blocks = [isHome ? head : [], calls].filter(lines => lines.length > 0).map(lines => lines.join('\n'));
    const before = applyEdits(
      cell.text.slice(0, start),
      moved.filter(({ span }) => span.end <= start),
    );
    const above = !isHome || before.trim() === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const isLast = end === cell.text.length;
    const below = isLast ? '' : calls.length > 0 || /^[ \t]*\r?\n/.test(cell.text.slice(end)) ? '\n' : '\n\n';
    const written = blocks.length === 0 ? '' : above + blocks.join('\n\n') + below;
    return { span: { start, end }, newText: written.replaceAll('\n', lineEndOf(cell.text)) };
  });
}

interface Replaced {
  readonly start: number;
  readonly end: number;
  readonly calls: readonly string[];
  /** The imports go here. */
  readonly isHome: boolean;
}

/** The stretches of a cell that are replaced; those with nothing but blank lines between them are one. */
function stretchesOf({ text, source }: ProgramCell, units: readonly Unit[], home: Home): readonly Replaced[] {
  const own = units.map(({ kind, start, end, call }) => {
    const until = kind === 'step' ? end : behindBlankLines(text, end);
    return { start, end: until, calls: call === '' ? [] : [call], isHome: false };
  });
  const imports = { start: home.offset, end: home.offset, calls: [], isHome: true };
  const all = [...(home.source === source ? [imports] : []), ...own].sort((a, b) => a.start - b.start);
  const stretches: Replaced[] = [];
  for (const next of all) {
    const last = stretches.at(-1);
    if (last !== undefined && text.slice(last.end, next.start).trim() === '') {
      const calls = [...last.calls, ...next.calls];
      const isHome = last.isHome || next.isHome;
      stretches[stretches.length - 1] = { start: last.start, end: Math.max(last.end, next.end), calls, isHome };
    } else {
      stretches.push(next);
    }
  }
  return stretches;
}

/** Something that stays in the notebook has the name of a constant in it. */
function isNamedElsewhere({ name }: Unit, units: readonly Unit[], { cells }: Program): boolean {
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
  return cells.some(({ source, text }) => {
    const gone = units.filter(unit => unit.source === source).sort((a, b) => b.start - a.start);
    const rest = gone.reduce((left, { start, end }) => left.slice(0, start) + left.slice(Math.max(start, end)), text);
    return word.test(rest);
  });
}

function behindBlankLines(text: string, offset: number): number {
  return offset + (/^(?:[ \t]*\r?\n)*/.exec(text.slice(offset))?.[0].length ?? 0);
}

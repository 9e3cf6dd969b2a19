import * as l10n from '@vscode/l10n';
import { constantName } from '../../graduate/constants';
import { type Program, type ProgramCell, type Stretch, readProgram } from '../../graduate/program';
import { wholeLines } from '../../graduate/statementText';
import type { NotebookDocument } from '../../model/document';
import type { ExpressionSyntax, StatementSyntax } from '../../python/index';
import type { Scaffold } from '../scaffold';
import { hasOutputs, isEmptied, removal, withoutLines } from './cellEdits';
import { type NotebookDraft, draftOfNotebooks } from './eachNotebook';

/** Puts texts and numbers that stand at the top of cells into one cell that tools may write other values behind. */
export const parameters: Scaffold = (facts, _rule, source) =>
  draftOfNotebooks(
    facts,
    source,
    {
      title: notebooks => l10n.t('Add a cell for parameters to {0}', notebooks),
      refusal: l10n.t('No value can be handed over: each is set more than once, or changed on the way.'),
    },
    draft,
  );

interface Found {
  readonly cell: ProgramCell;
  readonly lines: readonly Stretch[];
}

function draft(document: NotebookDocument): NotebookDraft | undefined {
  const program = readProgram(document);
  const found = program.cells
    .map(cell => ({ cell, lines: constantsIn(program, cell) }))
    .filter(({ lines }) => lines.length > 0);
  const [own, ...others] = found;
  const { path } = document;
  if (others.length === 0 && own?.lines.length === own?.cell.statements.length && own !== undefined) {
    return { edits: [], files: [], cells: [{ kind: 'tag', path, cell: own.cell.cell, tag: 'parameters' }] };
  }
  const moved = found.filter(({ cell, lines }) => !(isEmptied(cell, lines) && hasOutputs(document, cell)));
  const first = document.codeCells[0];
  return moved.length === 0 || first === undefined ? undefined : moveTo(document, first, moved);
}

function moveTo(document: NotebookDocument, before: number, moved: readonly Found[]): NotebookDraft {
  const { path } = document;
  const lines = moved.flatMap(each => each.lines.map(({ start, end }) => each.cell.text.slice(start, end).trimEnd()));
  const content = { kind: 'code', source: lines.join('\n'), tags: ['parameters'] } as const;
  const emptied = moved.filter(({ cell, lines: own }) => isEmptied(cell, own));
  return {
    edits: moved.flatMap(({ cell, lines: own }) => withoutLines(document, cell, own)),
    files: [],
    cells: [{ kind: 'insert', path, cell: before, content }, ...emptied.map(({ cell }) => removal(document, cell))],
  };
}

/** The whole lines of `YEAR = 2024`, where the name stands for that and nothing else. */
function constantsIn(program: Program, cell: ProgramCell): readonly Stretch[] {
  return cell.statements.flatMap(statement => {
    const isValue = constantName(program, cell, statement) !== undefined && isParameter(statement);
    const lines = isValue ? wholeLines(cell, statement) : undefined;
    return lines === undefined ? [] : [lines];
  });
}

function isParameter(statement: StatementSyntax): boolean {
  return statement.kind === 'assign' && isPlain(statement.value);
}

function isPlain(value: ExpressionSyntax): boolean {
  return value.kind === 'unary' ? isPlain(value.operand) : value.kind === 'number' || value.kind === 'string';
}

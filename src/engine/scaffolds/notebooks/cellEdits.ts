import { applyEdits } from '../../fixes/applyEdits';
import type { ProgramCell, Stretch } from '../../graduate/program';
import type { NotebookDocument } from '../../model/document';
import type { CellChange, TextEdit } from '../../model/report';

/** Takes lines out of a cell. */
export function withoutLines(
  { path }: NotebookDocument,
  { cell }: ProgramCell,
  lines: readonly Stretch[],
): readonly TextEdit[] {
  return lines.map(({ start, end }) => ({ location: { kind: 'cell', path, cell, span: { start, end } }, newText: '' }));
}

/** Whether nothing is left of a cell without these lines. */
export function isEmptied({ text }: ProgramCell, lines: readonly Stretch[]): boolean {
  const left = applyEdits(text, lines.map(({ start, end }) => ({ span: { start, end }, newText: '' }))); // prettier-ignore
  return left.trim() === '';
}

export function hasOutputs({ notebook }: NotebookDocument, { cell }: ProgramCell): boolean {
  return (notebook?.cells[cell]?.outputs.count ?? 0) > 0;
}

/** Takes out a cell of which nothing is left. */
export function removal({ path }: NotebookDocument, { cell }: ProgramCell): CellChange {
  return { kind: 'remove', path, cell };
}

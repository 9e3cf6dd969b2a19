import * as vscode from 'vscode';
import { type CellChange, type TextEdit, applyEdits } from '../engine/index';

type Data = vscode.NotebookCellData;

/**
 * Changes of the cells of one notebook, and edits of their texts, as edits of the notebook: one step to undo. A cell that
 * is touched takes the place of itself, since VS Code has no edit for outputs or counts.
 */
export function toNotebookEdits(
  notebook: vscode.NotebookDocument,
  changes: readonly CellChange[],
  edits: readonly TextEdit[],
): vscode.NotebookEdit[] {
  const gone = new Set(changes.flatMap(({ kind, cell }) => (kind === 'move' || kind === 'remove' ? [cell] : [])));
  return Array.from({ length: notebook.cellCount + 1 }, (_, at) => at)
    .reverse()
    .flatMap(at => {
      const own = at < notebook.cellCount && !gone.has(at) ? changedCell(notebook.cellAt(at), changes, edits) : [];
      const isReplaced = gone.has(at) || own.length > 0;
      // Cells that come in behind one that goes do so in one edit: of two at one place VS Code chooses the order.
      const behind = gone.has(at) ? cellsBefore(at + 1, notebook, changes) : [];
      const before = gone.has(at - 1) ? [] : cellsBefore(at, notebook, changes);
      const range = new vscode.NotebookRange(at, at + 1);
      return [
        ...(isReplaced ? [vscode.NotebookEdit.replaceCells(range, [...own, ...behind])] : []),
        ...(before.length > 0 ? [vscode.NotebookEdit.insertCells(at, before)] : []),
      ];
    });
}

/** New cells and those that move here. */
function cellsBefore(at: number, notebook: vscode.NotebookDocument, changes: readonly CellChange[]): Data[] {
  return changes.flatMap(change => {
    if (change.kind === 'move') {
      return change.before === at ? [copyOf(notebook.cellAt(change.cell))] : [];
    }
    return change.kind === 'insert' && change.cell === at ? [newCell(change.content, notebook)] : [];
  });
}

function newCell(
  { kind, source, tags }: Extract<CellChange, { readonly kind: 'insert' }>['content'],
  notebook: vscode.NotebookDocument,
): Data {
  const { Code, Markup } = vscode.NotebookCellKind;
  const language = notebook.getCells().find(cell => cell.kind === Code)?.document.languageId ?? 'python';
  const data = new vscode.NotebookCellData(
    kind === 'code' ? Code : Markup,
    source,
    kind === 'code' ? language : 'markdown',
  );
  if (tags.length > 0) {
    data.metadata = { metadata: { tags } };
  }
  return data;
}

/** The cell as it is, to stand elsewhere. */
function copyOf(cell: vscode.NotebookCell): Data {
  const data = new vscode.NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
  data.outputs = [...cell.outputs];
  data.metadata = { ...cell.metadata };
  if (cell.executionSummary !== undefined) {
    data.executionSummary = cell.executionSummary;
  }
  return data;
}

/** None when nothing happens to the cell. */
function changedCell(
  cell: vscode.NotebookCell,
  changes: readonly CellChange[],
  edits: readonly TextEdit[],
): readonly Data[] {
  const own = changes.filter(change => change.cell === cell.index && change.kind !== 'insert');
  const inText = edits.filter(({ location }) => location.kind === 'cell' && location.cell === cell.index);
  if (own.length + inText.length === 0) {
    return [];
  }
  const data = copyOf(cell);
  const spans = inText.map(({ location, newText }) => ({ span: location.span, newText }));
  data.value = applyEdits(data.value, spans);
  return [own.reduce(changeCell, data)];
}

function changeCell(data: Data, change: CellChange): Data {
  switch (change.kind) {
    case 'clear-outputs':
      data.outputs = [];
      return withoutCount(data);
    case 'clear-count':
      return withoutCount(data);
    case 'tag':
      data.metadata = withTag(data.metadata ?? {}, change.tag);
      return data;
    default:
      return data;
  }
}

function withoutCount(data: Data): Data {
  data.metadata = { ...data.metadata, execution_count: null };
  data.executionSummary = {};
  return data;
}

function withTag(metadata: Readonly<Record<string, unknown>>, tag: string): Record<string, unknown> {
  const { metadata: own } = metadata;
  const stored = typeof own === 'object' && own !== null ? own : {};
  const tags: readonly unknown[] = 'tags' in stored && Array.isArray(stored.tags) ? stored.tags : [];
  return { ...metadata, metadata: { ...stored, tags: [...new Set([...tags, tag])] } };
}

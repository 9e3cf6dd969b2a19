import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A Python cell to insert. */
export function codeCell(source: string, language = 'python'): vscode.NotebookCellData {
  return new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, language);
}

/** Replaces the cells from `start` to `end` (exclusive) as one undoable edit; adds when both are equal. */
export async function replaceCells(
  notebook: vscode.NotebookDocument,
  [start, end]: readonly [number, number],
  cells: vscode.NotebookCellData[] = [],
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const change = vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(start, end), cells);
  edit.set(notebook.uri, [change]);
  assert.ok(await vscode.workspace.applyEdit(edit), 'VS Code refused the edit of the notebook.');
}

/** Replaces one piece of text, which must be there, in a file or in a cell. */
export async function replaceText(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0, `"${before}" is not in ${document.uri.toString()}.`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(edit), 'VS Code refused the edit.');
}

/** Gives a cell these tags and no others, as Jupyter's tag editor does. */
export async function setTags(
  notebook: vscode.NotebookDocument,
  index: number,
  tags: readonly string[],
): Promise<void> {
  const { metadata } = notebook.cellAt(index);
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.updateCellMetadata(index, { ...metadata, metadata: { tags } })]);
  assert.ok(await vscode.workspace.applyEdit(edit), 'VS Code refused the edit of the metadata.');
}

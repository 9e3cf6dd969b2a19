import * as vscode from 'vscode';
import type { Fix } from '../engine/index';
import { type ScanFolder, uriIn } from './scanFolder';

/**
 * Takes out the cells that a fix was to leave empty and that are so now: a step of its own to undo, for VS Code edits
 * cells and texts apart. Whether there were any: a preview that was turned away counts as applied, and the cells have
 * their code then.
 */
export async function removeEmptied({ emptied = [] }: Fix, folder: ScanFolder): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  let count = 0;
  for (const path of new Set(emptied.map(each => each.path))) {
    const uri = uriIn(folder, path);
    const notebook = uri === undefined ? undefined : await vscode.workspace.openNotebookDocument(uri);
    const cells = emptied.flatMap(each => (each.path === path ? [each.cell] : []));
    const empty = notebook === undefined ? [] : cells.filter(cell => isEmpty(notebook, cell));
    if (uri !== undefined && empty.length > 0) {
      count += empty.length;
      edit.set(uri, empty.sort((a, b) => b - a).map(removal));
    }
  }
  return count > 0 && vscode.workspace.applyEdit(edit);
}

function removal(cell: number): vscode.NotebookEdit {
  return vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(cell, cell + 1));
}

function isEmpty(notebook: vscode.NotebookDocument, cell: number): boolean {
  return cell < notebook.cellCount && notebook.cellAt(cell).document.getText().trim() === '';
}

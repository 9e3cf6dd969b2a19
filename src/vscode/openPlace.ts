import * as vscode from 'vscode';
import type { Position } from '../engine/index';
import { toCellRange, toRange } from './convert';

/** A place to show, as a command's argument: plain data, for notebooks with the cell. */
export interface Place {
  readonly uri: vscode.Uri;
  /** Index among all cells, from 0. */
  readonly cell?: number | undefined;
  /** nbformat's id, which finds the cell even when it has moved. */
  readonly cellId?: string | null | undefined;
  readonly position: Position | null;
}

/** Opens a file at a range, or a notebook at its cell and the range in it. */
export async function openPlace({ uri, cell, cellId, position }: Place): Promise<void> {
  const options = position === null ? {} : { selection: toRange(position) };
  if (cell === undefined) {
    // A notebook as a whole opens as a notebook, and a picture as a picture.
    await vscode.commands.executeCommand('vscode.open', uri, options);
    return;
  }
  // Not openNotebookDocument: that keeps the notebook open for minutes after its editor is closed.
  await vscode.commands.executeCommand('vscode.open', uri);
  const editor = vscode.window.activeNotebookEditor;
  const found = editor && findCell(editor.notebook, cell, cellId ?? undefined);
  if (editor !== undefined && found !== undefined) {
    editor.selection = toCellRange(found.index);
    editor.revealRange(toCellRange(found.index), vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
    await vscode.window.showTextDocument(found.document, options);
  }
}

function findCell(notebook: vscode.NotebookDocument, index: number, id?: string): vscode.NotebookCell | undefined {
  const cells = notebook.getCells();
  const named = id === undefined ? undefined : cells.find(({ metadata }) => metadata['id'] === id);
  return named ?? cells[Math.min(index, cells.length - 1)];
}

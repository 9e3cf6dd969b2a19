import * as vscode from 'vscode';

const running = new WeakMap<vscode.NotebookDocument, Set<vscode.NotebookCell>>();

/**
 * Notices which cells run: one that was given a number has no times and no result before it ends. What a file holds of
 * earlier runs looks the same, but is no change; cleared outputs have no number.
 */
export function noticeRuns(): vscode.Disposable {
  return vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
    const cells = running.get(notebook) ?? new Set();
    for (const { cell, executionSummary } of cellChanges) {
      if (executionSummary !== undefined) {
        const { executionOrder, timing, success } = executionSummary;
        const hasBegun = executionOrder !== undefined && timing === undefined && success === undefined;
        if (hasBegun) cells.add(cell);
        else cells.delete(cell);
      }
    }
    contentChanges.flatMap(({ removedCells }) => removedCells).forEach(cell => cells.delete(cell));
    running.set(notebook, cells);
  });
}

/** One of the cells is run by its kernel, as far as that was seen. */
export function isRunning(notebook: vscode.NotebookDocument): boolean {
  return (running.get(notebook)?.size ?? 0) > 0;
}

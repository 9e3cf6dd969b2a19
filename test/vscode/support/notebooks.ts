import * as vscode from 'vscode';
import { diagnosticsOf } from './diagnostics';
import { until, whilePressing } from './until';

/** Waits until the cells of a notebook have so many findings of a rule each, and nothing lingers where no cell is. */
export function expectInCells(
  notebook: vscode.NotebookDocument,
  rule: string,
  counts: readonly number[],
): Promise<true> {
  return until(vscode.languages.onDidChangeDiagnostics, {
    what: `[${counts.join(', ')}] findings of ${rule} in the cells of ${notebook.uri.path}`,
    value: () => {
      const now = notebook.getCells().map(({ document }) => diagnosticsOf(document.uri, rule).length);
      return now.join() === counts.join() && strayCells(notebook).length === 0 ? true : undefined;
    },
  });
}

/** URIs of cells with our diagnostics that belong to no cell of the notebook. */
function strayCells(notebook: vscode.NotebookDocument): readonly vscode.Uri[] {
  const known = new Set(notebook.getCells().map(({ document }) => document.uri.toString()));
  return vscode.languages
    .getDiagnostics()
    .filter(([, found]) => found.some(({ source }) => source === 'Preflight'))
    .map(([place]) => place)
    .filter(place => place.scheme === 'vscode-notebook-cell' && place.path === notebook.uri.path)
    .filter(place => !known.has(place.toString()));
}

/** Runs a command of the notebook editor on one cell, as its menu does. */
export async function runOnCell(index: number, command: string): Promise<void> {
  const editor = vscode.window.activeNotebookEditor;
  if (editor === undefined) {
    throw new Error('No notebook is in front.');
  }
  editor.selection = new vscode.NotebookRange(index, index + 1);
  await vscode.commands.executeCommand(command);
}

/** Waits until no cell of a notebook that was closed has diagnostics. */
export function expectNoCells(notebook: vscode.Uri): Promise<true> {
  return until(vscode.languages.onDidChangeDiagnostics, {
    what: `no findings in cells of ${notebook.path}`,
    value: () => {
      const places = vscode.languages.getDiagnostics().filter(([, found]) => found.length > 0);
      const left = places.filter(([{ scheme, path }]) => scheme === 'vscode-notebook-cell' && path === notebook.path);
      return left.length === 0 ? true : undefined;
    },
  });
}

/** Saves the untitled notebook in front under the name that VS Code proposes, by accepting its dialog. */
export async function saveAs(): Promise<vscode.NotebookDocument> {
  const draft = vscode.window.activeNotebookEditor?.notebook;
  void vscode.commands.executeCommand('workbench.action.files.saveAs');
  return whilePressing(
    () => vscode.commands.executeCommand('quickInput.accept'),
    () =>
      until(vscode.window.onDidChangeActiveNotebookEditor, {
        what: 'the notebook to be saved',
        value: () => {
          const notebook = vscode.window.activeNotebookEditor?.notebook;
          return notebook === draft || notebook?.isUntitled !== false ? undefined : notebook;
        },
      }),
  );
}

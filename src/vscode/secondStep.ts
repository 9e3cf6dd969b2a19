import * as vscode from 'vscode';
import { type CellChange, type Fix, type TextEdit, applyEdits, cellKey } from '../engine/index';
import { toNotebookEdits } from './cellEdits';
import { isRunning } from './runningCells';
import { type ScanFolder, uriIn } from './scanFolder';

type Folder = ScanFolder & { readonly kind: 'workspace' };

/**
 * Makes the changes of cells that a fix asks for besides its texts, as a step of its own to undo: VS Code's preview shows
 * texts only. A cell is taken out only when it is empty by then; anything else happens only where all texts are as the fix
 * left them. False when nothing was changed, as after a preview that was turned away.
 */
export async function changeCells(fix: Fix, texts: ReadonlyMap<string, string>, folder: Folder): Promise<boolean> {
  const { cells = [], edits } = fix;
  const edit = new vscode.WorkspaceEdit();
  let count = 0;
  for (const path of new Set(cells.map(change => change.path))) {
    const uri = uriIn(folder, path);
    const notebook = uri === undefined ? undefined : await vscode.workspace.openNotebookDocument(uri);
    const own = cells.filter(change => change.path === path);
    const inText = edits.filter(({ location }) => location.path === path);
    const possible =
      notebook === undefined || isRunning(notebook)
        ? []
        : possibleChanges(notebook, own, expectedTexts(path, texts, inText));
    if (notebook !== undefined && possible.length > 0) {
      count += possible.length;
      edit.set(notebook.uri, toNotebookEdits(notebook, possible, []));
    }
  }
  return count > 0 && (await vscode.workspace.applyEdit(edit));
}

function possibleChanges(
  notebook: vscode.NotebookDocument,
  changes: readonly CellChange[],
  expected: readonly string[],
): readonly CellChange[] {
  const cells = notebook.getCells().map(({ document }) => document.getText());
  const isAsLeft = cells.length === expected.length && cells.every((text, index) => text === expected[index]);
  return isAsLeft ? changes : changes.filter(({ kind, cell }) => kind === 'remove' && cells[cell]?.trim() === '');
}

/** The texts of all cells after the edits. */
function expectedTexts(
  path: string,
  texts: ReadonlyMap<string, string>,
  edits: readonly TextEdit[],
): readonly string[] {
  const known: string[] = [];
  for (let cell = 0; texts.has(cellKey(path, cell)); cell += 1) {
    const own = edits.filter(({ location }) => location.kind === 'cell' && location.cell === cell);
    const spans = own.map(({ location, newText }) => ({ span: location.span, newText }));
    known.push(applyEdits(texts.get(cellKey(path, cell)) ?? '', spans));
  }
  return known;
}

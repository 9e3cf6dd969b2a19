import * as vscode from 'vscode';
import { commands, notebookType, section, source } from './names';
import { showsInCells } from './settings';

const cellScheme = 'vscode-notebook-cell';

/**
 * How many findings a cell shows, below it: what is a hint in a notebook is three dots that are easily overlooked. A
 * press goes to the first of them and opens its fixes.
 */
export class CellStatus implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCellStatusBarItems = this.#changes.event;
  readonly #listening: vscode.Disposable;

  constructor() {
    const update = (): void => this.#changes.fire();
    this.#listening = vscode.Disposable.from(
      vscode.notebooks.registerNotebookCellStatusBarItemProvider(notebookType, this),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(({ scheme }) => scheme === cellScheme)) {
          update();
        }
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(section)) {
          update();
        }
      }),
    );
  }

  provideCellStatusBarItems({ document, notebook }: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    const found = ownDiagnostics(document.uri);
    if (found.length === 0 || !showsInCells(notebook.uri)) {
      return [];
    }
    const count = found.length === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', found.length);
    const messages = found.map(({ message }) => message);
    const { Left } = vscode.NotebookCellStatusBarAlignment;
    const item = new vscode.NotebookCellStatusBarItem(`$(lightbulb) ${count}`, Left);
    item.tooltip = ['Preflight', ...messages].join('\n');
    item.command = { title: count, command: commands.mendCell, arguments: [document.uri] };
    const label = vscode.l10n.t('Preflight: {0} in this cell. {1}', count, messages.join(' '));
    item.accessibilityInformation = { label, role: 'button' };
    return [item];
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changes.dispose();
  }
}

/** Puts the cursor on the first finding of a cell and opens what can be done about it. */
export async function mendCell(argument: unknown): Promise<void> {
  const cells = vscode.workspace.notebookDocuments.flatMap(notebook => notebook.getCells());
  const cell = cells.find(({ document }) => argument instanceof vscode.Uri && isSame(document.uri, argument));
  const [first] = cell === undefined ? [] : ownDiagnostics(cell.document.uri);
  if (cell !== undefined && first !== undefined) {
    const { start } = first.range;
    await vscode.window.showTextDocument(cell.document, { selection: new vscode.Range(start, start) });
    await vscode.commands.executeCommand('editor.action.quickFix');
  }
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

/** What is shown in a cell, within the noise budget, from top to bottom. */
function ownDiagnostics(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(one => one.source === source)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

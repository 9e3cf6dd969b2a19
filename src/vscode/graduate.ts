import * as vscode from 'vscode';
import { type Graduation, describeLeft, isWorkspacePath } from '../engine/index';
import { notebookType } from './names';
import { toOfferedEdit } from './offeredEdit';
import type { ScanController } from './scanController';
import { type ScanFolder, isNearest, pathIn } from './scanFolder';
import { changeCells } from './secondStep';

/** Which cells of which notebook are to leave it; without cells Preflight proposes them. */
export interface CellChoice {
  readonly notebook: vscode.Uri;
  readonly cells: readonly number[];
  /** `features` or `churn.features`; chosen by what the code does when left out. */
  readonly module?: string;
}

/**
 * Graduates code of a notebook: shows the new files and the changed cells in VS Code's preview, then takes out cells that
 * are left empty, which is a step of its own to undo. Where nothing can leave, a sentence says why; it is returned too.
 */
export async function graduateCells(controller: ScanController, argument: unknown): Promise<string | undefined> {
  const choice = await choiceOf(argument);
  if (choice === undefined) {
    return undefined;
  }
  const reason = await applyTo(controller, choice);
  if (reason !== undefined) {
    void vscode.window.showInformationMessage(reason);
  }
  return reason;
}

type Folder = ScanFolder & { readonly kind: 'workspace' };

async function applyTo(controller: ScanController, choice: CellChoice): Promise<string | undefined> {
  const folder = controller.folders.find((each): each is Folder => holds(each, choice.notebook));
  const path = folder === undefined ? undefined : pathIn(folder, choice.notebook, notebookType);
  if (folder === undefined || path === undefined || !isWorkspacePath(path)) {
    return vscode.l10n.t(
      'The notebook belongs to no folder that is open: save it into one, so that its modules have a place to go to.',
    );
  }
  if (vscode.workspace.fs.isWritableFileSystem(folder.uri.scheme) === false) {
    return vscode.l10n.t('{0} is read-only here: open a copy that can be written to.', folder.name);
  }
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking at what can leave the notebook') },
    () => controller.graduate(folder, { notebook: path, cells: choice.cells, module: choice.module }),
  );
  if (outcome.kind !== 'graduated') {
    return outcome.kind === 'failed' ? outcome.message : vscode.l10n.t('It was cancelled: ask for it again.');
  }
  return outcome.graduation.kind === 'refused'
    ? outcome.graduation.reason
    : applyGraduation(outcome.graduation, folder, choice.notebook);
}

function holds(folder: ScanFolder, uri: vscode.Uri): boolean {
  const path = folder.kind === 'workspace' ? pathIn(folder, uri, notebookType) : undefined;
  return path !== undefined && isNearest(folder, path);
}

async function applyGraduation(
  { fix, texts, left }: Extract<Graduation, { readonly kind: 'graduated' }>,
  folder: Folder,
  uri: vscode.Uri,
): Promise<string | undefined> {
  const edit = await toOfferedEdit(fix, texts, folder);
  if (typeof edit === 'string') {
    return edit;
  }
  if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) {
    const hasRemoved = await changeCells(fix, texts, folder);
    const isChanged =
      hasRemoved || (fix.edits.length > 0 && (await vscode.workspace.openNotebookDocument(uri)).isDirty);
    if (isChanged) {
      const restart = vscode.l10n.t('Restart the kernel and run all cells to see the same numbers again.');
      void vscode.window.showInformationMessage([restart, ...left.map(describeLeft)].join(' '));
    }
  }
  return undefined;
}

/** The cell whose title was clicked, with those selected beside it; or what is chosen for the notebook that is open. */
async function choiceOf(argument: unknown): Promise<CellChoice | undefined> {
  if (isChoice(argument)) {
    return argument;
  }
  const clicked = isCell(argument) ? argument : undefined;
  const notebook = clicked?.notebook ?? vscode.window.activeNotebookEditor?.notebook;
  if (notebook === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a notebook first: its cells are what can become a module.'),
    );
    return undefined;
  }
  const selected = selectedIn(notebook);
  return choose(notebook, clicked === undefined || selected.includes(clicked.index) ? selected : [clicked.index]);
}

function selectedIn(notebook: vscode.NotebookDocument): readonly number[] {
  const editor = vscode.window.activeNotebookEditor;
  const ranges = editor?.notebook === notebook ? editor.selections : [];
  return ranges.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index));
}

async function choose(notebook: vscode.NotebookDocument, cells: readonly number[]): Promise<CellChoice | undefined> {
  const code = cells.filter(cell => notebook.cellAt(cell).kind === vscode.NotebookCellKind.Code);
  const numbers = code.map(cell => cell + 1).join(', ');
  const label = code.length === 1 ? vscode.l10n.t('Cell {0}', numbers) : vscode.l10n.t('Cells {0}', numbers);
  const own = { label, cells: code };
  const all = { label: vscode.l10n.t('What Preflight proposes for the whole notebook'), cells: [] };
  const chosen = await vscode.window.showQuickPick(code.length === 0 ? [all] : [own, all], {
    title: vscode.l10n.t('Graduate to module: which code becomes functions?'),
  });
  const module = chosen === undefined ? undefined : await askForModule();
  return chosen === undefined || module === undefined
    ? undefined
    : { notebook: notebook.uri, cells: chosen.cells, ...(module === '' ? {} : { module }) };
}

/** An empty text leaves the name to Preflight. */
async function askForModule(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Graduate to module: where to?'),
    prompt: vscode.l10n.t('Enter alone lets Preflight choose by what the code does: data, features, train or predict.'),
    placeHolder: vscode.l10n.t('features, churn.features or src/churn/features.py'),
    ignoreFocusOut: true,
  });
  return name?.trim();
}

function isChoice(value: unknown): value is CellChoice {
  return (
    typeof value === 'object' && value !== null && 'cells' in value && 'notebook' in value && !('document' in value)
  );
}

function isCell(value: unknown): value is vscode.NotebookCell {
  return typeof value === 'object' && value !== null && 'notebook' in value && 'index' in value && 'document' in value;
}

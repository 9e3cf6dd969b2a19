import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The uri of a file of the workspace, for instance `fileUri('src/train.py')`; `folder` counts from 0. */
export function fileUri(file: string, folder = 0): vscode.Uri {
  const opened = vscode.workspace.workspaceFolders?.[folder];
  assert.ok(opened, `The test workspace has no folder ${folder}.`);
  return vscode.Uri.joinPath(opened.uri, file);
}

/** Shows a file of the workspace and waits for its editor. */
export async function showFile(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(file)));
}

/** Shows a notebook of the workspace and waits for its editor. */
export async function showNotebook(file: string): Promise<vscode.NotebookEditor> {
  return vscode.window.showNotebookDocument(await vscode.workspace.openNotebookDocument(fileUri(file)));
}

/** Opens a file or notebook as a click in the explorer does: closing its editor closes the document at once. */
export async function openEditor(file: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', fileUri(file));
}

/** Writes a file below the editor's feet, as git or another program would. */
export async function writeFile(file: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(file);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Takes a file or folder away, if it is there. */
export async function deleteFile(file: string): Promise<void> {
  if (await isThere(file)) await vscode.workspace.fs.delete(fileUri(file), { recursive: true });
}

export async function isThere(file: string): Promise<boolean> {
  const parent = file.split('/').slice(0, -1).join('/');
  const name = file.split('/').at(-1);
  const entries = await vscode.workspace.fs.readDirectory(fileUri(parent)).then(
    found => found,
    () => [],
  );
  return entries.some(([entry]) => entry === name);
}

/** Closes every editor without saving, so that one test leaves nothing to the next. */
export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  for (const document of vscode.workspace.textDocuments.filter(isDirtyFile)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The settings are a document too, and VS Code itself is writing in it. */
function isDirtyFile({ isDirty, isUntitled, uri }: vscode.TextDocument): boolean {
  return isDirty && !isUntitled && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

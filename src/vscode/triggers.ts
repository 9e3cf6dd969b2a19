import * as vscode from 'vscode';
import { notebookType, section } from './names';
import { type ScanController, type Wait, atOnce } from './scanController';
import { type ScanFolder, pathIn, untitledFolder, workspaceFolders } from './scanFolder';
import { settingsOf } from './settings';
import { watchFolder } from './watchFolder';

const afterTyping: Wait = { milliseconds: 300, whenWaiting: 'restart' };

/** Everything that makes a report old: documents, files, folders, settings. Nobody has to press a button. */
export function listenForChanges(controller: ScanController): vscode.Disposable {
  const watchers = new Map<string, vscode.Disposable>();
  const documents = documentEvents(controller);
  const others = [
    vscode.workspace.onDidChangeWorkspaceFolders(() => followFolders(controller, watchers)),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(section)) {
        requestAll(controller, atOnce);
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => requestAll(controller, atOnce)),
  ];
  controller.addFolder(untitledFolder);
  followFolders(controller, watchers);
  requestUntitled(controller, atOnce);
  const disposeWatchers = (): void => {
    watchers.forEach(watcher => void watcher.dispose());
  };
  return vscode.Disposable.from(...documents, ...others, { dispose: disposeWatchers });
}

/** Scans every folder, even those that wait for a command. */
export function requestAll(controller: ScanController, wait: Wait): void {
  for (const { key } of controller.folders) {
    controller.request(key, wait);
  }
}

/** Reads every folder anew, and resolves when all reports are there. */
export async function scanAfresh(controller: ScanController): Promise<void> {
  for (const { key } of controller.folders) {
    controller.forgetListing(key);
  }
  requestAll(controller, atOnce);
  await controller.waitUntil(() => controller.isIdle);
}

function followFolders(controller: ScanController, watchers: Map<string, vscode.Disposable>): void {
  const folders = workspaceFolders();
  for (const [key, watcher] of watchers) {
    if (!folders.some(folder => folder.key === key)) {
      watcher.dispose();
      watchers.delete(key);
      controller.removeFolder(key);
    }
  }
  for (const folder of folders) {
    if (folder.kind === 'workspace' && !watchers.has(folder.key)) {
      controller.addFolder(folder);
      watchers.set(
        folder.key,
        watchFolder(folder, wait => filesChanged(controller, folder, wait)),
      );
      requestUnlessManual(controller, folder, atOnce);
    }
  }
}

function filesChanged(controller: ScanController, folder: ScanFolder, wait: Wait): void {
  controller.forgetListing(folder.key);
  requestUnlessManual(controller, folder, wait);
}

function documentEvents(controller: ScanController): readonly vscode.Disposable[] {
  const typed = ({ uri, languageId }: vscode.TextDocument): void => changed(controller, uri, languageId, 'typed');
  const opened = ({ uri, languageId }: vscode.TextDocument): void => changed(controller, uri, languageId, 'opened');
  const saved = ({ uri, languageId }: vscode.TextDocument): void => changed(controller, uri, languageId, 'saved');
  const notebook = (event: 'typed' | 'opened' | 'saved', { uri }: vscode.NotebookDocument): void =>
    changed(controller, uri, notebookType, event);
  return [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        typed(document);
      }
    }),
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidCloseTextDocument(opened),
    vscode.workspace.onDidSaveTextDocument(saved),
    vscode.workspace.onDidChangeNotebookDocument(event => notebook('typed', event.notebook)),
    vscode.workspace.onDidOpenNotebookDocument(document => notebook('opened', document)),
    vscode.workspace.onDidCloseNotebookDocument(document => notebook('opened', document)),
    vscode.workspace.onDidSaveNotebookDocument(document => notebook('saved', document)),
  ];
}

/** Cells are documents too, and their URIs those of their notebooks with another scheme. */
const cellScheme = 'vscode-notebook-cell';

function changed(
  controller: ScanController,
  uri: vscode.Uri,
  languageId: string,
  event: 'typed' | 'opened' | 'saved',
): void {
  const [place, language] = uri.scheme === cellScheme ? [notebookOf(uri), notebookType] : [uri, languageId];
  for (const folder of place === undefined ? [] : controller.folders) {
    if (pathIn(folder, place ?? uri, language) === undefined) {
      continue;
    }
    const { run } = settingsOf(folder);
    if (run !== 'manual' && (run === 'onType' || event !== 'typed')) {
      controller.request(folder.key, event === 'typed' ? afterTyping : atOnce);
    }
  }
}

function notebookOf(cell: vscode.Uri): vscode.Uri | undefined {
  const key = cell.toString();
  const holds = (notebook: vscode.NotebookDocument): boolean =>
    notebook.getCells().some(({ document }) => document.uri.toString() === key);
  return vscode.workspace.notebookDocuments.find(holds)?.uri;
}

function requestUnlessManual(controller: ScanController, folder: ScanFolder, wait: Wait): void {
  const { run } = settingsOf(folder);
  if (run !== 'manual') {
    controller.request(folder.key, wait);
  }
}

function requestUntitled(controller: ScanController, wait: Wait): void {
  requestUnlessManual(controller, untitledFolder, wait);
}

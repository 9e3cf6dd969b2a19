import * as vscode from 'vscode';
import { isNothing } from '../engine/index';
import { contextKeys, views } from './names';
import type { ScanController } from './scanController';
import { settingsOf } from './settings';

/** A scan that takes longer than this is shown; after a keystroke most take less, and nothing flickers. */
const PATIENCE = 400;

/** Shows long scans in the view, with a button to cancel, and tells the menus and welcome texts what is the case. */
export function showActivity(controller: ScanController): vscode.Disposable {
  let waiting: NodeJS.Timeout | undefined;
  let isShown = false;
  const show = async (): Promise<void> => {
    isShown = true;
    setContext(contextKeys.scanning, true);
    await vscode.window.withProgress({ location: { viewId: views.checklist } }, () =>
      controller.waitUntil(() => controller.isIdle),
    );
    isShown = false;
    setContext(contextKeys.scanning, false);
  };
  const update = (): void => {
    if (!controller.isScanning) {
      clearTimeout(waiting);
      waiting = undefined;
    } else if (!isShown && waiting === undefined) {
      waiting = setTimeout(() => void show(), PATIENCE);
    }
  };
  const describe = (): void => setContext(contextKeys.state, stateOf(controller));
  describe();
  return vscode.Disposable.from(
    controller.onDidChangeActivity(update),
    controller.onDidScan(describe),
    vscode.workspace.onDidChangeConfiguration(describe),
    { dispose: () => clearTimeout(waiting) },
  );
}

/** What the welcome texts of `package.json` go by. */
function stateOf(controller: ScanController): string {
  const folders = controller.folders.filter(({ kind }) => kind === 'workspace');
  const settings = folders.map(settingsOf);
  if (controller.failure !== undefined) {
    return 'failed';
  }
  if (settings.length > 0 && settings.every(({ enable }) => !enable)) {
    return 'off';
  }
  const reports = controller.scans.filter(({ folder }) => folder.kind === 'workspace').map(({ report }) => report);
  if (reports.length > 0) {
    const isFull = reports.some(({ projects, problems }) => problems.length > 0 || !projects.every(isNothing));
    return isFull ? 'scanned' : 'nothing';
  }
  return settings.length > 0 && settings.every(({ run }) => run === 'manual') ? 'manual' : 'waiting';
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

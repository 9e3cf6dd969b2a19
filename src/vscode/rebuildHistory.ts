import * as vscode from 'vscode';
import type { CommitHistory } from './commitHistory';
import { contextKeys } from './names';
import type { ReportPage } from './reportPage';

const COMMITS = 20;

/** Scans the last commits as they were and shows the trend; asks how many unless it is said. */
export async function rebuildHistory(history: CommitHistory, page: ReportPage, given: unknown): Promise<void> {
  const scan = await page.pick();
  const last = scan === undefined ? undefined : typeof given === 'number' ? given : await askForCommits();
  if (scan === undefined || last === undefined) {
    return;
  }
  const fault = await whileCancellable(progress =>
    history.rebuild(scan.folder, {
      last,
      onProgress: (done, commits) => progress.report({ message: vscode.l10n.t('{0} of {1} commits', done, commits) }),
    }),
  );
  await (fault === undefined ? page.open(scan) : vscode.window.showWarningMessage(fault));
}

/** In the status bar, not over the work; **Cancel the scan** ends it. */
async function whileCancellable<Value>(
  work: (progress: vscode.Progress<{ readonly message: string }>) => Promise<Value>,
): Promise<Value> {
  const setBusy = (isBusy: boolean): unknown =>
    vscode.commands.executeCommand('setContext', contextKeys.scanning, isBusy);
  const title = vscode.l10n.t('Preflight: reading the history');
  setBusy(true);
  try {
    return await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
  } finally {
    setBusy(false);
  }
}

async function askForCommits(): Promise<number | undefined> {
  const validateInput = (text: string): string | undefined =>
    /^[1-9]\d{0,3}$/.test(text.trim()) ? undefined : vscode.l10n.t('A number of commits, such as 20.');
  const prompt = vscode.l10n.t('How many commits back? Each is scanned as it was, and no file is touched.');
  const text = await vscode.window.showInputBox({ prompt, value: String(COMMITS), validateInput });
  return text === undefined ? undefined : Number(text);
}

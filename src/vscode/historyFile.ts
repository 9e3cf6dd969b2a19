import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { HISTORY_FILE } from '../engine/index';
import { type ScanFolder, uriIn } from './scanFolder';
import type { HistoryStore } from './settings';

/**
 * Where the records of a folder are: a file of the repository, or one that the editor keeps for the workspace;
 * `undefined` where nothing is kept.
 */
export function historyPlace(
  folder: ScanFolder,
  store: HistoryStore,
  storage: vscode.Uri | undefined,
): vscode.Uri | undefined {
  switch (store) {
    case 'off':
      return undefined;
    case 'repository':
      return uriIn(folder, HISTORY_FILE);
    case 'editor': {
      const name = createHash('sha256').update(folder.key).digest('hex').slice(0, 16);
      return storage === undefined ? undefined : vscode.Uri.joinPath(storage, 'history', `${name}.jsonl`);
    }
  }
}

/** Empty where nothing was recorded yet. */
export async function readRecords(place: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
  } catch {
    return '';
  }
}

/** Written beside its place first, so that it is never half written. */
export async function writeRecords(place: vscode.Uri, text: string): Promise<void> {
  const draft = place.with({ path: `${place.path}.${process.pid}` });
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(place, '..'));
  await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(draft, place, { overwrite: true });
}

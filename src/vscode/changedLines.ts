import * as vscode from 'vscode';
import { section, settings } from './names';
import type { ControllerParts } from './scanController';
import { type ScanFolder, nameOf } from './scanFolder';
import { showsChangedLinesOnly } from './settings';

/**
 * Which findings are on lines that were changed since the base version; `undefined` where all are shown, because nobody
 * asked for less or because git cannot be asked: in Restricted Mode, and in folders that are on no disk.
 */
export async function findChanged(
  { worker, log }: Pick<ControllerParts, 'worker' | 'log'>,
  folder: ScanFolder,
  scan: number,
): Promise<ReadonlySet<string> | undefined> {
  if (folder.kind !== 'workspace' || !showsChangedLinesOnly(folder) || !vscode.workspace.isTrusted) {
    return undefined;
  }
  const changed = await worker.changed({ folder: folder.key, scan });
  if ('why' in changed) {
    log.warn(vscode.l10n.t('{0}: all lines are shown, because git does not say which changed: {1}', nameOf(folder), changed.why)); // prettier-ignore
    return undefined;
  }
  return changed;
}

/** Turns the setting over where it is set; in the settings of the user when it is set nowhere. */
export async function toggleChangedLines(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section);
  const isOn = configuration.get<unknown>(settings.changedLinesOnly) === true;
  const isOfWorkspace = configuration.inspect(settings.changedLinesOnly)?.workspaceValue !== undefined;
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update(settings.changedLinesOnly, !isOn, target);
}

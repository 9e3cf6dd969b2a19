import * as vscode from 'vscode';
import { type TourStop, renderTour, tourFile } from '../engine/index';
import { emptyEdit } from './convert';
import { type TourPlace, rawText, tourPlaces, withLine } from './ownPlaces';
import { rulesOf } from './rulePages';
import type { ScanController } from './scanController';

/** Writes a lesson's tour as a file of CodeTour, for a team. A file that is there stays, and a sentence says so. */
export async function exportTour(controller: ScanController, rule: string): Promise<void> {
  const places = tourPlaces(rule, controller);
  const [first] = places;
  const folder = first === undefined ? undefined : vscode.workspace.getWorkspaceFolder(first.place.uri);
  const known = rulesOf(controller).find(({ id }) => id === rule);
  if (folder === undefined || known === undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Nothing in this repository is a place of {0}.', rule));
    return;
  }
  // A tour names its files from the top of one folder.
  const inside = places.filter(({ place }) => vscode.workspace.getWorkspaceFolder(place.uri) === folder);
  const stops = await Promise.all(inside.map(place => stopOf(place, folder.uri)));
  await create(vscode.Uri.joinPath(folder.uri, tourFile(rule)), renderTour(known, stops));
}

async function stopOf(place: TourPlace, folder: vscode.Uri): Promise<TourStop> {
  const { uri, position } = place.place;
  const path = uri.path.slice(folder.path.replace(/\/$/, '').length + 1);
  return { ...(await withLine(place)), path, lineNumber: position?.line ?? null, text: await rawText(uri) };
}

async function create(place: vscode.Uri, text: string): Promise<void> {
  const name = vscode.workspace.asRelativePath(place, false);
  if (await isThere(place)) {
    await vscode.window.showWarningMessage(vscode.l10n.t('{0} is there already: move it first.', name));
    return;
  }
  const edit = emptyEdit();
  edit.createFile(place, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (await vscode.workspace.applyEdit(edit)) {
    await vscode.window.showTextDocument(place, { preview: true });
  } else {
    await vscode.window.showWarningMessage(vscode.l10n.t('{0} could not be written.', name));
  }
}

async function isThere(place: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(place);
    return true;
  } catch {
    return false;
  }
}

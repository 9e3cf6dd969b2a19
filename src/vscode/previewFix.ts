import * as vscode from 'vscode';
import type { Fix, OfferedFixes } from '../engine/index';
import type { Subject } from './checklistNode';
import { removeEmptied } from './emptiedCells';
import { isFile } from './fixEdits';
import { toOfferedEdit } from './offeredEdit';
import { views } from './names';
import { explainRule } from './rulePages';
import type { ScanController } from './scanController';
import type { ScanFolder } from './scanFolder';

/**
 * Builds the fix of a check, shows every file of it in VS Code's preview, and applies what is accepted. Where there is
 * none, or it cannot be written, a sentence says why; it is returned as well.
 */
export async function previewFix(
  controller: ScanController,
  subject: Subject | undefined,
): Promise<string | undefined> {
  const folder = controller.folders.find(({ key }) => key === subject?.folder);
  if (subject === undefined || folder?.kind !== 'workspace') {
    return undefined;
  }
  const prepared = await prepareEdit(controller, folder, subject);
  if (typeof prepared === 'string') {
    void tell(controller, subject.rule, prepared);
    return prepared;
  }
  if (prepared !== undefined && (await vscode.workspace.applyEdit(prepared.edit, { isRefactoring: true }))) {
    await removeEmptied(prepared.fix, folder);
    await showFirstFile(prepared.edit);
  }
  return undefined;
}

type Folder = ScanFolder & { readonly kind: 'workspace' };

interface Prepared {
  readonly fix: Fix;
  readonly edit: vscode.WorkspaceEdit;
}

/** A sentence when there is no fix; nothing when no way was chosen. */
async function prepareEdit(
  controller: ScanController,
  folder: Folder,
  subject: Subject,
): Promise<Prepared | string | undefined> {
  const fault = faultOfFolder(folder);
  const offer = fault === undefined ? await askForFixes(controller, folder, subject) : refuse(fault);
  if (offer.kind === 'refused') {
    return offer.reason;
  }
  const fix = await chooseWay(offer.fixes);
  if (fix === undefined) {
    return undefined;
  }
  const edit = await toOfferedEdit(fix, offer.texts, folder);
  return typeof edit === 'string' ? edit : { fix, edit };
}

type Refused = Extract<OfferedFixes, { readonly kind: 'refused' }>;

function refuse(reason: string): Refused {
  return { kind: 'refused', reason };
}

function faultOfFolder({ uri, name }: Folder): string | undefined {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false
    ? vscode.l10n.t('{0} is read-only here: open a copy that can be written to.', name)
    : undefined;
}

async function askForFixes(controller: ScanController, folder: Folder, subject: Subject): Promise<OfferedFixes> {
  const { rule, root } = subject;
  const outcome = await vscode.window.withProgress({ location: { viewId: views.checklist } }, () =>
    controller.offerFixes(folder, { rule, root }),
  );
  switch (outcome.kind) {
    case 'offered':
      return outcome.offer;
    case 'failed':
      return refuse(outcome.message);
    case 'cancelled':
      return refuse(vscode.l10n.t('The fix was cancelled: ask for it again.'));
  }
}

/** Nothing is asked where there is one way only. */
async function chooseWay(fixes: readonly [Fix, ...Fix[]]): Promise<Fix | undefined> {
  if (fixes.length === 1) {
    return fixes[0];
  }
  const items = fixes.map(fix => ({ label: fix.title, fix }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which way fits this project?'),
  });
  return chosen?.fix;
}

async function tell(controller: ScanController, rule: string, reason: string): Promise<void> {
  const explain = vscode.l10n.t('Explain');
  if ((await vscode.window.showInformationMessage(reason, explain)) === explain) {
    await explainRule(controller, rule);
  }
}

/** What was written is there to be read. A preview that is turned away also counts as applied, with nothing in it. */
async function showFirstFile(edit: vscode.WorkspaceEdit): Promise<void> {
  const [first] = edit.entries();
  if (first !== undefined && (await isFile(first[0]))) {
    await vscode.window.showTextDocument(first[0], { preview: true });
  }
}

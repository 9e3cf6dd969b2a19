import * as vscode from 'vscode';
import type { Fix, OfferedFixes } from '../engine/index';
import type { Subject } from './checklistNode';
import { isFile } from './fixEdits';
import { toOfferedEdit } from './offeredEdit';
import { views } from './names';
import { explainRule } from './rulePages';
import type { ScanController } from './scanController';
import type { ScanFolder } from './scanFolder';
import { changeCells } from './secondStep';

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
  return prepared === undefined ? undefined : applyPrepared(prepared, folder);
}

interface Prepared {
  readonly fix: Fix;
  readonly texts: ReadonlyMap<string, string>;
  readonly edit: vscode.WorkspaceEdit;
}

/** Texts and files first, in a preview; then what VS Code cannot preview. A sentence when the notebook is another by now. */
async function applyPrepared({ fix, texts, edit }: Prepared, folder: Folder): Promise<string | undefined> {
  const isTextual = fix.edits.length + fix.files.length > 0;
  if (isTextual && !(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
    return undefined;
  }
  const isChanged = await changeCells(fix, texts, folder);
  if (isTextual) {
    await showFirstFile(edit);
    return undefined;
  }
  return isChanged ? undefined : vscode.l10n.t('The notebook has changed since the fix was built: ask for it again.');
}

type Folder = ScanFolder & { readonly kind: 'workspace' };

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
  return typeof edit === 'string' ? edit : { fix, texts: offer.texts, edit };
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

/** Nothing is asked where there is one way only, and a preview shows it: VS Code has none for cells of notebooks. */
async function chooseWay(fixes: readonly [Fix, ...Fix[]]): Promise<Fix | undefined> {
  const [first, ...others] = fixes;
  if (others.length === 0 && (first.cells === undefined || first.edits.length + first.files.length > 0)) {
    return first;
  }
  const items = fixes.map(fix => ({ label: fix.title, detail: touchedCells(fix), fix }));
  const title =
    others.length === 0
      ? vscode.l10n.t('Change these cells? It is one step to undo.')
      : vscode.l10n.t('Which way fits this project?');
  const chosen = await vscode.window.showQuickPick(items, { title });
  return chosen?.fix;
}

/** `train.ipynb · cells 3, 7` */
function touchedCells({ cells = [] }: Fix): string {
  const paths = [...new Set(cells.map(({ path }) => path))];
  const places = paths.map(path => {
    const own = [...new Set(cells.filter(change => change.path === path).map(({ cell }) => cell + 1))];
    const numbers = own.sort((a, b) => a - b).join(', ');
    const cellWords = own.length === 1 ? vscode.l10n.t('cell {0}', numbers) : vscode.l10n.t('cells {0}', numbers);
    return `${path} · ${cellWords}`;
  });
  return places.join('; ');
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

import * as vscode from 'vscode';
import { type FileChange, type Fix, type TextEdit, textKey } from '../engine/index';
import { addChange } from './fixEdits';
import { emptyEdit, toTextEdit } from './convert';
import { isRunning } from './runningCells';
import { type ScanFolder, uriIn } from './scanFolder';

type Folder = ScanFolder & { readonly kind: 'workspace' };

/**
 * The edit of a fix that was built for a whole check. Risky changes are to be confirmed one by one; the preview opens
 * in any case. A sentence instead, when a file is no longer what the fix was built from.
 */
export async function toOfferedEdit(
  { edits, files }: Fix,
  texts: ReadonlyMap<string, string>,
  folder: Folder,
): Promise<vscode.WorkspaceEdit | string> {
  const edit = emptyEdit();
  const previews = !edits.some(({ risky }) => risky === true);
  for (const inText of byText(edits)) {
    const document = await openUnchanged(inText, texts, folder);
    if (typeof document === 'string') {
      return document;
    }
    edit.set(document.uri, withConfirmation(inText, document, previews && files.length === 0));
  }
  for (const [index, change] of files.entries()) {
    if (!(await addFile(edit, change, folder, previews && index === 0))) {
      return vscode.l10n.t(
        '{0} is there by now and is not overwritten: move it away, or finish it by hand.',
        change.path,
      );
    }
  }
  return edit;
}

/** The edits of each file, and of each cell of a notebook. */
function byText(edits: readonly TextEdit[]): readonly (readonly [TextEdit, ...TextEdit[]])[] {
  const texts = new Map<string, [TextEdit, ...TextEdit[]]>();
  for (const edit of edits) {
    const key = textKey(edit.location);
    const known = texts.get(key);
    texts.set(key, known === undefined ? [edit] : [...known, edit]);
  }
  return [...texts.values()];
}

async function openUnchanged(
  [{ location }]: readonly [TextEdit, ...TextEdit[]],
  texts: ReadonlyMap<string, string>,
  folder: Folder,
): Promise<vscode.TextDocument | string> {
  const { path } = location;
  const uri = uriIn(folder, path);
  if (uri === undefined) {
    return vscode.l10n.t('{0} cannot be changed from here: open it and use the fix of the cell.', path);
  }
  if (location.kind === 'cell' && isRunning(await vscode.workspace.openNotebookDocument(uri))) {
    return vscode.l10n.t(
      '{0} is running, and its cells would change under the kernel: wait or interrupt it, then ask again.',
      path,
    );
  }
  const document =
    location.kind === 'cell' ? await openCell(uri, location.cell) : await vscode.workspace.openTextDocument(uri);
  return document?.getText() === texts.get(textKey(location)) && document !== undefined
    ? document
    : vscode.l10n.t('{0} has changed since the fix was built: ask for it again.', path);
}

async function openCell(uri: vscode.Uri, cell: number): Promise<vscode.TextDocument | undefined> {
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  return cell < notebook.cellCount ? notebook.cellAt(cell).document : undefined;
}

async function addFile(
  edit: vscode.WorkspaceEdit,
  change: FileChange,
  folder: Folder,
  opensPreview: boolean,
): Promise<boolean> {
  const uri = uriIn(folder, change.path);
  return uri !== undefined && (await addChange(edit, uri, change, opensPreview));
}

/** Where nothing is risky and no file is made, all edits but the last are ticked: one has to ask, or no preview opens. */
function withConfirmation(
  edits: readonly TextEdit[],
  document: vscode.TextDocument,
  lastAsks: boolean,
): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata | undefined][] {
  return edits.map((edit, index) => {
    const asks = edit.risky === true || (lastAsks && index === edits.length - 1);
    const label =
      edit.risky === true
        ? vscode.l10n.t('Changes what this file does: look before you tick it')
        : vscode.l10n.t('Change');
    return [toTextEdit(edit, document), asks ? { needsConfirmation: true, label } : undefined];
  });
}

import * as vscode from 'vscode';
import { notebookType } from './names';

/** What is scanned as one: a workspace folder, or all untitled documents together, which belong to no folder. */
export type ScanFolder =
  | { readonly kind: 'workspace'; readonly key: string; readonly name: string; readonly uri: vscode.Uri }
  | { readonly kind: 'untitled'; readonly key: string };

/** Untitled documents are scanned apart, so that a draft is no evidence for the checks of a folder. */
export const untitledFolder: ScanFolder = { kind: 'untitled', key: 'untitled:' };

export function workspaceFolders(): readonly ScanFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => {
    return { kind: 'workspace', key: uri.toString(), name, uri };
  });
}

export function nameOf(folder: ScanFolder): string {
  return folder.kind === 'workspace' ? folder.name : vscode.l10n.t('Untitled documents');
}

/** The path of a document in a folder: `notebooks/train.ipynb`; `undefined` when it is not inside. */
export function pathIn(folder: ScanFolder, uri: vscode.Uri, languageId: string): string | undefined {
  if (folder.kind === 'untitled') {
    return uri.scheme === 'untitled' ? untitledPath(uri, languageId) : undefined;
  }
  const { scheme, authority, path } = folder.uri;
  const top = path.endsWith('/') ? path : `${path}/`;
  const isInside = uri.scheme === scheme && uri.authority === authority && uri.path.startsWith(top);
  return isInside ? uri.path.slice(top.length) : undefined;
}

/** Whether the folder is the nearest one around a path in it: folders of a workspace may lie in each other. */
export function isNearest(folder: ScanFolder, path: string): boolean {
  const uri = uriIn(folder, path);
  return uri === undefined || vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.key;
}

/** The URI of a path in a folder; `undefined` for untitled documents, which have none of their own. */
export function uriIn(folder: ScanFolder, path: string): vscode.Uri | undefined {
  return folder.kind === 'untitled' ? undefined : vscode.Uri.joinPath(folder.uri, path);
}

const extensions: Readonly<Record<string, string>> = { python: '.py', [notebookType]: '.ipynb' };

/** `untitled:Untitled-1` in Python is `Untitled-1.py`. Other languages are told by their file names only. */
function untitledPath({ path }: vscode.Uri, languageId: string): string | undefined {
  const extension = extensions[languageId];
  const name = path.replace(/^\/+/, '');
  return extension === undefined ? undefined : name.endsWith(extension) ? name : name + extension;
}

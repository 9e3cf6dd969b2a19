import * as vscode from 'vscode';
import { type CellChange, type FileChange, type Fix, type TextEdit, cellsClash } from '../engine/index';
import { toNotebookEdits } from './cellEdits';
import { emptyEdit, endOf, fileStart, replacement, scannedTextOf, toTextEdit } from './convert';
import { type ScannedDocument, isCurrent } from './openDocuments';
import type { FolderScan } from './scanController';
import { uriIn } from './scanFolder';

/**
 * The edit that applies fixes together. `undefined` when it cannot be made as it was meant: a document has changed
 * since the scan, or a file to create is there by now. Half a fix is none.
 */
export async function toWorkspaceEdit(
  fixes: readonly Fix[],
  scan: FolderScan,
): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = emptyEdit();
  const edits = distinctEdits(fixes);
  const notebooks = notebooksOf(fixes, scan);
  if (!fixes.every(fix => isApplicableNow(fix, scan))) {
    return undefined;
  }
  for (const { notebook, changes, path } of notebooks) {
    const inNotebook = edits.filter(({ location }) => location.path === path);
    edit.set(notebook.uri, toNotebookEdits(notebook, changes, inNotebook));
  }
  const others = edits.filter(({ location }) => notebooks.every(({ path }) => path !== location.path));
  for (const [document, inDocument] of byDocument(others, scan)) {
    edit.set(document.uri, inDocument);
  }
  for (const change of mergeChanges(fixes)) {
    const uri = uriIn(scan.folder, change.path);
    if (uri === undefined || !(await addChange(edit, uri, change, change.kind === 'create'))) {
      return undefined;
    }
  }
  return edit;
}

/** Whether every edit is in a document that is open and as it was scanned, and new files have a folder to be in. */
export function isApplicableNow(fix: Fix, scan: FolderScan): boolean {
  const isStored = scan.folder.kind === 'workspace';
  const cells = fix.cells ?? [];
  return (
    isApplicable(fix.edits, scan) &&
    cells.every(({ path }) => isAsScanned(scan.open.get(path))) &&
    (fix.files.length === 0 || isStored)
  );
}

/** Whether the notebook is open, with the same cells and the same text in them. */
function isAsScanned(open: ScannedDocument | undefined): boolean {
  return open?.kind === 'notebook' && open.notebook.cellCount === open.cells.length && open.cells.every(isCurrent);
}

interface ChangedNotebook {
  readonly path: string;
  readonly notebook: vscode.NotebookDocument;
  readonly changes: readonly CellChange[];
}

function notebooksOf(fixes: readonly Fix[], { open }: FolderScan): readonly ChangedNotebook[] {
  const all = fixes.flatMap(({ cells = [] }) => cells);
  return [...new Set(all.map(({ path }) => path))].flatMap(path => {
    const document = open.get(path);
    const changes = all.filter(change => change.path === path);
    return document?.kind === 'notebook' ? [{ path, notebook: document.notebook, changes }] : [];
  });
}

/** The fixes that can be applied together, the first ones first: no two of them change the same text. */
export function withoutOverlaps(fixes: readonly Fix[]): readonly Fix[] {
  const kept: Fix[] = [];
  for (const fix of fixes) {
    const taken = kept.flatMap(({ edits }) => edits);
    const isTaken = fix.edits.some(edit => taken.some(other => overlaps(edit, other)));
    if (!isTaken && !kept.some(other => cellsClash(fix, other))) {
      kept.push(fix);
    }
  }
  return kept;
}

function isApplicable(edits: readonly TextEdit[], scan: FolderScan): boolean {
  return edits.every(({ location }) => {
    const text = scannedTextOf(location, scan);
    return text !== undefined && isCurrent(text);
  });
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
  const [first, second] = [a.location.span, b.location.span];
  const isApart = first.end < second.start || second.end < first.start;
  return textKey(a) === textKey(b) && !isApart && editKey(a) !== editKey(b);
}

function textKey({ location }: TextEdit): string {
  return location.kind === 'cell' ? `${location.cell} ${location.path}` : location.path;
}

function editKey(edit: TextEdit): string {
  const { start, end } = edit.location.span;
  return JSON.stringify([textKey(edit), start, end, edit.newText]);
}

/** The same insertion for two findings, such as one import, is made once. */
function distinctEdits(fixes: readonly Fix[]): readonly TextEdit[] {
  return [...new Map(fixes.flatMap(({ edits }) => edits).map(edit => [editKey(edit), edit])).values()];
}

function byDocument(edits: readonly TextEdit[], scan: FolderScan): ReadonlyMap<vscode.TextDocument, vscode.TextEdit[]> {
  const documents = new Map<vscode.TextDocument, vscode.TextEdit[]>();
  for (const edit of edits) {
    const document = scannedTextOf(edit.location, scan)?.document;
    if (document !== undefined) {
      documents.set(document, [...(documents.get(document) ?? []), toTextEdit(edit, document)]);
    }
  }
  return documents;
}

/** Lines for one file from several fixes are appended together. */
function mergeChanges(fixes: readonly Fix[]): readonly FileChange[] {
  const changes = new Map<string, FileChange>();
  for (const change of fixes.flatMap(({ files }) => files)) {
    const earlier = changes.get(change.path);
    const lines = [earlier, change].flatMap(one => (one?.kind === 'append' ? one.lines : []));
    changes.set(change.path, change.kind === 'append' ? { ...change, lines: [...new Set(lines)] } : change);
  }
  return [...changes.values()];
}

/**
 * Adds a file, or lines to one, to an edit. False when a file to create is there already. With `opensPreview` VS Code
 * shows all of the edit before it is made.
 */
export async function addChange(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  change: FileChange,
  opensPreview: boolean,
): Promise<boolean> {
  const exists = await isFile(uri);
  if (change.kind === 'append' && exists) {
    appendLines(edit, await vscode.workspace.openTextDocument(uri), change.lines);
    return true;
  }
  if (exists) {
    return false;
  }
  const text = change.kind === 'create' ? change.text : `${change.lines.join('\n')}\n`;
  createFile(edit, uri, text, opensPreview);
  return true;
}

function appendLines(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, lines: readonly string[]): void {
  const text = document.getText();
  const present = new Set(text.split(/\r?\n/).map(line => line.trim()));
  const missing = lines.filter(line => !present.has(line.trim()));
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : lineEnd;
  if (missing.length > 0) {
    edit.set(document.uri, [replacement(endOf(document), gap + missing.map(line => line + lineEnd).join(''))]);
  }
}

/**
 * The text comes as an edit, not as the new file's content: the preview shows edits only. A preview opens as soon as
 * one edit needs confirmation; that edit starts unticked and all others ticked. So one more edit asks for it, which
 * nobody has to tick.
 */
function createFile(edit: vscode.WorkspaceEdit, uri: vscode.Uri, text: string, opensPreview: boolean): void {
  edit.createFile(uri, { overwrite: false });
  edit.insert(uri, fileStart.start, text);
  if (opensPreview) {
    const label = vscode.l10n.t('An empty line at the end, which can stay away');
    edit.insert(uri, fileStart.start, '\n', { needsConfirmation: true, label });
  }
}

/** Whether something can be read at a place. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

import * as vscode from 'vscode';
import { type ProjectReport, isInside } from '../engine/index';
import type { FolderScan, ScanController } from './scanController';
import { isNearest, pathIn } from './scanFolder';

/** A file of a scanned folder, and the project that it belongs to. */
export interface FilePlace {
  readonly scan: FolderScan;
  readonly path: string;
  readonly project: ProjectReport;
}

/** The file or notebook in front; a cell in front is its notebook. `undefined` when it belongs to no scanned project. */
export function frontFile({ scans }: ScanController): FilePlace | undefined {
  const front = frontDocument();
  if (front === undefined) {
    return undefined;
  }
  const places = scans.flatMap(scan => {
    const path = pathIn(scan.folder, front.uri, front.language);
    return path === undefined || !isNearest(scan.folder, path) ? [] : [projectAround(scan, path)];
  });
  return places[0];
}

/** Tells when another file comes to the front. */
export function onDidChangeFront(heard: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(heard),
    vscode.window.onDidChangeActiveNotebookEditor(heard),
  );
}

interface FrontDocument {
  readonly uri: vscode.Uri;
  readonly language: string;
}

function frontDocument(): FrontDocument | undefined {
  const { activeNotebookEditor, activeTextEditor } = vscode.window;
  if (activeNotebookEditor !== undefined) {
    const { uri, notebookType: language } = activeNotebookEditor.notebook;
    return { uri, language };
  }
  const document = activeTextEditor?.document;
  return document === undefined ? undefined : { uri: document.uri, language: document.languageId };
}

function projectAround(scan: FolderScan, path: string): FilePlace | undefined {
  const around = scan.report.projects.filter(({ root }) => isInside(path, root));
  const project = around.toSorted((a, b) => b.root.length - a.root.length)[0];
  return project === undefined ? undefined : { scan, path, project };
}

import * as vscode from 'vscode';
import { checksToNextLevel, describeLevel, levelNames, type ProjectReport, isInside } from '../engine/index';
import { notebookType, views } from './names';
import type { FolderScan, ScanController } from './scanController';
import { isNearest, pathIn } from './scanFolder';
import { showsStatusBar } from './settings';

const selector = [{ language: 'python' }, { notebookType }];

/** What the status bar says: the level for the window, and what stands in the file that is open. */
export class StatusItems {
  readonly #controller: ScanController;
  readonly #level = vscode.window.createStatusBarItem('preflight.level', vscode.StatusBarAlignment.Left);
  readonly #file = vscode.languages.createLanguageStatusItem('preflight.file', selector);
  readonly #listening: vscode.Disposable;

  constructor(controller: ScanController) {
    this.#controller = controller;
    this.#level.name = 'Preflight level';
    this.#level.command = `${views.checklist}.focus`;
    this.#file.name = 'Preflight';
    this.#file.command = { title: 'Show checklist', command: `${views.checklist}.focus` };
    const update = (): void => this.#update();
    this.#listening = vscode.Disposable.from(
      controller.onDidScan(update),
      controller.onDidChangeActivity(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.window.onDidChangeActiveNotebookEditor(update),
      vscode.workspace.onDidChangeConfiguration(update),
    );
  }

  dispose(): void {
    this.#listening.dispose();
    this.#level.dispose();
    this.#file.dispose();
  }

  #update(): void {
    const place = this.#activePlace();
    const isOfFolder = place?.scan.folder.kind === 'workspace';
    this.#updateLevel(isOfFolder ? place : firstProject(this.#controller));
    this.#updateFile(place);
  }

  #updateLevel(place: ActivePlace | undefined): void {
    if (place === undefined || !showsStatusBar()) {
      this.#level.hide();
      return;
    }
    const { project, scan } = place;
    const left = checksToNextLevel(project, scan.report);
    this.#level.text = `$(checklist) Level ${project.level}${left === 0 ? '' : ` · ${left} to go`}`;
    const label = describeLevel(project, scan.report);
    this.#level.tooltip = label;
    this.#level.accessibilityInformation = { label: `Preflight: ${label}` };
    this.#level.show();
  }

  #updateFile(place: ActivePlace | undefined): void {
    const item = this.#file;
    item.busy = this.#controller.isScanning;
    const count = place?.scan.report.findings.filter(({ location }) => location.path === place.path).length ?? 0;
    item.text = count === 1 ? '1 finding' : `${count} findings`;
    item.detail = this.#controller.progress ?? (place === undefined ? 'Preflight: not scanned' : describePlace(place));
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.accessibilityInformation = { label: `Preflight: ${item.text} in this file. ${item.detail}` };
  }

  /** The file in front, and the project it belongs to. */
  #activePlace(): ActivePlace | undefined {
    const front = frontDocument();
    if (front === undefined) {
      return undefined;
    }
    const places = this.#controller.scans.flatMap(scan => {
      const path = pathIn(scan.folder, front.uri, front.language);
      return path === undefined || !isNearest(scan.folder, path) ? [] : [projectAround(scan, path)];
    });
    return places[0];
  }
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

interface ActivePlace {
  readonly scan: FolderScan;
  readonly path: string;
  readonly project: ProjectReport;
}

function projectAround(scan: FolderScan, path: string): ActivePlace | undefined {
  const around = scan.report.projects.filter(({ root }) => isInside(path, root));
  const project = around.toSorted((a, b) => b.root.length - a.root.length)[0];
  return project === undefined ? undefined : { scan, path, project };
}

function firstProject({ scans }: ScanController): ActivePlace | undefined {
  const scan = scans.find(({ folder, report }) => folder.kind === 'workspace' && report.projects.length > 0);
  const project = scan?.report.projects[0];
  return scan === undefined || project === undefined ? undefined : { scan, path: '', project };
}

function describePlace({ project }: ActivePlace): string {
  return `Preflight: ${project.profile} project, Level ${project.level} · ${levelNames[project.level]}`;
}

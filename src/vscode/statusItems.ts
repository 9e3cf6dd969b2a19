import * as vscode from 'vscode';
import { checksToNextLevel, describeLevel, levelNames } from '../engine/index';
import type { Subject } from './checklistNode';
import { type FilePlace, frontFile, onDidChangeFront } from './frontFile';
import type { LearnerMemory } from './learnerMemory';
import { notebookType, views } from './names';
import type { ScanController } from './scanController';
import { showsStatusBar } from './settings';

const selector = [{ language: 'python' }, { notebookType }];

/** What the status bar says: the level for the window, and what stands in the file that is open. */
export class StatusItems {
  readonly #controller: ScanController;
  readonly #level = vscode.window.createStatusBarItem('preflight.level', vscode.StatusBarAlignment.Left);
  readonly #file = vscode.languages.createLanguageStatusItem('preflight.file', selector);
  readonly #listening: vscode.Disposable;
  #isShown = false;

  constructor(controller: ScanController, memory: LearnerMemory) {
    this.#controller = controller;
    this.#level.name = 'Preflight level';
    this.#level.command = `${views.checklist}.focus`;
    this.#file.name = 'Preflight';
    this.#file.command = { title: 'Show checklist', command: `${views.checklist}.focus` };
    const update = (): void => this.#update();
    this.#listening = vscode.Disposable.from(
      controller.onDidScan(update),
      controller.onDidChangeActivity(update),
      onDidChangeFront(update),
      memory.onDidMeet(met => showMet(met, controller)),
      vscode.workspace.onDidChangeConfiguration(update),
    );
  }

  /** What the status bar says of the level; `undefined` while it says nothing. */
  get levelText(): string | undefined {
    return this.#isShown ? this.#level.text : undefined;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#level.dispose();
    this.#file.dispose();
  }

  #update(): void {
    const place = frontFile(this.#controller);
    const isOfFolder = place?.scan.folder.kind === 'workspace';
    this.#updateLevel(isOfFolder ? place : firstProject(this.#controller));
    this.#updateFile(place);
  }

  #updateLevel(place: FilePlace | undefined): void {
    if (place === undefined || !showsStatusBar()) {
      this.#level.hide();
      this.#isShown = false;
      return;
    }
    const { project, scan } = place;
    const left = checksToNextLevel(project, scan.report);
    this.#level.text = `$(checklist) Level ${project.level}${left === 0 ? '' : ` · ${left} to go`}`;
    const label = describeLevel(project, scan.report);
    this.#level.tooltip = label;
    this.#level.accessibilityInformation = { label: `Preflight: ${label}` };
    this.#level.show();
    this.#isShown = true;
  }

  #updateFile(place: FilePlace | undefined): void {
    const item = this.#file;
    item.busy = this.#controller.isScanning;
    const count = place?.scan.report.findings.filter(({ location }) => location.path === place.path).length ?? 0;
    item.text = count === 1 ? '1 finding' : `${count} findings`;
    item.detail = this.#controller.progress ?? (place === undefined ? 'Preflight: not scanned' : describePlace(place));
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.accessibilityInformation = { label: `Preflight: ${item.text} in this file. ${item.detail}` };
  }
}

/** A small win, said once and gone after a moment. */
function showMet(met: readonly Subject[], { scans }: ScanController): void {
  const [first, ...others] = met;
  const rule = scans.flatMap(({ report }) => report.rules).find(({ id }) => id === first?.rule);
  if (rule !== undefined && showsStatusBar()) {
    const more = others.length === 0 ? '' : ` (${others.length} more)`;
    vscode.window.setStatusBarMessage(`$(pass) Done: ${rule.met}${more}`, 5000);
  }
}

function firstProject({ scans }: ScanController): FilePlace | undefined {
  const scan = scans.find(({ folder, report }) => folder.kind === 'workspace' && report.projects.length > 0);
  const project = scan?.report.projects[0];
  return scan === undefined || project === undefined ? undefined : { scan, path: '', project };
}

function describePlace({ project }: FilePlace): string {
  return `Preflight: ${project.profile} project, Level ${project.level} · ${levelNames[project.level]}`;
}

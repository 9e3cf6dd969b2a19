import * as vscode from 'vscode';
import { checksToNextLevel, describeLevel, isNothing, levelName } from '../engine/index';
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
    this.#level.name = vscode.l10n.t('Preflight level');
    this.#level.command = `${views.checklist}.focus`;
    this.#file.name = 'Preflight';
    this.#file.command = { title: vscode.l10n.t('Show checklist'), command: `${views.checklist}.focus` };
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
    const words =
      left === 0
        ? vscode.l10n.t('Level {0}', project.level)
        : vscode.l10n.t('Level {0} · {1} to go', project.level, left);
    this.#level.text = `$(checklist) ${words}`;
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
    item.text = count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
    item.detail =
      this.#controller.progress ??
      (place === undefined ? vscode.l10n.t('Preflight: not scanned') : describePlace(place));
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.accessibilityInformation = {
      label: vscode.l10n.t('Preflight: {0} in this file. {1}', item.text, item.detail),
    };
  }
}

/** A small win, said once and gone after a moment. */
function showMet(met: readonly Subject[], { scans }: ScanController): void {
  const [first, ...others] = met;
  const rule = scans.flatMap(({ report }) => report.rules).find(({ id }) => id === first?.rule);
  if (rule !== undefined && showsStatusBar()) {
    const words =
      others.length === 0
        ? vscode.l10n.t('Done: {0}', rule.met)
        : vscode.l10n.t('Done: {0} ({1} more)', rule.met, others.length);
    vscode.window.setStatusBarMessage(`$(pass) ${words}`, 5000);
  }
}

function firstProject({ scans }: ScanController): FilePlace | undefined {
  const [first] = scans
    .filter(({ folder }) => folder.kind === 'workspace')
    .flatMap(scan => scan.report.projects.map(project => ({ scan, path: '', project })))
    .filter(({ project }) => !isNothing(project));
  return first;
}

function describePlace({ project, scan }: FilePlace): string {
  const { profile, level } = project;
  const name = levelName(level);
  return scan.changed === undefined
    ? vscode.l10n.t('Preflight: {profile} project, Level {level} · {name}', { profile, level, name })
    : vscode.l10n.t('Preflight: {profile} project, Level {level} · {name}. Only changed lines are marked.', {
        ...{ profile, level, name },
      });
}

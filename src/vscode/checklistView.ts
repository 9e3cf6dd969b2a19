import * as vscode from 'vscode';
import { type ProjectReport, checksToNextLevel, describeLevel, isNothing, spans } from '../engine/index';
import { STEP } from './checklistCheck';
import { buildChecklist, contextsOf } from './checklistTree';
import { countSteps } from './checklistSteps';
import { type FilePlace, frontFile, onDidChangeFront } from './frontFile';
import type { LearnerMemory } from './learnerMemory';
import { commands, contextKeys, section, views } from './names';
import { RowTree } from './rowTree';
import type { FolderScan, ScanController } from './scanController';
import { checklistSettings } from './settings';

export interface ViewHead {
  readonly message: string | undefined;
  readonly description: string | undefined;
  readonly badge: number | undefined;
}

/** The sidebar's checklist: what stands between the folders and production, and what to do next. */
export class ChecklistView {
  readonly rows = new RowTree();
  readonly #controller: ScanController;
  readonly #memory: LearnerMemory;
  readonly #view: vscode.TreeView<string>;
  readonly #limits = new Map<string, number>();
  readonly #listening: vscode.Disposable;
  #minutes: number | undefined;
  #isFiltered = false;
  /** The file that was in front last: it stays the one while somebody is in a terminal or in the settings. */
  #file: FilePlace | undefined;

  constructor(controller: ScanController, memory: LearnerMemory) {
    this.#controller = controller;
    this.#memory = memory;
    const treeDataProvider = this.rows;
    const options = { treeDataProvider, showCollapseAll: true, manageCheckboxStateManually: true };
    this.#view = vscode.window.createTreeView(views.checklist, options);
    const update = (): void => this.#update();
    this.#listening = vscode.Disposable.from(
      controller.onDidScan(update),
      memory.onDidChange(update),
      onDidChangeFront(() => this.#followFront()),
      this.#view.onDidChangeCheckboxState(({ items }) => void this.#tick(items)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(section)) {
          update();
        }
      }),
    );
  }

  /** What stands above the rows and on the icon. */
  get head(): ViewHead {
    const { message, description, badge } = this.#view;
    return { message, description, badge: badge?.value };
  }

  get isVisible(): boolean {
    return this.#view.visible;
  }

  /** Shows fifty more findings of a check. */
  showMore(check: string): void {
    this.#limits.set(check, (this.#limits.get(check) ?? STEP) + STEP);
    this.#update();
  }

  /** Shows what is found in the file in front alone, or the whole checklist again. */
  filter(isFiltered: boolean): void {
    this.#isFiltered = isFiltered;
    void vscode.commands.executeCommand('setContext', contextKeys.filtered, isFiltered);
    this.#update();
  }

  /** Shows the steps that fit into so many minutes, 0 for any time; asks for the minutes when they are not said. */
  async pickTime(minutes: number | undefined): Promise<void> {
    const picked = minutes === undefined ? await this.#askForMinutes() : { minutes };
    if (picked !== undefined) {
      this.#minutes = picked.minutes === 0 ? undefined : picked.minutes;
      this.#update();
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#view.dispose();
    this.rows.dispose();
  }

  async #askForMinutes(): Promise<{ readonly minutes: number } | undefined> {
    const contexts = contextsOf(workspaceScans(this.#controller), this.#limits, undefined);
    const counted = spans.map(minutes => {
      const count = contexts.reduce((sum, context) => sum + countSteps(context, this.#memory, minutes), 0);
      const description = count === 1 ? vscode.l10n.t('1 step') : vscode.l10n.t('{0} steps', count);
      return { label: vscode.l10n.t('I have {0} minutes', minutes), description, minutes };
    });
    const anyTime = {
      label: vscode.l10n.t('Any time'),
      description: vscode.l10n.t('the most important steps'),
      minutes: 0,
    };
    const title = vscode.l10n.t('How much time is there now?');
    return vscode.window.showQuickPick([...counted, anyTime], { title });
  }

  /** A ticked box asks what shows it, a box that is no longer ticked takes that back; both may come to nothing. */
  async #tick(items: readonly (readonly [string, vscode.TreeItemCheckboxState])[]): Promise<void> {
    for (const [id, state] of items) {
      const isTicked = state === vscode.TreeItemCheckboxState.Checked;
      await vscode.commands.executeCommand(isTicked ? commands.confirmCheck : commands.withdrawConfirmation, id);
      this.rows.redraw(id);
    }
  }

  #followFront(): void {
    if (this.#isFiltered && frontFile(this.#controller) !== undefined) {
      this.#update();
    }
  }

  #update(): void {
    const scans = workspaceScans(this.#controller);
    const { nextSteps: count, groupBy, showMet, showBadge } = checklistSettings();
    const wishes = { memory: this.#memory, minutes: this.#minutes, limits: this.#limits, count, groupBy, showMet };
    this.#file = this.#isFiltered ? this.#currentFile(scans) : undefined;
    const rows = buildChecklist(scans, { ...wishes, file: this.#file });
    this.rows.replace(rows);
    this.#describe(scans, rows.length === 0);
    this.#showBadge(showBadge ? scans : []);
  }

  #currentFile(scans: readonly FolderScan[]): FilePlace | undefined {
    const front = frontFile(this.#controller);
    const known = front?.scan.folder.kind === 'workspace' ? front : this.#file;
    const scan = scans.find(({ folder }) => folder.key === known?.scan.folder.key);
    return known === undefined || scan === undefined ? undefined : { ...known, scan };
  }

  #describe(scans: readonly FolderScan[], isEmpty: boolean): void {
    const [first, ...others] = projectsOf(scans);
    const file = this.#file;
    this.#view.description = file === undefined ? '' : vscode.l10n.t('{0} only', file.path);
    if (file !== undefined) {
      this.#view.message = isEmpty ? vscode.l10n.t('Nothing in {0} stands in the way.', file.path) : '';
    } else if (this.#isFiltered) {
      this.#view.message = vscode.l10n.t('Open a file or a notebook, and its findings stand here.');
    } else {
      const isOne = first !== undefined && others.length === 0;
      this.#view.message = isOne ? describeLevel(first.project, first.report) : '';
    }
  }

  #showBadge(scans: readonly FolderScan[]): void {
    const [first, ...others] = projectsOf(scans);
    const left = projectsOf(scans).reduce((sum, { project, report }) => sum + checksToNextLevel(project, report), 0);
    const isOne = first !== undefined && others.length === 0;
    const tooltip = isOne
      ? vscode.l10n.t('{0} checks to Level {1}', left, nextLevel(first.project))
      : vscode.l10n.t('{0} checks to the next levels', left);
    this.#view.badge = left === 0 ? undefined : { value: left, tooltip };
  }
}

function workspaceScans({ scans }: ScanController): readonly FolderScan[] {
  return scans.filter(({ folder }) => folder.kind === 'workspace');
}

function projectsOf(scans: readonly FolderScan[]): readonly ReportedProject[] {
  return scans.flatMap(({ report }) =>
    report.projects.filter(project => !isNothing(project)).map(project => ({ project, report })),
  );
}

interface ReportedProject {
  readonly project: ProjectReport;
  readonly report: FolderScan['report'];
}

function nextLevel({ level }: ProjectReport): number {
  return level + 1;
}

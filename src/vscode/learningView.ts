import * as vscode from 'vscode';
import type { LearnerMemory } from './learnerMemory';
import { buildLearningPath, countStates, standOfLessons } from './learningTree';
import { views } from './names';
import { RowTree } from './rowTree';
import type { ScanController } from './scanController';

/** The sidebar's learning path: a lesson for each check, and the skills that they teach. */
export class LearningView {
  readonly rows = new RowTree();
  readonly #controller: ScanController;
  readonly #memory: LearnerMemory;
  readonly #view: vscode.TreeView<string>;
  readonly #listening: vscode.Disposable;

  constructor(controller: ScanController, memory: LearnerMemory) {
    this.#controller = controller;
    this.#memory = memory;
    const options = { treeDataProvider: this.rows, showCollapseAll: true };
    this.#view = vscode.window.createTreeView(views.learningPath, options);
    const update = (): void => this.#update();
    this.#listening = vscode.Disposable.from(controller.onDidScan(update), memory.onDidChange(update));
  }

  dispose(): void {
    this.#listening.dispose();
    this.#view.dispose();
    this.rows.dispose();
  }

  #update(): void {
    const scans = this.#controller.scans.filter(({ folder }) => folder.kind === 'workspace');
    const isRead = (rule: string): boolean => this.#memory.isRead(rule);
    this.rows.replace(buildLearningPath(scans, isRead));
    const asked = standOfLessons(scans, isRead).filter(({ isAsked }) => isAsked);
    this.#view.message = asked.length === 0 ? '' : vscode.l10n.t('Your lessons here: {0}.', countStates(asked));
  }
}

import * as vscode from 'vscode';
import { isAnythingSilenced } from '../engine/index';
import type { LearnerMemory } from './learnerMemory';
import { contextKeys } from './names';
import { textsOf } from './ownPlaces';
import type { FolderScan, ScanController } from './scanController';
import { uriIn } from './scanFolder';

/** How far somebody has come in the walkthrough, apart from what VS Code sees by itself. */
export interface WalkthroughProgress {
  readonly hasDone: boolean;
  readonly hasSilenced: boolean;
  readonly isInCi: boolean;
}

/** Ticks the steps of the walkthrough off when the files say that they were taken. */
export class Walkthrough {
  readonly #controller: ScanController;
  readonly #memory: LearnerMemory;
  readonly #listening: vscode.Disposable;
  progress: WalkthroughProgress = { hasDone: false, hasSilenced: false, isInCi: false };

  constructor(controller: ScanController, memory: LearnerMemory) {
    this.#controller = controller;
    this.#memory = memory;
    this.#listening = controller.onDidScan(() => void this.#update());
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #update(): Promise<void> {
    const scans = this.#controller.scans.filter(({ folder }) => folder.kind === 'workspace');
    const inCi = await Promise.all(scans.map(runsInCi));
    this.progress = {
      hasDone: this.#memory.hasDone,
      hasSilenced: scans.some(({ report }) => isAnythingSilenced(report)),
      isInCi: inCi.includes(true),
    };
    const { hasDone, hasSilenced, isInCi } = this.progress;
    setContext(contextKeys.hasDone, hasDone);
    setContext(contextKeys.hasSilenced, hasSilenced);
    setContext(contextKeys.inCi, isInCi);
  }
}

/** Whether a file of the CI that is there names the command line. */
async function runsInCi({ folder, report }: FolderScan): Promise<boolean> {
  const paths = new Set(report.inventory['ciConfig']?.evidence.map(({ path }) => path));
  const uris = [...paths].flatMap(path => uriIn(folder, path) ?? []);
  const texts = await Promise.all(uris.map(textsOf));
  return texts.flat().some(text => /\bml-preflight\b/.test(text));
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

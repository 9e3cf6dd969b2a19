import * as vscode from 'vscode';
import { isAnythingSilenced } from '../engine/index';
import type { LearnerMemory } from './learnerMemory';
import { contextKeys } from './names';
import { textsOf } from './ownPlaces';
import type { FolderScan, ScanController } from './scanController';
import { uriIn } from './scanFolder';

/** Milliseconds until VS Code has read the steps of a page that it opens. */
const PATIENCE = 1500;

/** How far somebody has come in the walkthrough, apart from what VS Code sees by itself. */
export interface WalkthroughProgress {
  readonly hasScanned: boolean;
  readonly hasSeenList: boolean;
  readonly hasDone: boolean;
  readonly hasSilenced: boolean;
  readonly isInCi: boolean;
}

/** Ticks the steps of the walkthrough off when the files say that they were taken. */
export class Walkthrough {
  readonly #controller: ScanController;
  readonly #memory: LearnerMemory;
  readonly #isListVisible: () => boolean;
  readonly #listening: vscode.Disposable;
  #isPageRead = false;
  progress: WalkthroughProgress = {
    hasScanned: false,
    hasSeenList: false,
    hasDone: false,
    hasSilenced: false,
    isInCi: false,
  };

  constructor(controller: ScanController, memory: LearnerMemory, isListVisible: () => boolean) {
    this.#controller = controller;
    this.#memory = memory;
    this.#isListVisible = isListVisible;
    this.#listening = vscode.Disposable.from(
      controller.onDidScan(() => void this.#update()),
      vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
        if (opened.some(isPage)) {
          setTimeout(() => {
            this.#isPageRead = true;
            void this.#update();
          }, PATIENCE);
        }
      }),
    );
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #update(): Promise<void> {
    const scans = this.#controller.scans.filter(({ folder }) => folder.kind === 'workspace');
    const inCi = await Promise.all(scans.map(runsInCi));
    this.progress = {
      hasScanned: scans.length > 0,
      hasSeenList: this.progress.hasSeenList || this.#isListVisible(),
      hasDone: this.#memory.hasDone,
      hasSilenced: scans.some(({ report }) => isAnythingSilenced(report)),
      isInCi: inCi.includes(true),
    };
    this.#show();
  }

  #show(): void {
    const { hasScanned, hasSeenList, hasDone, hasSilenced, isInCi } = this.progress;
    const steps = [
      [contextKeys.hasScanned, hasScanned],
      [contextKeys.hasSeenList, hasSeenList],
      [contextKeys.hasDone, hasDone],
      [contextKeys.hasSilenced, hasSilenced],
      [contextKeys.inCi, isInCi],
    ] as const;
    // A step whose condition holds before VS Code has read it is never ticked off.
    for (const [key, value] of this.#isPageRead ? steps : []) {
      setContext(key, value);
    }
  }
}

/** The walkthrough's page, among others that no extension can look into. */
function isPage({ input }: vscode.Tab): boolean {
  return input === undefined;
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

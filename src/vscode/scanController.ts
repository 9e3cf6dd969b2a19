import * as vscode from 'vscode';
import type { AskedCheck, Finding, Fix, GraduateRequest, ScanReport } from '../engine/index';
import { localDay } from '../host/localDay';
import type { EngineWorker, GraduationOutcome, OfferOutcome, ScanOutcome } from './engineWorker';
import { findChanged } from './changedLines';
import type { DocumentSender, OpenDocuments } from './openDocuments';
import { type ScanFolder, nameOf } from './scanFolder';
import { settingsOf } from './settings';

/** A report with what it was made from: positions in it hold for these documents at these versions. */
export interface FolderScan {
  /** Its number among all requests to the worker. */
  readonly id: number;
  readonly folder: ScanFolder;
  readonly report: ScanReport;
  readonly open: OpenDocuments;
  readonly milliseconds: number;
  /** Fingerprints of the findings on changed lines, where only those are shown in editors. */
  readonly changed: ReadonlySet<string> | undefined;
}

/** When a scan begins: `restart` waits for silence, `keep` lets an earlier wait go on. */
export interface Wait {
  readonly milliseconds: number;
  readonly whenWaiting: 'restart' | 'keep';
}

export const atOnce: Wait = { milliseconds: 0, whenWaiting: 'restart' };

interface FolderState {
  readonly folder: ScanFolder;
  last: FolderScan | undefined;
  failure: string | undefined;
  timer: NodeJS.Timeout | undefined;
  /** The scan that runs; 0 while it is being prepared. */
  running: number | undefined;
  isWanted: boolean;
  isListingOld: boolean;
}

export interface ControllerParts {
  readonly worker: EngineWorker;
  readonly sender: DocumentSender;
  readonly log: vscode.LogOutputChannel;
}

/** Decides nothing about what is right or wrong: it knows when to scan, and keeps the last report of each folder. */
export class ScanController {
  readonly #parts: ControllerParts;
  readonly #states = new Map<string, FolderState>();
  readonly #didScan = new vscode.EventEmitter<FolderScan | undefined>();
  readonly #didChangeActivity = new vscode.EventEmitter<void>();
  /** A scan ended with a report; without one when a folder went away or its scan failed. */
  readonly onDidScan = this.#didScan.event;
  /** Scanning began, went on or ended. */
  readonly onDidChangeActivity = this.#didChangeActivity.event;
  /** How far a scan is that takes its time: `Preflight: reading 120 of 400 files`. */
  progress: string | undefined;

  constructor(parts: ControllerParts) {
    this.#parts = parts;
  }

  /** The last report of each folder, in the order of the workspace. */
  get scans(): readonly FolderScan[] {
    return [...this.#states.values()].flatMap(({ last }) => last ?? []);
  }

  get folders(): readonly ScanFolder[] {
    return [...this.#states.values()].map(({ folder }) => folder);
  }

  /** Why there is no report, when something of ours failed. */
  get failure(): string | undefined {
    return [...this.#states.values()].find(({ failure }) => failure !== undefined)?.failure;
  }

  get isScanning(): boolean {
    return [...this.#states.values()].some(({ running }) => running !== undefined);
  }

  get isIdle(): boolean {
    return [...this.#states.values()].every(({ timer, running }) => timer === undefined && running === undefined);
  }

  addFolder(folder: ScanFolder): void {
    const state = { folder, last: undefined, failure: undefined, timer: undefined, running: undefined };
    this.#states.set(folder.key, { ...state, isWanted: false, isListingOld: false });
    this.#introduce(folder);
  }

  removeFolder(key: string): void {
    const state = this.#states.get(key);
    if (state !== undefined) {
      this.#stop(state);
      this.#states.delete(key);
      this.#parts.sender.forget(state.folder);
      this.#parts.worker.post({ kind: 'remove-folder', folder: key });
      this.#didScan.fire(undefined);
    }
  }

  /** A new worker knows nothing: it is told everything again. */
  reintroduce(): void {
    for (const state of this.#states.values()) {
      this.#parts.sender.forget(state.folder);
      this.#introduce(state.folder);
      this.request(state.folder.key, atOnce);
    }
  }

  /** Asks for a scan of a folder. Several requests before it begins make one scan. */
  request(key: string, wait: Wait): void {
    const state = this.#states.get(key);
    if (state === undefined || (state.timer !== undefined && wait.whenWaiting === 'keep')) {
      return;
    }
    clearTimeout(state.timer);
    state.timer = setTimeout(() => {
      state.timer = undefined;
      void this.#run(state);
    }, wait.milliseconds);
  }

  /** Files came, went or changed: the next scan lists them anew. */
  forgetListing(key: string): void {
    const state = this.#states.get(key);
    if (state !== undefined) {
      state.isListingOld = true;
    }
  }

  /** Ends every scan that runs or waits; the last reports stay. */
  cancel(): void {
    for (const state of this.#states.values()) {
      this.#stop(state);
    }
    this.#didChangeActivity.fire();
  }

  /** Resolves when scanning has come to a state: `isIdle`, `isScanning`. */
  async waitUntil(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      await new Promise<void>(resolve => {
        const listening = this.onDidChangeActivity(() => {
          listening.dispose();
          resolve();
        });
      });
    }
  }

  dispose(): void {
    this.cancel();
    this.#didScan.dispose();
    this.#didChangeActivity.dispose();
  }

  /** Asks the worker for the fixes of findings of a report, by fingerprint; none when a newer report is there. */
  async fixesOf(
    { id, folder }: FolderScan,
    findings: readonly Finding[],
  ): Promise<ReadonlyMap<string, readonly Fix[]> | undefined> {
    const asked = findings.map(({ fingerprint }) => fingerprint);
    return asked.length === 0 ? new Map() : this.#parts.worker.fixes({ folder: folder.key, scan: id, findings: asked });
  }

  /** Asks for the fixes of one check, on what the editors show and the disk holds now. */
  offerFixes(folder: ScanFolder, check: AskedCheck): Promise<OfferOutcome> {
    const { engine: settings } = settingsOf(folder);
    this.#parts.worker.post({ kind: 'disk-changed', folder: folder.key });
    this.#parts.sender.send(folder);
    return this.#parts.worker.offer({ folder: folder.key, settings, today: localDay(), check });
  }

  /** The change that moves code of a notebook into modules, from what editors and files say now. */
  graduate(folder: ScanFolder, asked: GraduateRequest): Promise<GraduationOutcome> {
    const { engine: settings } = settingsOf(folder);
    this.#parts.worker.post({ kind: 'disk-changed', folder: folder.key });
    this.#parts.sender.send(folder);
    return this.#parts.worker.graduate({ folder: folder.key, settings, today: localDay(), asked });
  }

  #introduce(folder: ScanFolder): void {
    const disk = folder.kind === 'workspace' && folder.uri.scheme === 'file' ? { disk: folder.uri.fsPath } : {};
    this.#parts.worker.post({ kind: 'add-folder', place: { folder: folder.key, ...disk } });
  }

  #stop(state: FolderState): void {
    clearTimeout(state.timer);
    state.timer = undefined;
    state.isWanted = false;
    if (state.running !== undefined) {
      this.#parts.worker.cancel(state.running);
    }
  }

  /** One scan at a time for each folder: a newer request ends the older scan and takes its place. */
  async #run(state: FolderState): Promise<void> {
    state.isWanted = true;
    if (state.running !== undefined) {
      this.#parts.worker.cancel(state.running);
      return;
    }
    while (state.isWanted) {
      state.isWanted = false;
      await this.#scan(state);
    }
    this.#didChangeActivity.fire();
  }

  async #scan(state: FolderState): Promise<void> {
    const { folder } = state;
    const settings = settingsOf(folder);
    if (!settings.enable) {
      this.#settle(state, undefined, undefined);
      return;
    }
    if (state.isListingOld || folder.kind === 'untitled') {
      state.isListingOld = false;
      this.#parts.worker.post({ kind: 'disk-changed', folder: folder.key });
    }
    const open = this.#parts.sender.send(folder);
    const { id, outcome } = this.#parts.worker.scan(
      { folder: folder.key, settings: settings.engine, today: localDay() },
      (read, files) => this.#showProgress(read, files),
    );
    state.running = id;
    this.#didChangeActivity.fire();
    const ended = await outcome;
    const changed = ended.kind === 'report' ? await findChanged(this.#parts, folder, id) : undefined;
    state.running = undefined;
    this.progress = undefined;
    this.#finish(state, ended, { id, open, changed });
  }

  #showProgress(read: number, files: number): void {
    this.progress = vscode.l10n.t('Preflight: reading {0} of {1} files', read, files);
    this.#didChangeActivity.fire();
  }

  #finish(state: FolderState, outcome: ScanOutcome, asked: Pick<FolderScan, 'id' | 'open' | 'changed'>): void {
    if (!this.#states.has(state.folder.key)) {
      return;
    }
    switch (outcome.kind) {
      case 'cancelled':
        // One that makes room for a newer one is not worth a line.
        if (!state.isWanted) {
          this.#parts.log.info(vscode.l10n.t('{0}: the scan was cancelled.', nameOf(state.folder)));
        }
        return;
      case 'failed':
        this.#parts.log.error(`${nameOf(state.folder)}: ${outcome.message}`);
        this.#settle(state, state.last, outcome.message);
        return;
      case 'report': {
        const { report, milliseconds } = outcome;
        this.#parts.log.info(describeScan(state.folder, report, milliseconds));
        this.#settle(state, { ...asked, folder: state.folder, report, milliseconds }, undefined);
      }
    }
  }

  #settle(state: FolderState, scan: FolderScan | undefined, failure: string | undefined): void {
    state.last = scan;
    state.failure = failure;
    this.#didScan.fire(scan);
  }
}

function describeScan(folder: ScanFolder, report: ScanReport, milliseconds: number): string {
  const { files, notebooks, skipped, problems, findings } = report;
  const words = {
    folder: nameOf(folder),
    files,
    notebooks,
    skipped: skipped.length,
    problems: problems.length,
    findings: findings.length,
    milliseconds: milliseconds.toFixed(0),
  };
  return vscode.l10n.t(
    '{folder}: {files} files and {notebooks} notebooks read, {skipped} skipped, {problems} problems, {findings} findings, {milliseconds} ms.',
    words,
  );
}

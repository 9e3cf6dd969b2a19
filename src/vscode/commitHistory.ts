import * as vscode from 'vscode';
import { HISTORY_FILE, type HistoryRecord, addRecords, readHistory } from '../engine/index';
import { checkedOutCommit } from '../host/gitRepository';
import { version } from '../../package.json';
import type { EngineWorker, RecordOutcome } from './engineWorker';
import { historyPlace, readRecords, writeRecords } from './historyFile';
import type { FolderScan } from './scanController';
import { type ScanFolder, nameOf, uriIn } from './scanFolder';
import { historyStoreOf } from './settings';

export interface HistoryParts {
  readonly worker: EngineWorker;
  /** Where the editor keeps what belongs to this workspace; `undefined` when no folder is open. */
  readonly storage: vscode.Uri | undefined;
  readonly log: vscode.LogOutputChannel;
}

/** How a folder's history was asked for: how many commits, and whether known ones are scanned again. */
interface Asked {
  readonly last: number;
  readonly isAfresh: boolean;
  readonly onProgress: (done: number, commits: number) => void;
}

/**
 * Where the projects of a folder stood at its commits. After a scan the commit that is checked out is recorded, once,
 * as it was committed: what is not committed is in no record. Git is asked only in a trusted workspace on a disk.
 */
export class CommitHistory implements vscode.Disposable {
  readonly #parts: HistoryParts;
  readonly #records = new Map<string, { readonly text: string; readonly records: readonly HistoryRecord[] }>();
  readonly #tried = new Set<string>();
  readonly #running = new Set<number>();
  readonly #changes = new vscode.EventEmitter<void>();
  #last: Promise<unknown> = Promise.resolve();
  /** Records came, or the file that holds them changed. */
  readonly onDidChange = this.#changes.event;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** What is known of a folder, the oldest commit first. */
  recordsOf({ key }: ScanFolder): readonly HistoryRecord[] {
    return this.#records.get(key)?.records ?? [];
  }

  /** After a scan: reads what is kept, and records the commit that is checked out if that is new. */
  async heed({ folder }: FolderScan): Promise<void> {
    const place = await this.#load(folder);
    const path = placeOnDisk(folder);
    const commit = path === undefined ? undefined : checkedOutCommit(path);
    const attempt = `${place?.toString()} ${commit}`;
    const isKnown = this.recordsOf(folder).some(record => record.commit === commit);
    if (place === undefined || commit === undefined || isKnown || this.#tried.has(attempt)) {
      return;
    }
    this.#tried.add(attempt);
    const fault = await this.#record(folder, { last: 1, isAfresh: false, onProgress: () => undefined });
    if (fault !== undefined) {
      this.#parts.log.warn(`${nameOf(folder)}: ${fault}`);
    }
  }

  /** Scans the last commits again, as they were; a sentence says why that cannot be. */
  async rebuild(
    folder: ScanFolder,
    { last, onProgress }: Pick<Asked, 'last' | 'onProgress'>,
  ): Promise<string | undefined> {
    if (historyStoreOf(folder) === 'off') {
      return vscode.l10n.t('No history is kept: the setting preflight.history.store is off.');
    }
    return placeOnDisk(folder) === undefined
      ? vscode.l10n.t('The history is read with git, which needs a trusted workspace on the disk of this machine.')
      : this.#record(folder, { last, isAfresh: true, onProgress });
  }

  /** Ends every recording that runs; what was kept before stays. */
  cancel(): void {
    this.#running.forEach(id => this.#parts.worker.cancel(id));
  }

  dispose(): void {
    this.cancel();
    this.#changes.dispose();
  }

  #placeOf(folder: ScanFolder): vscode.Uri | undefined {
    return historyPlace(folder, historyStoreOf(folder), this.#parts.storage);
  }

  async #load(folder: ScanFolder): Promise<vscode.Uri | undefined> {
    const place = this.#placeOf(folder);
    // What the command line keeps in the repository counts wherever the editor keeps its own.
    const places = [uriIn(folder, HISTORY_FILE), place].filter(one => one !== undefined);
    const texts = await Promise.all([...new Map(places.map(one => [one.toString(), one])).values()].map(readRecords));
    this.#keep(folder, texts.join('\n'));
    return place;
  }

  #keep({ key }: ScanFolder, text: string): void {
    if ((this.#records.get(key)?.text ?? '') !== text) {
      this.#records.set(key, { text, records: readHistory(text).records });
      this.#changes.fire();
    }
  }

  /** One after the other, so that none writes over another's records. */
  #record(folder: ScanFolder, asked: Asked): Promise<string | undefined> {
    const recorded = this.#last.then(() => this.#ask(folder, asked));
    this.#last = recorded.catch(() => undefined);
    return recorded;
  }

  async #ask(folder: ScanFolder, { last, isAfresh, onProgress }: Asked): Promise<string | undefined> {
    const known = isAfresh ? [] : this.recordsOf(folder).map(({ commit }) => commit);
    const request = { folder: folder.key, last, pack: version, known };
    const { id, outcome } = this.#parts.worker.record(request, onProgress);
    this.#running.add(id);
    const ended = await outcome;
    this.#running.delete(id);
    return this.#write(folder, ended);
  }

  async #write(folder: ScanFolder, ended: RecordOutcome): Promise<string | undefined> {
    const place = this.#placeOf(folder);
    switch (ended.kind) {
      case 'cancelled':
        return undefined;
      case 'failed':
        return vscode.l10n.t('The history cannot be read: {0}.', ended.message);
      case 'recorded':
        return place === undefined || ended.records.length === 0 ? undefined : this.#add(folder, place, ended.records);
    }
  }

  async #add(folder: ScanFolder, place: vscode.Uri, added: readonly HistoryRecord[]): Promise<string | undefined> {
    const text = addRecords(await readRecords(place), added);
    try {
      await writeRecords(place, text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return vscode.l10n.t('{0} could not be written: {1}', vscode.workspace.asRelativePath(place), reason);
    }
    await this.#load(folder);
    return undefined;
  }
}

/** `undefined` where git is not to be asked: in Restricted Mode, and in folders that are on no disk. */
function placeOnDisk(folder: ScanFolder): string | undefined {
  const isOnDisk = folder.kind === 'workspace' && folder.uri.scheme === 'file';
  return isOnDisk && vscode.workspace.isTrusted ? folder.uri.fsPath : undefined;
}

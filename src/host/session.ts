import * as l10n from '@vscode/l10n';
import {
  type DocumentCache,
  type Engine,
  type FileListing,
  type Fix,
  type ScanOptions,
  type ScanReport,
  type WorkspaceReader,
  createDocumentCache,
  fixesOf,
} from '../engine/index';
import type { BaseVersion } from './baseVersion';
import { changedSince } from './changedSince';
import { type FolderReader, createFolderReader } from './folderReader';
import type {
  ChangedRequest,
  FixesRequest,
  FolderPlace,
  FromWorker,
  GraduationRequest,
  OfferRequest,
  RecordRequest,
  ScanRequest,
  ToWorker,
} from './protocol';
import type { Recorded, Recording } from './recordCommits';

/** What a session needs of the place it runs in: a worker thread, a Web Worker, or a test. */
export interface SessionHost {
  readonly engine: Engine;
  readonly post: (message: FromWorker) => void;
  readonly readDisk: (path: string) => WorkspaceReader;
  /** Reads earlier commits of the repository around a folder on disk. */
  readonly recordCommits: (path: string, recording: Recording) => Promise<Recorded>;
  /** The files of a folder on disk before the work that is under way. */
  readonly baseVersion: (path: string) => BaseVersion;
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  /** Lets waiting messages in: a newer edit may cancel the scan that is running. */
  readonly pause: () => Promise<void>;
}

interface Folder {
  readonly disk: string | undefined;
  readonly base: BaseVersion | undefined;
  readonly reader: FolderReader;
  readonly cache: DocumentCache;
  /** What the last scan gave, and the request that it answered. */
  last?: { readonly scan: number; readonly report: ScanReport };
}

/** What a folder holds is no longer what it was. */
type Change = Extract<ToWorker, { kind: 'add-folder' | 'remove-folder' | 'edit' | 'disk-changed' }>;

type Reply = (content: FileListing | Uint8Array | { readonly problem: string }) => void;

const MILLISECONDS_BETWEEN = { progress: 100, pauses: 8 } as const;

/** One conversation between an editor and the engine: folders, open editors, scans, cancelling. */
export class Session {
  readonly #host: SessionHost;
  readonly #folders = new Map<string, Folder>();
  readonly #running = new Map<number, AbortController>();
  readonly #waiting = new Map<number, Reply>();
  #requests = 0;

  constructor(host: SessionHost) {
    this.#host = host;
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'cancel':
        this.#running.get(message.id)?.abort();
        break;
      case 'listed':
        this.#reply(message.request, message.listing);
        break;
      case 'bytes':
        this.#reply(message.request, message.bytes);
        break;
      case 'add-folder':
      case 'remove-folder':
      case 'edit':
      case 'disk-changed':
        this.#change(message);
        break;
      default:
        this.#serve(message);
    }
  }

  #serve(message: Exclude<ToWorker, Change | { kind: 'cancel' | 'listed' | 'bytes' }>): void {
    switch (message.kind) {
      case 'scan':
        void this.#scan(message);
        break;
      case 'fixes':
        this.#fixes(message);
        break;
      case 'offer':
        void this.#offer(message);
        break;
      case 'graduate':
        void this.#graduate(message);
        break;
      case 'record':
        void this.#record(message);
        break;
      case 'changed':
        void this.#changed(message);
        break;
    }
  }

  #change(message: Change): void {
    switch (message.kind) {
      case 'add-folder':
        this.#addFolder(message.place);
        break;
      case 'remove-folder':
        this.#folders.delete(message.folder);
        break;
      case 'edit':
        this.#edit(message);
        break;
      case 'disk-changed':
        this.#folders.get(message.folder)?.reader.forget();
        break;
    }
  }

  #addFolder(place: FolderPlace): void {
    const stored = place.disk === undefined ? this.#askHost(place.folder) : this.#host.readDisk(place.disk);
    const { disk } = place;
    const base = disk === undefined ? undefined : this.#host.baseVersion(disk);
    const reader = createFolderReader(stored);
    this.#folders.set(place.folder, { disk, base, reader, cache: createDocumentCache() });
  }

  #edit({ folder, path, version, bytes }: ToWorker & { kind: 'edit' }): void {
    this.#folders.get(folder)?.reader.edit(path, bytes === undefined ? undefined : { version, bytes });
  }

  async #scan(request: ScanRequest): Promise<void> {
    const { engine, now } = this.#host;
    const started = now();
    await this.#answer(request, async (folder, signal) => {
      const onProgress = this.#createProgress(request.id);
      const report = await engine.scan(folder.reader, { ...optionsOf(request, folder, signal), onProgress });
      folder.last = { scan: request.id, report };
      return { kind: 'report', id: request.id, report, milliseconds: now() - started };
    });
  }

  /** Fixes are built only for the findings that somebody looks at. */
  #fixes({ id, folder, scan, findings }: FixesRequest): void {
    const last = this.#folders.get(folder)?.last;
    const fixes = last?.scan === scan ? fixesIn(last.report, new Set(findings)) : undefined;
    this.#host.post({ kind: 'fixes', id, fixes });
  }

  async #offer(request: OfferRequest): Promise<void> {
    await this.#answer(request, async (folder, signal) => {
      const options = optionsOf(request, folder, signal);
      const offer = await this.#host.engine.offerFixes(folder.reader, request.check, options);
      return { kind: 'offered', id: request.id, offer };
    });
  }

  async #graduate(request: GraduationRequest): Promise<void> {
    await this.#answer(request, async (folder, signal) => {
      const options = optionsOf(request, folder, signal);
      const graduation = await this.#host.engine.graduate(folder.reader, request.asked, options);
      return { kind: 'graduated', id: request.id, graduation };
    });
  }

  async #record(request: RecordRequest): Promise<void> {
    const { engine, recordCommits } = this.#host;
    const { id, last, pack } = request;
    await this.#answer(request, async ({ disk }, signal) => {
      if (disk === undefined) {
        throw new Error(l10n.t('The folder is on no disk that git could read.'));
      }
      const onProgress = (read: number, files: number): void => this.#host.post({ kind: 'progress', id, read, files });
      const known = new Set(request.known);
      const recording = { engine, signal, last, pack, known, onProgress, onRead: this.#createPause() };
      return { kind: 'recorded', id, records: (await recordCommits(disk, recording)).records };
    });
  }

  async #changed(request: ChangedRequest): Promise<void> {
    const { id, scan } = request;
    await this.#answer(request, async ({ base, reader, last }, signal) => {
      const report = last?.scan === scan ? last.report : undefined;
      if (base === undefined || report === undefined) {
        throw new Error(l10n.t('The folder is on no disk that git could read.'));
      }
      return { kind: 'changed', id, findings: await changedSince(base, report, reader, signal) };
    });
  }

  /** Answers every request once: with what was asked for, or with why there is nothing. */
  async #answer(
    { id, folder: name }: ScanRequest | OfferRequest | GraduationRequest | RecordRequest | ChangedRequest,
    work: (folder: Folder, signal: AbortSignal) => Promise<FromWorker>,
  ): Promise<void> {
    const folder = this.#folders.get(name);
    const { post } = this.#host;
    if (folder === undefined) {
      post({ kind: 'failed', id, message: l10n.t('The folder {0} is not open.', name) });
      return;
    }
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      post(await work(folder, controller.signal));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      post(controller.signal.aborted ? { kind: 'cancelled', id } : { kind: 'failed', id, message });
    } finally {
      this.#running.delete(id);
    }
  }

  /** Tells how far a scan is and lets messages in. */
  #createProgress(id: number): (read: number, files: number) => Promise<void> {
    const { post, now } = this.#host;
    const pauseNow = this.#createPause();
    let told = now();
    return async (read, files) => {
      if (now() - told > MILLISECONDS_BETWEEN.progress) {
        told = now();
        post({ kind: 'progress', id, read, files });
      }
      await pauseNow();
    };
  }

  /** Lets messages in, though not after every file: a keystroke reads one of thousands. */
  #createPause(): () => Promise<void> {
    const { now, pause } = this.#host;
    let paused = now();
    return async () => {
      if (now() - paused > MILLISECONDS_BETWEEN.pauses) {
        await pause();
        paused = now();
      }
    };
  }

  /** A reader over messages, for folders that only the host can read. */
  #askHost(folder: string): WorkspaceReader {
    return {
      listFiles: async () => {
        const reply = await this.#ask(request => this.#host.post({ kind: 'list', request, folder }));
        if (!('files' in reply)) {
          throw new Error('problem' in reply ? reply.problem : l10n.t('The editor sent a file in place of a list.'));
        }
        return reply;
      },
      readBytes: async path => {
        const reply = await this.#ask(request => this.#host.post({ kind: 'read', request, folder, path }));
        return 'files' in reply ? { problem: l10n.t('The editor sent a list in place of the file.') } : reply;
      },
    };
  }

  #ask(send: (request: number) => void): Promise<Parameters<Reply>[0]> {
    this.#requests += 1;
    const request = this.#requests;
    return new Promise(resolve => {
      this.#waiting.set(request, resolve);
      send(request);
    });
  }

  #reply(request: number, content: Parameters<Reply>[0]): void {
    this.#waiting.get(request)?.(content);
    this.#waiting.delete(request);
  }
}

type Circumstances = Pick<ScanRequest, 'settings' | 'today'>;

function optionsOf({ settings, today }: Circumstances, { cache }: Folder, signal: AbortSignal): ScanOptions {
  return { signal, today, settings, cache };
}

function fixesIn({ findings, baseline }: ScanReport, asked: ReadonlySet<string>): ReadonlyMap<string, readonly Fix[]> {
  const found = [...findings, ...baseline.accepted].filter(({ fingerprint }) => asked.has(fingerprint));
  return new Map(found.map(finding => [finding.fingerprint, fixesOf(finding)]));
}

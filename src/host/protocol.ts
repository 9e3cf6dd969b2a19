import type {
  AskedCheck,
  EditorSettings,
  EngineTexts,
  FileListing,
  Fix,
  GraduateRequest,
  Graduation,
  HistoryRecord,
  OfferedFixes,
  ScanReport,
} from '../engine/index';

/** What the worker is given when it starts. */
export interface WorkerLanguage {
  /** Of the editor: `es`, `zh-cn`. */
  readonly tag: string;
  /** What the engine says in it. */
  readonly texts: EngineTexts;
}

/** One workspace folder as the worker knows it. */
export interface FolderPlace {
  /** The folder's URI as text: its name in every message. */
  readonly folder: string;
  /** Its path on this machine's disk; absent for virtual file systems, which the host reads for the worker. */
  readonly disk?: string;
}

export interface ScanRequest {
  readonly kind: 'scan';
  readonly id: number;
  readonly folder: string;
  /** Settings of the editor that change what a scan says; the configuration file wins over them. */
  readonly settings: EditorSettings;
  /** The day it is where the user is: `2026-11-23`. */
  readonly today: string;
}

/** Asks for the fixes of one check, filled from what the files say now. */
export interface OfferRequest extends Omit<ScanRequest, 'kind'> {
  readonly kind: 'offer';
  readonly check: AskedCheck;
}

/** Asks for the change that moves code of a notebook into modules. */
export interface GraduationRequest extends Omit<ScanRequest, 'kind'> {
  readonly kind: 'graduate';
  readonly asked: GraduateRequest;
}

/** Asks for records of the last commits of a folder on disk, each scanned as it was: git is started for that. */
export interface RecordRequest {
  readonly kind: 'record';
  readonly id: number;
  readonly folder: string;
  /** How many commits, counted back from the one that is checked out. */
  readonly last: number;
  /** Version of the rules. */
  readonly pack: string;
  /** Commits that need no scan. */
  readonly known: readonly string[];
}

/** Asks which findings of the report that a scan gave are on lines that were changed since the base version. */
export interface ChangedRequest {
  readonly kind: 'changed';
  readonly id: number;
  readonly folder: string;
  /** The request that the report answered. */
  readonly scan: number;
}

/** Asks for the fixes of findings, by their fingerprints, of the report that a scan of the folder gave. */
export interface FixesRequest {
  readonly kind: 'fixes';
  readonly id: number;
  readonly folder: string;
  /** The request that the report answered. */
  readonly scan: number;
  readonly findings: readonly string[];
}

/** From the extension host to the worker. Paths are relative to the folder, with `/`. */
export type ToWorker =
  | { readonly kind: 'add-folder'; readonly place: FolderPlace }
  | { readonly kind: 'remove-folder'; readonly folder: string }
  /** An open editor: its text wins over the disk, notebooks as nbformat JSON; without bytes it was closed. */
  | {
      readonly kind: 'edit';
      readonly folder: string;
      readonly path: string;
      readonly version: number;
      readonly bytes: Uint8Array | undefined;
    }
  /** Files came, went or changed on disk. */
  | { readonly kind: 'disk-changed'; readonly folder: string }
  | ScanRequest
  | FixesRequest
  | OfferRequest
  | GraduationRequest
  | RecordRequest
  | ChangedRequest
  | { readonly kind: 'cancel'; readonly id: number }
  /** What a folder holds, or a sentence that says why it cannot be listed. */
  | { readonly kind: 'listed'; readonly request: number; readonly listing: FileListing | { readonly problem: string } }
  | { readonly kind: 'bytes'; readonly request: number; readonly bytes: Uint8Array | { readonly problem: string } };

/** From the worker to the extension host. */
export type FromWorker =
  | { readonly kind: 'report'; readonly id: number; readonly report: ScanReport; readonly milliseconds: number }
  /** By fingerprint. Absent when a later scan has taken the report's place: its findings have other fixes. */
  | { readonly kind: 'fixes'; readonly id: number; readonly fixes: ReadonlyMap<string, readonly Fix[]> | undefined }
  | { readonly kind: 'offered'; readonly id: number; readonly offer: OfferedFixes }
  | { readonly kind: 'graduated'; readonly id: number; readonly graduation: Graduation }
  | { readonly kind: 'recorded'; readonly id: number; readonly records: readonly HistoryRecord[] }
  /** By fingerprint. */
  | { readonly kind: 'changed'; readonly id: number; readonly findings: ReadonlySet<string> }
  /** How many files of a scan are read, or how many commits are recorded. */
  | { readonly kind: 'progress'; readonly id: number; readonly read: number; readonly files: number }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'list'; readonly request: number; readonly folder: string }
  | { readonly kind: 'read'; readonly request: number; readonly folder: string; readonly path: string };

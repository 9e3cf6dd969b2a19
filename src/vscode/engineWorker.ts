import { Worker } from 'node:worker_threads';
import { l10n } from 'vscode';
import type { Fix, Graduation, HistoryRecord, OfferedFixes, ScanReport } from '../engine/index';
import type {
  ChangedRequest,
  FixesRequest,
  FromWorker,
  GraduationRequest,
  OfferRequest,
  RecordRequest,
  ScanRequest,
  ToWorker,
  WorkerLanguage,
} from '../host/protocol';

/** How a scan ended. */
export type ScanOutcome =
  { readonly kind: 'report'; readonly report: ScanReport; readonly milliseconds: number } | NoAnswer;

/** How a request for the fixes of a check ended. */
export type OfferOutcome = { readonly kind: 'offered'; readonly offer: OfferedFixes } | NoAnswer;

/** How a request to graduate code of a notebook ended. */
export type GraduationOutcome = { readonly kind: 'graduated'; readonly graduation: Graduation } | NoAnswer;

/** How a request for records of commits ended. */
export type RecordOutcome = { readonly kind: 'recorded'; readonly records: readonly HistoryRecord[] } | NoAnswer;

type NoAnswer = { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly message: string };

type Answer = Extract<FromWorker, { readonly id: number }>;

export type Progress = (read: number, files: number) => void;

/** What the worker needs of the extension. */
export interface WorkerHost {
  /** Where the bundled worker is. */
  readonly script: string;
  /** In which rules and the engine speak. */
  readonly language: WorkerLanguage;
  /** Answers for folders that only the editor can read. */
  readonly answer: (question: Question) => Promise<ToWorker>;
  /** Said when a worker died and its successor is ready: it knows no folder yet. */
  readonly onRestart: (why: string) => void;
}

export type Question = Extract<FromWorker, { readonly kind: 'list' | 'read' }>;

interface Running {
  readonly end: (answer: Answer) => void;
  readonly progress: Progress;
}

const MOST_RESTARTS = 5;

/** The thread in which the engine runs. It is started with the first message, and again when it dies. */
export class EngineWorker {
  readonly #host: WorkerHost;
  readonly #running = new Map<number, Running>();
  #thread: Worker | undefined;
  #restarts = 0;
  #requests = 0;
  #isDisposed = false;

  constructor(host: WorkerHost) {
    this.#host = host;
  }

  post(message: ToWorker): void {
    this.#start()?.postMessage(message);
  }

  /** Starts a scan; `id` is what `cancel` takes. */
  scan(request: Omit<ScanRequest, 'kind' | 'id'>, progress: Progress): { id: number; outcome: Promise<ScanOutcome> } {
    const { id, answer } = this.#request(next => ({ kind: 'scan', id: next, ...request }), progress);
    return { id, outcome: answer.then(ended => (ended.kind === 'report' ? ended : noAnswer(ended))) };
  }

  /** The fixes of findings by fingerprint; `undefined` when their report is not the last one any more. */
  async fixes(request: Omit<FixesRequest, 'kind' | 'id'>): Promise<ReadonlyMap<string, readonly Fix[]> | undefined> {
    const { answer } = this.#request(
      id => ({ kind: 'fixes', id, ...request }),
      () => undefined,
    );
    const ended = await answer;
    return ended.kind === 'fixes' ? ended.fixes : undefined;
  }

  /** Asks for the fixes of one check. */
  async offer(request: Omit<OfferRequest, 'kind' | 'id'>): Promise<OfferOutcome> {
    const { answer } = this.#request(
      id => ({ kind: 'offer', id, ...request }),
      () => undefined,
    );
    const ended = await answer;
    return ended.kind === 'offered' ? ended : noAnswer(ended);
  }

  /** Asks for the change that moves code of a notebook into modules. */
  async graduate(request: Omit<GraduationRequest, 'kind' | 'id'>): Promise<GraduationOutcome> {
    const { answer } = this.#request(
      id => ({ kind: 'graduate', id, ...request }),
      () => undefined,
    );
    const ended = await answer;
    return ended.kind === 'graduated' ? ended : noAnswer(ended);
  }

  /** Asks for records of commits; `id` is what `cancel` takes. */
  record(
    request: Omit<RecordRequest, 'kind' | 'id'>,
    progress: Progress,
  ): { id: number; outcome: Promise<RecordOutcome> } {
    const { id, answer } = this.#request(next => ({ kind: 'record', id: next, ...request }), progress);
    return { id, outcome: answer.then(ended => (ended.kind === 'recorded' ? ended : noAnswer(ended))) };
  }

  /** The findings of a report that are on changed lines, by fingerprint, or why nobody can say. */
  async changed(request: Omit<ChangedRequest, 'kind' | 'id'>): Promise<ReadonlySet<string> | { readonly why: string }> {
    const { answer } = this.#request(
      id => ({ kind: 'changed', id, ...request }),
      () => undefined,
    );
    const ended = await answer;
    return ended.kind === 'changed' ? ended.findings : { why: ended.kind === 'failed' ? ended.message : '' };
  }

  cancel(id: number): void {
    this.post({ kind: 'cancel', id });
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#thread?.terminate();
  }

  #request(message: (id: number) => ToWorker, progress: Progress): { id: number; answer: Promise<Answer> } {
    this.#requests += 1;
    const id = this.#requests;
    const answer = new Promise<Answer>(end => {
      this.#running.set(id, { end, progress });
      if (this.#start() === undefined) {
        this.#end({ kind: 'failed', id, message: l10n.t('The engine died too often and is not started again.') });
      }
    });
    this.post(message(id));
    return { id, answer };
  }

  #start(): Worker | undefined {
    if (this.#thread === undefined && !this.#isDisposed && this.#restarts <= MOST_RESTARTS) {
      const thread = new Worker(this.#host.script, { workerData: this.#host.language });
      thread.on('message', (message: FromWorker) => this.#receive(message));
      thread.on('error', error => this.#replace(thread, error.message));
      thread.on('exit', code => this.#replace(thread, l10n.t('exit status {0}', code)));
      this.#thread = thread;
    }
    return this.#thread;
  }

  #replace(thread: Worker, why: string): void {
    if (this.#thread !== thread || this.#isDisposed) {
      return;
    }
    this.#thread = undefined;
    this.#restarts += 1;
    for (const id of [...this.#running.keys()]) {
      this.#end({ kind: 'failed', id, message: l10n.t('The engine stopped: {0}', why) });
    }
    this.#host.onRestart(why);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'progress':
        this.#running.get(message.id)?.progress(message.read, message.files);
        return;
      case 'list':
      case 'read':
        void this.#host.answer(message).then(reply => this.post(reply));
        return;
      default:
        this.#end(message);
    }
  }

  #end(answer: Answer): void {
    this.#running.get(answer.id)?.end(answer);
    this.#running.delete(answer.id);
  }
}

function noAnswer(answer: Answer): NoAnswer {
  return answer.kind === 'cancelled'
    ? answer
    : {
        kind: 'failed',
        message: answer.kind === 'failed' ? answer.message : l10n.t('The engine gave another answer.'),
      };
}

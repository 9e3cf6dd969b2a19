import { setImmediate } from 'node:timers/promises';
import type { Engine, ScanReport } from '../../src/engine/index';
import { BaseVersion } from '../../src/host/baseVersion';
import { createDiskReader } from '../../src/host/diskReader';
import { recordCommits } from '../../src/host/recordCommits';
import type { FromWorker, ToWorker } from '../../src/host/protocol';
import { Session } from '../../src/host/session';

/** A worker's session without the worker: what is sent and what comes back. */
export interface SessionScanner {
  readonly send: (message: ToWorker) => void;
  /** Rejects with the message when the scan was cancelled or failed. */
  readonly scan: (id: number, folder: string, today: string) => Promise<ScanReport>;
  /** All that came back so far, in order. */
  readonly posted: readonly FromWorker[];
}

/** `heard` is told of every message the moment it is posted. */
export function createSession(engine: Engine, heard: (message: FromWorker) => void = () => undefined): SessionScanner {
  const posted: FromWorker[] = [];
  const waiting = new Map<number, (message: FromWorker) => void>();
  const session = new Session({
    engine,
    post: message => {
      posted.push(message);
      heard(message);
      if (message.kind !== 'progress' && 'id' in message) {
        waiting.get(message.id)?.(message);
      }
    },
    readDisk: createDiskReader,
    recordCommits,
    baseVersion: path => new BaseVersion(path),
    now: () => performance.now(),
    pause: () => setImmediate(),
  });
  const send = (message: ToWorker): void => {
    session.receive(message);
  };
  return {
    posted,
    send,
    scan: (id, folder, today) =>
      new Promise((resolve, reject) => {
        waiting.set(id, message => {
          if (message.kind === 'report') {
            resolve(message.report);
          } else {
            reject(new Error(message.kind === 'failed' ? message.message : message.kind));
          }
        });
        send({ kind: 'scan', id, folder, settings: { rules: {}, exclude: [], profile: undefined }, today });
      }),
  };
}

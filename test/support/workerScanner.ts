import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ScanReport } from '../../src/engine/index';
import type { FromWorker, ToWorker } from '../../src/host/protocol';
import { today } from './project';

export interface WorkerScanner {
  /** Rejects when the scan fails, or has not ended after so many milliseconds. */
  readonly scan: (folder: string, deadline: number) => Promise<ScanReport>;
  readonly close: () => Promise<void>;
}

/** Scans folders in the worker that ships, as the editor does. One that hangs is ended and replaced. */
export function createWorkerScanner(): WorkerScanner {
  const file = path.resolve('dist/worker.js');
  const workers: [Worker] = [new Worker(file)];
  return {
    scan: async (folder, deadline) => {
      try {
        return await scanIn(workers[0], folder, deadline);
      } catch (error) {
        await workers[0].terminate();
        workers[0] = new Worker(file);
        throw error;
      }
    },
    close: async () => {
      await workers[0].terminate();
    },
  };
}

function scanIn(worker: Worker, folder: string, deadline: number): Promise<ScanReport> {
  const send = (message: ToWorker): void => {
    worker.postMessage(message);
  };
  const report = new Promise<ScanReport>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The scan of ${folder} has not ended after ${deadline} milliseconds`));
    }, deadline);
    worker.removeAllListeners();
    worker.on('error', reject);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'report') {
        resolve(message.report);
      } else if (message.kind === 'failed') {
        reject(new Error(message.message));
      }
      if (message.kind !== 'progress') {
        clearTimeout(timer);
      }
    });
  });
  send({ kind: 'add-folder', place: { folder, disk: folder } });
  send({ kind: 'scan', id: 1, folder, settings: { rules: {}, exclude: [], profile: undefined }, today });
  return report.finally(() => {
    send({ kind: 'remove-folder', folder });
  });
}

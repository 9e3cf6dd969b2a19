import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Fix, ScanReport } from '../../src/engine/index';
import { withFixes } from '../../src/engine/fixes/fixesOf';
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
  const scanned = new Promise<ScanReport>((resolve, reject) => {
    let report: ScanReport | undefined;
    const timer = setTimeout(() => {
      reject(new Error(`The scan of ${folder} has not ended after ${deadline} milliseconds`));
    }, deadline);
    worker.removeAllListeners();
    worker.on('error', reject);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'report') {
        ({ report } = message);
        send({
          kind: 'fixes',
          id: 2,
          folder,
          scan: 1,
          findings: report.findings.map(({ fingerprint }) => fingerprint),
        });
        return;
      }
      if (message.kind === 'fixes' && report !== undefined) {
        resolve(withSent(report, message.fixes));
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
  return scanned.finally(() => {
    send({ kind: 'remove-folder', folder });
  });
}

/** The fixes come apart from the report, when somebody asks. */
function withSent(report: ScanReport, fixes: ReadonlyMap<string, readonly Fix[]> | undefined): ScanReport {
  const findings = report.findings.map(finding => withFixes(finding, () => fixes?.get(finding.fingerprint) ?? []));
  return { ...report, findings };
}

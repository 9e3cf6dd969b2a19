import { parentPort, workerData } from 'node:worker_threads';
import { setImmediate } from 'node:timers/promises';
import { createEngine } from '../engine/index';
import { createDiskReader } from './diskReader';
import type { ToWorker } from './protocol';
import { readRuleFiles } from './ruleFiles';
import { Session } from './session';

// Everything heavy happens in this thread, so that the extension host never waits for us.
if (parentPort === null) {
  throw new Error('worker.js runs as a worker thread: start it from the extension');
}
const port = parentPort;
/** Of the editor: `es`, `zh-cn`. */
const language = typeof workerData === 'string' ? workerData : 'en';
const session = new Session({
  engine: createEngine(readRuleFiles(__dirname, language), undefined, language),
  post: message => {
    port.postMessage(message);
  },
  readDisk: createDiskReader,
  now: () => performance.now(),
  pause: () => setImmediate(),
});
port.on('message', (message: ToWorker) => {
  session.receive(message);
});

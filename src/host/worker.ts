import { parentPort, workerData } from 'node:worker_threads';
import { setImmediate } from 'node:timers/promises';
import { createEngine, speak } from '../engine/index';
import { BaseVersion } from './baseVersion';
import { createDiskReader } from './diskReader';
import type { ToWorker, WorkerLanguage } from './protocol';
import { recordCommits } from './recordCommits';
import { readRuleFiles } from './ruleFiles';
import { Session } from './session';

// Everything heavy happens in this thread, so that the extension host never waits for us.
if (parentPort === null) {
  throw new Error('worker.js runs as a worker thread: start it from the extension');
}
const port = parentPort;
const { tag, texts } = languageOf(workerData);
speak(texts);
const session = new Session({
  engine: createEngine(readRuleFiles(__dirname, tag), undefined, tag),
  post: message => {
    port.postMessage(message);
  },
  readDisk: createDiskReader,
  recordCommits,
  baseVersion: path => new BaseVersion(path),
  now: () => performance.now(),
  pause: () => setImmediate(),
});
port.on('message', (message: ToWorker) => {
  session.receive(message);
});

/** English, unless the host says otherwise. */
function languageOf(given: unknown): WorkerLanguage {
  return isLanguage(given) ? given : { tag: 'en', texts: {} };
}

function isLanguage(given: unknown): given is WorkerLanguage {
  return typeof given === 'object' && given !== null && 'tag' in given && 'texts' in given;
}

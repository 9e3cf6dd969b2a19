// Starts the worker that ships and scans a folder in it, as the extension does: node scanInWorker.cjs WORKER FOLDER
const { Worker } = require('node:worker_threads');

const [file, folder] = process.argv.slice(2);
const worker = new Worker(file);
worker.on('error', error => {
  console.error(error.message);
  process.exit(1);
});
worker.on('message', message => {
  if (message.kind === 'report' || message.kind === 'failed') {
    console.log(JSON.stringify(message.kind === 'report' ? message.report.findings.map(f => f.rule) : message));
    void worker.terminate();
  }
});
worker.postMessage({ kind: 'add-folder', place: { folder, disk: folder } });
worker.postMessage({
  kind: 'scan',
  id: 1,
  folder,
  settings: { rules: {}, exclude: [] },
  today: '2026-11-23',
});

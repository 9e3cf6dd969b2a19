// Preloaded with --require: whoever opens a connection or starts a process is written down and stopped.
// Worker threads load it too, because they inherit the options of their parent.
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');
const { isMainThread } = require('node:worker_threads');

const record = process.env.PREFLIGHT_GUARD_FILE;

function forbid(target, name, label) {
  target[name] = () => {
    fs.appendFileSync(record, `${isMainThread ? 'main' : 'worker'} ${label}\n`);
    throw new Error(`${label} is not allowed while scanning`);
  };
}

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  forbid(childProcess, name, `child_process.${name}`);
}
forbid(net.Socket.prototype, 'connect', 'net.connect');
forbid(net.Server.prototype, 'listen', 'net.listen');
forbid(dgram, 'createSocket', 'dgram.createSocket');
forbid(dns, 'lookup', 'dns.lookup');
if (globalThis.fetch !== undefined) {
  forbid(globalThis, 'fetch', 'fetch');
}
fs.appendFileSync(record, `${isMainThread ? 'main' : 'worker'} guarded\n`);

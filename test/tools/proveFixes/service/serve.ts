// A service that is started, asked and stopped.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export interface Served {
  readonly python: string;
  /** What follows `python`: `-m uvicorn service.app:app`; the port is added. */
  readonly start: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a service answered, and everything that it wrote. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks a path; with a body it is a POST. */
export type Ask = (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** Starts a service at a free port, lets it be asked, stops it, and returns what it wrote. */
export async function whileServing(
  { python, start, folder, environment = {} }: Served,
  asking: (ask: Ask) => Promise<void>,
): Promise<string> {
  const port = await freePort();
  return whileRunning({ command: [python, ...start, '--port', String(port)], port, folder, environment }, asking);
}

export interface Running {
  readonly command: readonly [string, ...string[]];
  readonly port: number;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts a command that serves at a port, lets it be asked, stops it, and returns what it wrote. */
export async function whileRunning(running: Running, asking: (ask: Ask) => Promise<void>): Promise<string> {
  const [command, ...words] = running.command;
  const child = spawn(command, words, {
    cwd: running.folder,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...running.environment },
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  }
  const ask: Ask = (path, body, headers = {}) => request(`http://127.0.0.1:${running.port}${path}`, body, headers);
  try {
    await answering(child, ask, written);
    await asking(ask);
  } finally {
    await stop(child);
  }
  return written.join('');
}

async function request(address: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const json = { 'content-type': 'application/json', ...headers };
  const options =
    body === undefined
      ? { headers }
      : { method: 'POST', headers: json, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(address, options);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** Until something answers, whatever it says. */
async function answering(child: ChildProcess, ask: Ask, written: readonly string[]): Promise<void> {
  const started = Date.now();
  while (Date.now() - started < 120_000) {
    if (child.exitCode !== null) {
      throw new Error(`The service ended with ${child.exitCode}:\n${written.join('')}`);
    }
    const answer = await ask('/health').catch(() => undefined);
    if (answer !== undefined) {
      return;
    }
    await setTimeout(100);
  }
  throw new Error(`The service does not answer:\n${written.join('')}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) {
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await Promise.race([ended, setTimeout(5000).then(() => child.kill('SIGKILL'))]);
  }
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('There is no free port.');
  }
  return address.port;
}

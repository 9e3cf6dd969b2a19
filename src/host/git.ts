import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * What git is started with. It only reads: no hook, no pager, no signature program, no fetch and no lock; what the
 * repository's own configuration would have it run is turned off.
 */
const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'log.showSignature=false', '--no-pager', '--no-replace-objects']; // prettier-ignore
const environment = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };

/** Runs git in a folder and gives what it printed. Rejects with git's own sentence. */
export async function git(folder: string, ...words: readonly string[]): Promise<string> {
  try {
    const options = { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 1 << 28 };
    const { stdout } = await promisify(execFile)('git', [...quiet, ...words], options);
    return stdout;
  } catch (error) {
    throw new Error(sentenceOf(error), { cause: error });
  }
}

function sentenceOf(error: unknown): string {
  if (isRecord(error) && error['code'] === 'ENOENT') {
    return 'git is not installed here, or not on the PATH';
  }
  const said =
    isRecord(error) && typeof error['stderr'] === 'string' ? error['stderr'].trim().split('\n')[0] : undefined;
  return said === undefined || said === '' ? String(error) : said.replace(/^fatal: /, '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Gives the objects of a repository one after the other, from one process. */
export class ObjectReader {
  readonly #process: ChildProcessWithoutNullStreams;
  #received = Buffer.alloc(0);
  #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
  #ended: Error | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#process = spawn('git', [...quiet, 'cat-file', '--batch'], {
      cwd: folder,
      env: { ...process.env, ...environment },
    });
    this.#process.stdout.on('data', (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes]);
      this.#waiting?.resolve();
    });
    const end = (why: string): void => {
      this.#ended = new Error(why);
      this.#waiting?.reject(this.#ended);
    };
    this.#process.on('error', error => end(error.message));
    this.#process.on('close', () => end('git ended early'));
    // Written to after its end, the process is closed already, which says why.
    this.#process.stdin.on('error', () => undefined);
  }

  /** The content of an object by its name, or `undefined` when there is none. */
  read(name: string): Promise<Uint8Array | undefined> {
    const content = this.#last.then(() => this.#read(name));
    this.#last = content.catch(() => undefined);
    return content;
  }

  close(): void {
    this.#process.stdin.end();
  }

  async #read(name: string): Promise<Uint8Array | undefined> {
    if (name.includes('\n')) {
      return undefined;
    }
    this.#process.stdin.write(`${name}\n`);
    const head = (await this.#take(() => this.#received.indexOf(0x0a) + 1)).toString('utf8').trimEnd();
    const size = / (\d+)$/.exec(head)?.[1];
    if (size === undefined) {
      return undefined;
    }
    const length = Number(size) + 1;
    const content = await this.#take(() => (this.#received.length >= length ? length : 0));
    return new Uint8Array(content.subarray(0, length - 1));
  }

  /** Waits until so many bytes are there (0: not yet) and takes them. */
  async #take(bytesThere: () => number): Promise<Buffer> {
    let length = bytesThere();
    while (length === 0) {
      if (this.#ended !== undefined) {
        throw this.#ended;
      }
      await new Promise<void>((resolve, reject) => {
        this.#waiting = { resolve, reject };
      });
      length = bytesThere();
    }
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }
}

// Runs proofs two at a time, each in a process of its own: they wait for installs more than they compute.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { isRecord } from '../../../src/engine/rules/fields';
import type { Proof } from './proof';
import { proofs } from './proofs/index';

const atOnce = 2;

export interface Verdict {
  /** What does not work. */
  readonly fault: string | undefined;
  readonly seconds: number;
}

export class Workers {
  readonly #all = Array.from({ length: atOnce }, () => fork('test/tools/proveFixes/worker.ts'));
  readonly #idle = [...this.#all];
  readonly #waiting: ((worker: ChildProcess) => void)[] = [];

  /** Runs a proof as soon as there is a worker for it; `cli` is the bundled command line that mends. */
  async judge(proof: Proof, cli: string): Promise<Verdict> {
    const worker = this.#idle.pop() ?? (await new Promise<ChildProcess>(take => this.#waiting.push(take)));
    const started = performance.now();
    const done = new AbortController();
    const answers = ['message', 'exit'].map(event => once(worker, event, { signal: done.signal }));
    worker.send({ index: proofs.indexOf(proof), cli });
    const said: readonly unknown[] = await Promise.race(answers);
    done.abort();
    this.#release(worker);
    const seconds = (performance.now() - started) / 1000;
    return { fault: faultIn(said[0]), seconds };
  }

  dispose(): void {
    this.#all.forEach(worker => worker.disconnect());
  }

  #release(worker: ChildProcess): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(worker);
    else next(worker);
  }
}

/** Nothing when all is well; a process that ends without an answer is at fault, too. */
function faultIn(said: unknown): string | undefined {
  if (!isRecord(said)) {
    return `The process of the proof ended with ${JSON.stringify(said)}.`;
  }
  return typeof said['fault'] === 'string' ? said['fault'] : undefined;
}

import { type Disposable, type Event, EventEmitter } from 'vscode';

interface Expectation<Value> {
  /** Said when time is up: "the squiggle under DATA to go". */
  readonly what: string;
  /** Looked at now and after every event; `undefined` means not yet. */
  readonly value: () => Value | undefined;
  /** Milliseconds; below mocha's own limit, so that the failure says what was waited for. */
  readonly limit?: number;
}

/** Runs a command again and again while something is waited for: a dialog tells nobody when it is ready. */
export async function whilePressing<Value>(press: () => unknown, waiting: () => Promise<Value>): Promise<Value> {
  const pressing = setInterval(press, 200);
  try {
    return await waiting();
  } finally {
    clearInterval(pressing);
  }
}

/** Waits for what tells nobody when it comes, by looking again and again. */
export async function eventually(what: string, holds: () => boolean): Promise<void> {
  const looks = new EventEmitter<void>();
  const looking = setInterval(() => looks.fire(), 50);
  try {
    await until(looks.event, { what, value: () => (holds() ? true : undefined) });
  } finally {
    clearInterval(looking);
    looks.dispose();
  }
}

/** Waits, event by event, until there is a value. Rejects with a sentence that names what did not come. */
export function until<Value>(events: Event<unknown>, expectation: Expectation<Value>): Promise<Value> {
  const now = expectation.value();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise<Value>((resolve, reject) => {
    const limit = expectation.limit ?? 10000;
    const disposables: Disposable[] = [];
    const stop = (): void => {
      clearTimeout(timer);
      for (const disposable of disposables) disposable.dispose();
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited ${limit} ms for ${expectation.what}.`));
    }, limit);
    events(
      () => {
        const value = expectation.value();
        if (value === undefined) return;
        stop();
        resolve(value);
      },
      undefined,
      disposables,
    );
  });
}

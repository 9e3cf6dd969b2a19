import * as vscode from 'vscode';
import { isMet, pairChecks } from '../engine/index';
import type { Subject } from './checklistNode';
import type { FolderScan } from './scanController';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Times in milliseconds since 1970, by check or by rule. */
type Times = Readonly<Record<string, number>>;

const keys = {
  snoozed: 'preflight.snoozed',
  done: 'preflight.done',
  read: 'preflight.read',
  unmet: 'preflight.unmet',
  hasDone: 'preflight.hasDone',
} as const;

/**
 * What the editor remembers of a learner in this workspace: steps put off for a week, checks that turned met, lessons
 * that were read. It changes no answer and no level, and the command line knows nothing of it.
 */
export class LearnerMemory {
  readonly #store: vscode.Memento;
  readonly #now: () => number;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #meets = new vscode.EventEmitter<readonly Subject[]>();
  /** A step was put off or taken back, a lesson was read. */
  readonly onDidChange = this.#changes.event;
  /** Checks turned met since the scan before. */
  readonly onDidMeet = this.#meets.event;

  constructor(store: vscode.Memento, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  async snooze(subject: Subject): Promise<void> {
    await this.#set(keys.snoozed, { ...this.#times(keys.snoozed), [keyOf(subject)]: this.#now() + WEEK });
  }

  async wake(subject: Subject): Promise<void> {
    await this.#set(keys.snoozed, without(this.#times(keys.snoozed), keyOf(subject)));
  }

  /** When a step that was put off comes back; `undefined` when it is not put off, or no longer. */
  snoozedUntil(subject: Subject): Date | undefined {
    const until = this.#times(keys.snoozed)[keyOf(subject)] ?? 0;
    return until > this.#now() ? new Date(until) : undefined;
  }

  isDoneThisWeek(subject: Subject): boolean {
    return (this.#times(keys.done)[keyOf(subject)] ?? 0) > this.#now() - WEEK;
  }

  /** Whether any check turned met since Preflight is here. */
  get hasDone(): boolean {
    return this.#store.get<boolean>(keys.hasDone, false);
  }

  async markRead(rule: string): Promise<void> {
    await this.#set(keys.read, { ...this.#times(keys.read), [rule]: this.#now() });
  }

  isRead(rule: string): boolean {
    return Object.hasOwn(this.#times(keys.read), rule);
  }

  /** Compares a scan with the one before it, also with the last one of an earlier session. */
  async heed(scan: FolderScan): Promise<void> {
    const { key } = scan.folder;
    const before: readonly string[] = this.#store.get(`${keys.unmet}.${key}`, []);
    const checks = scan.report.projects.flatMap(project =>
      pairChecks(project, scan.report).map(({ check, rule }) => {
        return { check, subject: { folder: key, root: project.root, rule: rule.id } };
      }),
    );
    const unmet = checks.filter(({ check }) => isLeft(check.status)).map(({ subject }) => keyOf(subject));
    if (unmet.join() === before.join()) {
      return;
    }
    const turned = checks
      .filter(({ check, subject }) => isMet(check) && before.includes(keyOf(subject)))
      .map(({ subject }) => subject);
    const written = Promise.all([
      this.#store.update(`${keys.unmet}.${key}`, unmet),
      this.#store.update(keys.done, this.#doneWith(turned, unmet)),
      this.#store.update(keys.hasDone, this.hasDone || turned.length > 0),
    ]);
    if (turned.length > 0) {
      this.#meets.fire(turned);
    }
    await written;
  }

  dispose(): void {
    this.#changes.dispose();
    this.#meets.dispose();
  }

  /** What was done before the week is forgotten, and so is what has come undone. */
  #doneWith(turned: readonly Subject[], unmet: readonly string[]): Times {
    const kept = Object.entries(this.#times(keys.done)).filter(
      ([key, time]) => time > this.#now() - WEEK && !unmet.includes(key),
    );
    return Object.fromEntries([...kept, ...turned.map(subject => [keyOf(subject), this.#now()] as const)]);
  }

  #times(key: string): Times {
    return this.#store.get<Times>(key, {});
  }

  async #set(key: string, times: Times): Promise<void> {
    await this.#store.update(key, times);
    this.#changes.fire();
  }
}

function isLeft(status: string): boolean {
  return status === 'open' || status === 'partly' || status === 'to-confirm';
}

function keyOf({ folder, root, rule }: Subject): string {
  return [folder, root, rule].join(' | ');
}

function without(times: Times, key: string): Times {
  return Object.fromEntries(Object.entries(times).filter(([one]) => one !== key));
}

import { type Engine, type HistoryRecord, createDocumentCache, recordsOf } from '../engine/index';
import { readCommit } from './commitReader';
import { ObjectReader, git } from './git';

/** What is to be recorded. */
export interface Recording {
  readonly engine: Engine;
  readonly signal: AbortSignal;
  /** How many commits, counted back from the one that is checked out, along first parents. */
  readonly last: number;
  /** Version of the rules. */
  readonly pack: string;
  /** Commits that need no scan. */
  readonly known: ReadonlySet<string>;
  readonly onProgress?: (done: number, commits: number) => void;
  /** After each file: lets others work in between. */
  readonly onRead?: () => Promise<void>;
}

/** The commits that were asked for, the oldest first, and a record for each project of those that were scanned. */
export interface Recorded {
  readonly commits: readonly string[];
  readonly records: readonly HistoryRecord[];
}

/**
 * Scans the last commits of the repository around a folder as they were, reading from git's objects alone. Rejects with
 * a sentence when there is no repository, no commit or no git.
 */
export async function recordCommits(folder: string, recording: Recording): Promise<Recorded> {
  const { engine, signal, last, pack, known, onProgress, onRead } = recording;
  const commits = await listCommits(folder, last);
  const branch = (await git(folder, 'rev-parse', '--abbrev-ref', 'HEAD')).trim();
  const wanted = commits.filter(({ commit }) => !known.has(commit));
  const records: HistoryRecord[] = [];
  const objects = new ObjectReader(folder);
  const cache = createDocumentCache();
  try {
    for (const { commit, time } of wanted) {
      signal.throwIfAborted();
      const reader = await readCommit(folder, commit, objects);
      const report = await engine.scan(reader, {
        ...{ signal, today: time.slice(0, 10), cache },
        ...(onRead === undefined ? {} : { onProgress: onRead }),
      });
      records.push(...recordsOf(report, { commit, branch, time, pack }));
      onProgress?.(wanted.findIndex(one => one.commit === commit) + 1, wanted.length);
    }
  } finally {
    objects.close();
  }
  return { commits: commits.map(({ commit }) => commit), records };
}

interface Commit {
  readonly commit: string;
  readonly time: string;
}

async function listCommits(folder: string, last: number): Promise<readonly Commit[]> {
  const text = await git(folder, 'log', '--first-parent', `--max-count=${last}`, '--format=%H %ct', 'HEAD');
  const lines = text.trim().split('\n').reverse();
  return lines.map(line => {
    const [commit = '', seconds = ''] = line.split(' ');
    return { commit, time: new Date(Number(seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z') };
  });
}

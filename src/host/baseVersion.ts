import { checkedOutCommit } from './gitRepository';
import { ObjectReader, git } from './git';

/** Where others' work is found, the likeliest place first. */
const defaultBranches = [
  'refs/remotes/upstream/HEAD',
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];

/**
 * The files of a folder as they were before the work that is under way: where its branch left the default branch, or on
 * that branch the last commit. Rejects with git's sentence where there is no repository.
 */
export class BaseVersion {
  readonly #folder: string;
  readonly #texts = new Map<string, Uint8Array | undefined>();
  #at: { readonly head: string; readonly commit: string } | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Files by their paths from the folder; a file that was not there is left out. Git is started for new ones only. */
  async textsOf(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const commit = await this.#commit();
    const missing = paths.filter(path => !this.#texts.has(path));
    const objects = missing.length === 0 ? undefined : new ObjectReader(this.#folder);
    try {
      for (const path of missing) {
        this.#texts.set(path, await objects?.read(`${commit}:./${path}`));
      }
    } finally {
      objects?.close();
    }
    const found = paths.map(path => [path, this.#texts.get(path)] as const);
    return new Map(found.flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, bytes] as const])));
  }

  async #commit(): Promise<string> {
    const head = checkedOutCommit(this.#folder) ?? (await git(this.#folder, 'rev-parse', 'HEAD')).trim();
    if (this.#at?.head !== head) {
      this.#texts.clear();
      this.#at = { head, commit: await baseOf(this.#folder, head) };
    }
    return this.#at.commit;
  }
}

async function baseOf(folder: string, head: string): Promise<string> {
  const refs = (await git(folder, 'for-each-ref', '--format=%(refname)', ...defaultBranches)).split('\n');
  const branch = defaultBranches.find(ref => refs.includes(ref));
  if (branch === undefined) {
    return head;
  }
  try {
    return (await git(folder, 'merge-base', head, branch)).trim();
  } catch {
    // Branches without a common past: what is not committed is what is new.
    return head;
  }
}

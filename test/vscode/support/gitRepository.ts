import { execFileSync } from 'node:child_process';
import { deleteFile, fileUri } from './workspace';

/** A git repository over the test workspace, for one test. */
export class GitRepository {
  #commits = 0;

  init(): void {
    this.#git('init', '-q', '-b', 'main');
  }

  /** Commits everything and gives the commit's name. Each is a day later than the one before. */
  commit(): string {
    this.#commits += 1;
    this.#git('add', '-A');
    this.#git('commit', '-q', '--allow-empty', '-m', `Commit ${this.#commits}`);
    return this.#git('rev-parse', 'HEAD').trim();
  }

  async remove(): Promise<void> {
    await deleteFile('.git');
  }

  #git(...words: readonly string[]): string {
    const day = `2026-10-${String(this.#commits).padStart(2, '0')}T10:00:00Z`;
    const own = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day };
    return execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...words], {
      cwd: fileUri('').fsPath,
      encoding: 'utf8',
      env: { ...process.env, ...own },
    });
  }
}

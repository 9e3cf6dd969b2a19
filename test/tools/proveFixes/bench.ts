// What a proof works with: a copy of a repository, our own command line, and the contract that holds for every fix.
import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PublishedReport, readPublished } from '../../support/publishedReport';
import { type Said, run, runTool } from './tools';

/** Path → content of every file. */
export type Tree = ReadonlyMap<string, Buffer>;

export class Bench {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'preflight-proof-'));
  readonly #cli: string;
  #copies = 0;

  /** `cli` is the bundled command line that mends. */
  constructor(cli: string) {
    this.#cli = path.resolve(cli);
    // Images are started by a user without rights.
    chmodSync(this.#folder, 0o755);
  }

  /** A copy of a folder of this repository (`examples/churn`), or a repository of the files given. */
  repository(content: string | Readonly<Record<string, string>>): string {
    this.#copies += 1;
    const target = path.join(this.#folder, `repository-${this.#copies}`);
    if (typeof content === 'string') {
      cpSync(content, target, { recursive: true });
      return target;
    }
    for (const [name, text] of Object.entries(content)) {
      mkdirSync(path.dirname(path.join(target, name)), { recursive: true });
      writeFileSync(path.join(target, name), text);
    }
    return target;
  }

  scan(folder: string): PublishedReport {
    const { status, output } = this.#preflight('scan', folder, '--format', 'json', '--no-timing', '--fail-on', 'never');
    assert.equal(status, 0, output);
    return readPublished(output);
  }

  statusOf(folder: string, rule: string): string {
    return this.scan(folder).projects[0]?.checks.find(check => check.rule === rule)?.status ?? 'no such check';
  }

  /**
   * Applies the fix of a rule from the command line and holds it to the contract: something changes, the check gets
   * better, no rule has a new finding, a second run changes nothing, and files that are not named stay as they are.
   * Returns the paths that were created or changed.
   */
  mend(folder: string, rule: string): readonly string[] {
    const id = rule.split('#')[0] ?? rule;
    const before = { tree: readTree(folder), report: this.scan(folder) };
    const { status, output } = this.#preflight('fix', folder, '--select', id, '--review', rule);
    assert.equal(status, 0, output);
    const after = readTree(folder);
    const named = Array.from(output.matchAll(/^(?:created|changed) (.+)$/gm), ([, file = '']) => file);
    const changed = changesBetween(before.tree, after);
    assert.notEqual(changed.length, 0, `The fix of ${rule} changes nothing:\n${output}`);
    assert.deepEqual([...changed].sort(), [...new Set(named)].sort(), 'the command says which files it touched');
    const report = this.scan(folder);
    assert.ok(progressOf(report, id) > progressOf(before.report, id), `The fix of ${rule} does not help: ${output}`);
    expectNoNewFinding(before.report, report);
    this.#preflight('fix', folder, '--select', id, '--review', rule);
    assert.deepEqual(changesBetween(after, readTree(folder)), [], `A second fix of ${rule} changes files again.`);
    return changed;
  }

  /**
   * Graduates code of a notebook from the command line: files that are not named stay as they are, and no rule finds more
   * than before in all files together. Returns the paths that were created or changed.
   */
  graduate(folder: string, notebook: string, ...words: readonly string[]): readonly string[] {
    const before = { tree: readTree(folder), report: this.scan(folder) };
    const { status, output } = this.#preflightIn(folder, 'graduate', notebook, ...words);
    assert.equal(status, 0, output);
    const named = Array.from(output.matchAll(/^(?:created|changed) (.+)$/gm), ([, file = '']) => file);
    const changed = changesBetween(before.tree, readTree(folder));
    assert.deepEqual([...changed].sort(), [...named].sort(), 'the command says which files it touched');
    const count = ({ findings }: PublishedReport): ReadonlyMap<string, number> =>
      new Map(findings.map(({ rule }) => [rule, findings.filter(other => other.rule === rule).length]));
    const known = count(before.report);
    const more = [...count(this.scan(folder))].filter(([rule, found]) => found > (known.get(rule) ?? 0));
    assert.deepEqual(more, [], 'graduating brings new findings');
    return changed;
  }

  /**
   * Applies all that a level waits for. The preview writes nothing and names the same files; no rule has a new finding,
   * and a second run changes nothing. Returns the paths that were created or changed.
   */
  takeToLevel(folder: string, level: number): readonly string[] {
    const before = { tree: readTree(folder), report: this.scan(folder) };
    const words = ['fix', folder, '--to-level', String(level)];
    const preview = this.#preflight(...words, '--dry-run').output;
    assert.deepEqual(changesBetween(before.tree, readTree(folder)), [], 'a preview writes nothing');
    const { status, output } = this.#preflight(...words);
    assert.equal(status, 0, output);
    const after = readTree(folder);
    const changed = changesBetween(before.tree, after);
    const previewed = Array.from(preview.matchAll(/^\+\+\+ b\/([^\t\n]+)/gm), ([, file = '']) => file);
    assert.deepEqual([...new Set(previewed)].sort(), [...changed].sort(), 'the preview names the files');
    expectNoNewFinding(before.report, this.scan(folder));
    this.#preflight(...words);
    assert.deepEqual(changesBetween(after, readTree(folder)), [], 'a second run changes files again');
    return changed;
  }

  /** Why a fix is refused, when it is: the whole output. */
  refusal(folder: string, rule: string): string {
    const before = readTree(folder);
    const { output } = this.#preflight('fix', folder, '--review', rule);
    assert.deepEqual(changesBetween(before, readTree(folder)), [], `${rule} was refused and changed files.`);
    return output;
  }

  /** The sentence with which a fix of a rule is refused; `undefined` when it would be made. */
  refusalOf(folder: string, rule: string): string | undefined {
    const { output } = this.#preflight('fix', folder, '--dry-run', '--select', rule, '--review', rule);
    return /^(?:---|No fix to apply)/m.test(output) ? undefined : output.trim();
  }

  /** Runs one of the pinned tools and expects it to be content. */
  expectTool(name: string, words: readonly string[], folder: string): string {
    return expectSuccess(`${name} ${words.join(' ')}`, runTool(name, words, folder));
  }

  /** Runs a command and expects it to succeed. */
  expect(command: string, words: readonly string[], folder: string, environment = {}): string {
    return expectSuccess(`${command} ${words.join(' ')}`, run(command, words, folder, environment));
  }

  /** The Python that `environment` makes environments with: `3.12`. */
  pythonVersion(): string {
    return /3\.\d+/.exec(this.expect('python3', ['--version'], this.#folder))?.[0] ?? '';
  }

  /** A fresh virtual environment beside the repository; returns its Python. */
  environment(folder: string, ...install: readonly string[]): string {
    const venv = `${folder}-venv`;
    this.expectTool('uv', ['venv', '--quiet', '--clear', venv], folder);
    const python = path.join(venv, 'bin', 'python');
    if (install.length > 0) {
      this.expectTool('uv', ['pip', 'install', '--quiet', '--python', python, ...install], folder);
    }
    return python;
  }

  /** Paths of all files of a repository, caches left out. */
  filesOf(folder: string): readonly string[] {
    return [...readTree(folder).keys()];
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #preflight(...words: readonly string[]): Said {
    return this.#preflightIn(this.#folder, ...words);
  }

  #preflightIn(folder: string, ...words: readonly string[]): Said {
    // What is installed on the machine of the proof is none of the repository's business.
    const environment = { PATH: '', VIRTUAL_ENV: '', CONDA_PREFIX: '' };
    return run(process.execPath, [this.#cli, ...words], folder, environment);
  }
}

/** How far the checks of a rule have come in all projects together, to be compared; a place less is a little more. */
export function progressOf({ projects, findings }: PublishedReport, rule: string): number {
  const places = findings.filter(finding => finding.rule === rule).length;
  const rungs = [null, 'exists', 'meaningful', 'wired'];
  const checks = projects.flatMap(project => project.checks.filter(check => check.rule === rule));
  return checks.reduce((sum, { status, rung }) => sum + (status === 'met' ? 9 : rungs.indexOf(rung)), -places / 1000);
}

/** A finding that went with its code to another file is not new: no file has more, or no rule has more in all. */
export function expectNoNewFinding(before: PublishedReport, after: PublishedReport): void {
  const key = ({ rule, path: file }: Found): string => `${rule} in ${file}`;
  const more = new Set(addedTo(before.findings.map(({ rule }) => rule), after.findings.map(({ rule }) => rule))); // prettier-ignore
  const added = addedTo(before.findings.map(key), after.findings.map(key));
  assert.deepEqual(added.filter(each => more.has(each.split(' in ')[0] ?? '')), [], 'the fix brings new findings'); // prettier-ignore
}

type Found = PublishedReport['findings'][number];

function addedTo(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = [...before];
  return after.filter(each => {
    const at = known.indexOf(each);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

function expectSuccess(words: string, { status, output }: Said): string {
  assert.equal(status, 0, `${words} ended with ${status}:\n${output.slice(-4000)}`);
  return output;
}

export function readTree(folder: string): Tree {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file =>
      !/(^|\/)(\.git|\.venv|__pycache__|\.pytest_cache)(\/|$)/.test(file) && statSync(path.join(folder, file)).isFile(),
  );
  return new Map(files.map(file => [file, readFileSync(path.join(folder, file))]));
}

function changesBetween(before: Tree, after: Tree): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter(file => {
    const [old, now] = [before.get(file), after.get(file)];
    return old === undefined || now === undefined || !old.equals(now);
  });
}

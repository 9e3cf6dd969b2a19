// A journey: an example that is walked from its notebooks to production by the product's own commands, with the answers
// that only the person knows who made it.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../../src/engine/rules/fields';
import type { PublishedReport } from '../../support/publishedReport';
import { run } from '../proveFixes/tools';

const folder = 'test/tools/journeys';

/** It takes the place of the `TODO(preflight: …)` line that asks. */
export interface Answer {
  readonly file: string;
  /** The beginning of the question. */
  readonly asks: string;
  readonly says: string;
}

export interface Journey {
  /** Of the folder below `examples`. */
  readonly name: string;
  /** From which code graduates. */
  readonly notebook: string;
  /** Rules that no level waits for, whose fixes are taken once it is reached, in this order. */
  readonly also: readonly string[];
  readonly answers: readonly Answer[];
  /** Names of the notebook: the table as it was read, what the model is asked, a column that is moved for the drift check. */
  readonly table: string;
  readonly inputs: string;
  readonly moved: string;
}

/** The commands and the reading that walking needs. */
export interface Walker {
  graduate(folder: string, notebook: string): unknown;
  takeToLevel(folder: string, level: number): unknown;
  mend(folder: string, rule: string): unknown;
}

export function journeyNames(): readonly string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.replace('.yaml', ''))
    .sort();
}

/** Throws when there is no such journey, or when a key of it is missing. */
export function readJourney(name: string): Journey {
  const content: unknown = parse(readFileSync(path.join(folder, `${name}.yaml`), 'utf8'));
  const text = (value: unknown, key: string): string => {
    const found = isRecord(value) ? value[key] : undefined;
    if (typeof found !== 'string') throw new Error(`${folder}/${name}.yaml: ${key} is missing.`);
    return found;
  };
  const list = (key: string): readonly unknown[] => {
    const found = isRecord(content) ? content[key] : undefined;
    return Array.isArray(found) ? found : [];
  };
  return {
    name,
    notebook: text(content, 'graduate'),
    also: list('also').map(String),
    answers: list('answers').map(each => ({
      file: text(each, 'file'),
      asks: text(each, 'asks'),
      says: text(each, 'says'),
    })),
    table: text(content, 'table'),
    inputs: text(content, 'inputs'),
    moved: text(content, 'moved'),
  };
}

/** Takes every step in `root`, a copy of the example; `seen` is told each one once it is done. */
export function walkJourney(
  { name, notebook, also, answers }: Journey,
  root: string,
  walker: Walker,
  { level, seen }: { readonly level: number; readonly seen: (step: string) => void },
): void {
  const answerAll = (): void => {
    const given = answers.filter(each => answer(root, each));
    given.forEach(({ file, asks }) => {
      seen(`answer in ${file}: ${asks}…`);
    });
  };
  seen('as it was left');
  for (let next = 1; next <= level; next += 1) {
    walker.takeToLevel(root, next);
    seen(`fix --to-level ${next}`);
    answerAll();
    if (next === 1) {
      walker.graduate(root, notebook);
      seen(`graduate ${notebook}`);
    }
  }
  publish(root, name);
  seen('commit, with a repository on GitHub');
  for (const rule of also) {
    walker.mend(root, rule);
    seen(`fix --review ${rule}`);
    answerAll();
  }
}

/** As a person does before a release: what images and manifests are called after has to exist. */
function publish(root: string, name: string): void {
  const author = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com'];
  for (const words of [
    ['init', '--quiet', '--initial-branch', 'main'],
    ['remote', 'add', 'origin', `git@github.com:ana/${name}.git`],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '--message', `Bring ${name} to production`],
  ]) {
    const { status, output } = run('git', words, root);
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${output}`);
  }
}

/** By hand, for the checks that a level waits for and that are open. */
export function minutesTo({ rules, projects }: PublishedReport, level: number): number {
  const gates = new Set(rules.filter(rule => rule.gates && rule.level <= level).map(({ id }) => id));
  const open = (projects[0]?.checks ?? []).filter(
    ({ rule, status }) => gates.has(rule) && ['open', 'partly', 'to-confirm', 'unknown'].includes(status),
  );
  return open.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** A row of the table in README.md: what was done, the level then, and the minutes that are left to level 4. */
export function storyRow(step: string, report: PublishedReport): string {
  const text = step.replace(/^(?:graduate|fix) .*/, '`$&`');
  return `| ${text} | ${report.projects[0]?.level ?? -1} | ${minutesTo(report, 4)} min |`;
}

/** False when nobody asks, or the file is not there yet. */
function answer(root: string, { file, asks, says }: Answer): boolean {
  const target = path.join(root, file);
  const text = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const question = text
    .split('\n')
    .find(line => /TODO\(preflight: [\w/-]+\) /.test(line) && line.includes(`) ${asks}`));
  if (question !== undefined) {
    writeFileSync(
      target,
      text.replace(question, () => says.trimEnd()),
    );
  }
  return question !== undefined;
}

import path from 'node:path';
import {
  type HistoryRecord,
  type Rule,
  type TrendPoint,
  addRecords,
  levelName,
  readHistory,
  renderRecord,
  trendOf,
} from '../engine/index';
import { recordCommits } from '../host/recordCommits';
import type { HistoryArguments } from './arguments';
import { type Output, type Terminal, joinOutputs, loadEngine, refuse, version } from './program';
import { storeHistory, storedHistory } from './storedHistory';

/** `ml-preflight history [PATH…]`: where the project stood at its last commits, each scanned as it was. */
export async function runHistory(options: HistoryArguments, terminal: Terminal): Promise<Output> {
  const outputs: Output[] = [];
  for (const folder of options.paths) {
    outputs.push(await historyOf(path.resolve(folder), options, terminal));
  }
  return joinOutputs(outputs, '\n');
}

async function historyOf(folder: string, options: HistoryArguments, terminal: Terminal): Promise<Output> {
  const engine = loadEngine();
  const stored = storedHistory(folder);
  const { records: before, problems } = readHistory(stored);
  const known = new Set(options.rebuild ? [] : before.map(({ commit }) => commit));
  try {
    const recorded = await recordCommits(folder, {
      ...{ engine, known, last: options.last, pack: version, signal: new AbortController().signal },
      ...(terminal.showsProgress ? { onProgress: showProgress } : {}),
    });
    const text = addRecords(stored, recorded.records);
    if (options.store && recorded.records.length > 0) {
      storeHistory(folder, text);
    }
    const asked = new Set(recorded.commits);
    const shown = readHistory(text).records.filter(({ commit }) => asked.has(commit));
    const error = problems.map(problem => `ml-preflight: ${problem}\n`).join('');
    return {
      status: 0,
      out: options.format === 'jsonl' ? shown.map(renderRecord).join('') : render(shown, engine.rules),
      error,
    };
  } catch (error) {
    return refuse(`The history cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function render(records: readonly HistoryRecord[], rules: readonly Rule[]): string {
  const projects = [...new Set(records.map(({ project }) => project))].sort();
  return projects.map(project => renderProject(project, trendOf(records, project), rules)).join('\n');
}

function renderProject(project: string, trend: readonly TrendPoint[], rules: readonly Rule[]): string {
  const last = trend.at(-1);
  const level = last === undefined ? '' : `Level ${last.record.level} · ${levelName(last.record.level)}`;
  const name = project === '.' ? 'This project' : project;
  const lines = [`${name}: ${level} after ${trend.length === 1 ? '1 commit' : `${trend.length} commits`}.`, ''];
  return `${[...lines, ...trend.flatMap(point => pointLines(point, rules))].join('\n')}\n`;
}

function pointLines(
  { record, met, applicable, findings, done, undone, packChange }: TrendPoint,
  rules: readonly Rule[],
): readonly string[] {
  const titles = new Map<string, Rule>(rules.map(rule => [rule.id, rule]));
  const change =
    packChange === undefined ? [] : [`      rules of ${packChange.pack}: checks that are new: ${packChange.added}`];
  return [
    ...change,
    `  ${record.time.slice(0, 10)}  ${record.commit.slice(0, 8)}  Level ${record.level}  ${met} of ${applicable} met, ${findings} findings`,
    ...done.map(rule => `      + ${titles.get(rule)?.met ?? rule}`),
    ...undone.map(rule => `      - ${titles.get(rule)?.title ?? rule}`),
  ];
}

function showProgress(done: number, commits: number): void {
  process.stderr.write(done === commits ? '\r\u001b[K' : `\rScanned ${done} of ${commits} commits`);
}

import path from 'node:path';
import {
  BASELINE_FILE,
  type BaselineEntry,
  type ScanReport,
  acceptAll,
  pruned,
  renderBaseline,
  workspacePath,
} from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import type { BaselineArguments } from './arguments';
import { type Output, joinOutputs, loadEngine, refuse } from './program';
import { writeFiles } from './writeFiles';

/** `ml-preflight baseline [PATH…]`: accepts what a scan finds now; with `--prune` it only takes out what is gone. */
export async function runBaseline(options: BaselineArguments): Promise<Output> {
  const outputs: Output[] = [];
  for (const folder of options.paths) {
    outputs.push(await recordFolder(path.resolve(folder), options));
  }
  return joinOutputs(outputs);
}

async function recordFolder(folder: string, options: BaselineArguments): Promise<Output> {
  const { signal } = new AbortController();
  const reader = createDiskReader(folder);
  const report = await loadEngine(options).scan(reader, { signal, today: localDay() });
  if (report.problems.some(problem => problem.path === BASELINE_FILE)) {
    return refuse(`${BASELINE_FILE} is no baseline that can be read: take it from git again, or remove it.`);
  }
  const entries = options.prune ? pruned(report.baseline) : acceptAll(report);
  const exists = (await reader.sizeOf?.(workspacePath(BASELINE_FILE))) !== undefined;
  if (entries.length === 0 && !exists) {
    return { status: 0, out: `There is nothing to accept in ${folder}.\n`, error: '' };
  }
  const out = `${describe(entries, report, options)}\n`;
  if (options.dryRun) {
    return { status: 0, out, error: '' };
  }
  const bytes = new TextEncoder().encode(renderBaseline(entries));
  const written = writeFiles(folder, [{ path: workspacePath(BASELINE_FILE), bytes, created: !exists }]);
  return written.kind === 'refused'
    ? refuse(written.reason)
    : { status: 0, out: `${out}${written.lines.join('\n')}\n`, error: '' };
}

/** `12 findings in 4 files are accepted, 3 of them new; 1 is gone.` */
function describe(
  entries: readonly BaselineEntry[],
  { baseline: { accepted, stale, unasked } }: ScanReport,
  { prune }: BaselineArguments,
): string {
  const files = new Set(entries.map(entry => entry.path)).size;
  const fresh = entries.length - accepted.length - unasked.length;
  const added = prune ? '' : `, ${fresh} of them new`;
  const gone = stale.length === 0 ? '' : `; ${stale.length} ${stale.length === 1 ? 'is' : 'are'} gone`;
  const accepts = `${count(entries.length, 'finding')} in ${count(files, 'file')}`;
  return `${accepts} ${entries.length === 1 ? 'is' : 'are'} accepted${added}${gone}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

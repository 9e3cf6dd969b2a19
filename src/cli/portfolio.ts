import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  BADGE_JSON,
  BADGE_SVG,
  type FileEdit,
  type PortfolioFacts,
  READINESS_FILE,
  type ScanReport,
  isOwnBadge,
  mergePortfolio,
  readHistory,
  renderBadgeJson,
  renderBadgeSvg,
  renderPortfolio,
  workspacePath,
} from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { git } from '../host/git';
import { localDay } from '../host/localDay';
import type { Paths } from './arguments';
import { type Output, joinOutputs, loadEngine, refuse, version } from './program';
import { storedHistory } from './storedHistory';
import { writeFiles } from './writeFiles';

/** `ml-preflight portfolio [PATH…]`: writes READINESS.md and a badge; what a person wrote is left as it is. */
export async function runPortfolio({ paths }: Paths): Promise<Output> {
  const outputs: Output[] = [];
  for (const folder of paths) {
    outputs.push(await exportFolder(path.resolve(folder)));
  }
  return joinOutputs(outputs);
}

async function exportFolder(folder: string): Promise<Output> {
  const today = localDay();
  const report = await loadEngine().scan(createDiskReader(folder), { signal: new AbortController().signal, today });
  const { records } = readHistory(storedHistory(folder));
  const files = filesOf(folder, report, { today, version, commit: await describeCommit(folder), records });
  if (typeof files === 'string') {
    return refuse(files);
  }
  const written = writeFiles(folder, files);
  return written.kind === 'refused'
    ? refuse(written.reason)
    : { status: 0, out: `${written.lines.join('\n')}\n`, error: '' };
}

/** All three files, or why none of them is written. */
function filesOf(folder: string, report: ScanReport, facts: PortfolioFacts): readonly FileEdit[] | string {
  const merged = mergePortfolio(textAt(folder, READINESS_FILE), renderPortfolio(report, facts));
  if (merged.kind === 'refused') {
    return merged.reason;
  }
  const foreign = [BADGE_SVG, BADGE_JSON].find(
    file => !isOwnBadge(textAt(folder, file) ?? renderBadgeSvg(report, facts)),
  );
  if (foreign !== undefined) {
    return `${foreign} is there, and not written by Preflight: move it, and its place is free.`;
  }
  return [
    fileEdit(folder, READINESS_FILE, merged.text),
    fileEdit(folder, BADGE_SVG, renderBadgeSvg(report, facts)),
    fileEdit(folder, BADGE_JSON, renderBadgeJson(report, facts)),
  ];
}

function fileEdit(folder: string, file: string, text: string): FileEdit {
  const created = textAt(folder, file) === undefined;
  return { path: workspacePath(file), bytes: new TextEncoder().encode(text), created };
}

function textAt(folder: string, file: string): string | undefined {
  try {
    return readFileSync(path.join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}

/** `commit 1a2b3c4d`, and whether something else was scanned than that; empty without git. */
async function describeCommit(folder: string): Promise<string> {
  try {
    const commit = (await git(folder, 'rev-parse', '--short=8', 'HEAD')).trim();
    const changes = await git(folder, 'status', '--porcelain', '--', '.', ':!READINESS.md', ':!.preflight');
    return `commit ${commit}${changes.trim() === '' ? '' : ' with changes that are not committed'}`;
  } catch {
    return '';
  }
}

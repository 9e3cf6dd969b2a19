import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { type FileEdit, type Fix, type ScanReport, type WorkspaceReader, applyFixes } from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import type { FixArguments } from './arguments';
import { folderFault } from './folderFault';
import { type Output, loadEngine, localDay } from './program';

const ROUNDS = 10;

/** `ml-preflight fix [PATH…]`: safe fixes, and those of `--review RULE`; with `--dry-run` nothing is written. */
export async function runFix(options: FixArguments): Promise<Output> {
  const fault = options.paths.map(folderFault).find(sentence => sentence !== undefined);
  if (fault !== undefined) {
    return { status: 2, out: '', error: `ml-preflight: ${fault}\n` };
  }
  const parts: string[] = [];
  for (const folder of options.paths) {
    parts.push(await fixFolder(path.resolve(folder), options));
  }
  return { status: 0, out: parts.join(''), error: '' };
}

async function fixFolder(folder: string, options: FixArguments): Promise<string> {
  const lines: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { files, titles, refusals } = await nextChange(folder, options);
    lines.push(...(round === 0 ? refusals : []));
    if (files.length === 0) {
      break;
    }
    lines.push(...titles, ...files.map(file => (options.dryRun ? diffOf(folder, file) : write(folder, file))));
    if (options.dryRun) {
      break;
    }
  }
  return lines.length === 0 ? `No fix to apply in ${folder}.\n` : `${lines.join('\n')}\n`;
}

interface Change {
  readonly files: readonly FileEdit[];
  readonly titles: readonly string[];
  readonly refusals: readonly string[];
}

/** Fixes that overlap wait for the next round, so that each is made on text that was scanned. */
async function nextChange(folder: string, options: FixArguments): Promise<Change> {
  const { signal } = new AbortController();
  const reader: WorkspaceReader = createDiskReader(folder);
  const report = await loadEngine(options).scan(reader, { signal, today: localDay() });
  const { files, applied, skipped } = await applyFixes(chosenFixes(report, options), reader, signal);
  return {
    files,
    titles: applied.map(({ id, title }) => `${title}  (${ruleOf(id)})`),
    refusals: skipped
      .filter(({ reason }) => reason.endsWith('overwritten'))
      .map(entry => `${entry.fix.title}: ${entry.reason}`),
  };
}

/** The first own fix of each finding that may be applied; comments that silence never are. */
function chosenFixes({ findings }: ScanReport, { review }: FixArguments): readonly Fix[] {
  return findings.flatMap(({ rule, fixes }) => {
    const allowed = fixes.find(({ silences, safety }) => !silences && (safety === 'safe' || review.includes(rule)));
    return allowed === undefined ? [] : [allowed];
  });
}

/** `repro/missing-random-state@1a2b#0` → `repro/missing-random-state` */
function ruleOf(id: string): string {
  return id.slice(0, id.indexOf('@'));
}

/** Written beside the file and then moved over it, so that nothing is ever half written. */
function write(folder: string, { path: file, bytes, created }: FileEdit): string {
  const target = path.join(folder, file);
  const temporary = `${target}.preflight-${process.pid}`;
  try {
    writeFileSync(temporary, bytes, { flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return `${created ? 'created' : 'changed'} ${file}`;
}

function diffOf(folder: string, { path: file, bytes, created }: FileEdit): string {
  const before = created ? '' : readFileSync(path.join(folder, file), 'utf8');
  const after = new TextDecoder().decode(bytes);
  return createTwoFilesPatch(created ? '/dev/null' : `a/${file}`, `b/${file}`, before, after)
    .replace(/^=+\n/, '')
    .trimEnd();
}

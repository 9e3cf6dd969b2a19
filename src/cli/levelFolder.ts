import { type LeftCheck, type Level, type WayToLevel, createDocumentCache, takeToLevel } from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import type { FixArguments } from './arguments';
import { diffOf } from './diffOf';
import type { Mended } from './mended';
import { asText, loadEngine } from './program';
import { writeFiles } from './writeFiles';

/** `fix --to-level N`: everything at once and all of it shown with `--dry-run`, since each fix builds on the ones before. */
export async function levelFolder(folder: string, level: Level, options: FixArguments): Promise<Mended> {
  const { signal } = new AbortController();
  const scanning = { signal, today: localDay(), cache: createDocumentCache() };
  const way = await takeToLevel(loadEngine(options), createDiskReader(folder), level, scanning);
  if (options.dryRun) {
    return { out: asText([...stepsOf(way), ...way.files.map(file => diffOf(folder, file)), ...leftOf(way, level)]), fault: undefined }; // prettier-ignore
  }
  const written = writeFiles(folder, way.files);
  return written.kind === 'refused'
    ? { out: '', fault: written.reason }
    : { out: asText([...stepsOf(way), ...written.lines, ...leftOf(way, level)]), fault: undefined };
}

function stepsOf({ steps }: WayToLevel): readonly string[] {
  const lines = steps.map(({ rule, title }) => `${title}  (${rule})`);
  return [...new Set(lines)];
}

function leftOf({ left }: WayToLevel, level: Level): readonly string[] {
  return left.length === 0
    ? [`Nothing that level ${level} waits for is left.`]
    : [`Level ${level} still waits for:`, ...left.map(lineOf)];
}

function lineOf({ rule, root, title, status, reason }: LeftCheck): string {
  const where = root === '.' ? '' : ` in ${root}`;
  return `  ${title}${where}  (${rule}, ${status})${reason === '' ? '' : `\n    ${reason}`}`;
}
